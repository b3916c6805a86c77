import type { Comparison } from '../model/comparison.ts'
import type { TermFrequencies } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'

/** Weights of one comparison against one alternative, millibits. */
export interface Weights {
  /** Per level, level 0 = missing. */
  readonly level: Int32Array
  /** What a shared value adds to level 1 by its rarity, by value id; values beyond its end add `rare`. */
  readonly rarity: Int32Array
  readonly rare: number
}

/** Weights of comparisons: per comparison, against each alternative. */
export type ComparisonWeights = readonly (readonly Weights[])[]

/** The weights of a comparison against an alternative: 0 = strangers, 1 = relatives. */
export function weightsOf(
  column: FieldColumn,
  { by, levels }: Comparison,
  frequencies: TermFrequencies | undefined,
  alternative: number,
): Weights {
  const against = levels.map(({ u, r }) => (alternative === 0 ? u : (r ?? u)))
  const level = Int32Array.from([0, ...levels.map(({ m }, l) => millibits(m / against[l]!))])
  // the words of a bag have told already how rare they are
  if (!frequencies || by === 'wordBag') return { level, rarity: new Int32Array(0), rare: 0 }
  const { u } = levels[0]!
  // relatives share a value because they are relatives, or by the same chance as strangers
  const kinship = alternative === 0 || u >= 1 ? 0 : Math.max(0, (against[0]! - u) / (1 - u))
  const bitsOf = (share: number): number => millibits(against[0]! / (kinship + (1 - kinship) * share))
  const rare = bitsOf(frequencies.others)
  const known = Object.entries(frequencies.values).map(
    ([value, share]) => [column.values.intern(value), share] as const,
  )
  const rarity = new Int32Array(column.values.size).fill(rare)
  for (const [id, share] of known) rarity[id] = bitsOf(share)
  return { level, rarity, rare }
}

/** The most that a comparison can add, millibits. */
export function mostOf({ level, rarity, rare }: Weights): number {
  const rarest = rarity.reduce((most, bits) => Math.max(most, bits), rare)
  return level.reduce((most, bits, l) => Math.max(most, l === 1 ? bits + rarest : bits), 0)
}

function millibits(ratio: number): number {
  return Math.round(1000 * Math.log2(ratio))
}
