import { decodeUtf8 } from '../collections/decode-utf8.ts'
import type { RecordInput } from '../model/model.ts'
import type { NormalizeContext } from '../normalize/normalized.ts'
import type { CellLayout, CellRecords } from './cell-records.ts'
import type { FieldColumn } from './field-column.ts'
import { plainTime } from './parse-time.ts'
import type { Feed } from './read-column.ts'
import type { Reading } from './reading.ts'
import type { RecordReader } from './record-reader.ts'

/** What a table lends for reading cells: where they go, and how it reads what is no plain cell. */
interface CellHost {
  readonly columns: readonly FieldColumn[]
  /** Number of the field of the record's country, −1 where there is none. */
  readonly countryColumn: number
  readonly reading: Reading
  readerOf(source: string): RecordReader
  contextOf(record: Readonly<Record<string, unknown>>, reader: RecordReader): NormalizeContext
  timeOf(raw: unknown): number
  take(field: number, written: number): void
  readValue(field: number, raw: unknown, context: NormalizeContext): void
}

/** In the place of a column: columns that are parts of one value. */
const PARTS = -1

/** Where one source's values stand in the records of a file. */
interface CellPlan {
  readonly reader: RecordReader
  /** Column of the time. */
  readonly at: number
  /** Fields of the model, ascending; one that several columns feed stands here as often, one that none feeds not at all. */
  readonly fields: Int32Array
  /** The column that feeds each of these, or PARTS. */
  readonly columns: Int32Array
  /** Whether there are no parts, and it is like the other plans. */
  readonly isEven: boolean
}

/** Reads the cells of records, as the table reads records. */
export class CellReader {
  readonly #host: CellHost
  /** The layout that cells were last read by, and per source of it how. */
  #layout: CellLayout | undefined
  #plans: CellPlan[] = []
  /** Per value of the country's field: the context it makes. */
  readonly #contexts: NormalizeContext[] = []

  constructor(host: CellHost) {
    this.#host = host
  }

  /** Adds the time and the values of a record to what the table reads. */
  read(cells: CellRecords, record: number): void {
    const { bytes, spans, layout } = cells
    const { columns } = this.#host
    const plan = this.#plan(layout, cells.sources[record]!)
    const first = 2 * record * layout.columns.length
    if (plan.at >= 0) {
      const place = first + 2 * plan.at
      this.#host.reading.at = this.#time(bytes, spans[place]!, spans[place + 1]!)
    }
    // an object only where several columns make one value
    const object = plan.columns.includes(PARTS) ? cells.at(record) : undefined
    const context = this.#context(cells, first, plan, object)
    for (let i = 0; i < plan.fields.length; i++) {
      const f = plan.fields[i]!
      const column = plan.columns[i]!
      if (column === PARTS) {
        for (const value of plan.reader.read(object!, f)) this.#host.readValue(f, value, context)
        continue
      }
      const start = spans[first + 2 * column]!
      const end = spans[first + 2 * column + 1]!
      if (end > start) this.#host.take(f, columns[f]!.encodeBytes(bytes, start, end, context))
    }
  }

  /** Whether the values of all these records stand in the same columns, each by itself. */
  isEven({ layout, sources, size }: CellRecords): boolean {
    for (let r = 0; r < size; r++) if (!this.#plan(layout, sources[r]!).isEven) return false
    return true
  }

  /** The columns that feed fields in records that are even, fields ascending. */
  feedsOf({ layout, sources }: CellRecords): readonly Feed[] {
    const { fields, columns } = this.#plan(layout, sources[0]!)
    return Array.from(fields, (field, i) => ({ field, column: columns[i]! }))
  }

  /** Whether some source has a column of times. */
  mayBeTimed({ layout }: CellRecords): boolean {
    return layout.sources.some(({ at }) => at >= 0)
  }

  /** The time of a record. */
  timeOf({ bytes, spans, layout, sources }: CellRecords, record: number): number {
    const { at } = this.#plan(layout, sources[record]!)
    const place = 2 * (record * layout.columns.length + at)
    return at < 0 ? Number.NEGATIVE_INFINITY : this.#time(bytes, spans[place]!, spans[place + 1]!)
  }

  /** What the values of a record are read by, whose cells are even; the same object where that is the same. */
  contextOf(cells: CellRecords, record: number): NormalizeContext {
    const { layout, sources } = cells
    return this.#context(cells, 2 * record * layout.columns.length, this.#plan(layout, sources[record]!), undefined)
  }

  #plan(layout: CellLayout, source: number): CellPlan {
    if (layout !== this.#layout) {
      this.#layout = layout
      this.#plans = []
    }
    const known = this.#plans[source]
    if (known) return known
    const { name, at } = layout.sources[source]!
    const reader = this.#host.readerOf(name)
    const feeds = reader.whole.flatMap((names, field) => {
      // headers name more columns than a file has: the source's own and the model's, or those of several files
      const columns = names?.map((column) => layout.columns.indexOf(column)).filter((column) => column >= 0) ?? [PARTS]
      return columns.map((column) => ({ field, column }))
    })
    const fields = Int32Array.from(feeds, ({ field }) => field)
    const columns = Int32Array.from(feeds, ({ column }) => column)
    const first = this.#plans.find((plan) => plan !== undefined)
    const isEven =
      !columns.includes(PARTS) &&
      (first === undefined || (isSame(first.fields, fields) && isSame(first.columns, columns)))
    this.#plans[source] = { reader, at, fields, columns, isEven }
    return this.#plans[source]
  }

  #time(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return Number.NEGATIVE_INFINITY
    const time = plainTime(bytes, start, end)
    return Number.isNaN(time) ? this.#host.timeOf(decodeUtf8(bytes, start, end)) : time
  }

  #context(
    { bytes, spans }: CellRecords,
    first: number,
    { reader, fields, columns }: CellPlan,
    object: RecordInput | undefined,
  ): NormalizeContext {
    const { countryColumn } = this.#host
    if (countryColumn < 0) return reader.context
    for (let i = fields.indexOf(countryColumn); i >= 0 && fields[i] === countryColumn; i++) {
      const column = columns[i]!
      if (column === PARTS) return this.#host.contextOf(object!, reader)
      const start = spans[first + 2 * column]!
      const end = spans[first + 2 * column + 1]!
      const context = start < end ? this.#contextIn(bytes, start, end) : undefined
      if (context) return context
    }
    return reader.context
  }

  /** The context of the country that bytes name, undefined where they name none. */
  #contextIn(bytes: Uint8Array, start: number, end: number): NormalizeContext | undefined {
    const field = this.#host.columns[this.#host.countryColumn]!
    const canonical = field.canonicalOf(field.encodeBytes(bytes, start, end, {}))
    if (canonical < 0) return undefined
    this.#contexts[canonical] ??= Object.freeze({ country: field.values.get(canonical) })
    return this.#contexts[canonical]
  }
}

function isSame(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((number, i) => number === b[i])
}
