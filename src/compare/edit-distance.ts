import { blockDistance } from './block-distance.ts'
import { type Codes, decodePair, isAscii } from './code-points.ts'
import { doubleWordDistance, wordDistance } from './word-distance.ts'

/**
 * Edit distance of two encoded values, any length: number of insertions, deletions and substitutions, and, with
 * `swaps`, of transpositions of neighbours (optimal string alignment). Bit-parallel: 32 pattern characters a step.
 *
 * Myers 1999, "A fast bit-vector algorithm for approximate string matching based on dynamic programming";
 * Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
 */
export function editDistance(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
): number {
  const distance = count(bytes, aStart, aEnd, bStart, bEnd, swaps)
  if (distance >= 0) return distance
  const { codes, middle, end } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
  return ignoringMark(count(codes, 0, middle, middle, end, swaps))
}

/** 1 − distance / length of the longer value; 0 below `cutoff`, without counting where the lengths alone say so. */
export function editSimilarity(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
  cutoff: number,
): number {
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (1 - Math.abs(a - b) / Math.max(a, b) < cutoff && isAscii(bytes, aStart, aEnd) && isAscii(bytes, bStart, bEnd)) {
    return 0
  }
  const distance = count(bytes, aStart, aEnd, bStart, bEnd, swaps)
  if (distance >= 0) return share(distance, Math.max(a, b), cutoff)
  const { codes, middle, end } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
  const decoded = ignoringMark(count(codes, 0, middle, middle, end, swaps))
  return share(decoded, Math.max(middle, end - middle), cutoff)
}

function share(distance: number, longer: number, cutoff: number): number {
  const similarity = longer === 0 ? 1 : 1 - distance / longer
  return similarity < cutoff ? 0 : similarity
}

function ignoringMark(distance: number): number {
  return distance < 0 ? ~distance : distance
}

/**
 * The distance, marked by its bitwise complement (so negative) when a symbol is not ASCII: bytes must then be compared
 * again as code points. To notice on the way costs nothing; to look first, half as much again.
 */
function count(codes: Codes, aStart: number, aEnd: number, bStart: number, bEnd: number, swaps: boolean): number {
  // Fewer text characters are fewer steps, as long as the pattern fits one word.
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (a > 32 || b > 32) return longDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
  if (a + b === 0) return 0
  return a > b
    ? wordDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
    : wordDistance(codes, bStart, bEnd, aStart, aEnd, swaps)
}

/** Long values are worth the search for a common prefix and suffix, which never change the distance. */
function longDistance(
  codes: Codes,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
): number {
  let seen = 0
  while (aStart < aEnd && bStart < bEnd && codes[aStart] === codes[bStart]) {
    seen |= codes[aStart]!
    aStart++
    bStart++
  }
  while (aStart < aEnd && bStart < bEnd && codes[aEnd - 1] === codes[bEnd - 1]) {
    aEnd--
    bEnd--
    seen |= codes[aEnd]!
  }
  const distance = restDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
  return seen < 0x80 || distance < 0 ? distance : ~distance
}

function restDistance(
  codes: Codes,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
): number {
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (a <= 32 && b <= 32) return count(codes, aStart, aEnd, bStart, bEnd, swaps)
  if (a > b) return restDistance(codes, bStart, bEnd, aStart, aEnd, swaps)
  if (a === 0) return isAscii(codes, bStart, bEnd) ? b : ~b
  if (a <= 32) return wordDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
  return b <= 64 && codes instanceof Uint8Array
    ? doubleWordDistance(codes, bStart, bEnd, aStart, aEnd, swaps)
    : blockDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
}
