import {
  address,
  category,
  date,
  type FieldSpec,
  identifier,
  nationalId,
  phoneSpec,
  postalCode,
} from '../model/field.ts'
import { shareOf } from './column-kind.ts'
import type { ColumnProfile } from './column-profile.ts'
import { ROLE_FIELDS } from './column-role.ts'
import { dateShape } from './date-shape.ts'
import type { ColumnDescription, ReadData } from './describe-columns.ts'

/** What people write between the digits of numbers. */
const PHONE_SEPARATORS = ' ()-./+'
const CODE_SEPARATORS = ' -./'

/** Fewest digits of a number that is complete but for its country: area code and, in most countries, trunk prefix. */
const SHORTEST_NATIONAL = 9
/** Countries that write the month first: the United States, and lands that took over their forms. */
const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'PH', 'FM', 'MH', 'PW'])

/** Share of the values, from which day numbers are no slip: files of several systems mix them with written dates. */
const SOME_SERIALS = 0.05

/** The kind and options of a field that `columns` feed; `joined` when they are parts of one value. */
export function fieldSpec(
  columns: readonly ColumnDescription[],
  data: ReadData,
  name: string,
  joined: boolean | undefined,
): FieldSpec {
  const column = columns[0]
  if (!column || column.role === 'none') return category()
  const kind = name === 'fullName' ? 'fullName' : ROLE_FIELDS[column.role][1]
  const profiles = columns.flatMap(({ header }) => data.profiles.get(header) ?? [])
  const country = data.country ? { country: data.country } : undefined
  if (kind === 'phone') return phoneField(profiles, name, data.country)
  if (kind === 'date') return dateField(profiles, column.role === 'date', joined ? undefined : data.country)
  if (kind === 'postalCode') return postalCode(country)
  if (kind === 'address') return address(country)
  if (kind === 'nationalId') return nationalField(profiles, name)
  if (kind === 'identifier') return identifier(name, { caseSensitive: false, separators: CODE_SEPARATORS })
  return Object.freeze({ kind }) as FieldSpec
}

/**
 * Numbers that cannot be completed to E.164, for want of a country or of their area code, would all be refused:
 * they are compared by their digits.
 */
function phoneField(profiles: readonly ColumnProfile[], name: string, country: string | undefined): FieldSpec {
  const complete = mean(profiles, (text) => {
    if (/^(?:tel:)?\s*(?:\+|00)/.test(text)) return true
    return country !== undefined && text.replace(/\D/g, '').length >= SHORTEST_NATIONAL
  })
  if (complete >= 0.6) return phoneSpec(country ? { country } : undefined)
  return identifier(name, { separators: PHONE_SEPARATORS, pattern: '^\\d{6,15}$' })
}

/** Social security numbers are checked where most could have been issued; others are compared as written. */
function nationalField(profiles: readonly ColumnProfile[], name: string): FieldSpec {
  const american = profiles.every((profile) => profile.share('ssn') >= 0.6)
  if (american) return nationalId({ country: 'US' })
  return identifier(name, { caseSensitive: false, separators: CODE_SEPARATORS })
}

/**
 * The values tell the order where any first part is above 12; else the country does. Texts of digits are days of a
 * spreadsheet where enough values are nothing else.
 */
function dateField(profiles: readonly ColumnProfile[], anyDate: boolean, country: string | undefined): FieldSpec {
  let dayFirst = 0
  let monthFirst = 0
  let dotted = 0
  let either = 0
  for (const profile of profiles) {
    for (const [text, count] of profile.values) {
      const shape = dateShape(text)
      if (shape?.form !== 'either') continue
      either += count
      if (shape.first > 12) dayFirst += count
      else if (shape.second > 12) monthFirst += count
      else if (/^\d+\.\s*\d+\./.test(text)) dotted += count
    }
  }
  const byCountry = either > 0 && country !== undefined && !MONTH_FIRST.has(country)
  const undecided = dayFirst === monthFirst
  const order = (undecided ? byCountry || dotted > 0 : dayFirst > monthFirst) ? { order: 'day-first' as const } : {}
  const serials = profiles.reduce((sum, profile) => sum + profile.filled * profile.share('daySerial'), 0)
  const filled = profiles.reduce((sum, profile) => sum + profile.filled, 0)
  const serial = serials > 0 && serials >= SOME_SERIALS * filled ? { serial: true } : {}
  return date({ ...order, ...serial, ...(anyDate ? { past: false } : {}) })
}

/** Share of the values of all profiles together that satisfy `test`. */
function mean(profiles: readonly ColumnProfile[], test: (text: string) => boolean): number {
  const filled = profiles.reduce((sum, profile) => sum + profile.filled, 0)
  return filled ? profiles.reduce((sum, profile) => sum + profile.filled * shareOf(profile, test), 0) / filled : 0
}
