/** A date of the proleptic Gregorian calendar; `month` and `day` are 0 when not known. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** First year that data about people may hold. */
export const MINIMUM_YEAR = 1500
/** Last year that data about people may hold. */
export const MAXIMUM_YEAR = 2200

/**
 * Dates that programs write for "no date": the zero points of operating systems, databases and spreadsheets, and the
 * ends of time. Real births fall on some of them; law 4 prefers to lose those.
 */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  '1601-01-01',
  '1753-01-01',
  '1800-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
  '1904-01-01',
  '1970-01-01',
  '2099-12-31',
  '2199-12-31',
])

/** Days of a month, 1 to 12; 0 for any other month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  if (month < 1 || month > 12) return 0
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as much as is known. */
export function formatDate({ year, month, day }: CalendarDate): string {
  const parts = [String(year).padStart(4, '0')]
  if (month > 0) parts.push(String(month).padStart(2, '0'))
  if (month > 0 && day > 0) parts.push(String(day).padStart(2, '0'))
  return parts.join('-')
}

/** The date `days` after 1970-01-01 (negative: before), at most 100,000,000 of them as in `Date`. */
export function fromDays(days: number): CalendarDate {
  const date = new Date(days * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/**
 * Whether a date stands for "no date": a zero point, a year 0, 1 or 9999, or one digit repeated (1111-11-11).
 * @param written the date as `formatDate` gives it
 */
export function isPlaceholderDate(date: CalendarDate, written: string = formatDate(date)): boolean {
  if (date.year <= 1 || date.year === 1111 || date.year === 2999 || date.year >= 9999) return true
  return PLACEHOLDERS.has(written)
}
