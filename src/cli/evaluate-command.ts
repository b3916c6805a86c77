import { type Evaluation, evaluate, type Mistakes } from '../evaluate/evaluate.ts'
import type { Quality } from '../evaluate/quality.ts'
import type { Io } from './io.ts'
import { count } from './progress-line.ts'
import { tableRows } from './read/table-rows.ts'

/** What `selfsame evaluate` is told. */
export interface EvaluateArguments {
  /** An `entities.csv`: `source,id,entity`. */
  readonly entities: string
  /** `id,entity` or `source,id,entity`. */
  readonly truth: string
  readonly json?: boolean | undefined
}

/**
 * Prints how well a resolution agrees with the truth.
 * @throws SelfsameError where a record of the truth is missing or a record stands twice
 */
export async function evaluateCommand(args: EvaluateArguments, io: Io): Promise<number> {
  const truth = await partition(args.truth)
  // names of records are comparable only if both sides are named the same way
  const found = await partition(args.entities, truth.bySource)
  const evaluation = evaluate(found.entities, truth.entities)
  io.stdout.write(args.json ? `${JSON.stringify(evaluation, null, 2)}\n` : evaluationText(evaluation))
  return 0
}

interface Partition {
  readonly entities: [record: string, entity: string][]
  /** Whether records are named by source and id, not by id alone. */
  readonly bySource: boolean
}

async function partition(path: string, bySource?: boolean): Promise<Partition> {
  const entities: [string, string][] = []
  let named = bySource
  for await (const { cell } of tableRows(
    path,
    bySource ? ['source', 'id', 'entity|entity_id'] : ['id', 'entity|entity_id'],
  )) {
    named ??= cell('source') !== ''
    const record = named ? `${cell('source')}:${cell('id')}` : cell('id')
    entities.push([record, cell('entity') || cell('entity_id')])
  }
  return { entities, bySource: named ?? false }
}

function evaluationText(e: Evaluation): string {
  const line = (name: string, { precision, recall, f1, f05 }: Quality): string =>
    `${name}  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}  F0.5 ${f05.toFixed(4)}\n`
  return (
    `records ${e.records}  entities ${e.entities} (true ${e.trueEntities})  largest ${e.largest}\n` +
    line('pairwise', e.pairwise) +
    line('b-cubed ', e.bcubed) +
    mistakesText('entities that hold several true ones', e.overMerged) +
    mistakesText('true entities that are spread over several', e.underMerged)
  )
}

function mistakesText(what: string, { count: n, examples }: Mistakes): string {
  const shown = examples.map((m) => `  ${m.entity}: ${count(m.records)} records in ${count(m.parts)} parts\n`)
  return `${what}: ${count(n)}\n${shown.join('')}`
}
