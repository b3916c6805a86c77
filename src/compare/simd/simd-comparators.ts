import type { Texts } from '../../collections/string-pool.ts'
import type { ComparatorName } from '../../model/comparison.ts'
import type { PlainComparatorName } from '../comparator.ts'
import { leastLocalPart } from '../email-address.ts'
import { nicknameShapes } from '../nickname.ts'
import { type PairLevels, pairLevels, valueLevel } from '../pair-levels.ts'
import type { LoadedTexts } from './kernel-memory.ts'
import { leastMatches } from './least-matches.ts'
import { levelsByDistance } from './level-by-distance.ts'
import {
  AT_LEAST,
  BATCH,
  LEAST_MATCHES,
  LEVEL_BY_DISTANCE,
  LEVELS,
  MOST_LEVELS,
  NICKNAME_SHAPES,
  SCRATCH_BYTES,
  XS,
  YS,
} from './scratch-layout.ts'
import { type WasmMemory, type WasmModule, webAssembly } from './web-assembly.ts'

/** Comparators with a SIMD form, by their number in the module. */
const NUMBER: Partial<Record<ComparatorName, number>> = {
  levenshtein: 0,
  osa: 1,
  jaroWinkler: 2,
  personName: 3,
  emailAddress: 4,
}

interface Kernels {
  /** Answers 0 for pairs that it leaves open, and how many these are. */
  pairLevels(by: number, n: number, bytes: number, starts: number, scratch: number, levels: number): number
}

/**
 * Comparators on texts in a memory, many pairs at once. One instance belongs to one worker; several may work on one
 * shared memory, each with scratch of its own. Answers are those of `pairLevels`, bit for bit: where a comparator has no
 * SIMD form, or a pair of values is beyond it (not ASCII, long), it is that which answers.
 */
export class SimdComparators {
  /** Bytes of scratch that an instance needs. */
  static readonly SCRATCH_BYTES: number = SCRATCH_BYTES

  /** Whether a comparator has a SIMD form. */
  static compares(by: ComparatorName): boolean {
    return NUMBER[by] !== undefined
  }

  readonly #kernels: Kernels
  readonly #memory: WasmMemory
  readonly #scratch: number

  /**
   * @param module from `compileSimd`, for the kind of memory that this is
   * @param scratch address of `SCRATCH_BYTES` that nobody else uses
   */
  constructor(module: WasmModule, memory: WasmMemory, scratch: number) {
    this.#kernels = new webAssembly!.Instance(module, { env: { memory } }).exports as Kernels
    this.#memory = memory
    this.#scratch = scratch
  }

  /** As `pairLevels`, of texts that are loaded. */
  pairLevels(loaded: LoadedTexts, by: PlainComparatorName, atLeast: Float64Array): PairLevels {
    const texts = new LoadedViews(this.#memory, loaded)
    const number = NUMBER[by]
    const least = leastSpelling(by, atLeast)
    if (number === undefined || least <= 0 || atLeast.length > MOST_LEVELS) return pairLevels(texts, by, atLeast)
    const level = valueLevel(by, atLeast)
    const byDistance = levelsByDistance(atLeast)
    const matches = leastMatches(least)
    const at = this.#scratch
    return (xs, ys, n, into) => {
      const { buffer } = this.#memory
      new Float64Array(buffer, at + AT_LEAST, atLeast.length).set(atLeast)
      new Uint8Array(buffer, at + LEVEL_BY_DISTANCE, byDistance.length).set(byDistance)
      new Uint8Array(buffer, at + LEAST_MATCHES, matches.length).set(matches)
      if (by === 'personName') new Int32Array(buffer, at + NICKNAME_SHAPES, 1024).set(nicknameShapes())
      for (let from = 0; from < n; from += BATCH) {
        const count = Math.min(BATCH, n - from)
        new Int32Array(buffer, at + XS, count).set(xs.subarray(from, from + count))
        new Int32Array(buffer, at + YS, count).set(ys.subarray(from, from + count))
        const open = this.#kernels.pairLevels(number, count, loaded.bytes, loaded.starts, at, atLeast.length)
        into.set(new Uint8Array(buffer, at + LEVELS, count), from)
        if (open === 0) continue
        const { bytes, starts } = texts
        for (let i = from; i < from + count; i++) if (into[i] === 0) into[i] = level(bytes, starts, xs[i]!, ys[i]!)
      }
    }
  }
}

/** The Jaro-Winkler similarity, of values or of the parts that count most, below which they reach the last level only. */
function leastSpelling(by: PlainComparatorName, atLeast: Float64Array): number {
  const cutoff = atLeast[atLeast.length - 2] ?? 0
  return by === 'emailAddress' ? leastLocalPart(cutoff) : cutoff
}

/** Loaded texts as typed arrays, which are made anew when the memory has grown. */
class LoadedViews implements Texts {
  readonly #memory: WasmMemory
  readonly #loaded: LoadedTexts
  #bytes: Uint8Array
  #starts: Uint32Array

  constructor(memory: WasmMemory, loaded: LoadedTexts) {
    const { starts, size, bytes } = loaded
    this.#memory = memory
    this.#loaded = loaded
    this.#starts = new Uint32Array(memory.buffer, starts, size + 1)
    this.#bytes = new Uint8Array(memory.buffer, bytes, this.#starts[size]!)
  }

  get bytes(): Uint8Array {
    if (this.#bytes.buffer !== this.#memory.buffer) {
      const length = this.starts[this.#loaded.size]!
      this.#bytes = new Uint8Array(this.#memory.buffer, this.#loaded.bytes, length)
    }
    return this.#bytes
  }

  get starts(): Uint32Array {
    if (this.#starts.buffer !== this.#memory.buffer) {
      this.#starts = new Uint32Array(this.#memory.buffer, this.#loaded.starts, this.#loaded.size + 1)
    }
    return this.#starts
  }
}
