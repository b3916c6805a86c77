import type { FieldSpec } from '../model/field.ts'
import type { ColumnRole } from './column-role.ts'
import { ROLE_FIELDS } from './column-role.ts'
import { containedShare, nameOverlap } from './derived-column.ts'
import type { ColumnDescription, ReadData } from './describe-columns.ts'
import { fieldSpec } from './field-spec.ts'
import { headerConcepts, headerWords } from './header-words.ts'
import { isWorthComparing } from './worth-comparing.ts'

/** One field of the suggested model, and the columns that feed it. */
export interface PlannedField {
  readonly name: string
  readonly spec: FieldSpec
  readonly columns: readonly { readonly header: string; readonly part?: string }[]
}

interface Feed {
  readonly column: ColumnDescription
  /** Field of its own, where the role's canonical field is not meant. */
  readonly own?: string
  readonly part?: string
}

/** Roles of which every column is a field of its own, named after its header where there are several. */
const ONE_EACH: ReadonlySet<ColumnRole> = new Set([
  ...(['nationalId', 'loyaltyId', 'customerId', 'cookie', 'deviceId', 'barcode', 'taxId', 'venue', 'price'] as const),
  ...(['year', 'website', 'nameSuffix', 'age', 'socialHandle', 'neighbourhood'] as const),
])
/** Roles whose canonical name says nothing: the header names the field. */
const NAMED_BY_HEADER: ReadonlySet<ColumnRole> = new Set(['code', 'category', 'number', 'text', 'date', 'description'])
/** Headers of these roles feed one field only where they say the same but for `primary`, `2` and the like. */
const ONE_MEANING: ReadonlySet<ColumnRole> = new Set(['organization', 'fullName'])
/** The name of a model's field may not be one of these. */
const RESERVED: ReadonlySet<string> = new Set(['source', 'id', 'at'])
/** Words of the parts of the name, in the order a full name is written. */
const NAME_ORDER: readonly ColumnRole[] = ['givenName', 'middleName', 'nameParticle', 'familyName']
const NAME_ROLES: ReadonlySet<ColumnRole> = new Set([...NAME_ORDER, 'fullName'])
const DATE_PARTS: Readonly<Partial<Record<ColumnRole, string>>> = {
  birthYear: 'year',
  birthMonth: 'month',
  birthDay: 'day',
}
/** A full name is composed of the parts beside it when it adds no word in so many rows… */
const MOSTLY_COMPOSED = 0.8
/** …and is all there is of the name in no more than so many. */
const RARELY_ALONE = 0.02
const SAME_WORDS = 0.95

/** Decides which columns are compared, as which fields. The fields stand in the order of the roles. */
export function planFields(data: ReadData): PlannedField[] {
  const columns = data.columns.filter((column) => column.role !== 'none' && isWorthComparing(column, data.subject))
  const names = planNames(columns, data)
  const feeds: Feed[] = [
    ...names,
    ...planBirth(columns),
    ...planAddress(columns),
    ...planPoint(columns),
    ...columns.filter((column) => !isPlannedElsewhere(column.role)).map((column) => ({ column })),
  ]
  const seen = new Map<ColumnRole, number>()
  const grouped = new Map<string, Feed[]>()
  const order = Object.keys(ROLE_FIELDS)
  for (const feed of feeds.sort((a, b) => order.indexOf(a.column.role) - order.indexOf(b.column.role))) {
    const { role, header } = feed.column
    const before = seen.get(role) ?? 0
    seen.set(role, before + 1)
    const other =
      ONE_MEANING.has(role) && before > 0 && !feed.own && !sameMeaning(header, grouped.get(canonicalName(role)))
    const named = NAMED_BY_HEADER.has(role) || other || (ONE_EACH.has(role) && before > 0)
    const name = freeName(feed.own ?? (named ? camelCase(header) : canonicalName(role)), named ? grouped : undefined)
    grouped.set(name, [...(grouped.get(name) ?? []), feed])
  }
  return [...grouped].map(([name, group]) => ({
    name,
    spec: fieldSpec(
      group.map(({ column }) => column),
      data,
      name,
      group.length > 1 && group.some(({ part }) => part),
    ),
    columns: group.map(({ column, part }) => (part ? { header: column.header, part } : { header: column.header })),
  }))
}

function canonicalName(role: ColumnRole): string {
  return role === 'none' ? '' : ROLE_FIELDS[role][0]
}

function isPlannedElsewhere(role: ColumnRole): boolean {
  return NAME_ROLES.has(role) || role in BIRTH || role in STREET || role === 'latitude' || role === 'longitude'
}

/**
 * Name parts and full names. A full name that the parts beside it make up says nothing new and is left out. Where some
 * rows hold the one and other rows the other, all go to one field, else those rows could never be compared by name.
 */
function planNames(columns: readonly ColumnDescription[], data: ReadData): Feed[] {
  const parts = columns.filter(({ role }) => NAME_ORDER.includes(role))
  const fulls = distinctNames(
    columns.filter(({ role }) => role === 'fullName'),
    data,
  )
  const given = parts.some(({ role }) => role === 'givenName')
  const family = parts.some(({ role }) => role === 'familyName')
  const alone = [...planFamilyName(parts), ...fulls.map((column) => ({ column }))]
  if (!given || !family || fulls.length === 0) return alone
  const headers = parts.map(({ header }) => header)
  const overlaps = fulls.map((full) => nameOverlap(data.sample, full.header, headers))
  if (overlaps.every((overlap) => overlap.composed >= MOSTLY_COMPOSED && overlap.alone <= RARELY_ALONE)) {
    return planFamilyName(parts)
  }
  if (overlaps.every((overlap) => overlap.alone <= RARELY_ALONE)) return alone
  const joined = NAME_ORDER.flatMap((role) => parts.find((part) => part.role === role) ?? [])
  return [
    ...joined.map((column, i) => ({ column, own: 'fullName', part: String(i + 1) })),
    ...fulls.map((column) => ({ column })),
  ]
}

/** A column of `van`, `de` and the like is the beginning of the family name beside it. */
function planFamilyName(parts: readonly ColumnDescription[]): Feed[] {
  const particle = parts.find(({ role }) => role === 'nameParticle')
  const family = parts.find(({ role }) => role === 'familyName')
  return parts.map((column) => {
    if (!particle || (column !== family && column !== particle)) return { column }
    return { column, part: column === particle ? '1' : '2' }
  })
}

/** Latitude and longitude make a point, one without the other nothing. */
function planPoint(columns: readonly ColumnDescription[]): Feed[] {
  const point = ['latitude', 'longitude'].map((wanted) => columns.find(({ role }) => role === wanted))
  return point.every((column) => column !== undefined)
    ? point.map((column, i) => ({ column, part: String(i + 1) }))
    : []
}

/** Full names without those whose words another full name holds too. */
function distinctNames(fulls: readonly ColumnDescription[], data: ReadData): ColumnDescription[] {
  const kept: ColumnDescription[] = []
  const wordy = [...fulls].sort((a, b) => meanWords(data, b) - meanWords(data, a))
  for (const full of wordy) {
    if (!kept.some((other) => containedShare(data.sample, full.header, other.header) >= SAME_WORDS)) kept.push(full)
  }
  return kept
}

function meanWords(data: ReadData, column: ColumnDescription): number {
  return data.profiles.get(column.header)?.meanWords ?? 0
}

const BIRTH: Readonly<Partial<Record<ColumnRole, true>>> = {
  birthDate: true,
  birthYear: true,
  birthMonth: true,
  birthDay: true,
}

/** One column of the date, or its parts, or the year alone. */
function planBirth(columns: readonly ColumnDescription[]): Feed[] {
  const dates = columns.filter(({ role }) => role === 'birthDate')
  if (dates.length) return dates.map((column) => ({ column }))
  const parts = columns.filter(({ role }) => DATE_PARTS[role])
  if (!parts.some(({ role }) => role === 'birthYear')) return []
  if (parts.length === 1) return parts.map((column) => ({ column }))
  return parts.map((column) => ({ column, part: DATE_PARTS[column.role] ?? '' }))
}

const STREET: Readonly<Partial<Record<ColumnRole, true>>> = {
  address: true,
  street: true,
  houseNumber: true,
  unit: true,
}

/** A house number column is joined, in the columns' order, with the street beside it; further addresses stand alone. */
function planAddress(columns: readonly ColumnDescription[]): Feed[] {
  const placed = columns.filter(({ role }) => STREET[role])
  const number = placed.find(({ role }) => role === 'houseNumber')
  const unit = placed.find(({ role }) => role === 'unit')
  const streets = placed.filter(({ role }) => role === 'street' || role === 'address')
  const street = streets.find(({ role }) => role === 'street') ?? streets[0]
  if (!street) return []
  const joined = placed.filter((column) => column === street || column === number || column === unit)
  const rest = streets.filter((column) => column !== street).map((column) => ({ column }))
  if (joined.length === 1) return [{ column: street }, ...rest]
  return [...joined.map((column, i) => ({ column, part: String(i + 1) })), ...rest]
}

/** Whether the header means what the headers of the field mean: `PRIMARY_NAME_ORG` and `SECONDARY_NAME_ORG`. */
function sameMeaning(header: string, feeds: readonly Feed[] | undefined): boolean {
  const meaning = meaningOf(header)
  return !feeds || feeds.some((feed) => feed.part !== undefined || meaningOf(feed.column.header) === meaning)
}

function meaningOf(header: string): string {
  const concepts = headerConcepts(headerWords(header)).filter((concept) => concept !== 'main' && concept !== 'of')
  return [...new Set(concepts)].sort().join(' ')
}

/** `Provider ID` → `providerId`. */
function camelCase(header: string): string {
  const [first = 'column', ...rest] = headerWords(header)
  const name = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return RESERVED.has(name) || !/^\p{L}/u.test(name) ? `field${name.charAt(0).toUpperCase()}${name.slice(1)}` : name
}

/** The name itself, or with the first number that makes it new. */
function freeName(name: string, taken: ReadonlyMap<string, unknown> | undefined): string {
  if (!taken?.has(name)) return name
  let n = 2
  while (taken.has(`${name}${n}`)) n++
  return `${name}${n}`
}
