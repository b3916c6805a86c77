import { Int32Column } from './column.ts'

/**
 * An index key ⇄ rows that changes: which keys a row holds, which rows hold a key, both walked without allocation.
 * An entry is one (row, key); the entries of a row lie side by side, those of a key form a doubly linked list,
 * so that taking a row out costs its own entries only.
 */
export class Postings {
  /** Per entry. */
  readonly key: Int32Column = new Int32Column()
  readonly row: Int32Column = new Int32Column()
  readonly next: Int32Column = new Int32Column()
  readonly #prev: Int32Column = new Int32Column()
  /** Per key: its first entry or −1, and how many rows hold it. */
  readonly first: Int32Column = new Int32Column()
  readonly count: Int32Column = new Int32Column()
  /** Per row: where its entries start and how many they are. */
  readonly start: Int32Column = new Int32Column()
  readonly length: Int32Column = new Int32Column()
  /** Per number of entries: where such a run of entries is free again. */
  readonly #free: number[][] = []

  /** Makes key ids up to `keys` − 1 known. */
  ensureKeys(keys: number): void {
    this.first.extend(keys, -1)
    this.count.extend(keys, 0)
  }

  /** Says that `row` holds `keys` (distinct, and known). Replaces what it held. */
  set(row: number, keys: readonly number[]): void {
    this.start.extend(row + 1, 0)
    this.length.extend(row + 1, 0)
    this.clear(row)
    const start = this.#run(keys.length)
    this.start.data[row] = start
    this.length.data[row] = keys.length
    const prev = this.#prev.data
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      const entry = start + i
      const head = this.first.data[key]!
      this.key.data[entry] = key
      this.row.data[entry] = row
      this.next.data[entry] = head
      prev[entry] = -1
      if (head >= 0) prev[head] = entry
      this.first.data[key] = entry
      this.count.data[key]!++
    }
  }

  /** Where `length` entries find room: what a row left behind, else at the end. */
  #run(length: number): number {
    const free = this.#free[length]?.pop()
    if (free !== undefined) return free
    const start = this.key.length
    const end = start + length
    this.key.extend(end, -1)
    this.row.extend(end, -1)
    this.next.extend(end, -1)
    this.#prev.extend(end, -1)
    return start
  }

  /** Says that `row` holds nothing. */
  clear(row: number): void {
    if (row >= this.length.length) return
    const start = this.start.data[row]!
    const end = start + this.length.data[row]!
    for (let entry = start; entry < end; entry++) {
      const key = this.key.data[entry]!
      const next = this.next.data[entry]!
      const prev = this.#prev.data[entry]!
      if (prev >= 0) this.next.data[prev] = next
      else this.first.data[key] = next
      if (next >= 0) this.#prev.data[next] = prev
      this.count.data[key]!--
    }
    if (end > start) {
      this.#free[end - start] ??= []
      this.#free[end - start]!.push(start)
    }
    this.length.data[row] = 0
  }

  /** Whether `row` holds `key`. */
  holds(row: number, key: number): boolean {
    if (row >= this.length.length) return false
    const start = this.start.data[row]!
    for (let e = start, end = start + this.length.data[row]!; e < end; e++) if (this.key.data[e] === key) return true
    return false
  }

  /** The keys `row` holds. */
  keysOf(row: number): Int32Array {
    if (row >= this.length.length) return this.key.data.subarray(0, 0)
    const start = this.start.data[row]!
    return this.key.data.subarray(start, start + this.length.data[row]!)
  }
}
