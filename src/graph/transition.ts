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

const NONE: readonly number[] = Object.freeze([-1])

/** One row that came, and nothing else: by far the most frequent transition, which takes no more than its numbers. */
export class Arrival implements Transition {
  readonly row: number
  readonly entity: number
  /** Whether the entity was minted for the row. */
  readonly founds: boolean
  readonly before: readonly number[] = NONE

  constructor(row: number, entity: number, founds: boolean) {
    this.row = row
    this.entity = entity
    this.founds = founds
  }

  get rows(): readonly number[] {
    return [this.row]
  }

  get after(): readonly number[] {
    return [this.entity]
  }

  get ids(): IdChanges {
    const entities = Int32Array.of(this.entity)
    const minted = this.founds ? [this.entity] : []
    return { entities, minted, absorbed: [], reclaimed: [], redirected: [], removed: [] }
  }
}
