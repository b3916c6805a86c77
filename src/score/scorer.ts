import { encodedComparator } from '../compare/comparator.ts'
import type { Comparison } from '../model/comparison.ts'
import type { TermFrequencies } from '../model/model.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { comparisonOrder, type OrderedComparison } from './comparison-order.ts'
import { type ComparisonWeights, type Weights, weightsOf } from './comparison-weights.ts'
import { WordBags } from './word-bags.ts'
import { WordOverlap } from './word-overlap.ts'

/** Level of a comparison where a side has no value: no evidence, in either direction. */
export const MISSING = 0

/** In place of millibits: nothing to compare. */
const NOTHING = -0x80000000

/** A comparison bound to its column, its weights fixed-point. */
interface BoundComparison {
  readonly comparison: Comparison
  readonly column: FieldColumn
  /** Similarity of two values that differ, by id; below `cutoff` it may be 0. */
  readonly similarity: (x: number, y: number, cutoff: number) => number
  /** The words of values, where these are compared. */
  readonly words: WordOverlap | undefined
  /** Where whole rows are compared rather than values. */
  readonly bags: WordBags | undefined
  /** Least similarity of level 1, 2, … */
  readonly atLeast: Float64Array
  /** Against each alternative. */
  readonly weights: readonly Weights[]
  /** Number of the comparison that settles this one, or −1. */
  readonly given: number
}

/**
 * Match weights of pairs of rows by Fellegi and Sunter, "A theory for record linkage" (1969): prior + Σ log2(m / u) of
 * the levels reached, in whole millibits, so that no engine and no order of additions changes a decision.
 *
 * Two records that are not of one person may be of strangers, or of relatives, who share an address and a family name.
 * Where the model knows relatives, the same sum is taken against them, with r for u, and the lesser of the two counts:
 * records are one person only as far as they are more alike than either would be. Alternative 0 = strangers, 1 = relatives.
 */
export class Scorer {
  readonly comparisons: readonly BoundComparison[]
  /** Against each alternative, millibits. */
  readonly priors: readonly number[]
  /** Whether a value of a comparison is no evidence. */
  readonly isSilenced: (comparison: number, value: number) => boolean
  readonly #levelElsewhere: (comparison: number, a: number, b: number) => number | undefined
  /** Comparisons in the order that ends soonest, each with what it and those after it can add against each alternative. */
  readonly order: readonly OrderedComparison[]

  /**
   * @param isSilenced whether a value of comparison number `comparison` is no evidence (a quarantined identifier)
   * @param weights those of the model, where values of the table cannot be looked up; default: made from it
   * @param levelElsewhere level of two rows where cells alone do not tell it (a hash against the raw value)
   */
  constructor(
    table: RecordTable,
    isSilenced: (comparison: number, value: number) => boolean = () => false,
    levelElsewhere: (comparison: number, a: number, b: number) => number | undefined = () => undefined,
    weights?: ComparisonWeights,
  ) {
    const { comparisons, frequencies, prior, relatives, thresholds } = table.model
    // a field may be called what every object has: `constructor`
    const frequenciesOf = (field: string): TermFrequencies | undefined =>
      Object.hasOwn(frequencies, field) ? frequencies[field] : undefined
    this.priors = (relatives === undefined ? [prior] : [prior, relatives]).map((bits) => Math.round(bits * 1000))
    this.isSilenced = isSilenced
    this.#levelElsewhere = levelElsewhere
    this.comparisons = comparisons.map((comparison, c) => {
      const column = table.column(comparison.field)!
      const frequencies = frequenciesOf(comparison.field)
      const words = comparison.by === 'words' ? new WordOverlap(column.values, frequencies?.words) : undefined
      return {
        comparison,
        column,
        words,
        similarity: similarityOf(column, comparison, words),
        bags: bagsOf(table, comparison, frequencies),
        atLeast: Float64Array.from(comparison.levels, (level) => level.atLeast),
        given: comparisons.findIndex(({ field }) => field === comparison.given),
        weights:
          weights?.[c] ?? this.priors.map((_, alternative) => weightsOf(column, comparison, frequencies, alternative)),
      }
    })
    const least = Math.round(thresholds.link * 1000)
    this.order = comparisonOrder(
      this.comparisons,
      this.priors.map((prior) => prior - least),
    )
  }

  /** Forgets the texts that it keeps of values: some were erased. */
  forgetTexts(): void {
    for (const { words, bags } of this.comparisons) {
      words?.forget()
      bags?.forget()
    }
  }

  /** Match weight of two rows in millibits. */
  weight(a: number, b: number): number {
    return this.weightFrom(a, b, Number.NEGATIVE_INFINITY)!
  }

  /**
   * The same where it is `least` or more, else undefined: most pairs are of strangers, and the comparisons that can tell
   * most have shown it after two or three.
   */
  weightFrom(a: number, b: number, least: number): number | undefined {
    const { comparisons, priors } = this
    let strangers = priors[0]!
    let relatives = priors[1] ?? Number.POSITIVE_INFINITY
    for (const { c, left } of this.order) {
      if (strangers + left[0]! < least || (priors.length > 1 && relatives + left[1]! < least)) return undefined
      const level = this.level(c, a, b)
      if (level === MISSING) continue
      const { weights } = comparisons[c]!
      strangers += this.bits(c, weights[0]!, level, a, b)
      if (priors.length > 1) relatives += this.bits(c, weights[1]!, level, a, b)
    }
    const weight = Math.min(strangers, relatives)
    return weight < least ? undefined : weight
  }

  /**
   * Writes what every comparison adds, comparison after comparison, against each alternative; `NOTHING` where a value
   * is missing.
   */
  evidenceInto(a: number, b: number, into: Int32Array, at: number): void {
    const { comparisons, priors } = this
    let i = at
    for (let c = 0; c < comparisons.length; c++) {
      const level = this.level(c, a, b)
      for (let alternative = 0; alternative < priors.length; alternative++) {
        const { weights } = comparisons[c]!
        into[i++] = level === MISSING ? NOTHING : this.bits(c, weights[alternative]!, level, a, b)
      }
    }
  }

  /** Millibits that comparison `c` adds against an alternative; 0 where a value is missing. */
  evidence(c: number, a: number, b: number, alternative = 0): number {
    const comparison = this.comparisons[c]!
    const level = this.level(c, a, b)
    return level === MISSING ? 0 : this.bits(c, comparison.weights[alternative]!, level, a, b)
  }

  /**
   * Level reached by comparison `c`: 0 = missing, 1 = the most similar. Of several values the best pair counts. Where the
   * comparison that settles this one is equal, being equal tells nothing more; where that one differs, neither does differing.
   */
  level(c: number, a: number, b: number): number {
    const level = this.ownLevel(c, a, b)
    const { given } = this.comparisons[c]!
    if (given < 0 || level === MISSING) return level
    const last = (of: number): number => this.comparisons[of]!.atLeast.length
    if (level !== 1 && level !== last(c)) return level
    return this.ownLevel(given, a, b) === (level === 1 ? 1 : last(given)) ? MISSING : level
  }

  /** Level without regard to what other comparisons settle. */
  ownLevel(c: number, a: number, b: number): number {
    const elsewhere = this.#levelElsewhere(c, a, b)
    if (elsewhere !== undefined) return elsewhere
    const { column, bags, atLeast } = this.comparisons[c]!
    if (bags !== undefined) {
      const s = bags.similarity(a, b)
      return s === undefined ? MISSING : 1 + atLeast.findIndex((least) => s >= least)
    }
    const cellA = column.cells.data[a]!
    const cellB = column.cells.data[b]!
    if (cellA === NO_VALUE || cellB === NO_VALUE) return MISSING
    if (cellA >= 0 && cellB >= 0) return this.#levelOf(c, cellA, cellB)
    let best = MISSING
    const n = column.count(cellA)
    const m = column.count(cellB)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) best = better(best, this.#levelOf(c, column.at(cellA, i), column.at(cellB, j)))
    }
    return best
  }

  /** Level of two values; two equal values that are silenced tell nothing. */
  #levelOf(c: number, x: number, y: number): number {
    if (x === y) return this.isSilenced(c, x) ? MISSING : 1
    const { similarity, atLeast } = this.comparisons[c]!
    const last = atLeast.length
    // equal values were met above: what differs reaches the second level at best
    const s = similarity(x, y, atLeast[last - 2]!)
    for (let level = 2; level < last; level++) if (s >= atLeast[level - 1]!) return level
    return last
  }

  /** Millibits that comparison `c` adds at a level other than `MISSING`. */
  bits(c: number, { level: weight, rarity, rare }: Weights, level: number, a: number, b: number): number {
    const { column } = this.comparisons[c]!
    const bits = weight[level]!
    if (level !== 1 || (rarity.length === 0 && rare === 0)) return bits
    const of = (id: number): number => (id < rarity.length ? rarity[id]! : rare)
    const cellA = column.cells.data[a]!
    const cellB = column.cells.data[b]!
    if (cellA >= 0 && cellB >= 0) return bits + of(cellA)
    // the rarest shared value tells most
    const idsB = column.ids(cellB)
    const shared = column.ids(cellA).filter((id) => idsB.includes(id) && !this.isSilenced(c, id))
    return shared.length > 0 ? bits + Math.max(...shared.map(of)) : bits + rare
  }
}

/** The better of two levels; any level is better than none. */
function better(a: number, b: number): number {
  return a === MISSING ? b : b === MISSING ? a : Math.min(a, b)
}

function similarityOf(
  { values }: FieldColumn,
  { by }: Comparison,
  words: WordOverlap | undefined,
): BoundComparison['similarity'] {
  if (words) return (x, y) => words.similarity(x, y)
  if (by === 'words' || by === 'wordBag') return () => 0
  const similarity = encodedComparator[by]
  return (x, y, cutoff) => {
    const { bytes, starts } = values
    return similarity(bytes, starts[x]!, starts[x + 1]!, starts[y]!, starts[y + 1]!, cutoff)
  }
}

function bagsOf(
  table: RecordTable,
  { by, field, with: further = [] }: Comparison,
  frequencies: TermFrequencies | undefined,
): WordBags | undefined {
  if (by !== 'wordBag') return undefined
  return new WordBags(
    [field, ...further].map((name) => table.column(name)!),
    frequencies,
  )
}
