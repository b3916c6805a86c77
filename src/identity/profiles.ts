import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import { TuplePool } from '../collections/tuple-pool.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'

const UNKNOWN = -2
/** The profile of rows without a value in any of the columns. */
export const NO_PROFILE = -1

/** Rows alike in certain columns, and in what else is told of them, have one profile: a number from 0, looked up once a row. */
export class Profiles {
  readonly #columns: readonly FieldColumn[]
  readonly #pool: TuplePool
  /** Lists of values, and what else is told of rows. */
  readonly #texts = new StringPool()
  readonly #known = new Int32Column()
  readonly #more: ((row: number) => string) | undefined
  /** What is told of the row that is looked up: a number each column, and one for what else there is. */
  readonly #told: Int32Array
  /** Number of having nothing else to tell. */
  readonly #nothing: number

  /** @param more what else tells rows apart, `''` where a row has nothing of it */
  constructor(columns: readonly FieldColumn[], more?: (row: number) => string) {
    this.#columns = columns
    this.#more = more
    this.#told = new Int32Array(columns.length + 1)
    this.#pool = new TuplePool(columns.length + 1)
    this.#nothing = this.#numberOf('')
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#columns.length === 0 ? 0 : totalBytes([this.#pool, this.#texts, this.#known])
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
    const told = this.#told
    const more = this.#more?.(row) ?? ''
    let isKnown = more !== ''
    for (let i = 0; i < this.#columns.length; i++) {
      const column = this.#columns[i]!
      const cell = column.cells.data[row]!
      isKnown ||= cell !== NO_VALUE
      told[i] = cell >= NO_VALUE ? cell : this.#numberOf(column.ids(cell).toSorted().join(','))
    }
    told[this.#columns.length] = more === '' ? this.#nothing : this.#numberOf(more)
    return isKnown ? this.#pool.intern(told) : NO_PROFILE
  }

  /** A number for a text, below those of values. */
  #numberOf(text: string): number {
    return NO_VALUE - 1 - this.#texts.intern(text)
  }
}
