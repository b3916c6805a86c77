import { encodedComparator } from '../compare/comparator.ts'
import type { EncodedSimilarity } from '../compare/encoded.ts'
import type { Comparison } from '../model/comparison.ts'
import type { TermFrequencies } from '../model/model.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Level of a comparison where a side has no value: no evidence, in either direction. */
export const MISSING = 0

/** A comparison bound to its column, its weights fixed-point. */
interface BoundComparison {
  readonly comparison: Comparison
  readonly column: FieldColumn
  readonly similarity: EncodedSimilarity
  /** Least similarity of level 1, 2, … */
  readonly atLeast: Float64Array
  /** Millibits per level, level 0 = missing. */
  readonly weight: Int32Array
  /** Millibits that a shared value adds to level 1 by its rarity, by value id; values beyond its end add `rare`. */
  readonly rarity: Int32Array
  readonly rare: number
}

/**
 * Match weights of pairs of rows by Fellegi and Sunter, "A theory for record linkage" (1969): prior + Σ log2(m / u) of
 * the levels reached, in whole millibits, so that no engine and no order of additions changes a decision.
 */
export class Scorer {
  readonly comparisons: readonly BoundComparison[]
  /** Millibits. */
  readonly prior: number
  readonly #isSilenced: (comparison: number, value: number) => boolean

  /**
   * @param isSilenced whether a value of comparison number `comparison` is no evidence (a quarantined identifier)
   */
  constructor(table: RecordTable, isSilenced: (comparison: number, value: number) => boolean = () => false) {
    const { comparisons, frequencies, prior } = table.model
    this.prior = Math.round(prior * 1000)
    this.#isSilenced = isSilenced
    this.comparisons = comparisons.map((comparison) => {
      const column = table.column(comparison.field)!
      return {
        comparison,
        column,
        similarity: encodedComparator[comparison.by],
        atLeast: Float64Array.from(comparison.levels, (level) => level.atLeast),
        weight: Int32Array.from([0, ...comparison.levels.map(({ m, u }) => millibits(m / u))]),
        ...rarities(column, frequencies[comparison.field], comparison.levels[0]!.u),
      }
    })
  }

  /** Match weight of two rows in millibits. */
  weight(a: number, b: number): number {
    let sum = this.prior
    for (let c = 0; c < this.comparisons.length; c++) sum += this.evidence(c, a, b)
    return sum
  }

  /** Millibits that comparison `c` adds. */
  evidence(c: number, a: number, b: number): number {
    const comparison = this.comparisons[c]!
    const level = this.level(c, a, b)
    const bits = comparison.weight[level]!
    return level === 1 ? bits + rarityOf(comparison, a, b) : bits
  }

  /** Level reached by comparison `c`: 0 = missing, 1 = the most similar. Of several values the best pair counts. */
  level(c: number, a: number, b: number): number {
    const comparison = this.comparisons[c]!
    const { column } = comparison
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
    if (x === y) return this.#isSilenced(c, x) ? MISSING : 1
    const { column, similarity, atLeast } = this.comparisons[c]!
    const last = atLeast.length
    const { bytes, starts } = column.values
    // equal values were met above: what differs reaches the second level at best
    const s = similarity(bytes, starts[x]!, starts[x + 1]!, starts[y]!, starts[y + 1]!, atLeast[last - 2])
    for (let level = 2; level < last; level++) if (s >= atLeast[level - 1]!) return level
    return last
  }
}

/** The better of two levels; any level is better than none. */
function better(a: number, b: number): number {
  return a === MISSING ? b : b === MISSING ? a : Math.min(a, b)
}

/** The rarest shared value tells most. */
function rarityOf({ column, rarity, rare }: BoundComparison, a: number, b: number): number {
  const of = (id: number): number => (id < rarity.length ? rarity[id]! : rare)
  const cellA = column.cells.data[a]!
  const cellB = column.cells.data[b]!
  if (cellA >= 0 && cellB >= 0) return of(cellA)
  const idsB = column.ids(cellB)
  return column.ids(cellA).reduce((most, id) => (idsB.includes(id) ? Math.max(most, of(id)) : most), Number.NEGATIVE_INFINITY)
}

function rarities(
  column: FieldColumn,
  frequencies: TermFrequencies | undefined,
  u: number,
): Pick<BoundComparison, 'rarity' | 'rare'> {
  if (!frequencies) return { rarity: new Int32Array(0), rare: 0 }
  const rare = millibits(u / frequencies.others)
  const known = Object.entries(frequencies.values).map(([value, share]) => [column.values.intern(value), share] as const)
  const rarity = new Int32Array(column.values.size).fill(rare)
  for (const [id, share] of known) rarity[id] = millibits(u / share)
  return { rarity, rare }
}

function millibits(ratio: number): number {
  return Math.round(1000 * Math.log2(ratio))
}
