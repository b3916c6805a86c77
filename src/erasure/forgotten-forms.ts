import { identifierHashes } from '../identity/hash-columns.ts'
import { isIdentifierKind } from '../model/field.ts'
import type { NormalizeContext } from '../normalize/normalized.ts'
import type { FieldColumn } from '../table/field-column.ts'
import { namespaceOf } from '../table/namespace.ts'
import { shownText } from '../table/raw-value.ts'
import type { DeniedKind, DenyList } from './deny-list.ts'

/** A text of a kind that a deny list knows. */
export type DeniedForm = readonly [kind: DeniedKind, text: string]

/** All forms in which an identifier may come back: its canonical value, and the hashes by which that is known. */
export function deniedForms({ name, spec }: FieldColumn, written: string, canonical: string): DeniedForm[] {
  const hashed: DeniedKind = spec.kind === 'email' ? 'value:hashedEmail' : 'value:hashedPhone'
  return [
    [`value:${namespaceOf(name, spec)}`, canonical],
    ...identifierHashes(spec.kind, written, canonical).map((hash): DeniedForm => [hashed, hash]),
  ]
}

/** Whether a raw value is an identifier that was forgotten, in any form. Keeps nothing of it. */
export function isForgottenValue(
  denied: DenyList,
  column: FieldColumn,
  raw: unknown,
  context: NormalizeContext,
): boolean {
  if (denied.size === 0 || !isIdentifierKind(column.spec.kind)) return false
  const normalized = column.normalize(raw, context)
  if ('reason' in normalized) return false
  return deniedForms(column, shownText(raw), normalized.value).some(([kind, text]) => denied.has(kind, text))
}
