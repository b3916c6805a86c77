import { compareStrings } from './encoded.ts'
import { isOneEdit } from './one-edit.ts'
import { compareBytes } from './words.ts'

const COUNTRY_MISSING = 0.95
const TYPO = 0.9
const SAME_SUBSCRIBER = 0.8
/** Digits at the end that name a subscriber; fewer are shared by chance. */
const SUBSCRIBER_DIGITS = 7

/**
 * Similarity of two telephone numbers, `+` and digits: 1 when equal; .95 where one is the end of the other (country or
 * area code missing); .9 with one digit wrong, missing, too many, or swapped with its neighbour; .8 with the same last
 * seven digits; else 0. Numbers of fewer than seven digits are equal or not. Below `cutoff` the answer is 0.
 */
export function phoneNumber(a: string, b: string, cutoff = 0): number {
  return compareStrings(phoneNumberEncoded, a, b, cutoff)
}

/** {@link phoneNumber} of two encoded values. */
export function phoneNumberEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  if (compareBytes(bytes, aStart, aEnd, bStart, bEnd) === 0) return 1
  const similarity = similarityOfNumbers(
    bytes,
    skipPlus(bytes, aStart, aEnd),
    aEnd,
    skipPlus(bytes, bStart, bEnd),
    bEnd,
  )
  return similarity < cutoff ? 0 : similarity
}

function similarityOfNumbers(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const shorter = Math.min(aEnd - aStart, bEnd - bStart)
  if (shorter < SUBSCRIBER_DIGITS) return 0
  const common = commonEnd(bytes, aEnd, bEnd, shorter)
  if (common === shorter) return COUNTRY_MISSING
  if (isOneEdit(bytes, aStart, aEnd, bStart, bEnd)) return TYPO
  return common >= SUBSCRIBER_DIGITS ? SAME_SUBSCRIBER : 0
}

function skipPlus(bytes: Uint8Array, start: number, end: number): number {
  return start < end && bytes[start] === 0x2b ? start + 1 : start
}

/** Length of the common end of two values, at most `longest`. */
function commonEnd(bytes: Uint8Array, aEnd: number, bEnd: number, longest: number): number {
  let common = 0
  while (common < longest && bytes[aEnd - 1 - common] === bytes[bEnd - 1 - common]) common++
  return common
}
