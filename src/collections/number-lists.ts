import { PairTable } from './pair-table.ts'

/** Numbers a list: its first and its last entry, how many there are, and under which number it is indexed. */
const HEAD = 4
/** Numbers an entry: the number, the least that it came with, and the next entry. */
const ENTRY = 3
/** Up to how many numbers a list is walked to find one. */
const SHORT = 8

/**
 * Many lists of distinct numbers, most of them short, that take each other in: walked in the order in which the numbers
 * came, and found in constant time. A number brings another one along, of which the least is kept. Adding a list to another
 * costs the one that is added.
 */
export class NumberLists {
  readonly #heads: Int32Array
  /** From 1, so that a new list is all zeros; entries that were cleared are lost. */
  #entries: Int32Array
  #used = 1
  /** The entries of long lists, by the number of the list's index and their own. */
  readonly #index = new PairTable()
  #indexes = 0

  /** @param entries room to begin with */
  constructor(lists: number, entries: number) {
    this.#heads = new Int32Array(lists * HEAD)
    this.#entries = new Int32Array((entries + 1) * ENTRY)
  }

  count(list: number): number {
    return this.#heads[list * HEAD + 2]!
  }

  /** The first entry of a list, 0 where it is empty. */
  first(list: number): number {
    return this.#heads[list * HEAD]!
  }

  /** The entry after one, 0 after the last. */
  next(entry: number): number {
    return this.#entries[entry * ENTRY + 2]!
  }

  number(entry: number): number {
    return this.#entries[entry * ENTRY]!
  }

  /** The least that the number of an entry came with. */
  least(entry: number): number {
    return this.#entries[entry * ENTRY + 1]!
  }

  /** The entry of a number in a list, 0 where it is not there. */
  find(list: number, number: number): number {
    const index = this.#heads[list * HEAD + 3]!
    if (index > 0) return Math.max(this.#index.get(index, number), 0)
    let entry = this.first(list)
    while (entry !== 0 && this.#entries[entry * ENTRY] !== number) entry = this.next(entry)
    return entry
  }

  add(list: number, number: number, least: number): void {
    const known = this.find(list, number) * ENTRY
    if (known > 0) {
      if (least < this.#entries[known + 1]!) this.#entries[known + 1] = least
      return
    }
    const entry = this.#used++
    if (this.#entries.length < this.#used * ENTRY) {
      const entries = new Int32Array(2 * this.#used * ENTRY)
      entries.set(this.#entries)
      this.#entries = entries
    }
    this.#entries[entry * ENTRY] = number
    this.#entries[entry * ENTRY + 1] = least
    const head = list * HEAD
    const heads = this.#heads
    if (heads[head] === 0) heads[head] = entry
    else this.#entries[heads[head + 1]! * ENTRY + 2] = entry
    heads[head + 1] = entry
    const count = ++heads[head + 2]!
    if (count === SHORT + 1) this.#makeIndex(list)
    else if (count > SHORT) this.#index.set(heads[head + 3]!, number, entry)
  }

  /** Adds what is in `from` to `into`, until that has `most`. */
  addAll(into: number, from: number, most: number): void {
    for (let entry = this.first(from); entry !== 0 && this.count(into) < most; entry = this.next(entry)) {
      this.add(into, this.number(entry), this.least(entry))
    }
  }

  /** How many numbers of one list, of two, are in the other, too. Costs the shorter one. */
  common(a: number, b: number): number {
    const [shorter, longer] = this.count(a) < this.count(b) ? [a, b] : [b, a]
    let common = 0
    for (let entry = this.first(shorter); entry !== 0; entry = this.next(entry)) {
      if (this.find(longer, this.number(entry)) !== 0) common++
    }
    return common
  }

  clear(list: number): void {
    this.#heads.fill(0, list * HEAD, (list + 1) * HEAD)
  }

  #makeIndex(list: number): void {
    const index = ++this.#indexes
    this.#heads[list * HEAD + 3] = index
    for (let entry = this.first(list); entry !== 0; entry = this.next(entry)) {
      this.#index.set(index, this.number(entry), entry)
    }
  }
}
