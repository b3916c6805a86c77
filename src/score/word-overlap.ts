import type { StringPool } from '../collections/string-pool.ts'
import { osaDistance } from '../compare/osa.ts'

/** Share of values assumed to hold a word that the model does not know. */
const RARE_SHARE = 1e-4
/** What a word with one slip counts, against the same word. */
const NEAR = 0.9
/** Shorter words, and words with digits, are equal or not. */
const SHORTEST_NEAR = 4

interface Words {
  readonly texts: readonly string[]
  readonly weights: readonly number[]
  readonly sum: number
}

/**
 * Similarity of texts by the words they share, each weighing −log2 of the share of values that hold it: a model number
 * tells more than a colour. 2 · shared / all, in [0, 1]; a word with one slip counts nine tenths. Symmetric.
 * After Cohen, Ravikumar and Fienberg 2003, "A comparison of string distance metrics for name-matching tasks" (SoftTFIDF).
 */
export class WordOverlap {
  readonly #values: StringPool
  readonly #shares: Readonly<Record<string, number>>
  readonly #byValue: (Words | undefined)[] = []

  constructor(values: StringPool, shares: Readonly<Record<string, number>> = {}) {
    this.#values = values
    this.#shares = shares
  }

  /** Similarity of two values of the pool, by id. */
  similarity(x: number, y: number): number {
    return overlap(this.#wordsOf(x), this.#wordsOf(y))
  }

  /** Forgets the words of all values; those that are asked for again are looked up again. */
  forget(): void {
    this.#byValue.length = 0
  }

  /** Similarity of two texts outside of the pool. */
  ofTexts(a: string, b: string): number {
    return overlap(this.#split(a), this.#split(b))
  }

  #wordsOf(value: number): Words {
    this.#byValue[value] ??= this.#split(this.#values.get(value))
    return this.#byValue[value]
  }

  #split(text: string): Words {
    const texts = [...new Set(text.split(' '))].sort()
    const weights = texts.map(
      (word) => -Math.log2(Object.hasOwn(this.#shares, word) ? this.#shares[word]! : RARE_SHARE),
    )
    return { texts, weights, sum: weights.reduce((a, b) => a + b, 0) }
  }
}

function overlap(a: Words, b: Words): number {
  if (a.sum + b.sum === 0) return 0
  let shared = 0
  const left: number[] = []
  const taken = new Set<number>()
  a.texts.forEach((word, i) => {
    const j = b.texts.indexOf(word)
    if (j < 0) left.push(i)
    else {
      shared += a.weights[i]! + b.weights[j]!
      taken.add(j)
    }
  })
  for (const i of left) {
    const j = b.texts.findIndex((word, k) => !taken.has(k) && isNear(a.texts[i]!, word))
    if (j < 0) continue
    shared += NEAR * (a.weights[i]! + b.weights[j]!)
    taken.add(j)
  }
  return shared / (a.sum + b.sum)
}

function isNear(a: string, b: string): boolean {
  if (a.length < SHORTEST_NEAR || b.length < SHORTEST_NEAR || Math.abs(a.length - b.length) > 1) return false
  return !/\d/.test(a + b) && osaDistance(a, b) <= 1
}
