import type { Scorer } from '../score/scorer.ts'
import type { RecordTable } from '../table/record-table.ts'
import { type Blocks, eachCandidatePair } from './candidate-pairs.ts'
import { type ClassEstimate, estimateClasses } from './estimate-classes.ts'
import { judgedPatterns } from './judged-patterns.ts'
import type { Labels } from './labels.ts'
import { type LevelShares, levelShares } from './level-shares.ts'
import { Patterns } from './patterns.ts'

/** What a pass over the candidate pairs taught. */
export interface Learnt {
  readonly shares: LevelShares
  readonly patterns: Patterns
  readonly classes: ClassEstimate
}

/**
 * Gathers the patterns of all candidate pairs and estimates the classes they fall into.
 *
 * @param lists per row: the clean list it comes from, −1 for none; pairs within a list are none
 * @param labels pairs of which somebody said what they are
 */
export function learnClasses(
  table: RecordTable,
  scorer: Scorer,
  blocks: readonly Blocks[],
  lists: Int32Array,
  labels: Labels,
): Learnt {
  const shares = levelShares(table, scorer, lists)
  const patterns = new Patterns(scorer)
  const mayMatch = (a: number, b: number): boolean => lists[a]! < 0 || lists[a] !== lists[b]
  eachCandidatePair(blocks, table.size, (a, b) => {
    if (mayMatch(a, b)) patterns.add(a, b)
  })
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
  const classes = estimateClasses({
    patterns: judgedPatterns(patterns.counted(), judged),
    comparisons,
    total: shares.pairs,
    records: table.size,
    most: mostMatches(table, lists, shares.pairs),
  })
  return { shares, patterns, classes }
}

/** Between clean lists nobody is found more often than in all lists but the largest. */
function mostMatches(table: RecordTable, lists: Int32Array, pairs: number): number {
  if (lists.some((list) => list < 0)) return pairs
  const sizes = new Map<number, number>()
  for (const list of lists) sizes.set(list, (sizes.get(list) ?? 0) + 1)
  return Math.max(1, table.size - Math.max(...sizes.values()))
}
