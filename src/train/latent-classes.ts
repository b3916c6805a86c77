import type { ComparisonPrior } from './class-priors.ts'

/** Level patterns of pairs and how often each occurs: `levels[p * width + c]`, 0 = missing. */
export interface PatternCounts {
  readonly width: number
  readonly levels: Uint8Array
  readonly counts: Float64Array
  /** Per pattern: how many of its pairs somebody called the same, and different; absent without labels. */
  readonly judged?: { readonly same: Float64Array; readonly different: Float64Array }
}

/** What classes are estimated from. */
export interface ClassProblem {
  /** Candidate pairs, and pairs with a label. */
  readonly patterns: PatternCounts
  readonly comparisons: readonly ComparisonPrior[]
  /** All pairs of records, candidates or not. */
  readonly total: number
  readonly records: number
  /** How many matches there can be at all. */
  readonly most: number
}

/** Pairs fall into three classes: one person, two relatives (one household), two strangers. */
export interface LatentClasses {
  /** Per comparison and level (index 0 = level 1). */
  readonly m: readonly Float64Array[]
  readonly r: readonly Float64Array[]
  readonly u: readonly Float64Array[]
  /** Expected pairs. */
  readonly matches: number
  readonly relatives: number
}

/** Probability that a pair of a pattern is of one person. */
export function matchProbability(
  { m, r, u, matches, relatives }: LatentClasses,
  total: number,
  levels: ArrayLike<number>,
  at: number,
): number {
  let toRelatives = Math.log2(relatives / matches)
  let toStrangers = Math.log2(Math.max(1, total - matches - relatives) / matches)
  for (let c = 0; c < m.length; c++) {
    const level = levels[at + c]!
    if (level === 0) continue
    toRelatives += Math.log2(r[c]![level - 1]! / m[c]![level - 1]!)
    toStrangers += Math.log2(u[c]![level - 1]! / m[c]![level - 1]!)
  }
  return 1 / (1 + 2 ** toRelatives + 2 ** toStrangers)
}
