import { StringPool } from '../collections/string-pool.ts'
import { joinedWords } from '../compare/joined-words.ts'
import type { TermFrequencies } from '../model/model.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'

/** Share of the records assumed to hold a word where the model has no frequencies at all. */
const RARE_SHARE = 1e-4
/** What a rare word counts for the length of a bag, where the other bag lacks it: mostly a slip, or one seller's remark. */
const LONELY = 0.5

/** The distinct words of a record, by id, ascending; and how long the bag is as a vector, squared. */
interface WordBag {
  readonly words: Int32Array
  readonly square: number
}

/** A bag and the cells it was made of. */
interface RowBag extends WordBag {
  readonly cells: readonly number[]
}

/**
 * Similarity of records by all words of several fields, in whatever field a word stands: the cosine of the two bags,
 * each word as long as −log2 of the share of records that hold it, after Salton and Buckley 1988, "Term-weighting
 * approaches in automatic text retrieval". 1 for the same words, 0 for none shared. Symmetric.
 * Lengths are whole millibits, so that the sums are exact.
 */
export class WordBags {
  readonly #columns: readonly FieldColumn[]
  readonly #frequencies: TermFrequencies | undefined
  #pool: StringPool = new StringPool()
  /** Per word: its square, and what of it counts for the length of a bag in any case. */
  readonly #squares: number[] = []
  readonly #lengths: number[] = []
  readonly #byRow: (RowBag | undefined)[] = []

  constructor(columns: readonly FieldColumn[], frequencies?: TermFrequencies) {
    this.#columns = columns
    this.#frequencies = frequencies
  }

  /** Similarity of two rows; `undefined` where one has no words. */
  similarity(a: number, b: number): number | undefined {
    const bagA = this.#ofRow(a)
    const bagB = this.#ofRow(b)
    return bagA.words.length === 0 || bagB.words.length === 0 ? undefined : this.#cosine(bagA, bagB)
  }

  /** Forgets the words of all records; those that are asked for again are looked up again. */
  forget(): void {
    this.#pool = new StringPool()
    for (const list of [this.#squares, this.#lengths, this.#byRow]) list.length = 0
  }

  /** Similarity of two lists of texts outside of the table. */
  ofTexts(a: readonly string[], b: readonly string[]): number {
    return this.#cosine(this.#bag(a), this.#bag(b))
  }

  #ofRow(row: number): WordBag {
    const known = this.#byRow[row]
    // a list of values may change behind its cell
    const holds = known?.cells.every((cell, i) => cell >= NO_VALUE && cell === this.#columns[i]!.cells.data[row])
    if (known && holds) return known
    const cells = this.#columns.map((column) => column.cells.data[row]!)
    const texts = this.#columns.flatMap((column, i) => column.ids(cells[i]!).map((id) => column.values.get(id)))
    const bag = { ...this.#bag(texts), cells }
    this.#byRow[row] = bag
    return bag
  }

  #bag(texts: readonly string[]): WordBag {
    const words = Int32Array.from(new Set(texts.flatMap(joinedWords).map((word) => this.#idOf(word)))).sort()
    return { words, square: words.reduce((sum, word) => sum + this.#lengths[word]!, 0) }
  }

  #idOf(word: string): number {
    const id = this.#pool.intern(word)
    if (id === this.#squares.length) {
      const { words = {}, others = RARE_SHARE } = this.#frequencies ?? {}
      const known = Object.hasOwn(words, word)
      const square = Math.round(-1000 * Math.log2(known ? words[word]! : others)) ** 2
      this.#squares.push(square)
      this.#lengths.push(known ? square : square * LONELY)
    }
    return id
  }

  #cosine(a: WordBag, b: WordBag): number {
    let shared = 0
    let alone = 0
    for (let i = 0, j = 0; i < a.words.length && j < b.words.length; ) {
      const difference = a.words[i]! - b.words[j]!
      if (difference === 0) {
        const word = a.words[i]!
        shared += this.#squares[word]!
        alone += this.#squares[word]! - this.#lengths[word]!
      }
      if (difference <= 0) i++
      if (difference >= 0) j++
    }
    return shared === 0 ? 0 : shared / Math.sqrt((a.square + alone) * (b.square + alone))
  }
}
