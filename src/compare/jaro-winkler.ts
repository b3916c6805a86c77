import { compareStrings } from './encoded.ts'
import { jaroEncoded } from './jaro.ts'

/** Longest prefix that counts. */
export const PREFIX_LIMIT = 4
const PREFIX_WEIGHT = 0.1
const BOOST_ABOVE = 0.7

/**
 * Jaro-Winkler similarity: a Jaro similarity s above 0.7 becomes s + p · 0.1 · (1 − s), computed in this order, where p
 * is the length of the common prefix, at most 4. Characters are code points; two empty strings are equal.
 * Below `cutoff` the answer is 0.
 * Winkler 1990, "String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of record linkage";
 * the threshold is that of the Census Bureau's strcmp95.
 */
export function jaroWinkler(a: string, b: string, cutoff = 0): number {
  return compareStrings(jaroWinklerEncoded, a, b, cutoff)
}

/** {@link jaroWinkler} of two encoded values. */
export function jaroWinklerEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const prefix = commonPrefix(bytes, aStart, aEnd, bStart, bEnd)
  const jaro = jaroEncoded(bytes, aStart, aEnd, bStart, bEnd, leastJaro(cutoff, prefix))
  const boosted = jaro > BOOST_ABOVE ? jaro + prefix * PREFIX_WEIGHT * (1 - jaro) : jaro
  return boosted < cutoff ? 0 : boosted
}

/** Length of the common prefix in code points, at most 4. */
function commonPrefix(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart)
  let prefix = 0
  for (let i = 0; i < length && prefix < PREFIX_LIMIT && bytes[aStart + i] === bytes[bStart + i]; i++) {
    // A code point ends where no continuation byte follows.
    const next = aStart + i + 1
    if (next === aEnd || (bytes[next]! & 0xc0) !== 0x80) prefix++
  }
  return prefix
}

/** A Jaro similarity that no boost lifts to `cutoff` from below; the margin is far over the rounding of either side. */
export function leastJaro(cutoff: number, prefix: number): number {
  if (cutoff <= BOOST_ABOVE) return cutoff
  const gain = prefix * PREFIX_WEIGHT
  return Math.max(BOOST_ABOVE, (cutoff - gain) / (1 - gain) - 1e-9)
}
