import type { Time } from '../model/model.ts'
import { daysInMonth } from '../normalize/calendar.ts'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?\s*(?:Z|([+-])(\d\d):?(\d\d))?)?$/i

/** The moments a `Date` can hold lie within 100,000,000 days of 1970 (ECMA-262, "Time Values"). */
const LATEST = 8.64e15
const MINUTE = 60_000
const DAY = 86_400_000

/**
 * Milliseconds since 1970 of an `at`: an ISO 8601 date or date-time (without an offset it is UTC, so that no
 * machine's time zone changes a decision), Unix seconds (10 digits) or milliseconds (13 digits) as text, a number
 * of milliseconds, or a Date. −Infinity where there is none (sorts first); NaN where it cannot be read, where the day
 * does not exist (2026-02-30), or where no Date reaches (beyond ±8.64e15).
 */
export function parseTime(at: Time | null | undefined): number {
  if (at === null || at === undefined || at === '') return Number.NEGATIVE_INFINITY
  if (typeof at === 'number') return Math.abs(at) <= LATEST ? at : Number.NaN
  if (typeof at !== 'string') return at instanceof Date ? at.getTime() : Number.NaN
  const text = at.trim()
  if (text === '') return Number.NEGATIVE_INFINITY
  if (/^\d{10}$/.test(text)) return Number(text) * 1000
  if (/^\d{13}$/.test(text)) return Number(text)
  const iso = ISO.exec(text)
  return iso === null ? Number.NaN : momentOf(iso)
}

/** Counted here and not by `Date.parse`, which engines let roll 30 February over into March. */
function momentOf(iso: RegExpExecArray): number {
  const part = (group: number): number => Number(iso[group] ?? 0)
  const [year, month, day] = [part(1), part(2), part(3)]
  const [hour, minute, second, millisecond] = [
    part(4),
    part(5),
    part(6),
    Number((iso[7] ?? '').padEnd(3, '0').slice(0, 3)),
  ]
  const [offsetHour, offsetMinute] = [part(9), part(10)]
  if (day < 1 || day > daysInMonth(year, month)) return Number.NaN
  if (minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return Number.NaN
  const time = (hour * 60 + minute) * MINUTE + second * 1000 + millisecond
  const offset = (offsetHour * 60 + offsetMinute) * MINUTE
  // 24:00:00 is the midnight that ends a day
  return time > DAY ? Number.NaN : Date.parse(iso[0].slice(0, 10)) + time - (iso[8] === '-' ? -offset : offset)
}
