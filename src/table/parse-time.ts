import type { Time } from '../model/model.ts'

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i

/**
 * Milliseconds since 1970 of an `at`: an ISO 8601 date or date-time (without an offset it is UTC, so that no
 * machine's time zone changes a decision), Unix seconds (10 digits) or milliseconds (13 digits) as text, a number
 * of milliseconds, or a Date. −Infinity where there is none (sorts first); NaN where it cannot be read.
 */
export function parseTime(at: Time | null | undefined): number {
  if (at === null || at === undefined || at === '') return Number.NEGATIVE_INFINITY
  if (typeof at === 'number') return Number.isFinite(at) ? at : Number.NaN
  if (typeof at !== 'string') return at instanceof Date ? at.getTime() : Number.NaN
  const text = at.trim()
  if (text === '') return Number.NEGATIVE_INFINITY
  if (/^\d{10}$/.test(text)) return Number(text) * 1000
  if (/^\d{13}$/.test(text)) return Number(text)
  const iso = ISO.exec(text)
  if (!iso) return Number.NaN
  const [, day, time, offset] = iso
  return Date.parse(time === undefined ? day! : `${day}T${time}${offset?.toUpperCase() ?? 'Z'}`)
}
