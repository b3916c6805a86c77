/**
 * Ids by their hash, by open addressing with linear probing: hash and id lie side by side, so that looking up reads
 * one place, and growing reads nothing but the table. Several ids may have one hash. At most three quarters full.
 */
export class HashTable {
  /** Per slot the hash and the id + 1; 0 in a free slot. */
  #slots: Int32Array
  #mask: number
  size = 0

  /** @param capacity slots to start with, a power of 2 */
  constructor(capacity: number) {
    this.#slots = new Int32Array(2 * capacity)
    this.#mask = capacity - 1
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#slots.byteLength
  }

  /** The first slot for `hash`, a 32-bit integer; −1 if there is none. */
  first(hash: number): number {
    return this.#seek(hash, hash & this.#mask)
  }

  /** The slot for `hash` that follows `slot`; −1 if there is none. */
  next(hash: number, slot: number): number {
    return this.#seek(hash, (slot + 1) & this.#mask)
  }

  idAt(slot: number): number {
    return this.#slots[2 * slot + 1]! - 1
  }

  add(hash: number, id: number): void {
    if (4 * ++this.size > 3 * (this.#mask + 1)) this.#double()
    this.#place(hash, id + 1)
  }

  /** Takes out an id that is there. */
  remove(hash: number, id: number): void {
    const slots = this.#slots
    const mask = this.#mask
    let free = this.first(hash)
    while (this.idAt(free) !== id) free = this.next(hash, free)
    // what follows without a gap moves up, unless it would then stand before its own place
    for (let slot = (free + 1) & mask; slots[2 * slot + 1] !== 0; slot = (slot + 1) & mask) {
      const way = (slot - slots[2 * slot]!) & mask
      if (way < ((slot - free) & mask)) continue
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

  #seek(hash: number, slot: number): number {
    const slots = this.#slots
    const mask = this.#mask
    while (slots[2 * slot + 1] !== 0) {
      if (slots[2 * slot] === hash) return slot
      slot = (slot + 1) & mask
    }
    return -1
  }

  #double(): void {
    const old = this.#slots
    this.#slots = new Int32Array(2 * old.length)
    this.#mask = old.length - 1
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) this.#place(old[i]!, old[i + 1]!)
  }

  #place(hash: number, id1: number): void {
    const slots = this.#slots
    const mask = this.#mask
    let slot = hash & mask
    while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask
    slots[2 * slot] = hash
    slots[2 * slot + 1] = id1
  }
}
