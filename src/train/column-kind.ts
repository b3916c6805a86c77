import { ROLE_FIT } from './column-fit.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { ColumnRole } from './column-role.ts'
import { dateShape } from './date-shape.ts'
import { readHeader } from './header-role.ts'

/** What a column holds, how sure that is (0 to 1), and what says so. */
export interface ColumnDecision {
  readonly role: ColumnRole
  readonly confidence: number
  readonly why: string
}

/** A decision, or a column of names or titles that only its neighbours can explain. */
export type FirstReading = ColumnDecision | { readonly role: 'name' | 'title?' }

/** Share of the values that must be able to be what the header says. */
const LEAST_FIT = 0.5

/** Reads one column by itself: the header where the values agree with it, the values where they do not. */
export function readColumn(column: ColumnProfile): FirstReading {
  const empty = emptiness(column)
  if (empty) return none(empty)
  const reading = readHeader(column.header)
  if (reading.role === 'none') return none(reading.note ?? 'the header says so')
  const strong = strongShape(column)
  if (reading.role === 'name' || reading.role === 'title?') return strong ?? { role: reading.role }
  if (reading.role) {
    const fit = ROLE_FIT[reading.role](column)
    if (fit >= LEAST_FIT) {
      return { role: reading.role, confidence: 0.6 + 0.4 * fit, why: `header, and ${percent(fit)} of the values agree` }
    }
    if (reading.role === 'birthYear' && ROLE_FIT.birthDate(column) >= LEAST_FIT) return strong ?? byValues(column)
    return strong ?? doubtful(byValues(column))
  }
  return strong ?? byValues(column)
}

function emptiness(column: ColumnProfile): string | undefined {
  if (column.filled === 0) return 'empty'
  if (column.rows >= 50 && column.filled < Math.max(2, column.rows * 0.002)) return 'nearly empty'
  if (column.filled >= 5 && column.values.size === 1) return 'always the same value'
  return undefined
}

/** Shapes that hardly anything else has: they outweigh a header that does not fit. */
function strongShape(column: ColumnProfile): ColumnDecision | undefined {
  const says = (role: ColumnRole, share: number, what: string, least: number): ColumnDecision | undefined =>
    share >= least ? { role, confidence: 0.75 * share, why: `${percent(share)} of the values are ${what}` } : undefined
  return (
    says('email', column.share('email'), 'e-mail addresses', 0.6) ??
    says('website', column.share('web'), 'web addresses', 0.6) ??
    says('code', column.share('uuid'), 'UUIDs', 0.6) ??
    says('code', column.share('sha256'), 'hashes', 0.8) ??
    dateByValues(column) ??
    says('phone', column.share('phoneFormatted'), 'written as phone numbers', 0.6) ??
    says('geo', column.share('coordinates') * column.share('comma'), 'coordinates', 0.6)
  )
}

/** Birth dates are spread over decades and tell no time of day. */
function dateByValues(column: ColumnProfile): ColumnDecision | undefined {
  const share = column.share('date')
  if (share < 0.7) return undefined
  if (column.share('time') >= 0.5 && [...column.values.keys()].some((text) => dateShape(text)?.time)) {
    return none('moments in time, of the row')
  }
  const years = [...column.values.keys()].flatMap((text) => dateShape(text)?.year ?? []).sort((a, b) => a - b)
  const low = years[Math.floor(years.length * 0.1)] ?? 0
  const high = years[Math.floor(years.length * 0.9)] ?? 0
  const born = high - low >= 25
  return {
    role: born ? 'birthDate' : 'date',
    confidence: (born ? 0.6 : 0.5) * share,
    why: `${percent(share)} of the values are dates${born ? ', spread over decades' : ''}`,
  }
}

/** What the values alone say: only what cannot well be anything else. */
function byValues(column: ColumnProfile): ColumnDecision {
  const { share } = column
  const found = (role: ColumnRole, confidence: number, why: string): ColumnDecision => ({ role, confidence, why })
  const distinct = column.values.size / column.filled
  if (share('gender') >= 0.9 && column.values.size <= 12) return found('gender', 0.6, 'words for genders')
  if (share('honorific') >= 0.8) return none('forms of address')
  if (share('boolean') >= 0.95) return found('category', 0.2, 'yes or no')
  if (share('year') >= 0.9) return found('year', 0.4, 'years')
  if (share('ssn') >= 0.9 && share('integer') < 0.5)
    return found('nationalId', 0.6, 'written as social security numbers')
  if (isBarePhone(column)) return found('phone', 0.5, 'ten or eleven digits, as phone numbers have')
  if (share('postal') >= 0.9 && isPostal(column)) return found('postalCode', 0.5, 'short codes of one length, repeated')
  if (share('numeric') >= 0.9 && share('integer') < 0.9) return found('number', 0.3, 'numbers')
  if (share('money') >= 0.8) return found('price', 0.5, 'amounts of money')
  if (share('code') >= 0.9) return found(distinct < 0.05 ? 'category' : 'code', 0.3, 'codes')
  if (share('integer') >= 0.9) return found(distinct < 0.05 ? 'category' : 'number', 0.25, 'whole numbers')
  if (share('streetWord') >= 0.4 || share('startsWithNumber') >= 0.5) return found('address', 0.5, 'written as streets')
  if (share('organization') >= 0.2) return found('organization', 0.45, 'words of firms and offices')
  if (share('nameLike') >= 0.8) {
    const name = nameByWords(column)
    if (name) return name
  }
  if (column.values.size <= Math.max(20, column.filled * 0.02)) return found('category', 0.25, 'few different values')
  return found('text', 0.2, 'text of no known kind')
}

/** One word a value: given name, family name or town, by the word lists; two and more: a full name. */
export function nameByWords(column: ColumnProfile): ColumnDecision | undefined {
  const given = column.share('given')
  const family = column.share('family')
  const city = column.share('city')
  if (column.meanWords >= 1.7 && given >= 0.2) {
    return { role: 'fullName', confidence: 0.55, why: `${percent(given)} of the values hold a common given name` }
  }
  if (column.meanWords >= 1.7) return undefined
  if (given >= 0.2 && given >= 2 * family) {
    return { role: 'givenName', confidence: 0.55, why: `${percent(given)} of the values are common given names` }
  }
  if (family >= 0.1 && family >= city) {
    return { role: 'familyName', confidence: 0.5, why: `${percent(family)} of the values are common family names` }
  }
  if (city >= 0.1) return { role: 'city', confidence: 0.5, why: `${percent(city)} of the values are known towns` }
  return undefined
}

/** Ten or eleven digits from a trunk prefix on, or ten of the North American plan, mostly different from row to row. */
function isBarePhone(column: ColumnProfile): boolean {
  const national = /^(?:0\d{9,10}|1?[2-9]\d{2}[2-9]\d{6})$/
  return shareOf(column, (text) => national.test(text)) >= 0.9 && column.values.size >= column.filled * 0.2
}

function isPostal(column: ColumnProfile): boolean {
  const digits = shareOf(column, (text) => /^\d{4,5}(?:-\d{3,4})?$/.test(text))
  const mixed = shareOf(column, (text) =>
    /^[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}$|^\d{4}\s?[a-z]{2}$|^[a-z]\d[a-z]\s?\d[a-z]\d$/i.test(text),
  )
  const lengths = new Set([...column.values.keys()].map((text) => text.length))
  return mixed >= 0.6 || (digits >= 0.9 && lengths.size <= 3 && column.values.size < column.filled * 0.9)
}

/** Share of the filled rows whose value satisfies `test`. */
export function shareOf(column: ColumnProfile, test: (text: string) => boolean): number {
  let hits = 0
  let total = 0
  for (const [text, count] of column.values) {
    total += count
    if (test(text)) hits += count
  }
  return total ? hits / total : 0
}

/** The header said something else: the values are believed a little less. */
function doubtful(decision: ColumnDecision): ColumnDecision {
  return { ...decision, confidence: decision.confidence * 0.8, why: `not what the header says: ${decision.why}` }
}

/** The decision to leave a column out. */
export function none(why: string): ColumnDecision {
  return { role: 'none', confidence: 0.9, why }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
