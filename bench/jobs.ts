import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cost, jobRow, runCommand, runJob, writtenFile } from './job.ts'
import { BLOCKING, COMPARISONS, LINK, matchingModel } from './jobs/matching.ts'
import { splinkPython, splinkVersion } from './splink-python.ts'
import type { Stage } from './stage.ts'
import type { Row } from './table.ts'

/**
 * The whole job beside its peers: the same persons with errors and households, the same comparisons and blocking rules,
 * CSV to entities. CPU counts all threads, load and training included. Ours writes links, golden records and rejects as
 * well; it stops comparing a pair that can no longer be a link, which a table of pairs cannot.
 */
export const stage: Stage = {
  peers: ['@duckdb/node-api'],
  async run(size, records = size === 'smoke' ? 1_000 : 1_000_000) {
    const folder = mkdtempSync(join(tmpdir(), 'selfsame-bench-'))
    try {
      const { file, csv } = await writtenFile('persons', records, folder)
      const model = json(folder, 'model', matchingModel(records))
      const row = async (what: string, name: string, job: (out: string) => Cost | undefined): Promise<Row> => {
        const out = join(folder, name)
        return await jobRow(what, file, name.endsWith('.csv') ? out : join(out, 'entities.csv'), job(out))
      }
      const rows = [
        await row('selfsame resolve --model, fixed weights', 'fixed', (out) =>
          runJob('cli-process.js', 'resolve', csv, '--model', model, '--out', out, '--quiet'),
        ),
        await row('selfsame resolve, no configuration', 'plain', (out) =>
          runJob('cli-process.js', 'resolve', csv, '--out', out, '--quiet'),
        ),
        await row('DuckDB SQL, fixed weights', 'duckdb.csv', (out) =>
          runJob('duckdb-job.js', csv, out, String(records)),
        ),
        await splinkRow(row, csv, folder),
      ]
      return [{ title: `${records.toLocaleString('en-US')} persons, CSV to entities`, rows: withRatio(rows) }]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

type MakeRow = (what: string, name: string, job: (out: string) => Cost | undefined) => Promise<Row>

async function splinkRow(row: MakeRow, csv: string, folder: string): Promise<Row> {
  let python: string
  try {
    python = splinkPython()
  } catch {
    return { what: splinkVersion(), note: 'skipped: it needs python3 and PyPI' }
  }
  const columns = Object.keys(COMPARISONS)
  const thresholds = [0.92, 0.8]
  const matching = json(folder, 'matching', { columns, thresholds, blocking: BLOCKING, link: LINK })
  return await row(`${splinkVersion()} on DuckDB, trained`, 'splink.csv', (out) =>
    runCommand(python, 'bench/jobs/splink_job.py', csv, out, matching),
  )
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
