import { editDistance, editSimilarity } from './edit-distance.ts'
import { compareStrings } from './encoded.ts'

/**
 * Optimal string alignment distance of two strings: Levenshtein plus swapped neighbours, where no character is edited
 * twice (`ca` → `abc` is 3, see {@link damerauDistance}). Characters are code points.
 * Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
 */
export function osaDistance(a: string, b: string): number {
  return compareStrings(osaDistanceEncoded, a, b, 0)
}

/** {@link osaDistance} of two encoded values. */
export function osaDistanceEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
): number {
  return editDistance(bytes, aStart, aEnd, bStart, bEnd, true)
}

/** 1 − {@link osaDistance} / length of the longer string; two empty strings are equal. Below `cutoff` the answer is 0. */
export function osa(a: string, b: string, cutoff = 0): number {
  return compareStrings(osaEncoded, a, b, cutoff)
}

/** {@link osa} of two encoded values. */
export function osaEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  return editSimilarity(bytes, aStart, aEnd, bStart, bEnd, true, cutoff)
}
