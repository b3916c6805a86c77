import { countComparedPairs } from '../explain/compared-pairs.ts'
import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import { assertWhole } from '../model/assert-call.ts'
import { bandPairs } from './band-pairs.ts'
import { type Doubt, Patterns } from './doubt.ts'
import { doubtfulEntities } from './doubtful-entities.ts'

/** To explain a record in its entity costs about as much as to weigh ten pairs. */
const PAIRS_A_RECORD = 10

/** What a review may be told. */
export interface ReviewOptions {
  /** How many questions at most, ≥ 1. Default 20. */
  readonly limit?: number | undefined
  /** How many candidate pairs are looked at, and a tenth as many records in their entities. Default 1,000,000. */
  readonly effort?: number | undefined
}

/** A question to a person: are these two records one person? */
export interface ReviewQuestion {
  /** `pair`: they are apart, and nearly a link. `entity`: they are together, and nearly apart. */
  readonly kind: 'pair' | 'entity'
  /** Record keys, in code-unit order. */
  readonly a: string
  readonly b: string
  /** Entities of the two; equal for `entity`. */
  readonly entities: readonly [string, string]
  /** Bits that would have to be added or taken for the other decision: 0 is a toss-up. */
  readonly margin: number
}

/** Questions, the most informative first, and what was looked at to find them. */
export interface Review {
  readonly questions: readonly ReviewQuestion[]
  /** Share of the candidate pairs that were looked at, 0…1. */
  readonly looked: number
}

/**
 * What to ask people: pairs in the review band, and entities that are nearly apart. Those nearest to the other decision
 * come first, unusual ones before usual ones, and the second of a kind after the first of all others; of two entities only
 * one pair is asked, and none that was judged. The answers are judgements, for `judge`, for `resolve` and as labels for `trainModel`.
 *
 * @param of a `Resolver`, or what `resolve` returned
 * @throws SelfsameError `call-invalid` for anything else, and for a limit that is no whole number ≥ 1
 */
export function reviewQuestions(of: Inspectable, options: ReviewOptions = {}): Review {
  const { limit = 20, effort = 1_000_000 } = options
  assertWhole('limit', limit)
  assertWhole('effort', effort)
  const state = stateOf(of)
  const { table, judgements } = state
  const known = new Set([...judgements].map(({ a, b }) => pairOf(a, b)))
  const pairOfRows = ({ a, b }: Doubt): string => pairOf(table.keys.get(a), table.keys.get(b))
  const patterns = new Patterns(limit, (x, y) => (pairOfRows(x) < pairOfRows(y) ? -1 : 1))
  const every = Math.max(1, Math.ceil(countComparedPairs(state) / effort))
  const everyEntity = Math.max(1, Math.ceil((table.liveRows * PAIRS_A_RECORD) / effort))
  for (const doubts of [bandPairs(state, every), doubtfulEntities(state, everyEntity)]) {
    for (const doubt of doubts) if (known.size === 0 || !known.has(pairOfRows(doubt))) patterns.add(doubt)
  }
  const questions = new Map<string, ReviewQuestion>()
  for (const { kind, a, b, margin } of patterns.inRounds()) {
    const [first, second] = table.keys.get(a) < table.keys.get(b) ? [a, b] : [b, a]
    const entities = [state.entityId(first), state.entityId(second)] as const
    const between = pairOf(...entities)
    if (questions.has(between)) continue
    const [x, y] = [table.keys.get(first), table.keys.get(second)]
    questions.set(between, { kind, a: x, b: y, entities, margin: margin / 1000 })
    if (questions.size === limit) break
  }
  return { questions: [...questions.values()], looked: 1 / every }
}

function pairOf(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a])
}
