import { Int32Column, Uint8Column } from './column.ts'
import type { Grouping } from './grouping.ts'
import { NumberSets, type SharedSets } from './number-sets.ts'

/** In place of the number of a row's keys: they are so many or more, and counted elsewhere. */
const MANY = 255

/** Postings as they stand, for another thread to read. */
export interface SharedPostings {
  /** Row r holds the keys from `keys[starts[r]]` on: so many as `lengths[r]`, or `many` where that is MANY. */
  readonly keys: Int32Array
  readonly starts: Int32Array
  readonly lengths: Uint8Array
  readonly many: ReadonlyMap<number, number>
  /** The rows of each key. */
  readonly rows: SharedSets
}

/**
 * An index key ⇄ rows that changes: which keys a row holds, which rows hold a key, both walked without allocation.
 * The keys of a row lie side by side; the rows of a key stand in ascending order, most keys having one.
 */
export class Postings {
  /** Per entry, one (row, key): the key. */
  readonly key: Int32Column = new Int32Column()
  /** Per row: where its entries start. */
  readonly start: Int32Column = new Int32Column()
  /** Per row: how many entries it has, or MANY; of those rows the number. */
  readonly #length = new Uint8Column()
  readonly #many = new Map<number, number>()
  readonly #rows = new NumberSets()
  /** Per number of entries: where such a run of entries is free again. */
  readonly #free: number[][] = []

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.key.byteLength + this.start.byteLength + this.#length.byteLength + this.#rows.byteLength
  }

  /** How many rows there are, those that never held a key with them. */
  get rows(): number {
    return this.start.length
  }

  /** How many keys a row holds. */
  lengthOf(row: number): number {
    const length = this.#length.data[row]!
    return length === MANY ? this.#many.get(row)! : length
  }

  /** Where the entries of a row end. */
  endOf(row: number): number {
    return this.start.data[row]! + this.lengthOf(row)
  }

  /** Makes key ids up to `keys` − 1 known. */
  ensureKeys(keys: number): void {
    this.#rows.ensureKeys(keys)
  }

  /** Says that `row` holds the first `length` of `keys` (distinct, and known). Replaces what it held. */
  set(row: number, keys: ArrayLike<number>, length: number = keys.length): void {
    this.start.extend(row + 1, 0)
    this.#length.extend(row + 1)
    this.clear(row)
    const start = this.#run(length)
    this.start.data[row] = start
    this.#setLength(row, length)
    const { data } = this.key
    for (let i = 0; i < length; i++) {
      const key = keys[i]!
      data[start + i] = key
      this.#rows.add(key, row)
    }
  }

  /** Says which rows hold keys that none holds yet: those of key `keys[g]` are the items of group g. Rows are told by {@link loadRows}. */
  loadKeys(keys: Int32Array, rows: Grouping): void {
    this.#rows.load(keys, rows)
  }

  /**
   * Says where the keys of every row stand: those of row r end where those of r + 1 start. Call while no row holds any.
   * @returns the keys of all rows, to be filled
   */
  loadRows(starts: Int32Array): Int32Array {
    this.key.extend(starts.at(-1)!, -1)
    this.start.load(starts.subarray(0, -1))
    this.#length.extend(starts.length - 1)
    for (let row = 0; row + 1 < starts.length; row++) this.#setLength(row, starts[row + 1]! - starts[row]!)
    return this.key.view
  }

  /** Where `length` entries find room: what a row left behind, else at the end. */
  #run(length: number): number {
    const free = this.#free[length]?.pop()
    if (free !== undefined) return free
    const start = this.key.length
    this.key.extend(start + length, -1)
    return start
  }

  /** All of them as they stand, for another thread to read. */
  share(): SharedPostings {
    const [lengths, many, rows] = [this.#length.view, this.#many, this.#rows.share()]
    return { keys: this.key.view, starts: this.start.view, lengths, many, rows }
  }

  /** Shows postings of another thread. */
  adopt({ keys, starts, lengths, many, rows }: SharedPostings): void {
    this.key.adopt(keys)
    this.start.adopt(starts)
    this.#length.adopt(lengths)
    for (const [row, length] of many) this.#many.set(row, length)
    this.#rows.adopt(rows)
  }

  /** Says that `row` holds nothing. */
  clear(row: number): void {
    if (row >= this.rows) return
    const length = this.lengthOf(row)
    if (length === 0) return
    const start = this.start.data[row]!
    for (let entry = start; entry < start + length; entry++) this.#rows.delete(this.key.data[entry]!, row)
    for (let l = this.#free.length; l <= length; l++) this.#free.push([])
    this.#free[length]!.push(start)
    this.#setLength(row, 0)
  }

  #setLength(row: number, length: number): void {
    if (this.#length.data[row] === MANY) this.#many.delete(row)
    this.#length.data[row] = Math.min(length, MANY)
    if (length >= MANY) this.#many.set(row, length)
  }

  /** How many rows hold `key`. */
  count(key: number): number {
    return this.#rows.count(key)
  }

  /** The `i`-th of the rows that hold `key`, ascending, 0 ≤ i < `count`. */
  rowAt(key: number, i: number): number {
    return this.#rows.at(key, i)
  }

  /** A row other than `row` that holds `key`, the latest that there is; −1 where there is none. */
  otherRow(key: number, row: number): number {
    const last = this.#rows.count(key) - 1
    if (last < 0) return -1
    const latest = this.#rows.at(key, last)
    if (latest !== row) return latest
    return last === 0 ? -1 : this.#rows.at(key, last - 1)
  }

  /** Whether `row` holds `key`. */
  holds(row: number, key: number): boolean {
    if (row >= this.rows) return false
    for (let e = this.start.data[row]!, end = this.endOf(row); e < end; e++) if (this.key.data[e] === key) return true
    return false
  }

  /** The keys `row` holds. */
  keysOf(row: number): Int32Array {
    if (row >= this.rows) return this.key.data.subarray(0, 0)
    return this.key.data.subarray(this.start.data[row]!, this.endOf(row))
  }
}
