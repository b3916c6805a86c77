import type { EncodedSimilarity, Similarity } from './encoded.ts'
import { compareBytes } from './words.ts'

/**
 * Similarity of the best pair of two lists of values; 0 where one is empty: a missing value is no agreement.
 * Below `cutoff` the answer is 0.
 */
export function bestPair(similarity: Similarity, a: readonly string[], b: readonly string[], cutoff = 0): number {
  let best = 0
  for (const x of a) for (const y of b) best = Math.max(best, similarity(x, y, Math.max(best, cutoff)))
  return best
}

/** {@link bestPair} of encoded values; each list holds start and end of its values, one behind the other. */
export function bestPairEncoded(
  similarity: EncodedSimilarity,
  bytes: Uint8Array,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  cutoff = 0,
): number {
  let best = 0
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) {
      best = Math.max(best, similarity(bytes, a[i]!, a[i + 1]!, b[j]!, b[j + 1]!, Math.max(best, cutoff)))
    }
  }
  return best
}

/**
 * Overlap of two lists of values as sets: common values / values of the smaller set; 0 where one is empty.
 * Below `cutoff` the answer is 0.
 */
export function overlap(a: readonly string[], b: readonly string[], cutoff = 0): number {
  const left = new Set(a)
  const right = new Set(b)
  let common = 0
  for (const value of left) if (right.has(value)) common++
  return share(common, Math.min(left.size, right.size), cutoff)
}

/** {@link overlap} of encoded values; each list holds start and end of its values, one behind the other. */
export function overlapEncoded(bytes: Uint8Array, a: ArrayLike<number>, b: ArrayLike<number>, cutoff = 0): number {
  let aSize = 0
  let common = 0
  for (let i = 0; i < a.length; i += 2) {
    if (indexOfValue(bytes, a, i, a) < i) continue
    aSize++
    if (indexOfValue(bytes, a, i, b) < b.length) common++
  }
  let bSize = 0
  for (let j = 0; j < b.length; j += 2) if (indexOfValue(bytes, b, j, b) === j) bSize++
  return share(common, Math.min(aSize, bSize), cutoff)
}

/** Where the value at `i` of one list first stands in another; its length when nowhere. */
function indexOfValue(bytes: Uint8Array, of: ArrayLike<number>, i: number, list: ArrayLike<number>): number {
  let j = 0
  while (j < list.length && compareBytes(bytes, of[i]!, of[i + 1]!, list[j]!, list[j + 1]!) !== 0) j += 2
  return j
}

function share(common: number, size: number, cutoff: number): number {
  if (size === 0) return 0
  const similarity = common / size
  return similarity < cutoff ? 0 : similarity
}
