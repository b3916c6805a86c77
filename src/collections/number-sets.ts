import { Int32Column } from './column.ts'

/**
 * A set of numbers for each key, walked in ascending order without allocation. A key costs 8 bytes, and a set of one number
 * nothing beside; a larger one stands as a list in a column of all, with room for the next power of 2. Adding a number above
 * those that are there costs next to nothing, any other a move of what is above it.
 */
export class NumberSets {
  /** Per key: how many numbers it has. */
  readonly count: Int32Column = new Int32Column()
  /** Per key: its number where it has one only, else where its list stands: the logarithm of its room, then the numbers. */
  readonly #place = new Int32Column()
  readonly #lists = new Int32Column()
  /** Per logarithm of room: where such a list is free again. */
  readonly #free: number[][] = []

  /** Makes keys up to `keys` − 1 known. */
  ensureKeys(keys: number): void {
    this.count.extend(keys, 0)
    this.#place.extend(keys, 0)
  }

  /** The `i`-th number of a key, 0 ≤ i < its count. */
  at(key: number, i: number): number {
    const place = this.#place.data[key]!
    return this.count.data[key] === 1 ? place : this.#lists.data[place + 1 + i]!
  }

  /** Adds a number that the key does not have. */
  add(key: number, number: number): void {
    const count = this.count.data[key]!
    this.count.data[key] = count + 1
    const place = this.#place.data
    if (count === 0) {
      place[key] = number
      return
    }
    if (count === 1) {
      const known = place[key]!
      const list = this.#room(1)
      this.#lists.data[list + 1] = Math.min(known, number)
      this.#lists.data[list + 2] = Math.max(known, number)
      place[key] = list
      return
    }
    const bits = this.#lists.data[place[key]!]!
    if (count === 1 << bits) place[key] = this.#move(place[key]!, count, bits + 1)
    const lists = this.#lists.data
    const start = place[key]! + 1
    const end = start + count
    const to = lists[end - 1]! < number ? end : this.#seek(start, end, number)
    if (to < end) lists.copyWithin(to + 1, to, end)
    lists[to] = number
  }

  /** Takes out a number that the key has. */
  delete(key: number, number: number): void {
    const count = this.count.data[key]! - 1
    this.count.data[key] = count
    if (count === 0) return
    const lists = this.#lists.data
    const place = this.#place.data
    const list = place[key]!
    const bits = lists[list]!
    if (count === 1) {
      place[key] = lists[list + 1] === number ? lists[list + 2]! : lists[list + 1]!
      this.#release(list, bits)
      return
    }
    const end = list + 1 + count
    const from = this.#seek(list + 1, end + 1, number)
    if (from < end) lists.copyWithin(from, from + 1, end + 1)
    // a quarter, so that numbers which come and go at a border do not move the others each time
    if (bits > 1 && count <= 1 << (bits - 2)) place[key] = this.#move(list, count, bits - 1)
  }

  /** The first place from `from` to `to` that does not hold less than `number`. */
  #seek(from: number, to: number, number: number): number {
    const lists = this.#lists.data
    while (from < to) {
      const middle = (from + to) >>> 1
      if (lists[middle]! < number) from = middle + 1
      else to = middle
    }
    return from
  }

  #move(from: number, count: number, bits: number): number {
    const to = this.#room(bits)
    const lists = this.#lists.data
    lists.copyWithin(to + 1, from + 1, from + 1 + count)
    this.#release(from, lists[from]!)
    return to
  }

  /** Where a list of 2^`bits` numbers finds room. */
  #room(bits: number): number {
    const free = this.#free[bits]?.pop()
    if (free !== undefined) return free
    const list = this.#lists.length
    this.#lists.extend(list + 1 + (1 << bits), 0)
    this.#lists.data[list] = bits
    return list
  }

  #release(list: number, bits: number): void {
    for (let b = this.#free.length; b <= bits; b++) this.#free.push([])
    this.#free[bits]!.push(list)
  }
}
