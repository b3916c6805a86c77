import { SelfsameError } from '../errors.ts'
import type { IdentityState } from '../identity/identity-state.ts'

/** The rows of the entity of a row, by record key. */
export function rowsInKeyOrder({ partition, table }: IdentityState, row: number): number[] {
  const keys = new Map(partition.entityRows(row).map((other) => [other, table.keys.get(other)]))
  return [...keys.keys()].sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1))
}

/**
 * The rows of an entity by record key; an id that was merged leads to the survivor.
 * @throws SelfsameError `call-invalid` for an id of which nothing is left
 */
export function rowsOfId(state: IdentityState, id: string): number[] {
  const { ids, partition } = state
  const number = ids.number(String(id), partition.ledger)
  const current = number < 0 ? -1 : partition.ledger.current(number)
  const row = current < 0 ? -1 : (partition.rowOfEntity.data[current] ?? -1)
  if (row >= 0) return rowsInKeyOrder(state, row)
  throw new SelfsameError('call-invalid', [
    { path: 'id', expected: 'the id of an entity that is there', cure: `'${id}' is not; ask for one of its records` },
  ])
}
