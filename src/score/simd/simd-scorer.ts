import type { PlainComparatorName } from '../../compare/comparator.ts'
import { valueLevel } from '../../compare/pair-levels.ts'
import { OPEN } from '../../compare/simd/comparison-layout.ts'
import type { Kernels } from '../../compare/simd/kernels.ts'
import { A, B, BATCH, LEVELS } from '../../compare/simd/scratch-layout.ts'
import type { PairScorer } from '../batch-scorer.ts'
import { MISSING, type Scorer } from '../scorer.ts'
import type { SimdKernels, SimdStep } from './load-kernels.ts'
import { ADDED, LEFT, OWNS, RELATIVES, SILENT, SPEAKS, STRANGERS } from './weigh-layout.ts'

/** A comparison with what this scorer needs of it beside the module. */
interface Step extends SimdStep {
  readonly cells: { readonly data: Int32Array }
  readonly texts: { readonly bytes: Uint8Array; readonly starts: Uint32Array }
  /** The level of two values that differ, where cells tell it. */
  readonly level: ReturnType<typeof valueLevel> | undefined
  /** By value: whether it is evidence. */
  readonly silences: Uint8Array
  /** Own levels by pair: of this comparison where it settles another, and of the one that settles it. */
  readonly ownLevels: Uint8Array | undefined
  readonly settledLevels: Uint8Array | undefined
}

/**
 * Match weights of many pairs at once, by SIMD: those of `BatchScorer`, to the millibit. The module gathers, compares and
 * adds; what it leaves open (lists, hashes, bags of words, values that are not ASCII, comparators without a SIMD form) is
 * asked of the scorer.
 */
export class SimdScorer implements PairScorer {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly weight: Int32Array
  readonly #kernels: Kernels
  readonly #loaded: SimdKernels
  readonly #scorer: Scorer
  readonly #steps: readonly Step[]
  readonly #scratch: number
  readonly #left: Uint16Array
  readonly #levels: Uint8Array
  readonly #relatives: Int32Array

  /**
   * @param kernels an instance on the memory of what is loaded
   * @param loaded from `loadKernels`, of a scorer that answers as this one does
   * @param thread number of the one that asks, from 0, which no other may bear
   */
  constructor(kernels: Kernels, loaded: SimdKernels, scorer: Scorer, thread: number) {
    const scratch = loaded.scratch[thread]!
    const { buffer } = loaded.memory
    this.#loaded = loaded
    this.#kernels = kernels
    this.#scorer = scorer
    this.#scratch = scratch
    this.a = new Int32Array(buffer, scratch + A, BATCH)
    this.b = new Int32Array(buffer, scratch + B, BATCH)
    this.weight = new Int32Array(buffer, scratch + STRANGERS, BATCH)
    this.#relatives = new Int32Array(buffer, scratch + RELATIVES, BATCH)
    this.#left = new Uint16Array(buffer, scratch + LEFT, BATCH)
    this.#levels = new Uint8Array(buffer, scratch + LEVELS, BATCH)
    const owns = (n: number): Uint8Array | undefined => {
      return n < 0 ? undefined : new Uint8Array(buffer, scratch + OWNS + n * BATCH, BATCH)
    }
    this.#steps = loaded.steps.map((step) => {
      const { column, comparison, atLeast } = scorer.comparisons[step.c]!
      return {
        ...step,
        cells: column.cells,
        texts: column.values,
        level: step.isPlain ? valueLevel(comparison.by as PlainComparatorName, atLeast) : undefined,
        silences: new Uint8Array(buffer, step.silence, column.values.size),
        ownLevels: owns(step.own),
        settledLevels: owns(step.settledOwn),
      }
    })
  }

  weigh(n: number): number {
    const { isHopeful, cells, stride } = this.#loaded
    if (!isHopeful) return 0
    const { priors } = this.#scorer
    this.#kernels.begin(n, this.#scratch, priors[0]!, priors[1] ?? 0)
    let left = n
    for (const step of this.#steps) {
      if (left === 0) return 0
      const open = this.#kernels.compare(step.at, left, cells, stride, this.#scratch)
      if (open > 0) this.#compareOpen(step, left)
      left = this.#kernels.add(step.at, left, this.#scratch)
    }
    this.#kernels.close(left, priors.length, this.#scratch)
    return left
  }

  /** Levels that the module left open. */
  #compareOpen(step: Step, left: number): void {
    const { c, cells, texts, level, silences } = step
    const { bytes, starts } = texts
    const { data } = cells
    const { a, b } = this
    const levels = this.#levels
    const pairs = this.#left
    for (let k = 0; k < left; k++) {
      if (levels[k] !== OPEN) continue
      const pair = pairs[k]!
      const x = data[a[pair]!]!
      const y = data[b[pair]!]!
      if (level === undefined || x < 0 || y < 0) this.#addRows(step, k, pair)
      else if (x !== y) levels[k] = level(bytes, starts, x, y)
      else {
        const isSilent = this.#scorer.isSilenced(c, x)
        silences[x] = isSilent ? SILENT : SPEAKS
        levels[k] = isSilent ? MISSING : 1
      }
    }
  }

  /** Adds what a comparison of two rows weighs, as the scorer says. */
  #addRows({ c, isUnsettled, settled, ownLevels, settledLevels }: Step, k: number, pair: number): void {
    const { comparisons } = this.#scorer
    const a = this.a[pair]!
    const b = this.b[pair]!
    const own = this.#scorer.ownLevel(c, a, b)
    if (ownLevels) ownLevels[pair] = own
    let level = own
    if (isUnsettled) level = this.#scorer.level(c, a, b)
    else if (settledLevels) {
      const other = settledLevels[pair]
      const last = comparisons[c]!.atLeast.length
      const settledLast = comparisons[settled]!.atLeast.length
      if (own === 1 ? other === 1 : own === last && other === settledLast) level = MISSING
    }
    this.#levels[k] = ADDED
    if (level === MISSING) return
    const [against, kin] = comparisons[c]!.weights
    this.weight[pair]! += this.#scorer.bits(c, against!, level, a, b)
    if (kin) this.#relatives[pair]! += this.#scorer.bits(c, kin, level, a, b)
  }
}
