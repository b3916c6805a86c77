import { StringPool } from '../collections/string-pool.ts'
import { type Problem, SelfsameError } from '../errors.ts'
import { encodedComparator, type PlainComparatorName } from './comparator.ts'
import type { EncodedSimilarity } from './encoded.ts'
import { BATCH } from './simd/scratch-layout.ts'
import { SimdSimilarities, simdModule } from './simd/simd-similarities.ts'

/** How a {@link TextColumn} compares. */
export interface SimilaritiesOptions {
  /** Similarities below it come back as 0, most of them without being computed. From 0, the default, to 1. */
  readonly cutoff?: number
}

/**
 * Texts that are encoded once, to be compared in many pairs: a text is named by its place in the column, from 0. Equal texts
 * are stored once.
 *
 * With WebAssembly SIMD, texts of up to 64 ASCII characters are compared sixteen pairs at a time by `levenshtein` and `osa`,
 * up to eight by `jaroWinkler` and `personName`, one by one by `phoneNumber` and `calendarDate`, and with a cutoff `emailAddress`
 * and `streetAddress` pass over most pairs. All else, and all where the engine has no SIMD, is compared in TypeScript. The
 * answers are the same, bit for bit.
 */
export class TextColumn {
  /** How many texts there are. */
  readonly size: number
  readonly #pool = new StringPool()
  /** The text of each place. */
  readonly #ids: Int32Array
  #simd: SimdSimilarities | undefined
  #isSimdMade = false

  /**
   * @param texts in the order of their places
   * @throws SelfsameError `call-invalid` when one is no text
   */
  constructor(texts: Iterable<string>) {
    if (typeof texts !== 'object' || typeof texts?.[Symbol.iterator] !== 'function') throw noText('texts', texts)
    const ids = Array.from(texts, (text, i) => {
      if (typeof text !== 'string') throw noText(`texts[${i}]`, text)
      return this.#pool.intern(text)
    })
    this.#ids = Int32Array.from(ids)
    this.size = this.#ids.length
  }

  /** The text at a place; `undefined` where there is none. */
  at(place: number): string | undefined {
    const id = this.#ids[place]
    return id === undefined ? undefined : this.#pool.get(id)
  }

  /**
   * How alike the texts at `left[i]` and `right[i]` are, for each i: from 0 to 1, as the comparator of two strings says.
   *
   * @param by a comparator by the name that models give it, or any other on encoded values, as `damerauEncoded`
   * @throws SelfsameError `call-invalid` when a place is none of the column, `left` and `right` differ in length, or the
   *   comparator, the options or the cutoff are none
   */
  similarities(
    by: PlainComparatorName | EncodedSimilarity,
    left: ArrayLike<number>,
    right: ArrayLike<number>,
    options: SimilaritiesOptions = {},
  ): Float64Array {
    const similarity = typeof by === 'function' ? by : Object.hasOwn(encodedComparator, by) && encodedComparator[by]
    const pairs = lengthOf(left)
    const cutoff = cutoffOf(options)
    if (!similarity || !(pairs >= 0) || lengthOf(right) !== pairs || !(cutoff >= 0 && cutoff <= 1))
      throw this.#misuse(by, left, right, cutoff)
    const simd = typeof by === 'function' ? undefined : this.#simdSimilarities()
    simd?.ask(by as PlainComparatorName, cutoff)
    const xs = simd?.a ?? new Int32Array(Math.min(BATCH, pairs))
    const ys = simd?.b ?? new Int32Array(Math.min(BATCH, pairs))
    const answer = new Float64Array(pairs)
    for (let from = 0; from < pairs; from += BATCH) {
      const count = Math.min(BATCH, pairs - from)
      if (!this.#writeIds(left, from, count, xs) || !this.#writeIds(right, from, count, ys)) {
        throw this.#misuse(by, left, right, cutoff)
      }
      if (simd?.write(count, answer, from) === 0) continue
      this.#compareOpen(similarity, cutoff, xs, ys, answer.subarray(from, from + count), simd === undefined)
    }
    return answer
  }

  /** Writes which texts stand at these places; false where one is no place. */
  #writeIds(places: ArrayLike<number>, from: number, count: number, into: Int32Array): boolean {
    const own = this.#ids
    for (let i = 0; i < count; i++) {
      const id = own[places[from + i]!]
      if (id === undefined) return false
      into[i] = id
    }
    return true
  }

  /** Compares the pairs that are left open, one by one. */
  #compareOpen(
    similarity: EncodedSimilarity,
    cutoff: number,
    xs: Int32Array,
    ys: Int32Array,
    answer: Float64Array,
    isAllOpen: boolean,
  ): void {
    const { bytes, starts } = this.#pool
    for (let i = 0; i < answer.length; i++) {
      if (!isAllOpen && !Number.isNaN(answer[i])) continue
      const x = xs[i]!
      const y = ys[i]!
      answer[i] = x === y ? 1 : similarity(bytes, starts[x]!, starts[x + 1]!, starts[y]!, starts[y + 1]!, cutoff)
    }
  }

  #simdSimilarities(): SimdSimilarities | undefined {
    if (this.#isSimdMade) return this.#simd
    this.#isSimdMade = true
    const module = simdModule()
    try {
      if (module !== undefined) this.#simd = new SimdSimilarities(module, this.#pool, this.#pool.size)
    } catch {
      // no address space: the comparators in TypeScript do the same work
    }
    return this.#simd
  }

  #misuse(by: unknown, left: ArrayLike<number>, right: ArrayLike<number>, cutoff: number): SelfsameError {
    const problems: Problem[] = []
    if (typeof by !== 'function' && !Object.hasOwn(encodedComparator, by as string)) {
      const names = Object.keys(encodedComparator).join(', ')
      problems.push({
        path: 'by',
        expected: `one of ${names}`,
        cure: 'name one, or pass a comparator of encoded values',
      })
    }
    for (const [path, places] of Object.entries({ left, right })) {
      if (!(lengthOf(places) >= 0)) {
        problems.push({ path, expected: 'a list of places', cure: 'hand over an array of whole numbers' })
        continue
      }
      const i = Array.prototype.findIndex.call(places, (place) => this.#ids[place as number] === undefined)
      if (i < 0) continue
      const range = this.size === 0 ? 'which is empty' : `0 to ${this.size - 1}`
      const expected = `a place in the column, ${range}, not ${places[i]}`
      problems.push({ path: `${path}[${i}]`, expected, cure: 'count places from 0, in the order of the texts' })
    }
    const [pairs, others] = [lengthOf(left), lengthOf(right)]
    if (pairs >= 0 && others >= 0 && pairs !== others) {
      const expected = `as many places as left, ${pairs}, not ${others}`
      problems.push({ path: 'right', expected, cure: 'name two texts for each pair' })
    }
    if (!(cutoff >= 0 && cutoff <= 1)) {
      problems.push({
        path: 'options.cutoff',
        expected: `a number from 0 to 1, not ${cutoff}`,
        cure: 'mend or remove it',
      })
    }
    return new SelfsameError('call-invalid', problems)
  }
}

function noText(path: string, value: unknown): SelfsameError {
  const expected = path === 'texts' ? 'a list of texts' : `a text, not ${value === null ? 'null' : typeof value}`
  return new SelfsameError('call-invalid', [{ path, expected, cure: 'hand over an array of strings' }])
}

/** NaN where it is no list. */
function lengthOf(places: ArrayLike<number> | undefined): number {
  const length = typeof places === 'object' ? places?.length : undefined
  return typeof length === 'number' ? length : Number.NaN
}

/** NaN where it is none. */
function cutoffOf(options: SimilaritiesOptions): number {
  if (typeof options !== 'object' || options === null) return Number.NaN
  const { cutoff = 0 } = options
  return typeof cutoff === 'number' ? cutoff : Number.NaN
}
