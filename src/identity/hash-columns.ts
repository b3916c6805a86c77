import type { StringPool } from '../collections/string-pool.ts'
import type { FieldKind } from '../model/field.ts'
import { emailHashes } from '../normalize/destination-email.ts'
import { sha256Hex } from '../normalize/hash-identifier.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { IdentifierType } from '../table/namespace.ts'

/** A column of e-mails or phones whose values are also known by their hashes, because the model has a field of hashes. */
export interface HashColumn {
  readonly column: FieldColumn
  /** Identifier type of the hashes. */
  readonly type: number
  /** Hashes of a value as written, whose canonical form is known. */
  hashesOf(written: string, canonical: string): string[]
  /** Value ids of the hashes of a writing, made once. */
  valuesOf(written: number): readonly number[]
  /** Forgets these: texts of their pool were erased. */
  forget(): void
}

/** The hashes by which an e-mail address or phone number is known; none for other kinds. */
export function identifierHashes(kind: FieldKind, written: string, canonical: string): string[] {
  if (kind === 'email') return emailHashes(written)
  return kind === 'phone' ? [sha256Hex(canonical), sha256Hex(canonical.slice(1))] : []
}

/**
 * The columns among `columns` that are also known by hashes.
 * @param pools per identifier type: the pool of its values
 */
export function hashColumns(
  columns: readonly FieldColumn[],
  types: readonly IdentifierType[],
  pools: readonly StringPool[],
): HashColumn[] {
  const hashed = (namespace: string): number => types.findIndex((t) => t.namespace === namespace)
  return columns.flatMap((column) => {
    const { kind } = column.spec
    const type = kind === 'email' ? hashed('hashedEmail') : kind === 'phone' ? hashed('hashedPhone') : -1
    if (type < 0) return []
    const pool = pools[type]!
    const known: (readonly number[])[] = []
    const hashesOf = (written: string, canonical: string): string[] => identifierHashes(kind, written, canonical)
    const valuesOf = (written: number): readonly number[] => {
      known[written] ??= [
        ...new Set(hashesOf(column.writtenText(written), column.values.get(column.canonicalOf(written)))),
      ].map((hash) => pool.intern(hash))
      return known[written]
    }
    const forget = (): void => {
      known.length = 0
    }
    return [{ column, type, valuesOf, hashesOf, forget }]
  })
}
