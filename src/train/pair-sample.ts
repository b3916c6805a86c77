import { Int32Column } from '../collections/column.ts'

/** Pairs that are kept; of more, every n-th is, and counts n times. */
const MOST_PAIRS = 1_000_000

/**
 * A part of very many pairs of rows that stream by, picked by a hash of the two rows, so that it does not depend on
 * their order.
 */
export class PairSample {
  #a = new Int32Column()
  #b = new Int32Column()
  /** Pairs whose hash has none of these bits are kept. */
  #mask = 0

  /** Whether a pair would be kept. */
  isWanted(a: number, b: number): boolean {
    return (hashPair(a, b) & this.#mask) === 0
  }

  add(a: number, b: number): void {
    if (!this.isWanted(a, b)) return
    this.#a.push(a)
    this.#b.push(b)
    if (this.#a.length > MOST_PAIRS) this.#halve()
  }

  /** The kept pairs, in the order they came in: `a[i]` and `b[i]`. */
  get a(): Int32Array {
    return this.#a.view
  }

  get b(): Int32Array {
    return this.#b.view
  }

  /** How many pairs a kept one stands for. */
  get weight(): number {
    return this.#mask + 1
  }

  #halve(): void {
    this.#mask = this.#mask * 2 + 1
    const [a, b] = [this.#a.data, this.#b.data]
    let kept = 0
    for (let i = 0; i < this.#a.length; i++) {
      if (!this.isWanted(a[i]!, b[i]!)) continue
      a[kept] = a[i]!
      b[kept++] = b[i]!
    }
    this.#a.length = kept
    this.#b.length = kept
  }
}

function hashPair(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return h ^ (h >>> 13)
}
