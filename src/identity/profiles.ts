import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'

const UNKNOWN = -2
/** The profile of rows without a value in any of the columns. */
export const NO_PROFILE = -1

/** Rows alike in certain columns, and in what else is told of them, have one profile: a number from 0, looked up once a row. */
export class Profiles {
  readonly #columns: readonly FieldColumn[]
  readonly #pool = new StringPool()
  readonly #known = new Int32Column()
  readonly #more: ((row: number) => string) | undefined

  /** @param more what else tells rows apart, `''` where a row has nothing of it */
  constructor(columns: readonly FieldColumn[], more?: (row: number) => string) {
    this.#columns = columns
    this.#more = more
  }

  /** How many profiles there ever were. */
  get size(): number {
    return this.#pool.size
  }

  of(row: number): number {
    if (this.#columns.length === 0) return NO_PROFILE
    this.#known.extend(row + 1, UNKNOWN)
    let profile = this.#known.data[row]!
    if (profile === UNKNOWN) {
      profile = this.#look(row)
      this.#known.data[row] = profile
    }
    return profile
  }

  /** Says that the values of a row changed. */
  forget(row: number): void {
    if (row < this.#known.length) this.#known.data[row] = UNKNOWN
  }

  #look(row: number): number {
    let text = this.#more?.(row) ?? ''
    let known = text !== ''
    text += '|'
    for (const column of this.#columns) {
      const cell = column.cells.data[row]!
      known ||= cell !== NO_VALUE
      text += cell >= NO_VALUE ? `${cell}|` : `${column.ids(cell).toSorted().join(',')}|`
    }
    return known ? this.#pool.intern(text) : NO_PROFILE
  }
}
