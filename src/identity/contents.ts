import type { RecordTable } from '../table/record-table.ts'
import type { NodeIndex } from './node-index.ts'

/** Which rows say the same: equal values in every field, and the same keys. No decision tells such rows apart by them. */
export class Contents {
  readonly #table: RecordTable
  readonly #index: NodeIndex

  constructor(table: RecordTable, index: NodeIndex) {
    this.#table = table
    this.#index = index
  }

  /** A number, alike for rows that say the same. */
  hash(row: number): number {
    const { postings } = this.#index
    const { key, start } = postings
    let hash = 0
    // the order of keys says nothing
    for (let e = start.data[row]!, end = postings.endOf(row); e < end; e++) {
      const mixed = Math.imul(key.data[e]! ^ (key.data[e]! >>> 15), 0x85ebca6b)
      hash = (hash + (mixed ^ (mixed >>> 13))) | 0
    }
    return hash
  }

  /** Whether two rows say the same. */
  areSame(a: number, b: number): boolean {
    const { postings } = this.#index
    const from = postings.start.data[a]!
    const count = postings.lengthOf(a)
    if (postings.lengthOf(b) !== count) return false
    for (const column of this.#table.columns) {
      const [x, y] = [column.cells.data[a]!, column.cells.data[b]!]
      if (x === y) continue
      // lists may be equal that are not one
      if (x >= -1 || y >= -1 || column.count(x) !== column.count(y)) return false
      const ids = column.ids(y)
      if (!column.ids(x).every((id) => ids.includes(id))) return false
    }
    for (let e = from; e < from + count; e++) if (!postings.holds(b, postings.key.data[e]!)) return false
    return true
  }
}
