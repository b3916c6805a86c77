import { assertIterable } from '../model/assert-call.ts'
import type { FieldKind } from '../model/field.ts'
import { findAnchors } from './anchor.ts'
import { cellTexts, type WordReader, wordReader } from './cell-text.ts'
import { type ColumnAgreement, columnAgreement } from './column-agreement.ts'
import { type ColumnDecision, none, readColumn } from './column-kind.ts'
import { type ColumnProfile, profileColumn } from './column-profile.ts'
import { type ColumnRole, ROLE_FIELDS } from './column-role.ts'
import { type DataSubject, dataSubject } from './data-subject.ts'
import { guessCountry } from './guess-country.ts'
import { settleName } from './name-column.ts'
import { sampleGroups, sampleRecords } from './record-sample.ts'
import { describeSources, type SourceDescription } from './source-list.ts'

type Row = Readonly<Record<string, unknown>>

/** What one column holds, and why selfsame thinks so. Holds no value of the data, but their writing. */
export interface ColumnDescription {
  readonly header: string
  readonly role: ColumnRole
  /** Kind of the field the column would feed; absent where the role is `none`. */
  readonly kind?: FieldKind
  /** 0 to 1. */
  readonly confidence: number
  readonly why: string
  /** Share of the rows without a value. */
  readonly blank: number
  /** Distinct values per filled row, 0 to 1. */
  readonly distinct: number
  /** How the values are mostly written: `9` a digit, `a` a small letter, `A` a capital, any other letter `a`. */
  readonly writings: readonly string[]
  /** How well the column agrees between records that are the same entity by other columns. */
  readonly agreement?: ColumnAgreement
}

/** What the records are about, and what their columns and sources hold. */
export interface DataDescription {
  readonly subject: DataSubject
  /** ISO 3166-1 alpha-2 country of most records, where the columns tell. */
  readonly country?: string
  readonly columns: readonly ColumnDescription[]
  readonly sources: Readonly<Record<string, SourceDescription>>
}

/** Which columns are the key of a record. */
export interface DescribeOptions {
  /** Column holding the record's id. Default `id`. */
  readonly id?: string
  /** Column holding the record's source. Default `source`. */
  readonly source?: string
}

/** What `suggestModel` needs beside the description: the profiles, and the rows they are of. */
export interface ReadData extends DataDescription {
  readonly profiles: ReadonlyMap<string, ColumnProfile>
  readonly sample: readonly Row[]
}

/** Rows and keys looked at. More change no share by more than a percent. */
const SAMPLE_ROWS = 20_000
const SAMPLE_KEYS = 50_000
/** Fewer pairs say nothing of how a column agrees. */
const LEAST_PAIRS = 30

/** Roles whose values stand for one entity, or for one row where no value ever comes back. */
const CODES: ReadonlySet<ColumnRole> = new Set([
  'code',
  'customerId',
  'loyaltyId',
  'cookie',
  'deviceId',
  'barcode',
  'number',
])
const IDENTIFYING: ReadonlySet<ColumnRole> = new Set([
  'code',
  'customerId',
  'loyaltyId',
  'nationalId',
  'passport',
  'driversLicense',
  'taxId',
])

/**
 * Says of every column but the id, the source and `at` what it holds. The same for any order of the records.
 * Never throws on bad data: a column that nothing can be made of has the role `none`.
 */
export function describeColumns(records: Iterable<Row>, options: DescribeOptions = {}): DataDescription {
  assertIterable('records', records)
  const { subject, country, columns, sources } = readData(records, options)
  return { subject, ...(country ? { country } : {}), columns, sources }
}

/** {@link describeColumns}, with what it looked at. */
export function readData(records: Iterable<Row>, options: DescribeOptions = {}): ReadData {
  const rows = Array.isArray(records) ? (records as readonly Row[]) : [...records]
  const keys = new Set([options.id ?? 'id', options.source ?? 'source', 'at'])
  const headers = headersOf(rows).filter((header) => !keys.has(header))
  const sample = sampleRecords(rows, [options.id ?? 'id', ...headers], SAMPLE_ROWS)
  const profiles = new Map(headers.map((header) => [header, profileColumn(sample, header)]))
  const decisions = settle(profiles)
  const read = wordReader()
  const anchored = findAnchors(headersByRole(decisions), read).map((anchor) => ({
    headers: anchor.headers,
    groups: sampleGroups(rows, anchor.keyOf, SAMPLE_KEYS),
  }))
  for (const [header, decision] of decisions) {
    if (CODES.has(decision.role) || IDENTIFYING.has(decision.role)) {
      decisions.set(header, checkCode(rows, header, decision, profiles, decisions, read))
    }
  }
  const roles = headersByRole(decisions)
  const filled = (role: ColumnRole): number =>
    Math.max(0, ...(roles.get(role) ?? []).map((header) => share(profiles.get(header))))
  const country = guessCountry([...decisions].map(([header, { role }]) => ({ profile: profiles.get(header)!, role })))
  const columns = [...decisions].map(([header, decision]) => {
    const groups = anchored.filter((anchor) => !anchor.headers.includes(header)).flatMap((anchor) => anchor.groups)
    return describe(profiles.get(header)!, decision, groups, read)
  })
  const sourceOf = (record: Row): string => String(record[options.source ?? 'source'] ?? '')
  return {
    subject: dataSubject(filled),
    ...(country ? { country } : {}),
    columns,
    sources: describeSources(
      rows,
      anchored.map((anchor) => anchor.groups),
      sourceOf,
    ),
    profiles,
    sample,
  }
}

/** Every header, by the first place it has in any record, then by name: the rows' order does not matter. */
function headersOf(rows: readonly Row[]): string[] {
  const places = new Map<string, number>()
  for (const row of rows) {
    let place = 0
    for (const header in row) {
      const known = places.get(header)
      if (known === undefined || place < known) places.set(header, place)
      place++
    }
  }
  return [...places].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1)).map(([header]) => header)
}

function settle(profiles: ReadonlyMap<string, ColumnProfile>): Map<string, ColumnDecision> {
  const readings = [...profiles.values()].map((profile) => ({ profile, reading: readColumn(profile) }))
  const neighbours = new Set(readings.map(({ reading }) => reading.role))
  return new Map(
    readings.map(({ profile, reading }) => [
      profile.header,
      'why' in reading ? reading : settleName(profile, reading.role, neighbours),
    ]),
  )
}

/** A code that never comes back numbers the rows; one that many different people share puts them in a class. */
function checkCode(
  rows: readonly Row[],
  header: string,
  decision: ColumnDecision,
  profiles: ReadonlyMap<string, ColumnProfile>,
  decisions: ReadonlyMap<string, ColumnDecision>,
  read: WordReader,
): ColumnDecision {
  const groups = sampleGroups(rows, (record) => cellTexts(record[header])[0], SAMPLE_KEYS)
  const held = groups.reduce((sum, group) => sum + group.length, 0)
  if (CODES.has(decision.role) && held >= 10 && groups.length === held) {
    return decision.role === 'number' ? decision : none('a value of its own in every row')
  }
  if (decision.role === 'number') return decision
  const commonplace = groups.length <= 20 && held >= 10 * groups.length
  const witness = [...decisions].find(
    ([, { role }]) => role === 'birthDate' || role === 'familyName' || role === 'fullName',
  )
  const agreement = witness && columnAgreement(groups, profiles.get(witness[0])!, read)
  const shared = agreement && agreement.pairs >= LEAST_PAIRS && agreement.agree < 0.3
  if (!commonplace && !shared) return decision
  return { role: 'category', confidence: 0.4, why: 'a code that many different records share' }
}

function headersByRole(decisions: ReadonlyMap<string, ColumnDecision>): Map<ColumnRole, string[]> {
  const headers = new Map<ColumnRole, string[]>()
  for (const [header, { role }] of decisions) headers.set(role, [...(headers.get(role) ?? []), header])
  return headers
}

function share(profile: ColumnProfile | undefined): number {
  return profile?.rows ? profile.filled / profile.rows : 0
}

function describe(
  profile: ColumnProfile,
  decision: ColumnDecision,
  groups: readonly (readonly Row[])[],
  read: WordReader,
): ColumnDescription {
  const agreement = profile.filled ? columnAgreement(groups, profile, read) : undefined
  return {
    header: profile.header,
    role: decision.role,
    ...(decision.role === 'none' ? {} : { kind: ROLE_FIELDS[decision.role][1] }),
    confidence: Math.round(decision.confidence * 100) / 100,
    why: decision.why,
    blank: 1 - share(profile),
    distinct: profile.filled ? Math.min(1, profile.values.size / profile.filled) : 0,
    writings: writings(profile),
    ...(agreement && agreement.pairs >= LEAST_PAIRS ? { agreement } : {}),
  }
}

/** The three most frequent writings, cut to 24 characters. */
function writings(profile: ColumnProfile): string[] {
  const counts = new Map<string, number>()
  for (const [text, count] of profile.values) {
    const writing = text
      .slice(0, 24)
      .replace(/\p{Lu}/gu, 'A')
      .replace(/(?!A)\p{L}/gu, 'a')
      .replace(/\p{N}/gu, '9')
    counts.set(writing, (counts.get(writing) ?? 0) + count)
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([writing]) => writing)
}
