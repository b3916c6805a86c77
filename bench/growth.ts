import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryNeed } from '../src/cli/memory-need.ts'
import { fileBytes } from '../src/cli/read/bytes.ts'
import { exactModel } from './exact-model.ts'
import { costRow, qualityRow, runJob, stageRow } from './job.ts'
import { matchingModel } from './jobs/matching.ts'
import { type FileKind, personFile } from './persons.ts'
import type { Size, Stage } from './stage.ts'
import type { Row, Table } from './table.ts'
import { writePersons } from './write-persons.ts'

/** What a record costs as files grow from 10,000 records to 10 million: seconds by stage, memory and what was foreseen of it, and how right its entities are. */
export const stage: Stage = {
  peers: [],
  async run(size) {
    const folder = mkdtempSync(join(tmpdir(), 'selfsame-bench-'))
    try {
      return [
        await growth(folder, size, 'identifiers', () => exactModel),
        // the weights of a million would be too sure of ten
        await growth(folder, size, 'persons', (records) => matchingModel(records, 'narrow')),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function growth(
  folder: string,
  size: Size,
  kind: FileKind,
  modelOf: (records: number) => object,
): Promise<Table> {
  const rows: Row[] = []
  for (const records of size === 'smoke' ? [10_000] : [10_000, 100_000, 1_000_000, 10_000_000]) {
    const csv = join(folder, 'records.csv')
    const persons = personFile(kind, records)
    await writePersons(persons, csv)
    const out = join(folder, 'out')
    const model = join(folder, 'model.json')
    writeFileSync(model, JSON.stringify(modelOf(records)))
    const cost = await runJob('cli-process.js', 'resolve', csv, '--model', model, '--out', out, '--no-state')
    const what = records.toLocaleString('en-US')
    if ('note' in cost) {
      rows.push({ what, ...cost })
      break
    }
    const file = { path: csv, source: 'records', size: statSync(csv).size }
    const need = await memoryNeed([{ ...file, open: () => fileBytes(csv) }], {
      trains: false,
      compares: kind === 'persons',
      keepsState: false,
    })
    rows.push({
      ...costRow(what, records, cost),
      'CPU µs a record': (cost.cpu * 1e6) / records,
      'bytes a record': Math.round((cost.megabytes * 2 ** 20) / records),
      'foreseen MB': Math.round(need.bytes / 2 ** 20),
      ...(await qualityRow(persons, join(out, 'entities.csv'))),
      ...stageRow(cost),
    })
  }
  const title =
    kind === 'persons' ? 'persons with errors and households, fixed weights, narrow blocking' : 'exact identifiers'
  return { title: `${title}: growth with the number of records`, rows }
}
