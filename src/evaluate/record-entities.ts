import { SelfsameError } from '../errors.ts'
import { assertIterable } from '../model/assert-call.ts'

/** Records and their entities, the entities numbered from 0 in the order in which they are first named. */
export interface RecordEntities {
  readonly entityOf: ReadonlyMap<string, number>
  /** Names of the entities by number. */
  readonly names: readonly string[]
}

/**
 * Numbers the entities of (record, entity) pairs.
 * @throws SelfsameError `call-invalid` when `side` is no list, or a record stands twice in it
 */
export function recordEntities(
  side: Iterable<readonly [record: string, entity: string]>,
  path: string,
): RecordEntities {
  assertIterable(path, side)
  const entityOf = new Map<string, number>()
  const numbers = new Map<string, number>()
  for (const [record, entity] of side) {
    if (entityOf.has(record)) {
      throw new SelfsameError('call-invalid', [
        {
          path,
          expected: `each record once, but ${record} stands twice`,
          cure: 'name records by source and id where ids repeat between sources',
        },
      ])
    }
    const number = numbers.get(entity) ?? numbers.size
    numbers.set(entity, number)
    entityOf.set(record, number)
  }
  return { entityOf, names: [...numbers.keys()] }
}

/** Records that are in the truth and nowhere else; names ten of them. */
export function missingRecords(path: string, missing: readonly string[], cure: string): SelfsameError {
  const first = missing.slice(0, 10).join(', ')
  const expected = `every record of the truth (${missing.length} missing, the first: ${first})`
  return new SelfsameError('record-unknown', [{ path, expected, cure }])
}
