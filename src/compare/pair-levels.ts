import type { Texts } from '../collections/string-pool.ts'
import { encodedComparator, type PlainComparatorName } from './comparator.ts'

/**
 * Compares many pairs of values of one pool: writes to `into[i]` the level that values `xs[i]` and `ys[i]` reach, for
 * each i below `n`. Level 1 = equal ids; of others, level l > 1 is the first whose least similarity they reach.
 */
export type PairLevels = (xs: Int32Array, ys: Int32Array, n: number, into: Uint8Array) => void

/**
 * The levels of one comparison, value pair by value pair: the reference for what does many at once, and the fallback.
 *
 * @param texts may grow, as a pool does
 * @param atLeast least similarity of level 1, 2, … , descending; the last is 0
 */
export function pairLevels(texts: Texts, by: PlainComparatorName, atLeast: Float64Array): PairLevels {
  const level = valueLevel(by, atLeast)
  return (xs, ys, n, into) => {
    const { bytes, starts } = texts
    for (let i = 0; i < n; i++) into[i] = xs[i] === ys[i] ? 1 : level(bytes, starts, xs[i]!, ys[i]!)
  }
}

/** The level that two values of different ids reach. */
export function valueLevel(
  by: PlainComparatorName,
  atLeast: Float64Array,
): (bytes: Uint8Array, starts: Uint32Array, x: number, y: number) => number {
  const similarity = encodedComparator[by]
  const last = atLeast.length
  // equal values have equal ids: what differs reaches the second level at best
  const cutoff = atLeast[last - 2] ?? 0
  return (bytes, starts, x, y) => {
    const s = similarity(bytes, starts[x]!, starts[x + 1]!, starts[y]!, starts[y + 1]!, cutoff)
    for (let level = 2; level < last; level++) if (s >= atLeast[level - 1]!) return level
    return last
  }
}
