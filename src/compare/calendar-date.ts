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
/** Month and day may be any two digits: so many days they make at most, and some. */
const LONGEST_DAYS = 500

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
  const similarity =
    aEnd - aStart === 10 && bEnd - bStart === 10
      ? similarityOfDays(bytes, aStart, bStart, cutoff)
      : isDate(bytes, aStart, aEnd) && isDate(bytes, bStart, bEnd)
        ? similarityOfDates(bytes, aStart, aEnd, bStart, bEnd)
        : 0
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

/** Of two values as long as full dates; 0 where one is none. What is below `cutoff` may come back as less. */
function similarityOfDays(bytes: Uint8Array, a: number, b: number, cutoff: number): number {
  if (bytes[a + 4] !== 0x2d || bytes[a + 7] !== 0x2d || bytes[b + 4] !== 0x2d || bytes[b + 7] !== 0x2d) return 0
  const aYear = 100 * twoDigits(bytes, a) + twoDigits(bytes, a + 2)
  const aMonth = twoDigits(bytes, a + 5)
  const aDay = twoDigits(bytes, a + 8)
  const bYear = 100 * twoDigits(bytes, b) + twoDigits(bytes, b + 2)
  const bMonth = twoDigits(bytes, b + 5)
  const bDay = twoDigits(bytes, b + 8)
  if (aYear < 0 || aMonth < 0 || aDay < 0 || bYear < 0 || bMonth < 0 || bDay < 0) return 0
  const years = Math.abs(aYear - bYear)
  if (years === 0 && aMonth === bDay && aDay === bMonth) return SWAPPED_DAY_MONTH
  if (isTypo(bytes, a, b, 10)) return TYPO
  if (aMonth === bMonth && aDay === bDay) return Math.max(0, OTHER_YEAR - YEAR_APART * years)
  // of strangers, the years alone mostly tell
  if (NEAR * (1 - (365 * (years - 1) - LONGEST_DAYS) / NEAR_DAYS) < cutoff) return 0
  const days = Math.abs(daysOf(aYear, aMonth, aDay) - daysOf(bYear, bMonth, bDay))
  return Math.max(0, NEAR * (1 - days / NEAR_DAYS))
}

/** Of two dates of which one is not a full one. */
function similarityOfDates(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart)
  if (compareBytes(bytes, aStart, aStart + length, bStart, bStart + length) === 0) return LESS_PRECISE
  if (length > 4 && isTypo(bytes, aStart, bStart, length)) return TYPO
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

function isDate(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start
  if (length !== 10 && length !== 7 && length !== 4) return false
  for (let i = 0; i < length; i++) {
    const byte = bytes[start + i]!
    if (i === 4 || i === 7 ? byte !== 0x2d : byte < 0x30 || byte > 0x39) return false
  }
  return true
}

/** The number that two bytes spell; far below 0 where they are no digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30
  const ones = bytes[at + 1]! - 0x30
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1e6 : 10 * tens + ones
}

/** Day count of a date from which day, or month and day, may be missing. */
function dayNumber(bytes: Uint8Array, start: number, end: number): number {
  const year = 100 * twoDigits(bytes, start) + twoDigits(bytes, start + 2)
  const month = end - start >= 7 ? twoDigits(bytes, start + 5) : 1
  return daysOf(year, month, end - start === 10 ? twoDigits(bytes, start + 8) : 1)
}

/** Day count in the proleptic Gregorian calendar, from an arbitrary origin; the year begins in March, so leap days come last. */
function daysOf(year: number, month: number, day: number): number {
  const y = year - (month < 3 ? 1 : 0)
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return 365 * y + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day
}
