import type { IdChanges } from './entity-ledger.ts'

/** Where rows stood before a decision and where they stand after it, and what it did to the ids. */
export interface Transition {
  /** The rows that were decided, and those that went away. */
  readonly rows: ArrayLike<number>
  /** Per position in `rows`: the entity before, −1: none. */
  readonly before: ArrayLike<number>
  /** Per position in `rows`: the entity after, −1: none. */
  readonly after: ArrayLike<number>
  readonly ids: IdChanges
}
