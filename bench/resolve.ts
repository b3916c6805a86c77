import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exactModel } from './exact-model.ts'
import { jobRow, runJob, writtenFile } from './job.ts'
import type { Size, Stage } from './stage.ts'
import type { Row, Table } from './table.ts'

/** CSV to entities.csv as a user does it: the command line, in a process of its own, all of its files written. */
export const stage: Stage = {
  peers: ['papaparse'],
  async run(size) {
    const folder = mkdtempSync(join(tmpdir(), 'selfsame-bench-'))
    try {
      return [await exact(folder, size), await persons(folder, size)]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function exact(folder: string, size: Size): Promise<Table> {
  const records = size === 'smoke' ? 100_000 : 1_000_000
  const model = join(folder, 'model.json')
  writeFileSync(model, JSON.stringify(exactModel))
  const { file, csv } = await writtenFile('identifiers', records, folder)
  const out = join(folder, 'out')
  const naive = join(folder, 'naive.csv')
  const rows = [
    await jobRow('Map twin, written by hand', file, naive, runJob('naive-resolve.js', csv, naive)),
    await jobRow(
      'selfsame resolve --model',
      file,
      join(out, 'entities.csv'),
      runJob('cli-process.js', 'resolve', csv, '--model', model, '--out', out),
    ),
  ]
  return { title: `${records} records with exact identifiers, CSV to entities`, rows: withRatio(rows) }
}

async function persons(folder: string, size: Size): Promise<Table> {
  const rows: Row[] = []
  let model: string | undefined
  for (const records of size === 'smoke' ? [1_000] : [100_000, 1_000_000]) {
    const { file, csv } = await writtenFile('persons', records, folder)
    const out = join(folder, `persons-${records}`)
    const entities = join(out, 'entities.csv')
    const suggested = runJob('cli-process.js', 'resolve', csv, '--out', out)
    rows.push(await jobRow(`no configuration, ${records} records`, file, entities, suggested))
    // the model of the smaller file, so that one model meets files of both sizes
    if (model === undefined) {
      model = join(folder, 'persons.json')
      copyFileSync(join(out, 'model.json'), model)
    }
    const given = runJob('cli-process.js', 'resolve', csv, '--model', model, '--out', out)
    rows.push(await jobRow(`a model given, ${records} records`, file, entities, given))
  }
  return {
    title: 'persons with errors and households: suggested, trained and resolved; and with that model given',
    rows,
  }
}

function withRatio(rows: readonly Row[]): Row[] {
  const base = rows[0]!['s wall']
  return rows.map((r) => {
    const seconds = r['s wall']
    return typeof base === 'number' && typeof seconds === 'number' ? { ...r, 'times the first': base / seconds } : r
  })
}
