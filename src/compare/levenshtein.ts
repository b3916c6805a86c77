import fastLevenshtein from 'fast-levenshtein'
import { editDistance, editSimilarity } from './edit-distance.ts'
import { compareStrings } from './encoded.ts'
import { LONGEST_WORD, SURROGATES, unitDistance } from './unit-distance.ts'

/**
 * Levenshtein distance of two strings: the least number of inserted, deleted and replaced characters (code points).
 * Levenshtein 1966, "Binary codes capable of correcting deletions, insertions, and reversals".
 *
 * Strings beyond one word of bits in which every UTF-16 unit is a character go to fast-levenshtein; those with other
 * characters are encoded first, as it would count an astral one twice.
 */
export function levenshteinDistance(a: string, b: string): number {
  const short = shortDistance(a, b)
  if (short !== SURROGATES) return short
  return hasSurrogate(a) || hasSurrogate(b)
    ? compareStrings(levenshteinDistanceEncoded, a, b, 0)
    : fastLevenshtein.get(a, b)
}

/** Of short strings in which every UTF-16 unit is a character, which need not be encoded; else `SURROGATES`. */
function shortDistance(a: string, b: string): number {
  return a.length > LONGEST_WORD || b.length > LONGEST_WORD ? SURROGATES : unitDistance(a, b)
}

/** {@link levenshteinDistance} of two encoded values. */
export function levenshteinDistanceEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
): number {
  return editDistance(bytes, aStart, aEnd, bStart, bEnd, false)
}

/**
 * Levenshtein similarity: 1 − distance / length of the longer string, in code points; two empty strings are equal.
 * Below `cutoff` the answer is 0.
 */
export function levenshtein(a: string, b: string, cutoff = 0): number {
  const short = shortDistance(a, b)
  if (short === SURROGATES) return compareStrings(levenshteinEncoded, a, b, cutoff)
  const similarity = 1 - short / Math.max(a.length, b.length)
  return similarity < cutoff ? 0 : similarity
}

/** {@link levenshtein} of two encoded values. */
export function levenshteinEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  return editSimilarity(bytes, aStart, aEnd, bStart, bEnd, false, cutoff)
}

function hasSurrogate(text: string): boolean {
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xf800) === 0xd800) return true
  return false
}
