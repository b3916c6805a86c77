import type { DateOptions } from '../model/field.ts'
import {
  type CalendarDate,
  daysInMonth,
  formatDate,
  fromDays,
  isPlaceholderDate,
  MAXIMUM_YEAR,
  MINIMUM_YEAR,
} from './calendar.ts'
import { type DateReading, readDate } from './date-reading.ts'
import { isMissingWord } from './junk.ts'
import type { Normalized, RejectReason } from './normalized.ts'
import { readText } from './read-text.ts'

const LONGEST = 96
/** As most programs write it. */
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
/** Epoch milliseconds as text: thirteen digits, or nine and more behind a minus sign. */
const EPOCH = /^(?:\d{13}|-\d{9,13})$/
/** The day of a spreadsheet as text, perhaps with its time. */
const SERIAL = /^\d{2,6}(?:\.\d+)?$/
const DAY = 86_400_000
const LAST_DAY = 100_000_000
const DEFAULT_PIVOT = 26
/** The first place to reach a date is 14 hours ahead of UTC. */
const EARLIEST_ZONE = 14 * 3_600_000

/**
 * A calendar date as `YYYY-MM-DD`, or `YYYY-MM` / `YYYY` when no more is known. Takes:
 * - texts: ISO 8601 (the date as written; time and zone are dropped), `19560409`, `03.12.1961` (dots: day first),
 *   `4/2/31`, `3-Apr-56`, `April 3, 1956`, `3 avril 1956`, `1956年4月3日`, `1956-00-00` (→ `1956`), 13 digits (epoch ms);
 * - `Date` objects, in UTC;
 * - numbers: 1500 to 2200 a year, `yyyymm`, `yyyymmdd`; other numbers from 61 to 109,574 the day of a spreadsheet (1900
 *   system; as text with `options.serial` only), ten digits epoch seconds, all others epoch milliseconds.
 *
 * Flags: `ambiguous` where day and month could be, or had to be (`1859-21-01`), exchanged; `truncated` where the month
 * has no such day, which is then dropped (`2001-02-30` → `2001-02`). Years run from 1500 to 2200.
 * Reasons: `blank`, `placeholder` (1900-01-01, 1970-01-01, 9999-12-31, 01/01/01 …), `malformed`, `impossible`
 * (a month 13, a day 32, a year out of range), `length`, `type`. A date after its record's own time: see `isAfter`.
 */
export function normalizeDate(raw: unknown, options: DateOptions = {}): Normalized {
  if (raw instanceof Date) return fromEpoch(raw.getTime())
  if (typeof raw === 'number') return fromNumber(raw)
  if (isPlainDate(raw)) return { value: raw }
  const read = readText(raw, LONGEST, dateJunk)
  if ('reason' in read) return read
  if (EPOCH.test(read.text)) return fromEpoch(Number(read.text))
  const day = options.serial && SERIAL.test(read.text) ? fromSpreadsheet(Math.floor(Number(read.text))) : undefined
  if (day !== undefined) return accept(day)
  const readings = readDate(read.text, options.order)
  if (readings.length === 0) return { reason: 'malformed' }
  const dates = readings.map((reading) => withFullYear(reading, options.pivot ?? DEFAULT_PIVOT))
  const real = dates.filter(isReal)
  const [first, second] = real
  if (first === undefined) {
    if (dates.some((date) => isPlaceholderDate(date))) return { reason: 'placeholder' }
    return dates.map(withoutDay).find((date) => 'value' in date) ?? { reason: 'impossible' }
  }
  if (isPlaceholderDate(first) || isOnlyOnes(read.text)) return { reason: 'placeholder' }
  const value = formatDate(first)
  const ambiguous = readings[0]?.exchanged || (second !== undefined && formatDate(second) !== value)
  return ambiguous ? { value, flags: ['ambiguous'] } : { value }
}

/**
 * Whether a canonical date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) begins, everywhere on earth, after the moment `at`
 * (epoch milliseconds): a birth date after its own record is wrong.
 */
export function isAfter(date: string, at: number): boolean {
  const [year = Number.NaN, month = 1, day = 1] = date.split('-').map(Number)
  return Date.UTC(year, month - 1, day) - EARLIEST_ZONE > at
}

function fromNumber(raw: number): Normalized {
  if (!Number.isFinite(raw)) return { reason: 'type' }
  const whole = Math.floor(raw)
  if (whole === 0 || whole === -1) return { reason: 'placeholder' }
  if (isYear(whole)) return accept({ year: whole, month: 0, day: 0 })
  const day = fromSpreadsheet(whole)
  if (day !== undefined) return accept(day)
  if (whole >= 150_001 && whole <= 220_012) return accept({ year: Math.floor(whole / 100), month: whole % 100, day: 0 })
  if (whole >= 15_000_101 && whole <= 22_001_231) {
    return accept({ year: Math.floor(whole / 10_000), month: Math.floor(whole / 100) % 100, day: whole % 100 })
  }
  return fromEpoch(whole >= 1e9 && whole < 1e10 ? whole * 1000 : whole)
}

/** The date of a spreadsheet's day number (1900 system, from 1 March 1900 on), unless the number is a year. */
function fromSpreadsheet(day: number): CalendarDate | undefined {
  return day > 60 && day < 109_575 && !isYear(day) ? fromDays(day - 25_569) : undefined
}

function fromEpoch(milliseconds: number): Normalized {
  if (!Number.isFinite(milliseconds)) return { reason: 'malformed' }
  const days = Math.floor(milliseconds / DAY)
  return Math.abs(days) > LAST_DAY ? { reason: 'impossible' } : accept(fromDays(days))
}

function accept(date: CalendarDate): Normalized {
  if (isPlaceholderDate(date)) return { reason: 'placeholder' }
  return isReal(date) ? { value: formatDate(date) } : withoutDay(date)
}

/** 31 February is a slip in the day: year and month stay evidence. A month 13 or a day 45 make nonsense of the whole. */
function withoutDay({ year, month, day }: CalendarDate): Normalized {
  if (!isYear(year) || month < 1 || month > 12 || day > 31) return { reason: 'impossible' }
  return { value: formatDate({ year, month, day: 0 }), flags: ['truncated'] }
}

function withFullYear(reading: DateReading, pivot: number): CalendarDate {
  const { year, month, day, twoDigitYear } = reading
  return twoDigitYear ? { year: year + (year > pivot ? 1900 : 2000), month, day } : { year, month, day }
}

function isReal({ year, month, day }: CalendarDate): boolean {
  if (!isYear(year) || month > 12) return false
  return month === 0 ? day === 0 : day <= daysInMonth(year, month)
}

function isYear(year: number): boolean {
  return year >= MINIMUM_YEAR && year <= MAXIMUM_YEAR
}

/** Whether a value is an ISO date that exists and stands for no other: nothing about it has to be looked at. */
function isPlainDate(raw: unknown): raw is string {
  if (typeof raw !== 'string' || raw.length !== 10 || !ISO_DATE.test(raw)) return false
  const date = { year: Number(raw.slice(0, 4)), month: Number(raw.slice(5, 7)), day: Number(raw.slice(8)) }
  return date.month > 0 && date.day > 0 && isReal(date) && !isPlaceholderDate(date, raw)
}

/** `01/01/01` and `1/1/01`, what people type to get past a form. */
function isOnlyOnes(text: string): boolean {
  return /^0?1\D0?1\D0?1$/.test(text)
}

function dateJunk(text: string): RejectReason | undefined {
  if (isMissingWord(text)) return 'placeholder'
  const digits = text.replace(/\D/g, '')
  if (/^0+$/.test(digits) || /^(\d)\1{7}$/.test(digits)) return 'placeholder'
  return /^(?:12345678|1234567890|0?123456789)$/.test(digits) ? 'placeholder' : undefined
}
