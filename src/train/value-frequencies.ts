import type { Comparison } from '../model/comparison.ts'
import type { FieldKind } from '../model/field.ts'
import type { TermFrequencies } from '../model/model.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Learnt } from './learn-classes.ts'
import { termFrequencies } from './term-frequencies.ts'

/** Pairs that are less likely of one person repeat nobody. */
const LEAST_CHANCE = 1e-3

/** Kinds whose values are too few to be rare. */
const NEVER_RARE: readonly FieldKind[] = ['gender', 'country', 'number']

/**
 * How often the values of each compared field occur, repetitions of one person apart.
 *
 * @param comparisons with the levels learnt
 * @param words by field that is compared by `words`: share of the values that hold each word
 */
export function valueFrequencies(
  table: RecordTable,
  comparisons: readonly Comparison[],
  { patterns: { a, b, of, levels, width, weight }, match }: Learnt,
  words: Readonly<Record<string, Record<string, number>>>,
): Record<string, TermFrequencies> {
  const matched = comparisons.map(({ field }, c) => {
    const column = table.column(field)!
    const matchedOf = new Float64Array(column.values.size)
    for (let i = 0; i < of.length; i++) {
      const pattern = of[i]!
      if (levels[pattern * width + c] !== 1 || match[pattern]! < LEAST_CHANCE) continue
      const inB = column.ids(column.cells.data[b[i]!]!)
      for (const id of column.ids(column.cells.data[a[i]!]!)) {
        if (inB.includes(id)) matchedOf[id]! += match[pattern]! * weight
      }
    }
    return matchedOf
  })
  const frequencies: Record<string, TermFrequencies> = {}
  comparisons.forEach(({ field }, c) => {
    const column = table.column(field)!
    const wordsOf = Object.hasOwn(words, field) ? { words: words[field]! } : {}
    if (NEVER_RARE.includes(column.spec.kind)) return
    const strange = strangeShares(column.cells.data.subarray(0, table.size), column.values.size, matched[c]!)
    frequencies[field] = { ...termFrequencies(column, table.size, comparisons[c]!.levels[0]!.u, strange), ...wordsOf }
  })
  return frequencies
}

/** Per value: the share of the pairs that hold it which are of different people. */
function strangeShares(cells: Int32Array, values: number, matched: Float64Array): Float64Array {
  const counts = new Float64Array(values)
  for (const cell of cells) if (cell >= 0) counts[cell]!++
  return counts.map((k, id) => {
    const pairs = (k * (k - 1)) / 2
    return pairs > 0 ? Math.max(0, pairs - matched[id]!) / pairs : 1
  })
}
