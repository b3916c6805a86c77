import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { type Cost, jobRow, runCommand, runJob, type Unfinished, writtenFile } from './job.ts'
import { BLOCKING, type Blocking, COMPARISONS, LINK, matchingModel, priorOf } from './jobs/matching.ts'
import { pythonPeer, pythonWith, SPLINK } from './python.ts'
import type { Stage } from './stage.ts'
import type { Row, Table } from './table.ts'

/**
 * The whole job beside its peers: the same persons with errors and households, the same comparisons, weights, threshold and
 * blocking rules, CSV to entities. CPU counts all threads. Ours writes links, golden records and rejects as well; it stops
 * comparing a pair that can no longer be a link, which a table of pairs cannot.
 */
export const stage: Stage = {
  peers: ['@duckdb/node-api'],
  async run(size, records) {
    const sizes = records !== undefined ? [records] : size === 'smoke' ? [1_000] : [100_000, 1_000_000]
    const tables: Table[] = []
    for (const count of sizes) {
      const folder = mkdtempSync(join(tmpdir(), 'selfsame-bench-'))
      try {
        const { file, csv } = await writtenFile('persons', count, folder)
        const row: MakeRow = async (what, name, job) => {
          const out = join(folder, name)
          const told = await jobRow(what, file, name.endsWith('.csv') ? out : join(out, 'entities.csv'), job(out))
          // they may take half an hour each
          process.stderr.write(`${JSON.stringify({ records: count, job: name, ...told })}\n`)
          return told
        }
        for (const blocking of Object.keys(BLOCKING) as Blocking[]) {
          const title = `${count.toLocaleString('en-US')} persons, CSV to entities, ${blocking} blocking`
          tables.push({ title, rows: withRatio(await rowsOf(row, csv, folder, count, blocking)) })
        }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }
    return tables
  },
}

/** Of more records jobs that find their weights themselves are not run: peers take more than half an hour. */
const MOST_TRAINED = 2_000_000

type MakeRow = (what: string, name: string, job: (out: string) => Promise<Cost | Unfinished>) => Promise<Row>

/** Ours counts a pair at each key that its records share, DuckDB once. */
async function rowsOf(row: MakeRow, csv: string, folder: string, records: number, blocking: Blocking): Promise<Row[]> {
  const model = json(folder, 'model', matchingModel(records, blocking))
  const rows = [
    await row('selfsame resolve --model, fixed weights', `fixed-${blocking}`, (out) =>
      runJob('cli-process.js', 'resolve', csv, '--model', model, '--out', out, '--no-state'),
    ),
    await row('DuckDB SQL, fixed weights', `duckdb-${blocking}.csv`, (out) =>
      runJob('duckdb-job.js', csv, out, String(records), blocking),
    ),
  ]
  const columns = Object.keys(COMPARISONS)
  const job = { columns, thresholds: [0.92, 0.8], blocking: BLOCKING[blocking], link: LINK }
  rows.push(await splinkRow(row, 'fixed weights', { ...job, ...givenWeights(records) }, csv, folder))
  // what nobody gave is made of the records, and costs the same by any rules
  if (blocking === 'narrow' && records <= MOST_TRAINED) {
    rows.push(await splinkRow(row, 'trained', job, csv, folder))
    rows.push(
      await row('selfsame resolve, no configuration', 'plain', (out) =>
        runJob('cli-process.js', 'resolve', csv, '--out', out, '--no-state'),
      ),
    )
  }
  return rows
}

/** m and u by column and level, and the prior, as Splink takes them. */
function givenWeights(records: number): object {
  const shares = (of: 1 | 2): object =>
    Object.fromEntries(
      Object.entries(COMPARISONS).map(([column, levels]) => [column, levels.map((level) => level[of])]),
    )
  return { m: shares(1), u: shares(2), prior: 2 ** priorOf(records) }
}

async function splinkRow(row: MakeRow, how: string, job: object, csv: string, folder: string): Promise<Row> {
  const what = `${pythonPeer(SPLINK)} on DuckDB, ${how}`
  let python: string
  try {
    python = pythonWith(SPLINK)
  } catch {
    return { what, note: 'skipped: it needs python3 and PyPI' }
  }
  const matching = json(folder, 'matching', job)
  return await row(what, 'splink.csv', (out) => runCommand(python, 'bench/jobs/splink_job.py', csv, out, matching))
}

function json(folder: string, name: string, value: unknown): string {
  const path = join(folder, `${name}.json`)
  writeFileSync(path, JSON.stringify(value))
  return path
}

/** How much more CPU each needs than the first. */
function withRatio(rows: readonly Row[]): Row[] {
  const first = rows[0]!['s CPU']
  return rows.map((row) => {
    const cpu = row['s CPU']
    return typeof first === 'number' && typeof cpu === 'number' ? { ...row, 'CPU of the first': cpu / first } : row
  })
}
