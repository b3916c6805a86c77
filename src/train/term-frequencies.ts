import type { TermFrequencies } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'

/** Values and words kept by name in a model: a handful of people must hold them, and no more than this many. */
const HELD_BY = 5
const MOST_VALUES = 1000
/** Values counted before any is seen: shares of small files are drawn towards the field's average. */
const PSEUDO_VALUES = 100
/** How rare a value is assumed to be at most: as if three records held it. */
const RAREST = 3

/**
 * How often the values of a column occur, as far as a model keeps it.
 *
 * @param rows number of rows
 * @param u share of the pairs of strangers that share a value
 * @param strange per value: share of its pairs that are of strangers; repetitions of one person are no frequency
 */
export function termFrequencies(column: FieldColumn, rows: number, u: number, strange: Float64Array): TermFrequencies {
  const { counts, filled } = valueCounts(column, rows)
  const share = (id: number): number => {
    const held = Math.max(0, counts[id]! * Math.sqrt(strange[id] ?? 1) - 0.5)
    const drawn = (held + PSEUDO_VALUES * u) / (filled + PSEUDO_VALUES)
    return rounded(Math.max(drawn, Math.min(u, RAREST / filled)))
  }
  const often = [...counts.keys()].filter((id) => counts[id]! >= HELD_BY)
  const kept = often
    .map((id) => ({ id, count: counts[id]!, text: column.values.get(id) }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_VALUES)
  const named = new Uint8Array(counts.length)
  for (const { id } of kept) named[id] = 1
  // two records that share one of the other values share, on average over such pairs, one of this frequency
  let weight = 0
  let sum = 0
  for (let id = 0; id < counts.length; id++) {
    if (counts[id] === 0 || named[id] === 1) continue
    weight += counts[id]!
    sum += counts[id]! * share(id)
  }
  return {
    values: Object.fromEntries(kept.map(({ id, text }) => [text, share(id)])),
    others: weight > 0 ? rounded(sum / weight) : rounded(Math.min(1, Math.max(u, 1e-9))),
  }
}

/** Share of the values of a column that hold each word, for words that enough of them hold. */
export function wordShares(column: FieldColumn, rows: number): Record<string, number> {
  const { counts: held, filled } = valueCounts(column, rows)
  const counts = new Map<string, number>()
  for (let id = 0; id < held.length; id++) {
    if (held[id] === 0) continue
    for (const word of new Set(column.values.get(id).split(' '))) counts.set(word, (counts.get(word) ?? 0) + held[id]!)
  }
  const kept = [...counts].filter(([, n]) => n >= HELD_BY).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return Object.fromEntries(kept.slice(0, 20 * MOST_VALUES).map(([word, n]) => [word, rounded(n / filled)]))
}

/** How many rows hold each value, and how many values they hold together. */
function valueCounts(column: FieldColumn, rows: number): { readonly counts: Int32Array; readonly filled: number } {
  const counts = new Int32Array(column.values.size)
  let filled = 0
  for (let row = 0; row < rows; row++) {
    const cell = column.cells.data[row]!
    const n = column.count(cell)
    filled += n
    for (let i = 0; i < n; i++) counts[column.at(cell, i)]!++
  }
  return { counts, filled }
}

/** Four figures: what a person reads, and more than the data know. */
function rounded(share: number): number {
  return Number(share.toPrecision(4))
}
