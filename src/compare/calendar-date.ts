import { compareStrings } from './encoded.ts'
import { compareBytes } from './words.ts'

const LESS_PRECISE = 0.9
const SWAPPED_DAY_MONTH = 0.95
const TYPO = 0.9
/** Same day and month, another year: a start, and what each year apart costs. */
const OTHER_YEAR = 0.8
const YEAR_APART = 0.04
/** Any other two dates: a start that fades to 0 over ten years. */
const NEAR = 0.7
const NEAR_DAYS = 3652.5

/**
 * Similarity of two canonical dates (`YYYY-MM-DD`, `YYYY-MM` or `YYYY`): 1 when equal; .95 with day and month swapped;
 * .9 with one wrong digit or two neighbouring digits swapped, or where the one is the other less precisely (a year alone has too few digits to tell a slip); with the
 * same day and month .8 less .04 a year apart; otherwise .7 fading to 0 over ten years apart. A value that is no such
 * date is like nothing but itself. Below `cutoff` the answer is 0.
 */
export function calendarDate(a: string, b: string, cutoff = 0): number {
  return compareStrings(calendarDateEncoded, a, b, cutoff)
}

/** {@link calendarDate} of two encoded values. */
export function calendarDateEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  if (compareBytes(bytes, aStart, aEnd, bStart, bEnd) === 0) return 1
  if (!isDate(bytes, aStart, aEnd) || !isDate(bytes, bStart, bEnd)) return 0
  const similarity = similarityOfDates(bytes, aStart, aEnd, bStart, bEnd)
  return similarity < cutoff ? 0 : similarity
}

/**
 * Days from the first to the second of two canonical dates, negative when it lies before; NaN where one is no date.
 * Of a date without day or month the first day counts.
 */
export function daysBetween(a: string, b: string): number {
  return dayOf(b) - dayOf(a)
}

function dayOf(text: string): number {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return Number.NaN
  const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0))
  return dayNumber(bytes, 0, bytes.length)
}

function similarityOfDates(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart)
  if (compareBytes(bytes, aStart, aStart + length, bStart, bStart + length) === 0) return LESS_PRECISE
  const full = length === 10
  const swapped =
    full &&
    same(bytes, aStart, bStart, 4) &&
    same(bytes, aStart + 5, bStart + 8, 2) &&
    same(bytes, aStart + 8, bStart + 5, 2)
  if (swapped) return SWAPPED_DAY_MONTH
  if (length > 4 && isTypo(bytes, aStart, bStart, length)) return TYPO
  if (full && same(bytes, aStart + 4, bStart + 4, 6)) {
    const years = Math.abs(number(bytes, aStart, 4) - number(bytes, bStart, 4))
    return Math.max(0, OTHER_YEAR - YEAR_APART * years)
  }
  const days = Math.abs(dayNumber(bytes, aStart, aEnd) - dayNumber(bytes, bStart, bEnd))
  return Math.max(0, NEAR * (1 - days / NEAR_DAYS))
}

/** Whether the first `length` characters differ in one digit, or in two neighbouring digits that changed places. */
function isTypo(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  let first = -1
  let second = -1
  for (let i = 0; i < length; i++) {
    if (bytes[a + i] === bytes[b + i]) continue
    if (second >= 0) return false
    if (first < 0) first = i
    else second = i
  }
  if (second < 0) return first >= 0
  // A hyphen does not part neighbours: 1984-12-05 and 1984-10-25.
  const gap = second - first
  const neighbours = gap === 1 || (gap === 2 && bytes[a + first + 1] === 0x2d)
  return neighbours && bytes[a + first] === bytes[b + second] && bytes[a + second] === bytes[b + first]
}

function same(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  return compareBytes(bytes, a, a + length, b, b + length) === 0
}

function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if (length !== 10 && length !== 7 && length !== 4) return false
  for (let i = 0; i < length; i++) {
    const byte = bytes[start + i]!
    if (i === 4 || i === 7 ? byte !== 0x2d : byte < 0x30 || byte > 0x39) return false
  }
  return true
}

function number(bytes: Uint8Array, start: number, digits: number): number {
  let value = 0
  for (let i = start; i < start + digits; i++) value = 10 * value + bytes[i]! - 0x30
  return value
}

/** Day count in the proleptic Gregorian calendar, from an arbitrary origin; the year begins in March, so leap days come last. */
function dayNumber(bytes: Uint8Array, start: number, end: number): number {
  const month = end - start >= 7 ? number(bytes, start + 5, 2) : 1
  const day = end - start === 10 ? number(bytes, start + 8, 2) : 1
  const year = number(bytes, start, 4) - (month < 3 ? 1 : 0)
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day
}
