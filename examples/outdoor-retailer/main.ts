/**
 * The merge job of an outdoor retailer: writes nine exports of a made-up world to `out/exports/`, reads them back,
 * resolves them and reports. Run with `npm run demo`. The same by the command line, once the exports are there:
 * `selfsame resolve out/exports/* --model out/model.json --out out/resolved`, then
 * `selfsame evaluate out/resolved/entities.csv --truth out/truth.csv`, and to look at it
 * `selfsame report out/resolved --truth out/truth.csv`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mergeJob } from './merge-job.ts'
import { model } from './model.ts'
import { Progress } from './progress.ts'
import { markdownReport } from './report.ts'
import { makeWorld } from './world.ts'
import { writeExports } from './write-exports.ts'

const PEOPLE = 20_000
const RECORDS = 60_000
const SEED = 2
const OUT = join(dirname(fileURLToPath(import.meta.url)), 'out')
const EXPORTS = join(OUT, 'exports')
const TRUTH = join(OUT, 'truth.csv')
const STAGES = { load: 'loading records', block: 'looking for keys', pairs: 'comparing', cluster: 'dividing' }

const progress = new Progress()
progress.show('making nine exports', RECORDS)
const world = makeWorld(PEOPLE, SEED)
const { files, truth } = writeExports(world, RECORDS, SEED)
mkdirSync(EXPORTS, { recursive: true })
for (const [file, text] of files) writeFileSync(join(EXPORTS, file), text)
writeFileSync(TRUTH, truth)
writeFileSync(join(OUT, 'model.json'), `${JSON.stringify(model, undefined, 2)}\n`)

progress.show('reading them back')
const findings = await mergeJob(EXPORTS, TRUTH, world, ({ stage, done, total }) =>
  progress.show(STAGES[stage], done, total),
)
const report = markdownReport(findings)
writeFileSync(join(OUT, 'report.md'), report)
writeFileSync(join(OUT, 'report.json'), `${JSON.stringify(findings, undefined, 2)}\n`)
progress.end()

process.stdout.write(report)
process.stdout.write(`\n${progress.seconds.toFixed(1)} s in all. Exports, truth and this report: ${OUT}\n`)
