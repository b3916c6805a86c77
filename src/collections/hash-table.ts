import { grow } from './grow.ts'

/** How many hashes there are. */
const HASHES = 2 ** 32
/** A step of stretching is taken with every so many ids, a power of 2, and moves so many slots: memory is read in one go. */
const EVERY = 8
const STEP = 128
/** From one table to the next: tables that grow alike, one id a record, take their steps with different records. */
const APART = 3
/** Tables made so far; it decides when they stretch, and nothing else. */
let made = 0

/** A table as plain data. */
export interface TableParts {
  readonly slots: Int32Array
  readonly capacity: number
  readonly target: number
  readonly bound: number
  readonly edge: number
  readonly size: number
}

/**
 * Ids by their hash, by open addressing with linear probing: hash and id lie side by side in one array, in the order of the
 * hashes, so that looking up reads one place. Several ids may have one hash. 10 to 15 bytes an id.
 *
 * It never stops to move all ids at once. What is four fifths full is stretched by half, from its end to its beginning, a
 * few slots with every id that comes: hashes from a bound on stand where the new capacity puts them, those below it still
 * where the old one did.
 */
export class HashTable {
  /** Per slot the hash and the id + 1; 0 in a free slot. There is a free one behind all that are taken. */
  #slots: Int32Array
  /** Slots that hashes below `#bound` are spread over. */
  #capacity: number
  /** Slots that the other hashes are spread over: more than `#capacity` while the table is stretched. */
  #target: number
  #bound = HASHES
  /** No hash from the bound on stands before this slot. */
  #edge = 0
  /** With which of the ids that come a step is taken. */
  readonly #phase = (APART * made++) & (EVERY - 1)
  size = 0

  /** @param capacity slots to start with */
  constructor(capacity: number) {
    this.#slots = new Int32Array(2 * capacity + 2)
    this.#capacity = capacity
    this.#target = capacity
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return 8 * this.#target
  }

  /** All of it, for another thread to go on with; it must not be written to here any more. */
  parts(): TableParts {
    const [slots, capacity, target, bound, edge] = [this.#slots, this.#capacity, this.#target, this.#bound, this.#edge]
    return { slots, capacity, target, bound, edge, size: this.size }
  }

  /** Goes on with what was a table of another thread. */
  take({ slots, capacity, target, bound, edge, size }: TableParts): void {
    this.#slots = slots
    this.#capacity = capacity
    this.#target = target
    this.#bound = bound
    this.#edge = edge
    this.size = size
  }

  /** The first slot for `hash`, a 32-bit integer; −1 if there is none. */
  first(hash: number): number {
    return this.#seek(hash, this.#home(hash))
  }

  /** The slot for `hash` that follows `slot`; −1 if there is none. */
  next(hash: number, slot: number): number {
    return this.#seek(hash, slot + 1)
  }

  /** The id in the first slot for `hash`, or −1. */
  firstId(hash: number): number {
    const slot = this.first(hash)
    return slot < 0 ? -1 : this.idAt(slot)
  }

  /** Brings the first slot for `hash` near, and answers what must not be used: nothing depends on it, so many come at once. */
  touch(hash: number): number {
    return this.#slots[2 * this.#home(hash)]!
  }

  idAt(slot: number): number {
    return this.#slots[2 * slot + 1]! - 1
  }

  add(hash: number, id: number): void {
    this.size++
    if (this.#target > this.#capacity) {
      if ((this.size & (EVERY - 1)) === this.#phase) this.#stretch()
    } else if (5 * this.size > 4 * this.#capacity) this.#begin()
    this.#place(hash, id + 1)
  }

  /** Takes out an id that is there. */
  remove(hash: number, id: number): void {
    const slots = this.#slots
    let free = this.first(hash)
    while (this.idAt(free) !== id) free = this.next(hash, free)
    // what follows without a gap moves up, unless it would then stand before its own place
    for (let slot = free + 1; slots[2 * slot + 1] !== 0; slot++) {
      if (this.#home(slots[2 * slot]!) > free) continue
      slots[2 * free] = slots[2 * slot]!
      slots[2 * free + 1] = slots[2 * slot + 1]!
      free = slot
    }
    slots[2 * free] = 0
    slots[2 * free + 1] = 0
    this.size--
  }

  /** The slot where a hash would stand best. */
  #home(hash: number): number {
    const place = hash >>> 0
    return homeIn(place < this.#bound ? this.#capacity : this.#target, place)
  }

  #seek(hash: number, slot: number): number {
    const slots = this.#slots
    while (slots[2 * slot + 1] !== 0) {
      if (slots[2 * slot] === hash) return slot
      slot++
    }
    return -1
  }

  #place(hash: number, id1: number): void {
    const slots = this.#slots
    let slot = this.#home(hash)
    while (slots[2 * slot + 1] !== 0) slot++
    slots[2 * slot] = hash
    slots[2 * slot + 1] = id1
    if (2 * slot + 2 === slots.length) this.#slots = grow(slots, slots.length + 2)
  }

  /** Begins to stretch. */
  #begin(): void {
    this.#edge = this.#endOfRun(this.#capacity)
    this.#target = this.#capacity + Math.max(4, this.#capacity >> 1)
    const room = 2 * this.#target + 2
    if (room > this.#slots.length) this.#slots = grow(this.#slots, room)
    this.#stretch()
  }

  /** Moves the last runs that still stand where the old capacity put them. */
  #stretch(): void {
    const start = this.#startOfRun(Math.max(this.#edge - STEP, 0))
    const from = 2 * start
    const length = 2 * this.#endOfRun(this.#edge) - from
    if (length > moved.length) moved = new Int32Array(2 * length)
    const slots = this.#slots
    for (let i = 0; i < length; i++) {
      moved[i] = slots[from + i]!
      slots[from + i] = 0
    }
    // nothing that belongs before the first of these runs stands in or behind it
    this.#bound = firstPlace(this.#capacity, start)
    this.#edge = start
    for (let i = 0; i < length; i += 2) if (moved[i + 1] !== 0) this.#place(moved[i]!, moved[i + 1]!)
    if (start > 0) return
    this.#capacity = this.#target
    this.#bound = HASHES
  }

  /** Where the run of taken slots before `slot` starts. */
  #startOfRun(slot: number): number {
    const slots = this.#slots
    while (slot > 0 && slots[2 * slot - 1] !== 0) slot--
    return slot
  }

  /** The first free slot from `slot` on. */
  #endOfRun(slot: number): number {
    const slots = this.#slots
    while (slots[2 * slot + 1] !== 0) slot++
    return slot
  }
}

/** The slots that are being moved. */
let moved: Int32Array = new Int32Array(256)

/** The slot for hash number `place` of all where they are spread over `capacity` slots. */
function homeIn(capacity: number, place: number): number {
  return (place * (capacity / HASHES)) | 0
}

/** The first hash, by its number, whose slot is not before `slot`. */
function firstPlace(capacity: number, slot: number): number {
  let place = Math.ceil(slot * (HASHES / capacity))
  while (place > 0 && homeIn(capacity, place - 1) >= slot) place--
  while (homeIn(capacity, place) < slot) place++
  return place
}
