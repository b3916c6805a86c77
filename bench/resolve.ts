import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineModel, email, loyaltyId, phone } from '../src/index.ts'
import { jobRow, runJob, writtenFile } from './job.ts'
import type { Size, Stage } from './stage.ts'
import type { Row, Table } from './table.ts'

const exactModel = defineModel({
  fields: {
    loyalty_id: loyaltyId({ pattern: '^NTO\\d{8}$', limit: 1 }),
    email: email({ limit: 5 }),
    phone: phone({ country: 'US', limit: 5 }),
  },
  comparisons: [],
})

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
      runJob('cli-process.js', 'resolve', csv, '--model', model, '--out', out, '--quiet'),
    ),
  ]
  return { title: `${records} records with exact identifiers, CSV to entities`, rows: withRatio(rows) }
}

async function persons(folder: string, size: Size): Promise<Table> {
  const rows: Row[] = []
  for (const records of size === 'smoke' ? [1_000] : [100_000, 1_000_000]) {
    const { file, csv } = await writtenFile('persons', records, folder)
    const out = join(folder, `persons-${records}`)
    const cost = runJob('cli-process.js', 'resolve', csv, '--out', out, '--quiet')
    rows.push(await jobRow(`selfsame resolve, ${records} records`, file, join(out, 'entities.csv'), cost))
  }
  return { title: 'persons with errors and households, no configuration: suggested, trained, resolved', rows }
}

function withRatio(rows: readonly Row[]): Row[] {
  const base = rows[0]!['s wall']
  return rows.map((r) => {
    const seconds = r['s wall']
    return typeof base === 'number' && typeof seconds === 'number' ? { ...r, 'times the first': base / seconds } : r
  })
}
