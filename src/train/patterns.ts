import { Int32Column } from '../collections/column.ts'
import type { Scorer } from '../score/scorer.ts'
import type { PatternCounts } from './latent-classes.ts'

/** Pairs remembered with their pattern; of more, every n-th is, and counts n times. */
const MOST_PAIRS = 1_000_000

/**
 * Comparison vectors of candidate pairs, gathered into patterns: what training looks at. Of very many pairs a part is
 * kept, picked by a hash of the two rows, so that neither order nor repetition changes it.
 */
export class Patterns {
  /** Pairs that were added. */
  pairs = 0
  readonly #scorer: Scorer
  readonly #width: number
  readonly #numbers = new Map<string, number>()
  readonly #levels: number[] = []
  #a = new Int32Column()
  #b = new Int32Column()
  #pattern = new Int32Column()
  /** Pairs whose hash has none of these bits are kept. */
  #mask = 0

  constructor(scorer: Scorer) {
    this.#scorer = scorer
    this.#width = scorer.comparisons.length
  }

  add(a: number, b: number): void {
    this.pairs++
    if ((hashPair(a, b) & this.#mask) !== 0) return
    const number = this.#numberOf(a, b)
    this.#a.push(a)
    this.#b.push(b)
    this.#pattern.push(number)
    if (this.#a.length > MOST_PAIRS) this.#halve()
  }

  /** Patterns and how many pairs have each, all pairs together. */
  counted(): PatternCounts {
    // in the order of their levels: sums of fractions depend on the order of their parts
    const order = [...this.#numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number)
    const place = new Int32Array(order.length)
    const levels = new Uint8Array(this.#levels.length)
    order.forEach((number, p) => {
      place[number] = p
      for (let c = 0; c < this.#width; c++) levels[p * this.#width + c] = this.#levels[number * this.#width + c]!
    })
    const counts = new Float64Array(order.length)
    for (let i = 0; i < this.#pattern.length; i++) counts[place[this.#pattern.data[i]!]!]! += this.weight
    return { width: this.#width, levels, counts }
  }

  /** How many pairs a kept one stands for. */
  get weight(): number {
    return this.#mask + 1
  }

  /** Calls `visit` with every kept pair and where its levels stand. */
  eachPair(visit: (a: number, b: number, levels: readonly number[], at: number) => void): void {
    for (let i = 0; i < this.#a.length; i++) {
      visit(this.#a.data[i]!, this.#b.data[i]!, this.#levels, this.#pattern.data[i]! * this.#width)
    }
  }

  #numberOf(a: number, b: number): number {
    let text = ''
    const levels: number[] = []
    for (let c = 0; c < this.#width; c++) {
      const level = this.#scorer.level(c, a, b)
      levels.push(level)
      text += String.fromCharCode(level)
    }
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#levels.push(...levels)
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }

  #halve(): void {
    this.#mask = this.#mask * 2 + 1
    const [a, b, pattern] = [this.#a, this.#b, this.#pattern]
    this.#a = new Int32Column(MOST_PAIRS)
    this.#b = new Int32Column(MOST_PAIRS)
    this.#pattern = new Int32Column(MOST_PAIRS)
    for (let i = 0; i < a.length; i++) {
      if ((hashPair(a.data[i]!, b.data[i]!) & this.#mask) !== 0) continue
      this.#a.push(a.data[i]!)
      this.#b.push(b.data[i]!)
      this.#pattern.push(pattern.data[i]!)
    }
  }
}

function hashPair(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return h ^ (h >>> 13)
}
