import { groupBy } from '../collections/grouping.ts'
import { seededRandom } from '../collections/random.ts'
import { type BlockReport, blockReportOf } from '../diagnose/block-report.ts'
import { type Evaluation, evaluate } from '../evaluate/evaluate.ts'
import { explainEntityRows } from '../explain/explain-entity.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import type { Report } from '../resolver/report.ts'
import { sampleCandidates } from './candidate-sample.ts'
import { chooseEntities } from './choose-entities.ts'
import { type EntitySizes, entitySizes } from './entity-sizes.ts'
import { type Intake, intakeOf } from './intake.ts'
import { maskOf } from './mask.ts'
import { type MatchWeights, matchWeights } from './match-weights.ts'
import { type Overlap, overlapOf } from './overlap.ts'
import { EXPLAINED, type ShownEntity, shownEntities } from './shown-entities.ts'
import { type PairSort, pairsWorthALook, type ShownPair, ShownPairs } from './shown-pairs.ts'
import { type ShownRecord, ShownRecords } from './shown-records.ts'
import { weakestJoins } from './weakest-joins.ts'
import { type WeightHistogram, weightHistogram } from './weight-histogram.ts'

/** Candidate pairs that are drawn to be weighed. */
const CANDIDATES = 100_000
/** Entities of each sort, and pairs of each sort, that can be looked at. */
const ENTITIES = 8
const PAIRS = 8

/** All that the page shows, plain JSON. Values of records are masked unless `masked` is false. */
export interface ReportData {
  readonly title: string
  /** When the report was made, as it is to be read; absent where the host does not say. */
  readonly made?: string
  readonly masked: boolean
  readonly records: number
  readonly intake: Intake
  readonly overlap: Overlap
  readonly sizes: EntitySizes
  readonly weights: MatchWeights
  readonly histogram: WeightHistogram
  /** Joins that guards refused, by reason. */
  readonly refusals: Readonly<Record<string, number>>
  readonly shown: {
    readonly records: readonly ShownRecord[]
    readonly pairs: readonly ShownPair[]
    readonly entities: readonly ShownEntity[]
    /** Numbers of pairs, by sort. */
    readonly pairsBySort: readonly { readonly sort: PairSort; readonly pairs: readonly number[] }[]
  }
  readonly blocking: BlockReport
  /** Against the truth, where it is given. */
  readonly quality?: Omit<Evaluation, 'overMerged' | 'underMerged'> & {
    readonly overMerged: number
    readonly underMerged: number
  }
}

/** What a report may be told. */
export interface ReportOptions {
  /** Heading of the page. Default: `Who is who`. */
  readonly title?: string | undefined
  /** When the report is made, as it is to be read. */
  readonly made?: string | undefined
  /** Whether to show values as they are. Default no: they are personal data, and masked before they are written down. */
  readonly showValues?: boolean | undefined
  /** `report` of the run that read the records: it counted what was refused. */
  readonly counted?: Report | undefined
  /** Lines of files that could not be read as records. */
  readonly unreadable?: number | undefined
  /** True entity by record key (`source:id`), e.g. a `Map`. */
  readonly truth?: Iterable<readonly [record: string, entity: string]> | undefined
  /** Of the pairs and entities that are drawn by chance. Default 1. */
  readonly seed?: number | undefined
}

/** Collects what the page shows. */
export function reportData(of: Inspectable, options: ReportOptions): ReportData {
  const state = stateOf(of)
  const { table, partition } = state
  const random = seededRandom(options.seed ?? 1)
  const groups = groupBy(entityColumn(state), partition.ledger.size)
  const entities = (): Iterable<Int32Array> => filled(groups.starts, groups.items)
  const truth = options.truth && [...options.truth]
  const mask = maskOf(state.model, options.showValues ?? false)
  const records = new ShownRecords(state, mask)
  const pairs = new ShownPairs(state, records)
  const candidates = sampleCandidates(state, CANDIDATES, random)
  const rowsOf = (entity: number): number[] => [
    ...groups.items.subarray(groups.starts[entity]!, groups.starts[entity + 1]!),
  ]
  const weakest = weakestJoins(state)
  const doubtOf = (entity: number): number => {
    const rows = rowsOf(entity)
    return rows.length > EXPLAINED ? -weakest[entity]! : explainEntityRows(state, rows).suspicion!.score
  }
  const choices = chooseEntities(groups, weakest, doubtOf, ENTITIES, random)
  return {
    title: options.title ?? 'Who is who',
    ...(options.made !== undefined && { made: options.made }),
    masked: !options.showValues,
    records: table.liveRows,
    intake: intakeOf(state, options.counted, options.unreadable),
    overlap: overlapOf(state, entities()),
    sizes: entitySizes(entities()),
    weights: matchWeights(state),
    histogram: weightHistogram(state, candidates),
    refusals: refusalCounts(state),
    shown: {
      pairsBySort: pairsWorthALook(state, candidates, PAIRS).map(({ sort, pairs: drawn }) => ({
        sort,
        pairs: drawn.map(([a, b]) => pairs.numberOf(a, b)),
      })),
      entities: shownEntities(of, choices, records, pairs, mask),
      pairs: pairs.list,
      records: records.list,
    },
    blocking: blockReportOf(state, { truth, showValues: options.showValues ?? false }),
    ...(truth && { quality: qualityOf(state, truth) }),
  }
}

/** Per row its entity, −1 where its record is gone. */
function entityColumn({ table, partition }: IdentityState): Int32Array {
  return Int32Array.from({ length: table.size }, (_, row) => (table.isLive(row) ? partition.entityOf(row) : -1))
}

/** The rows of each entity that has some. */
function* filled(starts: Int32Array, items: Int32Array): Generator<Int32Array> {
  for (let e = 0; e + 1 < starts.length; e++) {
    if (starts[e + 1]! > starts[e]!) yield items.subarray(starts[e]!, starts[e + 1]!)
  }
}

function refusalCounts(state: IdentityState): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { reason } of state.refusals()) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}

function qualityOf(
  state: IdentityState,
  truth: readonly (readonly [record: string, entity: string])[],
): NonNullable<ReportData['quality']> {
  const { table } = state
  const found = function* (): Generator<[string, string]> {
    for (let row = 0; row < table.size; row++) {
      if (table.isLive(row)) yield [table.keys.get(row), state.entityId(row)]
    }
  }
  const evaluation = evaluate(found(), truth, { examples: 0 })
  return {
    ...evaluation,
    overMerged: evaluation.overMerged.count,
    underMerged: evaluation.underMerged.count,
  }
}
