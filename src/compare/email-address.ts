import { compareStrings } from './encoded.ts'
import { jaroWinklerEncoded } from './jaro-winkler.ts'
import { levenshteinEncoded } from './levenshtein.ts'
import { compareBytes } from './words.ts'

/** Shares of the two parts: a domain is shared by millions. */
const LOCAL_PART = 0.8
const DOMAIN = 0.2
/** Far over the rounding of a similarity that is computed back from the cutoff. */
const ROUNDING = 1e-9

/**
 * Similarity of two e-mail addresses: .8 × Jaro-Winkler of the local parts + .2 × Levenshtein similarity of the domains.
 * So the same local part at another provider gives .8 and more, the same domain alone never that much. A value without
 * `@` is all local part. Below `cutoff` the answer is 0.
 */
export function emailAddress(a: string, b: string, cutoff = 0): number {
  return compareStrings(emailAddressEncoded, a, b, cutoff)
}

/** {@link emailAddress} of two encoded values. */
export function emailAddressEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const aAt = lastAt(bytes, aStart, aEnd)
  const bAt = lastAt(bytes, bStart, bEnd)
  const local = jaroWinklerEncoded(bytes, aStart, aAt, bStart, bAt, leastLocalPart(cutoff))
  if (LOCAL_PART * local + DOMAIN < cutoff) return 0
  const domain =
    compareBytes(bytes, aAt, aEnd, bAt, bEnd) === 0
      ? 1
      : levenshteinEncoded(bytes, aAt, aEnd, bAt, bEnd, (cutoff - LOCAL_PART * local) / DOMAIN - ROUNDING)
  const similarity = LOCAL_PART * local + DOMAIN * domain
  return similarity < cutoff ? 0 : similarity
}

/** A Jaro-Winkler similarity of the local parts without which no domain lifts two addresses to `cutoff`. */
export function leastLocalPart(cutoff: number): number {
  return (cutoff - DOMAIN) / LOCAL_PART - ROUNDING
}

/** Whether two addresses have the same local part, whatever their domains; false for values without `@`. */
export function sameLocalPart(a: string, b: string): boolean {
  const aAt = a.lastIndexOf('@')
  return aAt > 0 && b.lastIndexOf('@') === aAt && a.slice(0, aAt) === b.slice(0, aAt)
}

/** Whether two addresses have the same domain; false for values without `@`. */
export function sameDomain(a: string, b: string): boolean {
  const aAt = a.lastIndexOf('@')
  const bAt = b.lastIndexOf('@')
  return aAt >= 0 && bAt >= 0 && a.slice(aAt) === b.slice(bAt)
}

/** Position of the last `@`, the end when there is none. */
function lastAt(bytes: Uint8Array, start: number, end: number): number {
  for (let i = end - 1; i >= start; i--) if (bytes[i] === 0x40) return i
  return end
}
