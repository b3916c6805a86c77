import type { WordReader } from './cell-text.ts'
import type { ColumnProfile } from './column-profile.ts'

type Row = Readonly<Record<string, unknown>>

/** How much more often a column agrees within groups of records than between any two records. */
export interface ColumnAgreement {
  /** Pairs within the groups where both records hold a value. */
  readonly pairs: number
  /** Share of these pairs that agree exactly. */
  readonly agree: number
  /** log2 of `agree` over the share of random pairs that agree: what an agreement would be worth, in bits. */
  readonly bits: number
}

/** Larger groups are hardly one entity, and would outweigh all others. */
const LARGEST_GROUP = 8

/** Measures `column` on every pair of records within each group of 2 to 8. */
export function columnAgreement(
  groups: readonly (readonly Row[])[],
  column: ColumnProfile,
  read: WordReader,
): ColumnAgreement {
  let pairs = 0
  let agreeing = 0
  for (const group of groups) {
    if (group.length < 2 || group.length > LARGEST_GROUP) continue
    const texts = group.map((record) => read(record[column.header])).filter((text) => text !== undefined)
    for (const [i, a] of texts.entries()) {
      for (const b of texts.slice(i + 1)) {
        pairs++
        if (a === b) agreeing++
      }
    }
  }
  const agree = pairs ? agreeing / pairs : 0
  return { pairs, agree, bits: agree ? Math.log2(agree / chance(column)) : 0 }
}

function chance(column: ColumnProfile): number {
  let total = 0
  let squares = 0
  for (const count of column.values.values()) {
    total += count
    squares += count * count
  }
  return squares / (total * total)
}
