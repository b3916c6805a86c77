import { type PairLevels, pairLevels } from '../compare/pair-levels.ts'
import type { ComparatorName } from '../model/comparison.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { Weights } from './comparison-weights.ts'
import { MISSING, type Scorer } from './scorer.ts'
import { weighingPlan } from './weighing-plan.ts'

/** How many pairs are weighed at once: few enough for all that is kept of them to stay in the nearest memory. */
export const BATCH = 4096

/** Weighs many pairs at once. */
export interface PairScorer {
  /** The pairs to weigh, in rows; after `weigh` those that are left, in the order in which they came. */
  readonly a: Int32Array
  readonly b: Int32Array
  /** Millibits of the pairs that are left. */
  readonly weight: Int32Array
  /** Weighs the first `n` pairs; returns how many are left. */
  weigh(n: number): number
}

/** A comparison made ready for many pairs. */
interface Step {
  readonly c: number
  readonly cells: { readonly data: Int32Array }
  /** Levels of values that differ; undefined: one pair after the other, by the scorer. */
  readonly levels: PairLevels | undefined
  readonly last: number
  /** Own levels of the comparison that settles this one, by pair, where that stands before it. */
  readonly settled: Uint8Array | undefined
  /** Whether the one that settles it stands behind it. */
  readonly isUnsettled: boolean
  readonly settledLast: number
  /** Own levels of this comparison, by pair, where it settles another. */
  readonly own: Uint8Array | undefined
  readonly weights: readonly Weights[]
  /** What a pair must have reached, against each alternative, for those after this one to carry it to the threshold. */
  readonly least: readonly number[]
}

/**
 * Match weights of many pairs at once: to the millibit what {@link Scorer.weightFrom} says of each. Comparison after
 * comparison, the values of all pairs are gathered and compared in one go, and pairs that can no longer reach `least`
 * fall out. A pair of single values costs no call; lists, hashes and bags of words are left to the scorer.
 */
export class BatchScorer implements PairScorer {
  readonly a: Int32Array = new Int32Array(BATCH)
  readonly b: Int32Array = new Int32Array(BATCH)
  readonly weight: Int32Array = new Int32Array(BATCH)
  readonly #scorer: Scorer
  readonly #steps: readonly Step[]
  readonly #isHopeful: boolean
  /** Pairs that can still reach the threshold, by their place in the batch. */
  readonly #left = new Int32Array(BATCH)
  readonly #strangers = new Int32Array(BATCH)
  readonly #relatives = new Int32Array(BATCH)
  /** Of the pairs left: the level, and the value of the one row. */
  readonly #level = new Uint8Array(BATCH)
  readonly #value = new Int32Array(BATCH)
  /** Of the values that differ: their ids, their levels, and the place of their pair among those left. */
  readonly #x = new Int32Array(BATCH)
  readonly #y = new Int32Array(BATCH)
  readonly #reached = new Uint8Array(BATCH)
  readonly #place = new Int32Array(BATCH)

  /**
   * @param least weight in millibits from which a pair is kept
   * @param isPlain whether the cells of two rows tell the level of a comparison
   */
  constructor(scorer: Scorer, least: number, isPlain: (comparison: number) => boolean) {
    this.#scorer = scorer
    const { comparisons } = scorer
    const plan = weighingPlan(scorer, least)
    this.#isHopeful = plan.isHopeful
    const own = new Map<number, Uint8Array>()
    for (const { c, settles } of plan.comparisons) if (settles) own.set(c, new Uint8Array(BATCH))
    this.#steps = plan.comparisons.map(({ c, settled, isUnsettled, least }) => {
      const { column, comparison, atLeast, weights } = comparisons[c]!
      return {
        c,
        cells: column.cells,
        levels: isPlain(c) ? levelsOf(column, comparison.by, atLeast) : undefined,
        last: atLeast.length,
        settled: own.get(settled),
        isUnsettled,
        settledLast: settled < 0 ? 0 : comparisons[settled]!.atLeast.length,
        own: own.get(c),
        weights,
        least,
      }
    })
  }

  weigh(n: number): number {
    if (!this.#isHopeful) return 0
    const [strangers, relatives = 0] = this.#scorer.priors
    this.#strangers.fill(strangers!, 0, n)
    this.#relatives.fill(relatives, 0, n)
    for (let i = 0; i < n; i++) this.#left[i] = i
    let left = n
    for (const step of this.#steps) {
      if (step.levels) this.#compareValues(step, step.levels, left)
      else this.#compareRows(step, left)
      left = this.#add(step, left)
    }
    return this.#close(left)
  }

  /** Own levels of the pairs left, by their cells. */
  #compareValues({ c, cells: { data: cells } }: Step, levels: PairLevels, left: number): void {
    // what a loop reads is held in variables: the engine would look it up again after every call
    const { a, b } = this
    const pairs = this.#left
    const level = this.#level
    const value = this.#value
    const xs = this.#x
    const ys = this.#y
    const place = this.#place
    let differ = 0
    for (let k = 0; k < left; k++) {
      const pair = pairs[k]!
      const x = cells[a[pair]!]!
      const y = cells[b[pair]!]!
      value[k] = x
      if (x === NO_VALUE || y === NO_VALUE) level[k] = MISSING
      else if (x < 0 || y < 0) {
        value[k] = NO_VALUE
        level[k] = this.#scorer.ownLevel(c, a[pair]!, b[pair]!)
      } else if (x === y) level[k] = this.#scorer.isSilenced(c, x) ? MISSING : 1
      else {
        xs[differ] = x
        ys[differ] = y
        place[differ++] = k
      }
    }
    const reached = this.#reached
    levels(xs, ys, differ, reached)
    for (let d = 0; d < differ; d++) level[place[d]!] = reached[d]!
  }

  /** Own levels of the pairs left, each asked of the scorer. */
  #compareRows({ c }: Step, left: number): void {
    for (let k = 0; k < left; k++) {
      const pair = this.#left[k]!
      this.#value[k] = NO_VALUE
      this.#level[k] = this.#scorer.ownLevel(c, this.a[pair]!, this.b[pair]!)
    }
  }

  /** Adds what the levels weigh; returns how many pairs can still reach the threshold. */
  #add({ c, settled, isUnsettled, settledLast, last, own, weights, least }: Step, left: number): number {
    const pairs = this.#left
    const levels = this.#level
    const strangers = this.#strangers
    const relatives = this.#relatives
    const [against, kin] = weights
    const weight = against!.level
    const kinWeight = kin?.level
    const [leastStrangers, leastRelatives = Number.NEGATIVE_INFINITY] = least as [number, number?]
    let still = 0
    for (let k = 0; k < left; k++) {
      const pair = pairs[k]!
      let level = levels[k]!
      if (own) own[pair] = level
      // being equal tells nothing more where the settling comparison is equal, nor differing where that differs
      if (settled && (level === 1 ? settled[pair] === 1 : level === last && settled[pair] === settledLast)) {
        level = MISSING
      }
      if (isUnsettled) level = this.#scorer.level(c, this.a[pair]!, this.b[pair]!)
      if (level === 1) {
        strangers[pair]! += this.#bitsOfEqual(c, against!, k, pair)
        if (kin) relatives[pair]! += this.#bitsOfEqual(c, kin, k, pair)
      } else if (level !== MISSING) {
        strangers[pair]! += weight[level]!
        if (kinWeight) relatives[pair]! += kinWeight[level]!
      }
      if (strangers[pair]! >= leastStrangers && relatives[pair]! >= leastRelatives) pairs[still++] = pair
    }
    return still
  }

  #bitsOfEqual(c: number, weights: Weights, k: number, pair: number): number {
    const value = this.#value[k]!
    if (value < 0) return this.#scorer.bits(c, weights, 1, this.a[pair]!, this.b[pair]!)
    const { level, rarity, rare } = weights
    return level[1]! + (value < rarity.length ? rarity[value]! : rare)
  }

  /** Moves the pairs left to the front. */
  #close(left: number): number {
    const alone = this.#scorer.priors.length === 1
    for (let k = 0; k < left; k++) {
      const pair = this.#left[k]!
      const strangers = this.#strangers[pair]!
      this.a[k] = this.a[pair]!
      this.b[k] = this.b[pair]!
      this.weight[k] = alone ? strangers : Math.min(strangers, this.#relatives[pair]!)
    }
    return left
  }
}

/** Levels of values that differ; undefined where whole rows are compared, or words. */
function levelsOf({ values }: FieldColumn, by: ComparatorName, atLeast: Float64Array): PairLevels | undefined {
  if (by === 'words' || by === 'wordBag') return undefined
  if (by === 'equal') return (_xs, _ys, n, into) => into.fill(atLeast.length, 0, n)
  return pairLevels(values, by, atLeast)
}
