import { joinedWords } from '../compare/joined-words.ts'
import type { FieldKind } from '../model/field.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Kinds that say something of a thing. With any other, of a person, a place or an account, text is not the subject. */
const THING_KINDS: readonly FieldKind[] = [
  'text',
  'organization',
  'category',
  'number',
  'date',
  'country',
  'identifier',
]
const WORDY_KINDS: readonly FieldKind[] = ['text', 'organization']
/** Share of the records that must be described in words. */
const DESCRIBED = 0.9
/** Words of a record, on average, from which they describe it. */
const LEAST_WORDS = 4
/** A text that more records hold is a phrase, and names nothing. */
const MOST_HELD = 3
/** Share of the records whose like, word for word, stands in another source: from here on levels can be learnt. */
const REPEATED = 0.2

/**
 * The fields of records that are known by their words alone, the fullest text first; none where anything else tells who
 * or what a record is, or where sources repeat each other's texts word for word: then training learns from those.
 *
 * @param sourceOf per row: number of its source
 */
export function textFields(table: RecordTable, sourceOf: Int32Array): readonly string[] {
  const columns = table.columns.filter((column) => filled(table, column) > 0)
  if (!columns.every(({ spec }) => THING_KINDS.includes(spec.kind))) return []
  const texts = columns.filter(({ spec }) => spec.kind === 'text')
  if (texts.length === 0 || wordsOf(table, texts) < LEAST_WORDS) return []
  if (texts.some((column) => repeatedShare(table, column, sourceOf) >= REPEATED)) return []
  const [first, ...others] = texts.toSorted((a, b) => filled(table, b) - filled(table, a))
  if (filled(table, first!) < DESCRIBED * table.size) return []
  const wordy = columns.filter((column) => WORDY_KINDS.includes(column.spec.kind) && !texts.includes(column))
  return [first!, ...others, ...wordy].map(({ name }) => name)
}

function filled({ size }: RecordTable, { cells }: FieldColumn): number {
  let n = 0
  for (let row = 0; row < size; row++) if (cells.data[row] !== -1) n++
  return n
}

/** Words of a record, on average. */
function wordsOf({ size }: RecordTable, columns: readonly FieldColumn[]): number {
  let words = 0
  for (const column of columns) {
    for (let row = 0; row < size; row++) {
      for (const id of column.ids(column.cells.data[row]!)) words += joinedWords(column.values.get(id)).length
    }
  }
  return size > 0 ? words / size : 0
}

/** Share of the records whose value stands in another source, too, and nearly nowhere else. */
function repeatedShare({ size }: RecordTable, column: FieldColumn, sourceOf: Int32Array): number {
  const first = new Int32Array(column.values.size).fill(-1)
  const across = new Uint8Array(column.values.size)
  const held = new Int32Array(column.values.size)
  for (let row = 0; row < size; row++) {
    for (const id of column.ids(column.cells.data[row]!)) {
      if (held[id]!++ === 0) first[id] = sourceOf[row]!
      else if (first[id] !== sourceOf[row]) across[id] = 1
    }
  }
  const repeated = held.reduce((sum, n, id) => (across[id] === 1 && n <= MOST_HELD ? sum + n : sum), 0)
  return repeated / Math.max(1, size)
}
