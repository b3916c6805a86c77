import type { RecordTable } from '../table/record-table.ts'

/** A record that is there. */
export interface StoredRecord {
  readonly source: string
  readonly id: string
  /** When it was observed, ISO 8601 in UTC; absent where it does not say. */
  readonly at?: string
  /** Per field of the model: the values that count, as they were written. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** What the record holds outside the model: carried, never compared. */
  readonly payload: Readonly<Record<string, unknown>>
}

/** The record of a live row. */
export function storedRecord(table: RecordTable, row: number): StoredRecord {
  const at = table.at.data[row]!
  const fields: Record<string, string[]> = {}
  for (const column of table.columns) {
    const written = column.ids(column.writtenCell(row)).map((id) => column.writtenText(id))
    if (written.length > 0) fields[column.name] = written
  }
  return {
    ...table.keyOf(row),
    ...(Number.isFinite(at) ? { at: new Date(at).toISOString() } : {}),
    fields,
    payload: table.payload.get(row) ?? {},
  }
}
