import { dirname, join } from 'node:path'
import { type BlockReport, blockReport } from '../diagnose/block-report.ts'
import { type Diagnosis, diagnose } from '../diagnose/diagnose.ts'
import { sweepThresholds, type ThresholdQuality } from '../diagnose/sweep-thresholds.ts'
import { type Evaluation, evaluate, type Mistakes } from '../evaluate/evaluate.ts'
import { blockReportText, diagnosisText, sweepText } from './diagnosis-text.ts'
import type { Io } from './io.ts'
import { loadModel } from './load-model.ts'
import { Misuse } from './misuse.ts'
import { count } from './progress-line.ts'
import { progressTo } from './progress-to.ts'
import { qualityText } from './quality-text.ts'
import { type Assignment, readAssignments, TRUTH_COLUMNS } from './read-assignments.ts'
import { readRecords } from './read-records.ts'

/** What `selfsame evaluate` is told. */
export interface EvaluateArguments {
  /** An `entities.csv`: `source,id,entity`. */
  readonly entities: string
  /** `id,entity` or `source,id,entity`. */
  readonly truth: string
  /** The files that were resolved: with them it says where pairs are lost. */
  readonly records?: readonly string[] | undefined
  /** Default: the `model.json` beside `entities`. */
  readonly model?: string | undefined
  readonly id?: string | undefined
  readonly source?: string | undefined
  /** Whether to try other link thresholds. */
  readonly sweep?: boolean | undefined
  /** Whether to name the values of the largest blocks. */
  readonly showValues?: boolean | undefined
  readonly json?: boolean | undefined
}

/** What the records themselves tell, beyond the entities. */
interface Findings {
  readonly diagnosis: Diagnosis
  readonly blocking: BlockReport
  readonly sweep?: readonly ThresholdQuality[]
}

/**
 * Prints how well a resolution agrees with the truth, and given its records, where it goes wrong.
 *
 * @throws SelfsameError where a record of the truth is missing or a record stands twice; Misuse where the arguments
 *   cannot be followed
 */
export async function evaluateCommand(args: EvaluateArguments, io: Io): Promise<number> {
  if (args.records === undefined) {
    const idle = (['sweep', 'model', 'id', 'source', 'showValues'] as const).filter((name) => args[name] !== undefined)
    if (idle.length > 0) throw new Misuse(`${idle.map(option).join(', ')} can only be used with --records`)
  }
  const truth = await readAssignments(args.truth, TRUTH_COLUMNS)
  const bySource = truth.some(({ source }) => source !== '')
  const needsSource = bySource || args.records !== undefined
  const found = await readAssignments(args.entities, [...(needsSource ? ['source'] : []), ...TRUTH_COLUMNS])
  const name = ({ source, id }: Assignment): string => (bySource ? `${source}:${id}` : id)
  const evaluation = evaluate(
    found.map((line) => [name(line), line.entity]),
    truth.map((line) => [name(line), line.entity]),
  )
  const keys = new Map(found.map((line) => [name(line), `${line.source}:${line.id}`]))
  const findings = await findingsOf(args, io, () => truth.map((line) => [keys.get(name(line))!, line.entity]))
  if (args.json) io.stdout.write(`${JSON.stringify({ ...evaluation, ...findings }, null, 2)}\n`)
  else io.stdout.write(evaluationText(evaluation) + (findings ? findingsText(evaluation, findings) : ''))
  return 0
}

function option(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

async function findingsOf(
  args: EvaluateArguments,
  io: Io,
  truthByKey: () => [key: string, entity: string][],
): Promise<Findings | undefined> {
  if (args.records === undefined) return undefined
  const model = await loadModel(args.model ?? join(dirname(args.entities), 'model.json'))
  const progress = progressTo(io.stderr)
  try {
    progress.show({ stage: 'load', done: 0 })
    const records = await readRecords(args.records, args, model, io.stdin)
    const truth = truthByKey()
    progress.show({ stage: 'resolve', done: records.length })
    const diagnosis = diagnose(records, model, truth)
    progress.show({ stage: 'block', done: records.length })
    const blocking = blockReport(records, model, { truth, showValues: args.showValues ?? false })
    if (!args.sweep) return { diagnosis, blocking }
    progress.show({ stage: 'sweep', done: records.length })
    return { diagnosis, blocking, sweep: sweepThresholds(records, model, truth) }
  } finally {
    progress.clear()
  }
}

function findingsText(evaluation: Evaluation, { diagnosis, blocking, sweep }: Findings): string {
  return (
    otherEntities(evaluation, diagnosis) +
    diagnosisText(diagnosis) +
    blockReportText(blocking) +
    (sweep ? sweepText(sweep, diagnosis.threshold) : '')
  )
}

/** What follows is of the records and the model, not of the file: judgements and other models make a difference. */
function otherEntities({ pairwise }: Evaluation, { entities }: Diagnosis): string {
  if (pairwise.precision === entities.precision && pairwise.recall === entities.recall) return ''
  return '\nThese records and this model give other entities than the file holds; what follows is of them.\n'
}

function evaluationText(e: Evaluation): string {
  return (
    `records ${e.records}  entities ${e.entities} (true ${e.trueEntities})  largest ${e.largest}\n` +
    qualityText('pairwise', e.pairwise) +
    qualityText('b-cubed ', e.bcubed) +
    mistakesText('entities that hold several true ones', e.overMerged) +
    mistakesText('true entities that are spread over several', e.underMerged)
  )
}

function mistakesText(what: string, { count: n, examples }: Mistakes): string {
  const shown = examples.map((m) => `  ${m.entity}: ${count(m.records)} records in ${count(m.parts)} parts\n`)
  return `${what}: ${count(n)}\n${shown.join('')}`
}
