import { Float64Column, Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import { type Problem, SelfsameError } from '../errors.ts'
import type { Model, RecordInput, Time } from '../model/model.ts'
import { isAfter } from '../normalize/date.ts'
import type { NormalizeContext } from '../normalize/normalized.ts'
import { FieldColumn } from './field-column.ts'
import { namespaceOf } from './namespace.ts'
import { parseTime } from './parse-time.ts'
import { plainValue, shownText } from './raw-value.ts'
import { type RecordReader, recordReader } from './record-reader.ts'

/** A value that is no evidence, and why. */
export interface RejectedValue {
  /** Field of the model, or `at`. */
  readonly field: string
  /** The value as written. */
  readonly value: string
  readonly reason: string
}

/** What became of a record that was added. */
export interface Added {
  readonly row: number
  /** `new`: its key was not known; `replaced`: a stored version gave way; `stale`: the stored version stays. */
  readonly outcome: 'new' | 'replaced' | 'stale'
  readonly rejected: readonly RejectedValue[]
}

/** Canonical ids and writings of one field of a record that is being read. */
interface Encoded {
  readonly values: number[]
  readonly written: number[]
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
  readonly live: Int32Column = new Int32Column()
  /** What a record holds outside the model, kept when the table was made with `payload`. */
  readonly payload: (Readonly<Record<string, unknown>> | undefined)[] = []
  /** How many rows are live. */
  liveRows = 0
  readonly #readers = new Map<string, RecordReader>()
  readonly #countryColumn: number
  readonly #keepPayload: boolean

  constructor(model: Model, options: { readonly payload: boolean }) {
    this.model = model
    this.#keepPayload = options.payload
    const pools = new Map<string, StringPool>()
    this.columns = Object.entries(model.fields).map(([name, spec]) => {
      const namespace = namespaceOf(name, spec)
      const pool = pools.get(namespace) ?? new StringPool()
      pools.set(namespace, pool)
      return new FieldColumn(name, spec, pool)
    })
    this.#countryColumn = this.columns.findIndex((c) => c.spec.kind === 'country')
  }

  get size(): number {
    return this.keys.size
  }

  column(name: string): FieldColumn | undefined {
    return this.columns.find((c) => c.name === name)
  }

  /** The row of a record key, live or not, or −1. */
  rowOf(key: string): number {
    return this.keys.find(key)
  }

  /** `source` and `id` of a row. */
  keyOf(row: number): { source: string; id: string } {
    const key = this.keys.get(row)
    const colon = key.indexOf(':')
    return { source: key.slice(0, colon), id: key.slice(colon + 1) }
  }

  /**
   * Reads a record into its row. A version whose `at` is older than the stored one is `stale` and changes nothing;
   * at equal `at` the greater canonical content wins; one without `at` always replaces.
   *
   * @throws SelfsameError `record-invalid` without a source or an id
   */
  add(record: RecordInput): Added {
    const key = this.keyOfRecord(record)
    const rejected: RejectedValue[] = []
    const reader = this.#reader(record.source)
    const at = this.#time(columnOf(record, 'at', reader.at), rejected)
    const encoded = this.#encode(record as Readonly<Record<string, unknown>>, at, reader, rejected)
    const known = this.keys.find(key)
    const replaces = known >= 0 && this.live.data[known] === 1
    if (replaces && this.#isStale(known, at, encoded)) return { row: known, outcome: 'stale', rejected }
    const row = known >= 0 ? known : this.keys.intern(key)
    if (!replaces) this.liveRows++
    if (known < 0) {
      this.at.push(at)
      this.live.push(1)
    } else {
      this.at.data[row] = at
      this.live.data[row] = 1
    }
    for (let f = 0; f < this.columns.length; f++) this.columns[f]!.store(row, encoded[f]!.values, encoded[f]!.written)
    if (this.#keepPayload) this.payload[row] = payloadOf(record as Readonly<Record<string, unknown>>, reader)
    return { row, outcome: replaces ? 'replaced' : 'new', rejected }
  }

  /**
   * The key of a raw record, whose id may stand in the column that the model names for its source.
   * @throws SelfsameError `record-invalid` without a source or an id
   */
  keyOfRecord(record: RecordInput): string {
    const { source } = Object(record) as Partial<RecordInput>
    if (typeof source !== 'string')
      return recordKey(Object(typeof record === 'string' ? undefined : record) as RecordInput)
    return recordKey({ source, id: columnOf(record, 'id', this.#reader(source).id) as string })
  }

  /** When a raw record was observed: milliseconds, −Infinity where it does not say or cannot be read. */
  timeOfRecord(record: RecordInput): number {
    return this.#time(columnOf(record, 'at', this.#reader(record.source).at), [])
  }

  /** Takes a live row's record away; its number stays its key's. */
  remove(row: number): void {
    this.live.data[row] = 0
    this.liveRows--
    this.at.data[row] = Number.NEGATIVE_INFINITY
    for (const column of this.columns) column.store(row, [], [])
    if (this.#keepPayload) this.payload[row] = undefined
  }

  /** The context a record's values are read in. */
  contextOf(record: Readonly<Record<string, unknown>>, reader: RecordReader): NormalizeContext {
    if (this.#countryColumn >= 0) {
      const column = this.columns[this.#countryColumn]!
      for (const raw of reader.read(record, this.#countryColumn)) {
        const canonical = column.canonicalOf(column.encode(raw, {}))
        if (canonical >= 0) return { country: column.values.get(canonical) }
      }
    }
    return { country: reader.country }
  }

  #reader(source: string): RecordReader {
    const known = this.#readers.get(source)
    if (known) return known
    const reader = recordReader(this.model, source)
    this.#readers.set(source, reader)
    return reader
  }

  #time(raw: unknown, rejected: RejectedValue[]): number {
    const at = parseTime(plainValue(raw) as Time)
    if (!Number.isNaN(at)) return at
    rejected.push({ field: 'at', value: shownText(raw), reason: 'malformed' })
    return Number.NEGATIVE_INFINITY
  }

  #encode(
    record: Readonly<Record<string, unknown>>,
    at: number,
    reader: RecordReader,
    rejected: RejectedValue[],
  ): Encoded[] {
    const context = this.contextOf(record, reader)
    return this.columns.map((column, f) => {
      const values: number[] = []
      const written: number[] = []
      for (const raw of reader.read(record, f)) {
        const id = column.encode(raw, context)
        const canonical = column.canonicalOf(id)
        const reason = canonical < 0 ? column.reasons[-1 - canonical]! : this.#reasonAt(column, canonical, at)
        if (reason === undefined) {
          if (values.includes(canonical)) continue
          values.push(canonical)
          written.push(id)
        } else if (reason !== 'blank') rejected.push({ field: column.name, value: column.writtenText(id), reason })
      }
      return { values, written }
    })
  }

  /** A date of a life cannot lie after the observation that tells it. */
  #reasonAt(column: FieldColumn, value: number, at: number): string | undefined {
    const { spec } = column
    if (spec.kind !== 'date' || spec.past === false || !Number.isFinite(at)) return undefined
    return isAfter(column.values.get(value), at) ? 'after-record' : undefined
  }

  #isStale(row: number, at: number, encoded: readonly Encoded[]): boolean {
    const stored = this.at.data[row]!
    if (at === Number.NEGATIVE_INFINITY) return false
    if (at !== stored) return at < stored
    return contentOf(this.columns, encoded) < contentOf(this.columns, this.#stored(row))
  }

  #stored(row: number): Encoded[] {
    return this.columns.map((column) => ({
      values: [...column.ids(column.cells.data[row]!)],
      written: [...column.ids(column.writtenCells.data[row]!)],
    }))
  }
}

/** A record's own `id` or `at`, else what stands in the column that the model names. */
function columnOf(record: RecordInput, own: 'id' | 'at', column: string): unknown {
  const value = record[own]
  return value !== undefined && value !== null ? value : (record as Readonly<Record<string, unknown>>)[column]
}

/** One text that orders contents: canonical values first, writings to break ties. */
function contentOf(columns: readonly FieldColumn[], encoded: readonly Encoded[]): string {
  const values = columns.map((c, f) => encoded[f]!.values.map((id) => c.values.get(id)).toSorted())
  const written = columns.map((c, f) => encoded[f]!.written.map((id) => c.written.get(id)).toSorted())
  return JSON.stringify([values, written])
}

function payloadOf(record: Readonly<Record<string, unknown>>, reader: RecordReader): Readonly<Record<string, unknown>> {
  const payload: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(record)) {
    if (name === 'source' || name === reader.id || name === reader.at || reader.used.has(name) || name === '__proto__')
      continue
    payload[name] = value
  }
  return payload
}

/** What a method takes to name a record: its key `source:id`, or its two parts. */
export type RecordRef = string | { readonly source: string; readonly id: string | number }

/**
 * The key `source:id` of a record.
 * @throws SelfsameError `record-invalid` with every problem of the two parts
 */
export function recordKey(ref: RecordRef): string {
  if (typeof ref === 'string') return ref
  const problems: Problem[] = []
  const { source, id } = (ref ?? {}) as { source: unknown; id: unknown }
  if (typeof source !== 'string' || source === '' || source.includes(':')) {
    problems.push({
      path: 'record.source',
      expected: 'a non-empty text without a colon',
      cure: "name the system the record comes from, e.g. source: 'pos'",
    })
  }
  if (!((typeof id === 'string' && id !== '') || (typeof id === 'number' && Number.isFinite(id)))) {
    problems.push({
      path: 'record.id',
      expected: 'a non-empty text or a number',
      cure: "give the record's id in its source, e.g. id: 't-1'",
    })
  }
  if (problems.length > 0) throw new SelfsameError('record-invalid', problems)
  return `${source}:${id}`
}
