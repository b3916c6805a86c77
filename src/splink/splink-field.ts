import { category, type FieldKind, type FieldSpec, identifier, isIdentifierKind } from '../model/field.ts'
import { ROLE_FIELDS } from '../train/column-role.ts'
import { readHeader } from '../train/header-role.ts'

/** Kinds that need nothing but the values themselves. */
const PLAIN_KINDS: readonly FieldKind[] = [
  'givenName',
  'familyName',
  'fullName',
  'organization',
  'address',
  'city',
  'postalCode',
  'country',
  'gender',
]
/** What people write between the parts of codes and numbers. */
const SEPARATORS = ' ()-./+'

/**
 * The field of a column of Splink, by its name; a name that says nothing makes a category.
 * @param bits of an identifier: evidence of one shared value
 */
export function splinkField(column: string, bits: number): FieldSpec {
  const { role } = readHeader(column)
  if (role === undefined || role === 'none' || role === 'name' || role === 'title?') return category()
  const kind = ROLE_FIELDS[role][1]
  if (kind === 'date') return role === 'birthDate' || role === 'date' ? ({ kind } as FieldSpec) : category()
  if (kind === 'email') return { kind, bits } as FieldSpec
  if (isIdentifierKind(kind)) return identifier(column, { caseSensitive: false, separators: SEPARATORS, bits })
  if (kind === 'address' && role !== 'address' && role !== 'street') return category()
  return PLAIN_KINDS.includes(kind) ? ({ kind } as FieldSpec) : category()
}
