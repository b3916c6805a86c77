import { Int32Column } from './column.ts'
import { HashTable } from './hash-table.ts'

/**
 * Distinct tuples of 32-bit integers, all of one width, each with a dense id from 0: for keys that are made of
 * several others. A tuple of one number is that number, and costs nothing; others cost 4 bytes a number and 10 to 15 to
 * be found. Hashing follows Austin Appleby's MurmurHash3 (2011).
 */
export class TuplePool {
  readonly width: number
  readonly #numbers = new Int32Column()
  readonly #table = new HashTable(16)
  /** How many tuples the table finds: those that were loaded are entered when one is first looked for. */
  #found = 0

  constructor(width: number) {
    this.width = width
  }

  /** The id of the tuple that starts at `at` of `numbers`, added if it is new. */
  intern(numbers: ArrayLike<number>, at = 0): number {
    if (this.width === 1) return numbers[at]!
    const hash = this.#hash(numbers, at)
    const known = this.#find(numbers, at, hash)
    if (known >= 0) return known
    for (let i = 0; i < this.width; i++) this.#numbers.push(numbers[at + i]!)
    this.#table.add(hash, this.#found)
    return this.#found++
  }

  /**
   * Adds tuples, none of which is there: the i-th is made of the i-th number of each column. Returns their ids. They are
   * entered in the table when one is first looked for, or by {@link enter}. Width 2 or more.
   */
  load(columns: readonly Int32Array[]): Int32Array {
    const ids = new Int32Array(columns[0]!.length)
    const from = this.#numbers.length
    this.#numbers.extend(from + ids.length * this.width, 0)
    const { data } = this.#numbers
    for (let i = 0, at = from; i < ids.length; i++) {
      ids[i] = at / this.width
      for (let c = 0; c < this.width; c++) data[at++] = columns[c]![i]!
    }
    return ids
  }

  /** Lets tuples that were loaded be found. */
  enter(): void {
    for (; this.#found < this.size; this.#found++) {
      this.#table.add(this.#hash(this.#numbers.data, this.#found * this.width), this.#found)
    }
  }

  /** The id of the tuple that starts at `at` of `numbers`, or −1. Adds nothing. */
  find(numbers: ArrayLike<number>, at = 0): number {
    return this.width === 1 ? numbers[at]! : this.#find(numbers, at, this.#hash(numbers, at))
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#numbers.byteLength + this.#table.byteLength
  }

  /** How many tuples were added; those of one number are not counted. */
  get size(): number {
    return this.#numbers.length / this.width
  }

  /** The `i`-th number of a tuple. */
  at(id: number, i: number): number {
    return this.width === 1 ? id : this.#numbers.data[id * this.width + i]!
  }

  #find(numbers: ArrayLike<number>, at: number, hash: number): number {
    if (this.#found < this.size) this.enter()
    const table = this.#table
    for (let slot = table.first(hash); slot >= 0; slot = table.next(hash, slot)) {
      const id = table.idAt(slot)
      if (this.#isTuple(id, numbers, at)) return id
    }
    return -1
  }

  #isTuple(id: number, numbers: ArrayLike<number>, at: number): boolean {
    const own = this.#numbers.data
    for (let i = 0, start = id * this.width; i < this.width; i++) if (own[start + i] !== numbers[at + i]) return false
    return true
  }

  #hash(numbers: ArrayLike<number>, at: number): number {
    let hash = 0
    for (let i = 0; i < this.width; i++) {
      const k = Math.imul(numbers[at + i]!, 0xcc9e2d51)
      hash ^= Math.imul((k << 15) | (k >>> 17), 0x1b873593)
      hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return hash ^ (hash >>> 16)
  }
}
