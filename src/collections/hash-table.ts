/** Bits of a hash that tell its place; the upper ones tell tables apart. */
const PLACE_BITS = 23
const PLACES = 2 ** PLACE_BITS

/**
 * Ids by their hash, by open addressing with linear probing: hash and id lie side by side, so that looking up reads
 * one place, and growing reads nothing but the table. Several ids may have one hash. At most four fifths full, and never
 * less than half once it has grown: 10 to 16 bytes an id.
 */
export class HashTable {
  /** Per slot the hash and the id + 1; 0 in a free slot. */
  #slots: Int32Array
  #capacity: number
  size = 0

  /** @param capacity slots to start with */
  constructor(capacity: number) {
    this.#slots = new Int32Array(2 * capacity)
    this.#capacity = capacity
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#slots.byteLength
  }

  /** The first slot for `hash`, a 32-bit integer; −1 if there is none. */
  first(hash: number): number {
    return this.#seek(hash, this.#home(hash))
  }

  /** The slot for `hash` that follows `slot`; −1 if there is none. */
  next(hash: number, slot: number): number {
    return this.#seek(hash, this.#after(slot))
  }

  idAt(slot: number): number {
    return this.#slots[2 * slot + 1]! - 1
  }

  add(hash: number, id: number): void {
    if (5 * ++this.size > 4 * this.#capacity) this.#grow()
    this.#place(hash, id + 1)
  }

  /** Takes out an id that is there. */
  remove(hash: number, id: number): void {
    const slots = this.#slots
    let free = this.first(hash)
    while (this.idAt(free) !== id) free = this.next(hash, free)
    // what follows without a gap moves up, unless it would then stand before its own place
    for (let slot = this.#after(free); slots[2 * slot + 1] !== 0; slot = this.#after(slot)) {
      if (this.#way(this.#home(slots[2 * slot]!), slot) < this.#way(free, slot)) continue
      slots[2 * free] = slots[2 * slot]!
      slots[2 * free + 1] = slots[2 * slot + 1]!
      free = slot
    }
    slots[2 * free] = 0
    slots[2 * free + 1] = 0
    this.size--
  }

  /** The same ids in 2^`bits` tables, by the upper bits of their hash. */
  split(bits: number): HashTable[] {
    const slots = this.#slots
    const tables = Array.from({ length: 2 ** bits }, () => new HashTable(16))
    for (let i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] !== 0) tables[slots[i]! >>> (32 - bits)]!.add(slots[i]!, slots[i + 1]! - 1)
    }
    return tables
  }

  /** The slot where a hash would stand best: slots are in the order of the lower bits. */
  #home(hash: number): number {
    return (((hash & (PLACES - 1)) * this.#capacity) / PLACES) | 0
  }

  #after(slot: number): number {
    return slot + 1 === this.#capacity ? 0 : slot + 1
  }

  /** Steps from one slot to another. */
  #way(from: number, to: number): number {
    return to >= from ? to - from : to - from + this.#capacity
  }

  #seek(hash: number, slot: number): number {
    const slots = this.#slots
    while (slots[2 * slot + 1] !== 0) {
      if (slots[2 * slot] === hash) return slot
      slot = this.#after(slot)
    }
    return -1
  }

  #grow(): void {
    const old = this.#slots
    this.#capacity += this.#capacity >> 1
    this.#slots = new Int32Array(2 * this.#capacity)
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) this.#place(old[i]!, old[i + 1]!)
  }

  #place(hash: number, id1: number): void {
    const slots = this.#slots
    let slot = this.#home(hash)
    while (slots[2 * slot + 1] !== 0) slot = this.#after(slot)
    slots[2 * slot] = hash
    slots[2 * slot + 1] = id1
  }
}
