import { compareStrings } from './encoded.ts'
import { levenshteinEncoded } from './levenshtein.ts'
import { makeWords, sortWords, splitWords, type Words } from './words.ts'

/**
 * Levenshtein similarity of the two values with their words sorted: word order does not count, repeated words do.
 * Words stand between spaces; characters are code points. Below `cutoff` the answer is 0.
 */
export function tokenSort(a: string, b: string, cutoff = 0): number {
  return compareStrings(tokenSortEncoded, a, b, cutoff)
}

const words: Words = /* @__PURE__ */ makeWords()
let sorted = new Uint8Array(256)

/** {@link tokenSort} of two encoded values. */
export function tokenSortEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const room = aEnd - aStart + bEnd - bStart
  if (room > sorted.length) sorted = new Uint8Array(2 * room)
  const middle = writeSorted(bytes, aStart, aEnd, 0)
  const end = writeSorted(bytes, bStart, bEnd, middle)
  return levenshteinEncoded(sorted, 0, middle, middle, end, cutoff)
}

function writeSorted(bytes: Uint8Array, start: number, end: number, at: number): number {
  splitWords(bytes, start, end, words)
  sortWords(bytes, words)
  let to = at
  for (let n = 0; n < words.count; n++) {
    if (n > 0) sorted[to++] = 0x20
    for (let i = words.starts[n]!; i < words.ends[n]!; i++) sorted[to++] = bytes[i]!
  }
  return to
}
