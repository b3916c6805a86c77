import type { Scorer } from '../score/scorer.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { BlockMeetings } from './block-meetings.ts'
import { candidatePairs } from './candidate-pairs.ts'
import { type ClassEstimate, estimatingClasses } from './estimate-classes.ts'
import { judgedPatterns } from './judged-patterns.ts'
import type { Labels } from './labels.ts'
import { matchProbability } from './latent-classes.ts'
import { type LevelShares, levelShares } from './level-shares.ts'
import { PairSample } from './pair-sample.ts'
import { type Patterns, patternsOf } from './patterns.ts'
import type { Steps } from './training-progress.ts'

/** What a pass over the candidate pairs taught. */
export interface Learnt {
  readonly shares: LevelShares
  readonly patterns: Patterns
  readonly classes: ClassEstimate
  /** Per pattern: probability that a pair of it is of one person. */
  readonly match: Float64Array
}

/**
 * Gathers the patterns of all candidate pairs and estimates the classes they fall into, in steps.
 *
 * @param lists per row: the clean list it comes from, −1 for none; pairs within a list are none
 * @param labels pairs of which somebody said what they are
 */
export function* learnClasses(
  table: RecordTable,
  scorer: Scorer,
  meetings: BlockMeetings,
  lists: Int32Array,
  labels: Labels,
): Steps<Learnt> {
  const shares = yield* levelShares(table, scorer, lists)
  const sample = new PairSample()
  const mayMatch = (a: number, b: number): boolean => lists[a]! < 0 || lists[a] !== lists[b]
  const pairs = candidatePairs(
    meetings,
    (a, b) => sample.add(a, b),
    (a, b) => sample.isWanted(a, b) && mayMatch(a, b),
  )
  yield* pairs
  const patterns = yield* patternsOf(scorer, sample)
  const judged = labels.pairs
    .filter(({ a, b }) => mayMatch(a, b))
    .map(({ a, b, same }) => ({ levels: scorer.comparisons.map((_, c) => scorer.level(c, a, b)), same }))
  const comparisons = scorer.comparisons.map(({ comparison, column }, c) => ({
    m: Float64Array.from(comparison.levels, (level) => level.m),
    u: Float64Array.from(comparison.levels, (level) => level.u),
    filled: shares.filled[c]!,
    sampled: shares.sampled[c]!,
    shares: shares.shares[c]!,
    own: comparison.own!,
    wholeName: comparison.own! && column.spec.kind === 'fullName' && comparison.levels.length > 3,
  }))
  const classes = yield* estimatingClasses({
    patterns: judgedPatterns(patterns, judged),
    comparisons,
    total: shares.pairs,
    records: table.size,
    most: mostMatches(table, lists, shares.pairs),
  })
  const match = patterns.counts.map((_, p) => {
    return matchProbability(classes, shares.pairs, patterns.levels, p * patterns.width)
  })
  return { shares, patterns, classes, match }
}

/** Between clean lists nobody is found more often than in all lists but the largest. */
function mostMatches(table: RecordTable, lists: Int32Array, pairs: number): number {
  if (lists.some((list) => list < 0)) return pairs
  const sizes = new Map<number, number>()
  for (const list of lists) sizes.set(list, (sizes.get(list) ?? 0) + 1)
  return Math.max(1, table.size - Math.max(...sizes.values()))
}
