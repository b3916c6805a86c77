import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { LiveCase } from './live-process.ts'
import type { Stage } from './stage.ts'
import type { Row, Table } from './table.ts'

/** What a case may take before it is given up. */
const PATIENCE_MS = 3_600_000

/** Records one by one: normalized, indexed, decided, answered. Throughput and latency of every kind of call. */
export const stage: Stage = {
  peers: [],
  run(size, asked) {
    const usual = size === 'smoke' ? 5_000 : 1_000_000
    const profiles = Math.min(asked ?? usual, usual)
    const persons = size === 'smoke' ? [500] : [100_000, 1_000_000]
    const people = size === 'smoke' ? [250] : [50_000, 100_000]
    const strangers = size === 'smoke' ? [250] : [10_000, 100_000]
    const clicks = size === 'smoke' ? 1_000 : 100_000
    const table = (title: string, cases: readonly (readonly [LiveCase, number])[]): Table => {
      return { title, rows: cases.flatMap(([name, count]) => rowsOf(name, count)) }
    }
    return [
      table(
        `live, ${shown(profiles)} profiles of three identifiers, two records each; peers at the size they can take`,
        [
          ['fullScan', profiles],
          ['mapTwin', profiles],
          ['deterministic', profiles],
        ],
      ),
      table(`snapshot of ${shown(profiles)} profiles, a record each`, [['snapshot', profiles]]),
      table(
        'live put with scoring: persons with errors and households, model suggested and trained on a sample',
        persons.map((count) => ['scored', count]),
      ),
      table(`the same said again and again, ${shown(clicks)} times`, [['repeats', clicks]]),
      table('one value on far too many people', [
        ...people.map((count) => ['poisoned', count] as const),
        ...strangers.map((count) => ['strangers', count] as const),
      ]),
      // more than usual: what the goals are about, and nothing else would be told by it
      ...(asked !== undefined && asked > usual
        ? [table(`live, ${shown(asked)} profiles of three identifiers, two records each`, [['deterministic', asked]])]
        : []),
    ]
  },
}

/** A row that says so where the case was given up or failed; its own words are on standard error. */
function rowsOf(name: LiveCase, count: number): readonly Row[] {
  const program = fileURLToPath(new URL('live-process.js', import.meta.url))
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', program, name, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE_MS,
  })
  if (status === 0) return JSON.parse(stdout) as Row[]
  return [{ what: `${name}, ${shown(count)}`, note: `failed, or over ${PATIENCE_MS / 60_000} minutes` }]
}

function shown(count: number): string {
  return count.toLocaleString('en-US')
}
