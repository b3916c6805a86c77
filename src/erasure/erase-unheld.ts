import type { StringPool } from '../collections/string-pool.ts'
import type { IdentityState } from '../identity/identity-state.ts'

/** Per pool of values or writings: 1 for each text that a record holds, itself or in a hash. */
export type Held = ReadonlyMap<StringPool, Uint8Array>

/** What the live records hold. One pass over all cells. */
export function heldTexts({ table, index }: IdentityState): Held {
  const held = new Map<StringPool, Uint8Array>()
  const marks = (pool: StringPool): Uint8Array => {
    const known = held.get(pool) ?? new Uint8Array(pool.size)
    held.set(pool, known)
    return known
  }
  for (const column of table.columns) column.markHeld(marks(column.values), marks(column.writings))
  index.markHeld(marks)
  return held
}

/**
 * Erases every text of a value that no live record holds: what was forgotten, and with it what earlier versions and
 * removed records have left; and all that was derived from it. Costs a pass over all cells and texts.
 */
export function eraseUnheld(state: IdentityState, held: Held): void {
  const { table, index, partition, model } = state
  for (const column of table.columns) {
    // the scorer knows these by their ids
    const { values = {} } = Object.hasOwn(model.frequencies, column.name) ? model.frequencies[column.name]! : {}
    for (const value of Object.keys(values)) held.get(column.values)![column.values.find(value)] = 1
  }
  for (const [pool, texts] of held) pool.keepOnly(texts)
  index.eraseKeys()
  partition.evidence.scorer.forgetTexts()
}
