import { type Problem, SelfsameError } from '../errors.ts'

/** What a method takes to name a record: its key `source:id`, or its two parts. */
export type RecordRef = string | { readonly source: string; readonly id: string | number }

/**
 * The key `source:id` of a record.
 * @throws SelfsameError `record-invalid` with every problem of the two parts
 */
export function recordKey(ref: RecordRef): string {
  if (typeof ref === 'string') return ref
  const problems: Problem[] = []
  const { source, id } = (ref ?? {}) as { source: unknown; id: unknown }
  if (typeof source !== 'string' || source === '' || source.includes(':')) {
    problems.push({
      path: 'record.source',
      expected: 'a non-empty text without a colon',
      cure: "name the system the record comes from, e.g. source: 'pos'",
    })
  }
  if (!((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id)))) {
    problems.push({
      path: 'record.id',
      expected: 'a non-empty text or a number',
      cure: "give the record's id in its source, e.g. id: 't-1'",
    })
  }
  if (problems.length > 0) throw new SelfsameError('record-invalid', problems)
  return `${source}:${id}`
}
