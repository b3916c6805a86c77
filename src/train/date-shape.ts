/** How a value that may be a date is written. `first` and `second` are day and month in an order yet unknown. */
export type DateShape =
  | { readonly form: 'ordered'; readonly year: number; readonly time: boolean }
  | {
      readonly form: 'either'
      readonly first: number
      readonly second: number
      readonly year: number
      readonly time: boolean
    }

const TIME = '(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s*(?:[ap]\\.?m\\.?)?\\s*(?:Z|UTC|[+-]\\d{2}:?\\d{2})?)?'
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})(${TIME})$`, 'i')
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/. ]{1,2}(\\d{1,2})[-/. ]{1,2}(\\d{4}|\\d{2})(${TIME})$`, 'i')
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const COMPACT_YEAR_LAST = /^(\d{2})(\d{2})(\d{4})$/
const MIDNIGHT = /[T ,]+0?0:00(?::00(?:\.0+)?)?\s*(?:Z|UTC|[+-]00:?00)?$/i
/** Three letters tell the month in every language read here, but for French juin and juillet. */
const MONTHS = `jan ene gen feb fév fev mar mär maa mrt apr avr abr may mai mag mei jun jui giu jul lug aug aou aoû
  ago sep set oct okt ott out nov dec déc dez dic`
const MONTH = String.raw`(?:${MONTHS.split(/\s+/).join('|')})\p{L}*`
const DAY_MONTH = String.raw`\d{1,2}(?:st|nd|rd|th|er|\.|º)?[-/. ]*(?:de |of )?${MONTH}`
const MONTH_DAY = String.raw`${MONTH}[-/. ]*\d{1,2}(?:st|nd|rd|th)?`
const TEXT_MONTH = new RegExp(String.raw`^(?:${DAY_MONTH}|${MONTH_DAY})[-/., ]*(?:de |del )?(\d{4}|\d{2})$`, 'iu')

/** 1 January 2200 as spreadsheets count days. */
const LAST_SERIAL = 109_575

/** Years a record about people or publications may name. */
function isYear(year: number): boolean {
  return year >= 1500 && year <= 2100
}

const isMonth = (n: number): boolean => n >= 1 && n <= 12
const isDay = (n: number): boolean => n >= 1 && n <= 31

/** How `text` is written as a calendar date, or `undefined` when it is not. Two-digit years are left as they are. */
export function dateShape(text: string): DateShape | undefined {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text)
  if (yearFirst) {
    const [, year, month, day, time] = yearFirst
    if (isYear(Number(year)) && isMonth(Number(month)) && isDay(Number(day))) {
      return { form: 'ordered', year: Number(year), time: tellsTime(text, time) }
    }
  }
  const yearLast = YEAR_LAST.exec(text) ?? COMPACT_YEAR_LAST.exec(text)
  if (yearLast) {
    const [, first, second, year, time] = yearLast
    const [a, b, y] = [Number(first), Number(second), Number(year)]
    const plausible = (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b))
    if (!plausible || (year?.length === 4 && !isYear(y))) return undefined
    return { form: 'either', first: a, second: b, year: y, time: tellsTime(text, time) }
  }
  const withName = TEXT_MONTH.exec(text)
  if (!withName) return undefined
  return { form: 'ordered', year: Number(withName[1]), time: false }
}

/** Midnight is how date columns are exported; any other time says that the value is a moment. */
function tellsTime(text: string, time: string | undefined): boolean {
  return !!time?.trim() && !MIDNIGHT.test(text)
}

/** Whether `text` is a four-digit year from 1500 to 2100. */
export function isYearText(text: string): boolean {
  return /^\d{4}(?:\.0)?$/.test(text) && isYear(Number(text))
}

/**
 * Whether `text` is the number of a day as spreadsheets count it (1900 system), from September 1902 to 2199, perhaps with
 * its time: four digits and more that are no year, without a leading zero.
 */
export function isDaySerial(text: string): boolean {
  if (!/^[1-9]\d{3,5}(?:\.\d+)?$/.test(text) || isYearText(text)) return false
  return Number(text) < LAST_SERIAL
}
