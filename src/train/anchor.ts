import type { WordReader } from './cell-text.ts'
import type { ColumnRole } from './column-role.ts'

type Row = Readonly<Record<string, unknown>>

/** A key that two records hardly share unless they are of the same entity. */
export interface Anchor {
  /** The columns the key is made of. */
  readonly headers: readonly string[]
  /** The key, or `undefined` where the record lacks a part of it. */
  readonly keyOf: (record: Row) => string | undefined
}

/** Roles that together single an entity out. An alternative may stand for a part: a full name for its parts. */
const ANCHORS: readonly (readonly ColumnRole[])[] = [
  ['givenName', 'familyName', 'birthDate'],
  ['fullName', 'birthDate'],
  ['givenName', 'familyName', 'email'],
  ['fullName', 'email'],
  ['givenName', 'familyName', 'phone'],
  ['fullName', 'phone'],
  ['givenName', 'familyName', 'address'],
  ['fullName', 'address'],
  ['givenName', 'familyName', 'street'],
  ['givenName', 'familyName', 'postalCode'],
  ['fullName', 'postalCode'],
  ['organization', 'address'],
  ['organization', 'street'],
  ['organization', 'phone'],
  ['organization', 'postalCode'],
  ['title', 'authors', 'year'],
  ['title', 'year'],
  ['title', 'authors'],
  ['productName'],
]

/** Shorter texts are shared by chance: `Editorial`, `J Li 2001`. */
const LEAST_LENGTH = 10

/** The anchors that `columns` (the headers of each role) allow. */
export function findAnchors(columns: ReadonlyMap<ColumnRole, readonly string[]>, read: WordReader): Anchor[] {
  return ANCHORS.filter((roles) => roles.every((role) => columns.has(role))).map((roles) => {
    const headers = roles.map((role) => columns.get(role)?.[0] ?? '')
    return { headers, keyOf: (record: Row) => anchorOf(record, headers, read) }
  })
}

function anchorOf(record: Row, headers: readonly string[], read: WordReader): string | undefined {
  const parts: string[] = []
  for (const header of headers) {
    const words = read(record[header])
    if (words === undefined) return undefined
    parts.push(words)
  }
  const anchor = parts.join('|')
  return anchor.length >= LEAST_LENGTH ? anchor : undefined
}
