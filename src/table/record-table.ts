import { askKey } from '../collections/asked-text.ts'
import { Float64Column, Uint8Column } from '../collections/column.ts'
import type { Steps } from '../collections/steps.ts'
import { StringPool } from '../collections/string-pool.ts'
import type { Model, RecordInput, Time } from '../model/model.ts'
import type { NormalizeContext, Normalized } from '../normalize/normalized.ts'
import { CellReader } from './cell-reader.ts'
import type { CellRecords } from './cell-records.ts'
import { Expiry } from './expiry.ts'
import { FieldColumn } from './field-column.ts'
import { namespaceOf } from './namespace.ts'
import { parseTime } from './parse-time.ts'
import { plainValue, shownText } from './raw-value.ts'
import { type Feed, type Refused, type RowBatch, readColumn, refusalReason } from './read-column.ts'
import { Reading, type RejectedValue } from './reading.ts'
import { recordKey } from './record-key.ts'
import { cellOf, idColumn, type RecordReader, recordReader } from './record-reader.ts'
import { Tombstones } from './tombstones.ts'

/** What became of a record that was added. */
export interface Added {
  readonly row: number
  /** `new`: its key was not known; `replaced`: a stored version gave way; `stale`: the stored version stays. */
  readonly outcome: 'new' | 'replaced' | 'stale'
  /** Whether the row holds what it held before; its time may be another. */
  readonly unchanged: boolean
  readonly rejected: readonly RejectedValue[]
}

/** What a row held: its time, its payload, and per field its canonical values and writings. */
interface Holdings {
  readonly at: number
  readonly payload: Readonly<Record<string, unknown>> | undefined
  readonly cells: readonly (readonly [values: readonly number[], written: readonly number[]])[]
}

/** Records as rows of value ids. A row number is for ever the row of one record key, whether it is live or not. */
export class RecordTable {
  readonly model: Model
  readonly columns: readonly FieldColumn[]
  /** Record keys `source:id`; the id of a key is its row. */
  readonly keys: StringPool = new StringPool()
  /** When each row was observed: milliseconds, −Infinity where it does not say. */
  readonly at: Float64Column = new Float64Column()
  /** 1 where the row's record is there, 0 where it was removed. */
  readonly live: Uint8Column = new Uint8Column()
  /** What records hold outside the model, kept when the table was made with `payload`. */
  readonly payload: Map<number, Readonly<Record<string, unknown>>> = new Map()
  /** What stands for the keys of records that were forgotten. */
  readonly tombstones: Tombstones = new Tombstones()
  /** Whether a raw value was forgotten and must not be kept; asked of every value while something is. */
  isForgotten: ((column: FieldColumn, raw: unknown, context: NormalizeContext) => boolean) | undefined
  /** How many rows are live. */
  liveRows = 0
  readonly #readers = new Map<string, RecordReader>()
  readonly #countryColumn: number
  readonly #keepPayload: boolean
  readonly #reading: Reading
  readonly #expiry: Expiry
  readonly #cells: CellReader

  /** @param options.reads false: it only shows what another thread holds, and needs no normalizer */
  constructor(model: Model, options: { readonly payload: boolean; readonly reads?: boolean }) {
    this.model = model
    this.#keepPayload = options.payload
    const pools = new Map<string, StringPool>()
    this.columns = Object.entries(model.fields).map(([name, spec]) => {
      const namespace = namespaceOf(name, spec)
      const pool = pools.get(namespace) ?? new StringPool()
      pools.set(namespace, pool)
      return options.reads === false
        ? new FieldColumn(name, spec, pool, readsNothing)
        : new FieldColumn(name, spec, pool)
    })
    this.#countryColumn = this.columns.findIndex((c) => c.spec.kind === 'country')
    this.#reading = new Reading(this.columns.length)
    this.#expiry = new Expiry(this.columns, model.fields)
    this.#cells = new CellReader({
      columns: this.columns,
      countryColumn: this.#countryColumn,
      reading: this.#reading,
      readerOf: (source) => this.#reader(source),
      contextOf: (record, reader) => this.#contextOf(record, reader),
      timeOf: (raw) => this.#time(raw),
      take: (field, written) => this.#take(field, written),
      readValue: (field, raw, context) => this.#readValue(field, raw, context),
    })
  }

  get size(): number {
    return this.keys.size
  }

  /** Observations of identifiers that outlived their time to live by this moment are no evidence; it only rises. */
  get watermark(): number {
    return this.#expiry.watermark
  }

  column(name: string): FieldColumn | undefined {
    return this.columns.find((c) => c.name === name)
  }

  /** The row of a record key, live or not, or −1. */
  rowOf(key: string): number {
    return this.keys.find(key)
  }

  /** Whether a row's record is there. */
  isLive(row: number): boolean {
    return row >= 0 && row < this.live.length && this.live.data[row] === 1
  }

  /** The key of a row's record, or the tombstone in its place. */
  nameOf(row: number): string {
    return this.tombstones.of(row) ?? this.keys.get(row)
  }

  /** `source` and `id` of a row. */
  keyOf(row: number): { source: string; id: string } {
    const key = this.keys.get(row)
    const colon = key.indexOf(':')
    return { source: key.slice(0, colon), id: key.slice(colon + 1) }
  }

  /**
   * Reads a record into its row.
   * @throws SelfsameError `record-invalid` without a source or an id
   */
  add(record: RecordInput): Added {
    const reading = this.read(record)
    const { row } = reading
    if (this.isStale(row, reading)) return { row, outcome: 'stale', unchanged: true, rejected: reading.rejected }
    return this.store(reading)
  }

  /**
   * Reads a record without storing it. The answer is valid until the next record is read.
   * @throws SelfsameError `record-invalid` without a source or an id
   */
  read(record: RecordInput): Reading {
    const reading = this.#reading
    const reader = this.#beginReading(record)
    const raw = record as Readonly<Record<string, unknown>>
    reading.at = this.#time(columnOf(record, 'at', reader.at))
    const context = this.#contextOf(raw, reader)
    for (let f = 0; f < this.columns.length; f++) {
      const plain = reader.plain[f]
      const value = plain === undefined ? reader.read(raw, f) : cellOf(raw, plain)
      if (value === undefined) continue
      if (Array.isArray(value)) for (const one of value) this.#readValue(f, one, context)
      else this.#readValue(f, value, context)
    }
    this.#expiry.strip(reading)
    if (this.#keepPayload) reading.payload = payloadOf(raw, reader)
    return reading
  }

  /**
   * Reads a record of a file into its row: what {@link add} does with it as an object.
   * @param record its number in `cells`
   */
  addCells(cells: CellRecords, record: number): Added {
    // what is kept beside the fields, or must not be kept, is asked of objects
    if (this.#keepPayload || this.isForgotten) return this.add(cells.at(record))
    const row = this.keys.internOf(cells.keys, record)
    if (row === this.at.length) {
      this.at.push(Number.NEGATIVE_INFINITY)
      this.live.push(0)
    }
    const reading = this.#reading
    reading.begin('', '', row)
    this.#cells.read(cells, record)
    this.#expiry.strip(reading)
    if (this.isStale(row, reading)) return { row, outcome: 'stale', unchanged: true, rejected: reading.rejected }
    return this.store(reading)
  }

  /**
   * Reads records of a file into their rows: {@link addCells} of one after the other; those whose keys are new are read column
   * by column.
   * @param tell is told what became of each, in their order
   */
  *addingCells(cells: CellRecords, tell: (added: Added) => void): Steps<void> {
    const { size } = cells
    if (!this.readsByColumn(cells)) {
      for (let r = 0; r < size; r++) {
        tell(this.addCells(cells, r))
        if (r % STEP === STEP - 1) yield
      }
      return
    }
    const batch = this.beginRows(cells)
    yield
    for (const feed of batch.feeds) yield* readColumn(this.columns[feed.field]!, feed, batch)
    this.endRows()
    this.tellRows(batch, tell, cells)
  }

  /** Whether new records of a file may be read column by column. */
  readsByColumn(cells: CellRecords): boolean {
    // what is kept beside the fields, must not be kept, or is over is asked of records
    const asks = this.#keepPayload || this.isForgotten || this.watermark > Number.NEGATIVE_INFINITY
    return !asks && this.#cells.isEven(cells)
  }

  /** The columns that feed fields in such records, fields ascending. */
  feedsOf(cells: CellRecords): readonly Feed[] {
    return cells.size === 0 ? [] : this.#cells.feedsOf(cells)
  }

  /** Makes rows of the records whose keys are new; their fields are read by `readColumn`, and then ended. */
  beginRows(cells: CellRecords): RowBatch {
    const { size, bytes, spans, layout } = cells
    const rows = this.#newRows(cells)
    const refused: Refused[] = []
    const contexts = new Map<NormalizeContext, number>()
    const contextOf = new Int32Array(size)
    const times = new Float64Array(size)
    const mayBeTimed = this.#cells.mayBeTimed(cells)
    let isTimed = false
    for (let r = 0; r < size; r++) {
      const row = rows[r]!
      if (row < 0) continue
      if (mayBeTimed) {
        this.#reading.begin('', '', row)
        times[r] = this.#cells.timeOf(cells, r)
        this.at.data[row] = times[r]!
        isTimed ||= times[r]! > Number.NEGATIVE_INFINITY
        for (const value of this.#reading.rejected) refused.push({ record: r, field: -1, value })
      }
      const context = this.#cells.contextOf(cells, r)
      contextOf[r] = contexts.get(context) ?? contexts.size
      contexts.set(context, contextOf[r]!)
    }
    return {
      size,
      bytes,
      spans,
      width: layout.columns.length,
      feeds: this.feedsOf(cells),
      rows,
      contexts: [...contexts.keys()],
      contextOf,
      times: isTimed ? times : undefined,
      refused,
    }
  }

  /** Ends rows that were begun: fields that no column feeds hold nothing. */
  endRows(): void {
    for (const column of this.columns) column.ensureRows(this.at.length)
  }

  /** Tells what became of the records of a batch, in their order; those whose keys were not new are read now, from `cells`. */
  tellRows({ rows, size, refused }: RowBatch, tell: (added: Added) => void, cells?: CellRecords): void {
    refused.sort((a, b) => a.record - b.record || a.field - b.field)
    let next = 0
    for (let r = 0; r < size; r++) {
      const from = next
      while (refused[next]?.record === r) next++
      const rejected = next === from ? NOTHING : refused.slice(from, next).map(({ value }) => value)
      tell(rows[r]! < 0 ? this.addCells(cells!, r) : { row: rows[r]!, outcome: 'new', unchanged: false, rejected })
    }
  }

  /** The rows of records whose keys are new, made for them; −1 for the others. */
  #newRows({ keys, size }: CellRecords): Int32Array {
    const rows = new Int32Array(size).fill(-1)
    this.keys.findAll(keys, rows)
    for (let r = 0; r < size; r++) {
      const row = rows[r]! >= 0 ? rows[r]! : this.keys.internOf(keys, r)
      rows[r] = row === this.at.length ? row : -1
      if (row < this.at.length) continue
      this.at.push(Number.NEGATIVE_INFINITY)
      this.live.push(1)
      this.liveRows++
    }
    return rows
  }

  /** Finds the row of a record's key; returns what its values are read by. */
  #beginReading(record: RecordInput): RecordReader {
    const { source } = Object(record) as Partial<RecordInput>
    const known = typeof source === 'string' ? this.#readers.get(source) : undefined
    const id = known && columnOf(record, 'id', known.id)
    // a source that has a reader was looked at before
    if (known && typeof id === 'string' && id !== '') {
      this.#findKey(source!, id)
      return known
    }
    const key = this.keyOfRecord(record)
    this.#findKey(record.source, key.slice(record.source.length + 1))
    return this.#reader(record.source)
  }

  #findKey(source: string, id: string): void {
    askKey(source, id)
    this.#reading.begin(source, id, this.keys.findAsked())
  }

  /**
   * Whether what was read gives way to what a row holds: its `at` is older, or it is equal and the stored canonical content
   * is the greater. One without `at` always replaces.
   */
  isStale(row: number, reading: Reading): boolean {
    if (!this.isLive(row) || reading.at === Number.NEGATIVE_INFINITY) return false
    const stored = this.at.data[row]!
    if (reading.at !== stored) return reading.at < stored
    const { columns } = this
    const read = this.#contentOf((f) => [
      reading.values[f]!.slice(0, reading.count[f]),
      reading.written[f]!.slice(0, reading.count[f]),
    ])
    const held = this.#contentOf((f) => [
      columns[f]!.ids(columns[f]!.cells.data[row]!),
      columns[f]!.ids(columns[f]!.writtenCell(row)),
    ])
    return read < held
  }

  /** Stores what was read in its row, whatever that holds. */
  store(reading: Reading): Added {
    const { at, rejected } = reading
    let { row } = reading
    if (row < 0) {
      askKey(reading.source, reading.id)
      row = this.keys.addAsked()
      reading.row = row
      this.at.push(at)
      this.live.push(0)
    }
    const replaces = this.live.data[row] === 1
    const unchanged = replaces && reading.equals(this.columns, row)
    if (!replaces) this.liveRows++
    this.at.data[row] = at
    this.live.data[row] = 1
    if (!unchanged) {
      for (let f = 0; f < this.columns.length; f++) {
        this.columns[f]!.store(row, reading.values[f]!, reading.written[f]!, reading.count[f]!)
      }
    }
    if (reading.payload) this.payload.set(row, reading.payload)
    else if (replaces) this.payload.delete(row)
    return { row, outcome: replaces ? 'replaced' : 'new', unchanged, rejected }
  }

  /**
   * The key of a raw record, whose id may stand in the column that the model names for its source.
   * @throws SelfsameError `record-invalid` without a source or an id
   */
  keyOfRecord(record: RecordInput): string {
    const { source } = Object(record) as Partial<RecordInput>
    if (typeof source !== 'string')
      return recordKey(Object(typeof record === 'string' ? undefined : record) as RecordInput)
    const known = this.#readers.get(source)
    const id = columnOf(record, 'id', known?.id ?? idColumn(this.model, source))
    // a source that has a reader was looked at before
    if (known && typeof id === 'string' && id !== '') return `${source}:${id}`
    return recordKey({ source, id: id as string })
  }

  /** Takes a live row's record away; its number stays its key's. */
  remove(row: number): void {
    this.live.data[row] = 0
    this.liveRows--
    this.at.data[row] = Number.NEGATIVE_INFINITY
    for (const column of this.columns) column.store(row, [], [])
    this.payload.delete(row)
  }

  /** Takes back the row that was added last, whose record is gone: nothing tells that it was ever there. */
  removeLastRow(): void {
    this.keys.removeLast()
    this.at.length = this.keys.size
    this.live.length = this.keys.size
    this.#reading.begin('', '', -1)
  }

  /** Erases the key of a row whose record is gone, so that its tombstone stands for it; for −1, that it was looked for. */
  forgetKey(row: number, tombstone: string): void {
    if (row >= 0) {
      this.keys.remove(row)
      this.tombstones.set(row, tombstone)
    }
    this.keys.wipe()
    this.#reading.begin('', '', -1)
  }

  /** What a live row holds, for `putBack`. */
  holdings(row: number): Holdings {
    return {
      at: this.at.data[row]!,
      payload: this.payload.get(row),
      cells: this.columns.map((column) => {
        return [column.ids(column.cells.data[row]!), column.ids(column.writtenCell(row))]
      }),
    }
  }

  /** Makes a row hold what it held. */
  putBack(row: number, { at, payload, cells }: Holdings): void {
    if (!this.isLive(row)) this.liveRows++
    this.live.data[row] = 1
    this.at.data[row] = at
    this.columns.forEach((column, f) => {
      column.store(row, ...cells[f]!)
    })
    if (payload) this.payload.set(row, payload)
    else this.payload.delete(row)
  }

  /**
   * Raises the watermark to `now`, milliseconds.
   * @returns the live rows that hold values whose time is over, for `stripExpired`
   */
  raiseWatermark(now: number): number[] {
    return this.#expiry.raise(now, this)
  }

  /** Takes back that the watermark was raised. */
  lowerWatermark(watermark: number): void {
    this.#expiry.watermark = watermark
  }

  /** Takes out of a row the values whose time is over. */
  stripExpired(row: number): void {
    this.#expiry.stripRow(row, this.at.data[row]!)
  }

  /** Country and the like in which a record's values are read. */
  #contextOf(record: Readonly<Record<string, unknown>>, reader: RecordReader): NormalizeContext {
    if (this.#countryColumn >= 0) {
      const column = this.columns[this.#countryColumn]!
      for (const raw of reader.read(record, this.#countryColumn)) {
        const canonical = column.canonicalOf(column.encode(raw, {}))
        if (canonical >= 0) return { country: column.values.get(canonical) }
      }
    }
    return reader.context
  }

  #reader(source: string): RecordReader {
    const known = this.#readers.get(source)
    if (known) return known
    const reader = recordReader(this.model, source)
    this.#readers.set(source, reader)
    return reader
  }

  #time(raw: unknown): number {
    const at = parseTime(plainValue(raw) as Time)
    if (!Number.isNaN(at)) return at
    this.#reading.reject({ field: 'at', value: shownText(raw), reason: 'malformed' })
    return Number.NEGATIVE_INFINITY
  }

  #readValue(f: number, raw: unknown, context: NormalizeContext): void {
    const column = this.columns[f]!
    if (this.isForgotten?.(column, raw, context)) {
      this.#reading.reject({ field: column.name, value: shownText(raw), reason: 'forgotten' })
      return
    }
    this.#take(f, column.encode(raw, context))
  }

  /** Adds a value, by the id of its writing, to what was read; or to what was refused. */
  #take(f: number, id: number): void {
    const column = this.columns[f]!
    const reason = refusalReason(column, id, this.#reading.at)
    if (reason === undefined) this.#reading.add(f, column.canonicalOf(id), id)
    else if (reason !== 'blank') {
      this.#reading.reject({ field: column.name, value: column.writtenText(id), reason })
    }
  }

  /**
   * One text that orders contents of one time: what never expires first, then what lives longest. So the greater of two is
   * the same whether values expire before or after the two are compared.
   */
  #contentOf(cells: (field: number) => readonly [values: readonly number[], written: readonly number[]]): string {
    const { columns } = this
    return JSON.stringify(
      this.#expiry.longestLived.map((f) => {
        const [values, written] = cells(f)
        const column = columns[f]!
        return [
          values.map((id) => column.values.get(id)).toSorted(),
          written.map((id) => column.keptText(id)).toSorted(),
        ]
      }),
    )
  }
}

/** Records read one by one in one step. */
const STEP = 1024

const NOTHING: readonly RejectedValue[] = Object.freeze([])

/** The normalizer of a table that is given no records. */
function readsNothing(): Normalized {
  return { reason: 'blank' }
}

/** A record's own `id` or `at`, else what stands in the column that the model names. */
function columnOf(record: RecordInput, own: 'id' | 'at', column: string): unknown {
  const value = record[own]
  return value !== undefined && value !== null ? value : (record as Readonly<Record<string, unknown>>)[column]
}

function payloadOf(
  record: Readonly<Record<string, unknown>>,
  reader: RecordReader,
): Readonly<Record<string, unknown>> | undefined {
  let payload: Record<string, unknown> | undefined
  // in place of `Object.keys`, whose list would be made for every record
  for (const name in record) {
    if (name === 'source' || name === reader.id || name === reader.at || reader.used.has(name) || name === '__proto__')
      continue
    if (!Object.hasOwn(record, name)) continue
    payload ??= {}
    payload[name] = record[name]
  }
  return payload
}
