import type { DateOptions } from '../model/field.ts'
import { type CalendarDate, daysInMonth } from './calendar.ts'
import { monthOfName } from './month-name.ts'
import { transliterate } from './transliterate.ts'

/** One way to read a text as a date: not yet checked against the calendar. */
export interface DateReading extends CalendarDate {
  /** Whether `year` is the last two digits of the year only. */
  readonly twoDigitYear: boolean
  /** Whether day and month were exchanged because no month has the number in the month's place (`1859-21-01`). */
  readonly exchanged?: boolean
}

type Order = DateOptions['order']

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
/** Numbers between marks, the year last: no time, zone or weekday is among them. */
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const TIME =
  /(?:(?<=\d)t|,)?\s*(?<!\d)\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z\b|[+-]\d{2}:?\d{2}\b)?/
const COMPACT_TIME =
  /(?<=\b\d{8})t?\d{4}(?:\d{2}(?:\.?\d{3})?)?z?$|(?<=\b\d{8})t\d{4,6}(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?$/
const ZONE = /\b(?:gmt|utc|z|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|ist|msk|jst)\b(?:\s*[+-]\d{2}:?\d{2})?/g
const WEEKDAY = new RegExp(
  `\\b(?:${[
    ...[
      'mon(?:day)?',
      'tue(?:s|sday)?',
      'wed(?:nesday)?',
      'thu(?:r|rs|rsday)?',
      'fri(?:day)?',
      'sat(?:urday)?',
      'sun(?:day)?',
    ],
    ...['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'],
    ...['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    ...['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'],
  ].join('|')})\\b`,
  'g',
)
const ORDINAL = /\b(\d{1,2})(?:st|nd|rd|th|er|eme|e|o|a|ste|de|º|ª)\b\.?/g
const FILLING = new Set([
  'of',
  'de',
  'del',
  'di',
  'the',
  'le',
  'den',
  'der',
  'a',
  'el',
  'g',
  'г',
  'ano',
  'y',
  'at',
  'on',
])

/** The readings of a text as a date, the preferred one first; empty when it is not written as a date. */
export function readDate(text: string, order: Order): DateReading[] {
  if (ISO_DATE.test(text)) return inIsoOrder(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  const plainNumbers = NUMBERS.exec(text)
  if (plainNumbers) {
    const [, a = '', mark, b = '', c] = plainNumbers
    return readNumbers(a, b, c, mark === '.', order)
  }
  const plain = withoutTime(transliterate(text.replace(/[年月]/g, '-').replaceAll('日', ' ')))
  if (/^\d+$/.test(plain)) return readDigits(plain, order)
  const numbers = /^(\d{1,4})(?:\s*([-/.\u2010-\u2015_ ])\s*)(\d{1,4})(?:\s*\2\s*(\d{1,4}))?\.?$/.exec(plain)
  if (numbers) return readNumbers(numbers[1] ?? '', numbers[3] ?? '', numbers[4], numbers[2] === '.', order)
  return readNamedMonth(plain)
}

function withoutTime(text: string): string {
  return text
    .replace(/\([^)]*\)/g, ' ')
    .replace(COMPACT_TIME, '')
    .replace(TIME, ' ')
    .replace(ZONE, ' ')
    .replace(WEEKDAY, ' ')
    .replace(/^[\s,.;-]+|[\s,;-]+$/g, '')
    .replace(/\s+/g, ' ')
}

/** `1956`, `195604`, `19560409`, and `03121961` where the first four digits are no year. */
function readDigits(digits: string, order: Order): DateReading[] {
  const part = (from: number, to: number): number => Number(digits.slice(from, to))
  if (digits.length === 4) return [full(part(0, 4), 0, 0)]
  if (digits.length === 6 && isYear(part(0, 4)) && part(4, 6) >= 1 && part(4, 6) <= 12) {
    return [full(part(0, 4), part(4, 6), 0)]
  }
  if (digits.length !== 8) return []
  if (isYear(part(0, 4)) || !isYear(part(4, 8))) return [full(part(0, 4), part(4, 6), part(6, 8))]
  return bothOrders(part(0, 2), part(2, 4), part(4, 8), false, order ?? 'month-first')
}

function readNumbers(a: string, b: string, c: string | undefined, dots: boolean, order: Order): DateReading[] {
  const [first, second] = [Number(a), Number(b)]
  if (c === undefined) {
    if (a.length === 4 && b.length <= 2) return [full(first, second, 0)]
    return b.length === 4 && a.length <= 2 ? [full(second, first, 0)] : []
  }
  const third = Number(c)
  if (b.length > 2) return []
  if (a.length === 4) return c.length <= 2 ? inIsoOrder(first, second, third) : []
  if (a.length === 3 || c.length === 3) return []
  if (c.length < 4 && first > 31) return [{ year: first, month: second, day: third, twoDigitYear: true }]
  return bothOrders(first, second, third, c.length < 4, order ?? (dots ? 'day-first' : 'month-first'))
}

/** ISO order; where there is no such month, and the date exists the other way round, day and month were exchanged. */
function inIsoOrder(year: number, month: number, day: number): DateReading[] {
  const mistaken = month > 12 && month <= daysInMonth(year, day)
  return [mistaken ? { ...full(year, day, month), exchanged: true } : full(year, month, day)]
}

function bothOrders(a: number, b: number, year: number, twoDigitYear: boolean, order: Order): DateReading[] {
  const monthFirst: DateReading = { year, month: a, day: b, twoDigitYear }
  const dayFirst: DateReading = { year, month: b, day: a, twoDigitYear }
  return order === 'day-first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst]
}

/** `April 3, 1956`, `3 avril 1956`, `3-Apr-56`, `03APR1956`, `Apr 1956`: one month name, one or two numbers. */
function readNamedMonth(text: string): DateReading[] {
  const words = (text.replace(ORDINAL, '$1 ').match(/\d+|\p{L}+/gu) ?? []).filter((word) => !FILLING.has(word))
  const numbers = words.filter((word) => /^\d/.test(word))
  const [name, ...others] = words.filter((word) => !/^\d/.test(word))
  const month = name === undefined ? undefined : monthOfName(name)
  if (month === undefined || others.length > 0 || numbers.some((number) => number.length === 3 || number.length > 4))
    return []
  const [a = '', b] = numbers
  if (numbers.length === 1) {
    if (a.length === 4) return [full(Number(a), month, 0)]
    return Number(a) > 31 ? [{ year: Number(a), month, day: 0, twoDigitYear: true }] : []
  }
  if (numbers.length !== 2 || b === undefined) return []
  const yearFirst = a.length === 4 || (b.length < 4 && Number(a) > 31)
  const [day, year] = yearFirst ? [b, a] : [a, b]
  if (day.length > 2) return []
  return [{ year: Number(year), month, day: Number(day), twoDigitYear: year.length < 4 }]
}

function full(year: number, month: number, day: number): DateReading {
  return { year, month, day, twoDigitYear: false }
}

function isYear(year: number): boolean {
  return year >= 1500 && year <= 2200
}
