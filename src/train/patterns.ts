import type { Scorer } from '../score/scorer.ts'
import type { PatternCounts } from './latent-classes.ts'
import { levelsOfPairs } from './levels-of-pairs.ts'
import type { PairSample } from './pair-sample.ts'
import type { Steps } from './training-progress.ts'

/** Pairs of rows by what their comparisons say: what training looks at. */
export interface Patterns extends PatternCounts {
  /** Pair i is of the rows `a[i]` and `b[i]`, and its levels are those of pattern `of[i]`. */
  readonly a: Int32Array
  readonly b: Int32Array
  readonly of: Int32Array
  /** How many pairs each of them stands for. */
  readonly weight: number
  /** How many pairs they stand for, all together. */
  readonly pairs: number
}

/** Patterns as far as their first comparisons go. */
interface Prefixes {
  readonly width: number
  readonly size: number
  readonly levels: Uint8Array
}

/**
 * Compares the pairs of a sample, one comparison after the other, in steps. The patterns come in the order of their levels: sums of fractions depend on the order of their parts.
 */
export function* patternsOf(scorer: Scorer, { a, b, weight }: PairSample): Steps<Patterns> {
  const of = new Int32Array(a.length)
  let prefixes: Prefixes = { width: 0, size: Math.min(1, a.length), levels: new Uint8Array(0) }
  yield* levelsOfPairs(scorer, a, b, (c, reached) => {
    prefixes = lengthened(prefixes, of, reached, scorer.comparisons[c]!.atLeast.length)
  })
  const { width, size, levels } = prefixes
  const counts = new Float64Array(size)
  for (const pattern of of) counts[pattern]! += weight
  return { width, levels, counts, a, b, of, weight, pairs: a.length * weight }
}

/**
 * Patterns with one comparison more, in the order of their levels.
 *
 * @param of per pair: its pattern, before and after
 * @param reached per pair: its level in the comparison, 0 to `last`
 */
function lengthened({ width, size, levels }: Prefixes, of: Int32Array, reached: Uint8Array, last: number): Prefixes {
  // where a pattern and a level meet stands the number of the longer pattern
  const numbers = new Int32Array(size * (last + 1))
  for (let i = 0; i < of.length; i++) numbers[of[i]! * (last + 1) + reached[i]!] = 1
  const longer = numbers.reduce((sum, met) => sum + met, 0)
  const added = new Uint8Array(longer * (width + 1))
  let number = 0
  for (let at = 0; at < numbers.length; at++) {
    if (numbers[at] === 0) continue
    const pattern = Math.floor(at / (last + 1))
    added.set(levels.subarray(pattern * width, (pattern + 1) * width), number * (width + 1))
    added[number * (width + 1) + width] = at % (last + 1)
    numbers[at] = number++
  }
  for (let i = 0; i < of.length; i++) of[i] = numbers[of[i]! * (last + 1) + reached[i]!]!
  return { width: width + 1, size: longer, levels: added }
}
