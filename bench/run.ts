/**
 * npm run bench [-- stage…]   every stage but `growth`, or those named: seeded data, minimum and median, ratios to a peer
 *                             in the same run. Writes bench/out/<stage>.json and bench/out/bench.md.
 *   --profiles N              how many the live stage holds; default 1 million. Of more, puts and finds alone are measured beside
 *                             those of a million
 *   --records N               how many the jobs stage resolves; default 100,000 and 1 million; above 2 million at fixed weights only
 *   --minutes N               after how long a job is given up; default 30
 * npm run bench -- goals      the goals of the design beside what was last measured of each; runs nothing
 * npm run bench:smoke         the same in seconds, to see that it runs; the figures mean nothing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { REQUIRE, withoutLocales } from '../.build/bundled-packages.ts'
import { goalsTable, type Result } from './goals.ts'
import { machineLine } from './machine.ts'
import type { Size } from './stage.ts'
import { markdown } from './table.ts'

const STAGES = ['comparators', 'union-find', 'normalize', 'pairs', 'live', 'resolve', 'jobs', 'growth'] as const
/** Programs that stages start. */
const PROGRAMS = ['stage-process', 'naive-resolve', 'live-process', 'duckdb-job']
const OUT = 'bench/out'
/** No stage, but what all of them found. */
const GOALS = 'goals'

const { values, positionals } = parseArgs({
  options: {
    smoke: { type: 'boolean' },
    profiles: { type: 'string' },
    records: { type: 'string' },
    minutes: { type: 'string' },
  },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => name !== GOALS && !STAGES.includes(name as (typeof STAGES)[number]))
if (unknown.length > 0) {
  console.error(`no such stage: ${unknown.join(', ')}. There are: ${STAGES.join(', ')}, ${GOALS}`)
  process.exit(2)
}
/** How many a stage is about. */
const counts: Readonly<Record<string, string | undefined>> = { live: values.profiles, jobs: values.records }
if ([...Object.values(counts), values.minutes].some((text) => text !== undefined && !/^[1-9]\d*$/.test(text))) {
  console.error('--profiles, --records and --minutes take a number')
  process.exit(2)
}
// growth takes hours and is asked for by its name
const usual = STAGES.filter((name) => values.smoke || name !== 'growth')
await main(positionals.length > 0 ? positionals : usual, values.smoke ? 'smoke' : 'full')

async function main(stages: readonly string[], size: Size): Promise<void> {
  const out = size === 'smoke' ? `${OUT}/smoke` : OUT
  mkdirSync(out, { recursive: true })
  const run = stages.filter((name) => name !== GOALS)
  if (run.length > 0) await measure(run, size, out)
  writeFileSync(`${out}/bench.md`, report(out))
  if (size === 'full') console.log(goals(out))
  console.log(`${out}/bench.md`)
}

async function measure(stages: readonly string[], size: Size, out: string): Promise<void> {
  // built as users run it: a loader that transforms on the fly would be measured, too
  const options = {
    entryNames: '[name]',
    splitting: true,
    outdir: `${OUT}/built`,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  } as const
  await build({
    ...options,
    entryPoints: [...STAGES, ...PROGRAMS].map((name) => `bench/${name}.ts`),
    packages: 'external',
  })
  // the command line with its packages
  await build({
    ...options,
    entryPoints: ['bench/cli-process.ts'],
    banner: { js: REQUIRE },
    plugins: [withoutLocales],
  })
  // and what the library looks for beside itself, each in one file: the programs of its threads, and SIMD
  await build({
    ...options,
    entryPoints: [
      'src/resolver/pair-worker.ts',
      'src/resolver/divide-worker.ts',
      'src/resolver/load-worker.ts',
      'src/cli/golden-worker.ts',
      'src/identity/simd/simd-finder.ts',
    ],
    splitting: false,
    plugins: [withoutLocales],
  })
  for (const stage of stages) {
    console.log(`\n## ${stage}\n`)
    const file = `${out}/${stage}.json`
    const program = `${OUT}/built/stage-process.js`
    const args = ['--expose-gc', program, stage, size, file, ...(counts[stage] === undefined ? [] : [counts[stage]])]
    const env = { ...process.env, ...(values.minutes === undefined ? {} : { BENCH_MINUTES: values.minutes }) }
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
    if (status !== 0) process.exit(1)
    for (const table of read(file).tables) console.log(markdown(table))
  }
}

/** All stages that have ever been run into `out`, each with the machine it ran on, behind the goals. */
function report(out: string): string {
  const parts = [...results(out)].map(
    ([stage, { machine, tables }]) => `## ${stage}\n\n${machineLine(machine)}\n\n${tables.map(markdown).join('\n')}`,
  )
  return `# Bench\n\n${[goals(out), ...parts].join('\n')}`
}

function goals(out: string): string {
  return markdown(goalsTable(results(out)))
}

function results(out: string): ReadonlyMap<string, Result> {
  const run = STAGES.filter((stage) => existsSync(`${out}/${stage}.json`))
  return new Map(run.map((stage) => [stage, read(`${out}/${stage}.json`)]))
}

function read(file: string): Result {
  return JSON.parse(readFileSync(file, 'utf8')) as Result
}
