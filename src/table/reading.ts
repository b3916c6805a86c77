import type { FieldColumn } from './field-column.ts'

/** A value that is no evidence, and why. */
export interface RejectedValue {
  /** Field of the model, or `at`. */
  readonly field: string
  /** The value as written. */
  readonly value: string
  readonly reason: string
}

const NOTHING: readonly RejectedValue[] = Object.freeze([])

/**
 * A record that was read but is not stored: of every field the ids of its canonical values and, in the same places, of
 * their writings. A table has one, filled anew for every record, so that reading a plain record allocates nothing.
 */
export class Reading {
  /** The parts of the record's key. */
  source = ''
  id = ''
  /** The row of that key, −1 where it has none yet. */
  row = -1
  /** Milliseconds, −Infinity where the record does not say. */
  at: number = Number.NEGATIVE_INFINITY
  /** What the record holds outside the model; undefined where it holds nothing, or nobody asked. */
  payload: Readonly<Record<string, unknown>> | undefined
  /** Values that are no evidence; whoever is handed the list may keep it. */
  rejected: readonly RejectedValue[] = NOTHING
  /** Per field: how many values it has. */
  readonly count: Int32Array
  /** Per field: what lies beyond `count` belongs to earlier records. */
  readonly values: readonly number[][]
  readonly written: readonly number[][]

  constructor(fields: number) {
    this.count = new Int32Array(fields)
    this.values = Array.from({ length: fields }, () => [])
    this.written = Array.from({ length: fields }, () => [])
  }

  /** Record key `source:id`. */
  get key(): string {
    return `${this.source}:${this.id}`
  }

  /** Makes it empty for the next record. */
  begin(source: string, id: string, row: number): void {
    this.source = source
    this.id = id
    this.row = row
    this.at = Number.NEGATIVE_INFINITY
    this.payload = undefined
    this.rejected = NOTHING
    this.count.fill(0)
  }

  /** Adds a value that is no evidence. */
  reject(value: RejectedValue): void {
    if (this.rejected === NOTHING) this.rejected = [value]
    else (this.rejected as RejectedValue[]).push(value)
  }

  /** Adds a value to a field, once. */
  add(field: number, value: number, written: number): void {
    const values = this.values[field]!
    const n = this.count[field]!
    for (let i = 0; i < n; i++) if (values[i] === value) return
    values[n] = value
    this.written[field]![n] = written
    this.count[field] = n + 1
  }

  /** Whether a row holds exactly this, writings included. */
  equals(columns: readonly FieldColumn[], row: number): boolean {
    for (let f = 0; f < columns.length; f++) {
      const column = columns[f]!
      const n = this.count[f]!
      const cell = column.cells.data[row]!
      const writtenCell = column.writtenCell(row)
      if (column.count(cell) !== n) return false
      for (let i = 0; i < n; i++) {
        if (column.at(cell, i) !== this.values[f]![i]) return false
        if (column.at(writtenCell, i) !== this.written[f]![i]) return false
      }
    }
    return true
  }
}
