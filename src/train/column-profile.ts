import { cellTexts } from './cell-text.ts'
import { type ValueShape, valueShapes } from './value-shape.ts'

/** What the values of one column look like. Shares run from 0 to 1 and weigh a value by the rows that hold it. */
export interface ColumnProfile {
  readonly header: string
  /** Rows looked at. */
  readonly rows: number
  /** Rows holding a value that is neither blank nor a stand-in for "no value". */
  readonly filled: number
  /** Rows holding each value, the most frequent first; ties by code units. */
  readonly values: ReadonlyMap<string, number>
  /** Mean number of words and of UTF-16 code units of a value; 0 without values. */
  readonly meanWords: number
  readonly meanLength: number
  /** Share of the filled rows whose value has the shape. */
  share(shape: ValueShape): number
}

/** The profile of one column over `records`. The order of the records does not matter. */
export function profileColumn(records: readonly Readonly<Record<string, unknown>>[], header: string): ColumnProfile {
  const counts = new Map<string, number>()
  let filled = 0
  for (const record of records) {
    const texts = cellTexts(record[header])
    if (texts.length) filled++
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const values = new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
  const shapeCounts = new Map<ValueShape, number>()
  let total = 0
  let words = 0
  let length = 0
  for (const [text, count] of values) {
    total += count
    words += count * (text.match(/\S+/g)?.length ?? 0)
    length += count * text.length
    for (const shape of valueShapes(text)) shapeCounts.set(shape, (shapeCounts.get(shape) ?? 0) + count)
  }
  return {
    header,
    rows: records.length,
    filled,
    values,
    meanWords: total ? words / total : 0,
    meanLength: total ? length / total : 0,
    share: (shape) => (total ? (shapeCounts.get(shape) ?? 0) / total : 0),
  }
}
