import type { SurvivorshipRule } from '../model/model.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { tidyWriting } from './best-writing.ts'
import { type GoldenSource, goldenSources, goldenTexts, type Owns, SHOWN_AS_WRITTEN } from './golden-record.ts'
import type { SurvivorshipFunctions } from './survivorship.ts'

/** What golden values are written to: one call a field. */
export interface GoldenSink {
  /** One value, the UTF-8 from `start` to `end`. */
  bytes(bytes: Uint8Array, start: number, end: number): void
  /** One value; `''` for none. */
  text(text: string): void
  /** Two values or more. */
  list(values: readonly string[]): void
}

/**
 * The values of `goldenRecord`, for millions of entities: no object a value, and none made at all where every record of
 * an entity says the same, which is nearly always.
 */
export class GoldenCells {
  readonly #table: RecordTable
  readonly #functions: SurvivorshipFunctions
  readonly #owns: Owns

  constructor(table: RecordTable, functions: SurvivorshipFunctions, owns: Owns) {
    this.#table = table
    this.#functions = functions
    this.#owns = owns
  }

  /** Writes the golden values of an entity, those of every field of the model in turn. */
  write(rows: Int32Array, sink: GoldenSink): void {
    let sources: GoldenSource[] | undefined
    for (const column of this.#table.columns) {
      const rule = this.#table.model.survivorship[column.name]!
      if (this.#writeAlike(column, rule, rows, sink)) continue
      sources ??= goldenSources(this.#table, rows)
      const { texts } = goldenTexts(column, rule, sources, this.#functions, this.#owns) ?? { texts: [] }
      if (texts.length > 1) sink.list(texts)
      else sink.text(texts[0] ?? '')
    }
  }

  /** Writes the field's value where all rows that have one have the same; else writes nothing. */
  #writeAlike(column: FieldColumn, rule: SurvivorshipRule, rows: Int32Array, sink: GoldenSink): boolean {
    if (typeof rule === 'object' && rule.by === 'custom') return false
    const asWritten = SHOWN_AS_WRITTEN.includes(column.spec.kind)
    let value = NO_VALUE
    let written = NO_VALUE
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r]!
      const cell = column.cells.data[row]!
      const writtenCell = column.writtenCell(row)
      for (let i = 0, n = column.count(cell); i < n; i++) {
        const id = column.at(cell, i)
        if (!this.#owns(row, column.name, id)) continue
        const writing = column.at(writtenCell, i)
        if (value === NO_VALUE) {
          value = id
          written = writing
        } else if (id !== value || (asWritten && writing !== written)) return false
      }
    }
    if (value === NO_VALUE) sink.text('')
    else if (asWritten) writeTidy(column, written, sink)
    else sink.bytes(column.values.bytes, column.values.starts[value]!, column.values.starts[value + 1]!)
    return true
  }
}

function writeTidy(column: FieldColumn, written: number, sink: GoldenSink): void {
  const { bytes, start, end } = column.writtenBytes(written)
  if (isTidy(bytes, start, end)) sink.bytes(bytes, start, end)
  else sink.text(tidyWriting(column.writtenText(written)))
}

const SPACE = 32
const LAST_PRINTED = 126

/** Whether bytes are printed ASCII in words with one space between: what `tidyWriting` leaves as it is. */
function isTidy(bytes: Uint8Array, start: number, end: number): boolean {
  // as if a space stood before and behind
  let before = SPACE
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte < SPACE || byte > LAST_PRINTED || (byte === SPACE && before === SPACE)) return false
    before = byte
  }
  return before !== SPACE
}
