/** Numbers a place: the pair, its first number plus one, and its value. */
const WIDTH = 3
/** The first places; most tables hold nothing, and a place is taken in none that is half full. */
const PLACES = 32
const NO_PLACES = new Int32Array(WIDTH)

/** Numbers ≥ 0 by pairs of such numbers, by open addressing: 24 to 48 bytes a pair. */
export class PairTable {
  #places = NO_PLACES
  #mask = 0
  size = 0

  /** What a pair was set to, −1 where it was not. */
  get(a: number, b: number): number {
    const at = this.#find(a, b)
    return this.#places[at] === 0 ? -1 : this.#places[at + 2]!
  }

  /** Sets a pair, anew or again. */
  set(a: number, b: number, value: number): void {
    let at = this.#find(a, b)
    if (this.#places[at] === 0) {
      if (2 * ++this.size > this.#mask + 1) {
        this.#grow()
        at = this.#find(a, b)
      }
      this.#places[at] = a + 1
      this.#places[at + 1] = b
    }
    this.#places[at + 2] = value
  }

  clear(): void {
    if (this.#mask < PLACES) this.#places.fill(0)
    else {
      this.#places = NO_PLACES
      this.#mask = 0
    }
    this.size = 0
  }

  /** Where a pair stands, or could. */
  #find(a: number, b: number): number {
    const places = this.#places
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
    hash ^= hash >>> 15
    for (let place = hash & this.#mask; ; place = (place + 1) & this.#mask) {
      const at = place * WIDTH
      const first = places[at]!
      if (first === 0 || (first === a + 1 && places[at + 1] === b)) return at
    }
  }

  #grow(): void {
    const old = this.#places
    this.#mask = Math.max(2 * this.#mask + 1, PLACES - 1)
    this.#places = new Int32Array((this.#mask + 1) * WIDTH)
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at] === 0) continue
      const to = this.#find(old[at]! - 1, old[at + 1]!)
      for (let i = 0; i < WIDTH; i++) this.#places[to + i] = old[at + i]!
    }
  }
}
