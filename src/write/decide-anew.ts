import type { IdentityState } from '../identity/identity-state.ts'
import type { FieldSpec } from '../model/field.ts'
import type { RecordInput } from '../model/model.ts'
import type { RejectedValue } from '../table/reading.ts'
import type { RecordTable } from '../table/record-table.ts'
import { refusalChanges } from './changes.ts'
import type { Happened } from './writer.ts'

/** What of an identifier's spec decides, and does not read: its values stay what they are when it changes. */
const POLICY = ['priority', 'limit', 'cap', 'witness', 'bits', 'ttl']

/** A value that the model in force does not take, and the record that holds it. */
export interface RejectedOfRecord extends RejectedValue {
  /** Key `source:id`. */
  readonly record: string
}

/**
 * Fills an empty state with the records of another, whose model is another one, and decides everything anew; its ledger
 * must hold the ids so far. Values of fields that are read as before keep their canonical form, the others are read again
 * as they were written; what the old model did not know is taken from the payload, and what the new one does not know
 * goes there.
 */
export function decideAnew(
  from: IdentityState,
  to: IdentityState,
): Happened & { readonly rejected: readonly RejectedOfRecord[] } {
  const { table, index, partition, judgements } = to
  for (const judgement of from.judgements) judgements.add(judgement)
  const rows = liveRows(from.table)
  const rejected = takeRecords(from.table, table, rows)
  for (const over of index.addAll(rows)) rejected.push({ record: table.keys.get(over.row), ...over.rejected })
  index.refreshQuarantines()
  partition.pairs.compareAll()
  const before = Int32Array.from(rows, (row) => from.partition.entity.data[row]!)
  partition.entity.load(from.partition.entity.view)
  const live = (key: string): number => (table.isLive(table.rowOf(key)) ? table.rowOf(key) : -1)
  const ids = partition.decide(rows, new Set(before), judgements.inRows(live))
  const after = Int32Array.from(rows, (row) => partition.entity.data[row]!)
  return {
    transition: { rows, before, after, ids },
    quarantines: [],
    refusals: refusalChanges([...from.refusals()], [...to.refusals()]),
    rejected,
  }
}

/** The rows whose records are there, ascending. */
export function liveRows(table: RecordTable): Int32Array {
  const rows: number[] = []
  for (let row = 0; row < table.size; row++) if (table.isLive(row)) rows.push(row)
  return Int32Array.from(rows)
}

/** Puts the records of one table into the same rows of another. */
function takeRecords(from: RecordTable, to: RecordTable, rows: Int32Array): RejectedOfRecord[] {
  to.keys.internAll(from.keys.pick([...Array(from.size).keys()]))
  for (let row = 0; row < from.size; row++) {
    to.at.push(Number.NEGATIVE_INFINITY)
    to.live.push(0)
    const tombstone = from.tombstones.of(row)
    if (tombstone !== undefined) to.tombstones.set(row, tombstone)
  }
  to.raiseWatermark(from.watermark)
  for (const column of to.columns) {
    const known = from.column(column.name)
    if (known && isReadAlike(known.spec, column.spec)) column.learnFrom(known)
    column.ensureRows(from.size)
  }
  const rejected: RejectedOfRecord[] = []
  for (const row of rows) {
    const reading = to.read(rawRecord(from, row))
    for (const value of reading.rejected) rejected.push({ record: reading.key, ...value })
    to.store(reading)
  }
  return rejected
}

function isReadAlike(one: FieldSpec, other: FieldSpec): boolean {
  const reading = (spec: FieldSpec): string =>
    JSON.stringify(
      Object.entries(spec)
        .filter(([name]) => !POLICY.includes(name))
        .sort(),
    )
  return reading(one) === reading(other)
}

/** A stored record as it came. */
function rawRecord(table: RecordTable, row: number): RecordInput {
  const fields: Record<string, unknown> = {}
  for (const column of table.columns) {
    const values = column.ids(column.writtenCell(row)).map((id) => column.writtenValue(id))
    if (values.length > 0) fields[column.name] = values.length === 1 ? values[0] : values
  }
  const at = table.at.data[row]!
  return { ...table.payload.get(row), ...fields, ...table.keyOf(row), ...(Number.isFinite(at) ? { at } : {}) }
}
