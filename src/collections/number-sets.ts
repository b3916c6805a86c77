import { Int32Column } from './column.ts'
import type { Grouping } from './grouping.ts'

/** A key without a number. */
const NONE = -1
/** What stands before the numbers of a list. */
const HEAD = 2

/** Sets as they stand, for another thread to read. */
export interface SharedSets {
  readonly places: Int32Array
  readonly lists: Int32Array
}

/**
 * A set of numbers from 0 for each key, walked in ascending order without allocation. A key costs 4 bytes, and a set of one
 * number nothing beside; a larger one stands as a list in a column of all, with room for the next power of 2. Adding a number
 * above those that are there costs next to nothing, any other a move of what is above it.
 */
export class NumberSets {
  /** Per key: NONE, its number where it has one only, else −2 − where its list stands. */
  readonly #place = new Int32Column()
  /** A list: the logarithm of its room, how many numbers it has, the numbers. */
  readonly #lists = new Int32Column()
  /** Per logarithm of room: where such a list is free again. */
  readonly #free: number[][] = []

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#place.byteLength + this.#lists.byteLength
  }

  /** Makes keys up to `keys` − 1 known. */
  ensureKeys(keys: number): void {
    this.#place.extend(keys, NONE)
  }

  /** How many numbers a key has. */
  count(key: number): number {
    const place = this.#place.data[key]!
    return place >= 0 ? 1 : place === NONE ? 0 : this.#lists.data[-1 - place]!
  }

  /** The `i`-th number of a key, 0 ≤ i < its count. */
  at(key: number, i: number): number {
    const place = this.#place.data[key]!
    return place >= 0 ? place : this.#lists.data[-2 - place + HEAD + i]!
  }

  /** Adds a number that the key does not have. */
  add(key: number, number: number): void {
    const place = this.#place.data[key]!
    if (place === NONE) this.#place.data[key] = number
    else if (place >= 0) this.#place.data[key] = -2 - this.#listOf(Math.min(place, number), Math.max(place, number))
    else this.#addTo(key, -2 - place, number)
  }

  #listOf(a: number, b: number): number {
    const list = this.#room(1)
    const lists = this.#lists.data
    lists[list + 1] = 2
    lists[list + HEAD] = a
    lists[list + HEAD + 1] = b
    return list
  }

  #addTo(key: number, list: number, number: number): void {
    const count = this.#lists.data[list + 1]!
    const bits = this.#lists.data[list]!
    const at = count === 1 << bits ? this.#move(key, list, bits + 1) : list
    const lists = this.#lists.data
    const start = at + HEAD
    const end = start + count
    const to = lists[end - 1]! < number ? end : this.#seek(start, end, number)
    if (to < end) lists.copyWithin(to + 1, to, end)
    lists[to] = number
    lists[at + 1] = count + 1
  }

  /** Gives keys that are known and have none their numbers: those of `keys[g]` are the items of group g, ascending. */
  load(keys: Int32Array, { starts, items }: Grouping): void {
    let needed = 0
    for (let g = 0; g < keys.length; g++) {
      const count = starts[g + 1]! - starts[g]!
      if (count > 1) needed += HEAD + (1 << bitsFor(count))
    }
    let list = this.#lists.length
    this.#lists.extend(list + needed, 0)
    const lists = this.#lists.data
    const places = this.#place.data
    for (let g = 0; g < keys.length; g++) {
      const start = starts[g]!
      const count = starts[g + 1]! - start
      if (count > 0) places[keys[g]!] = count === 1 ? items[start]! : -2 - list
      if (count < 2) continue
      const bits = bitsFor(count)
      lists[list] = bits
      lists[list + 1] = count
      for (let i = 0; i < count; i++) lists[list + HEAD + i] = items[start + i]!
      list += HEAD + (1 << bits)
    }
  }

  /** All of them as they stand, for another thread to read. */
  share(): SharedSets {
    return { places: this.#place.view, lists: this.#lists.view }
  }

  /** Shows sets of another thread. */
  adopt({ places, lists }: SharedSets): void {
    this.#place.adopt(places)
    this.#lists.adopt(lists)
  }

  /** Takes out a number that the key has. */
  delete(key: number, number: number): void {
    const place = this.#place.data[key]!
    if (place >= 0) {
      this.#place.data[key] = NONE
      return
    }
    const list = -2 - place
    const lists = this.#lists.data
    const bits = lists[list]!
    const count = lists[list + 1]! - 1
    const start = list + HEAD
    if (count === 1) {
      this.#place.data[key] = lists[start] === number ? lists[start + 1]! : lists[start]!
      this.#release(list, bits)
      return
    }
    const end = start + count
    const from = this.#seek(start, end + 1, number)
    if (from < end) lists.copyWithin(from, from + 1, end + 1)
    lists[list + 1] = count
    // a quarter, so that numbers which come and go at a border do not move the others each time
    if (bits > 1 && count <= 1 << (bits - 2)) this.#move(key, list, bits - 1)
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

  /** Moves the list of a key to where 2^`bits` numbers have room; returns that place. */
  #move(key: number, from: number, bits: number): number {
    const to = this.#room(bits)
    const lists = this.#lists.data
    lists.copyWithin(to + 1, from + 1, from + HEAD + lists[from + 1]!)
    this.#release(from, lists[from]!)
    this.#place.data[key] = -2 - to
    return to
  }

  /** Where a list of 2^`bits` numbers finds room. */
  #room(bits: number): number {
    const free = this.#free[bits]?.pop()
    if (free !== undefined) return free
    const list = this.#lists.length
    this.#lists.extend(list + HEAD + (1 << bits), 0)
    this.#lists.data[list] = bits
    return list
  }

  #release(list: number, bits: number): void {
    for (let b = this.#free.length; b <= bits; b++) this.#free.push([])
    this.#free[bits]!.push(list)
  }
}

/** The logarithm of the room for so many numbers, 2 or more. */
function bitsFor(count: number): number {
  return 32 - Math.clz32(count - 1)
}
