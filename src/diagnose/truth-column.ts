import { missingRecords, recordEntities } from '../evaluate/record-entities.ts'
import type { RecordTable } from '../table/record-table.ts'

/** The truth as a column beside a table. */
export interface TruthColumn {
  /** Per row: number of its true entity, −1 where the truth does not name it. */
  readonly of: Int32Array
  /** How many true entities there are. */
  readonly size: number
  /** Rows that the truth names. */
  readonly rows: Int32Array
}

/**
 * The true entity of every row.
 * @throws SelfsameError `call-invalid` when a record stands twice in the truth, `record-unknown` when the table lacks
 *   records of the truth
 */
export function truthColumn(
  table: RecordTable,
  truth: Iterable<readonly [record: string, entity: string]>,
): TruthColumn {
  const { entityOf, names } = recordEntities(truth, 'truth')
  const of = new Int32Array(table.size).fill(-1)
  const missing: string[] = []
  for (const [record, entity] of entityOf) {
    const row = table.rowOf(record)
    if (row < 0) missing.push(record)
    else of[row] = entity
  }
  if (missing.length > 0) {
    throw missingRecords('records', missing, 'name each record of the truth by its key, source:id')
  }
  const rows = Int32Array.from(of.keys()).filter((row) => of[row]! >= 0)
  return { of, size: names.length, rows }
}
