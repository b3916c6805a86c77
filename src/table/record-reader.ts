import type { HeaderTarget, Model, SourceSpec } from '../model/model.ts'
import type { NormalizeContext } from '../normalize/normalized.ts'
import { shownText } from './raw-value.ts'

/** Where the values of one field stand in a raw record: whole columns, and columns that are parts of one value. */
interface FieldReader {
  readonly columns: readonly string[]
  readonly parts: readonly { readonly column: string; readonly part: string }[]
}

/** Takes the values of the model's fields out of one source's raw records, as the model's `sources` say. */
export interface RecordReader {
  /** What the source's records are read by where they name no country. */
  readonly context: NormalizeContext
  /** Columns of the record's id and time. */
  readonly id: string
  readonly at: string
  /** Columns that feed some field; the others are payload. */
  readonly used: ReadonlySet<string>
  /** Per field: the columns that feed it, undefined where some of them are parts of one value. */
  readonly whole: readonly (readonly string[] | undefined)[]
  /** Per field: the one column that feeds it, undefined where several or parts do. */
  readonly plain: readonly (string | undefined)[]
  /** The raw values of field number `field`, blanks included. */
  read(record: Readonly<Record<string, unknown>>, field: number): readonly unknown[]
}

const NONE: readonly unknown[] = Object.freeze([])

function specOf(model: Model, source: string): SourceSpec {
  return (Object.hasOwn(model.sources, source) ? model.sources[source] : model.sources['*']) ?? {}
}

/** The column that holds the record's id in a source. */
export function idColumn(model: Model, source: string): string {
  return specOf(model, source).id ?? 'id'
}

/** The reader of one source. */
export function recordReader(model: Model, source: string): RecordReader {
  const spec = specOf(model, source)
  const headers: Readonly<Record<string, HeaderTarget>> = spec.headers ?? {}
  const readers = Object.keys(model.fields).map((field) => fieldReader(field, headers))
  return {
    context: Object.freeze({ country: spec.country }),
    id: idColumn(model, source),
    at: spec.at ?? 'at',
    used: new Set(readers.flatMap((r) => [...r.columns, ...r.parts.map((p) => p.column)])),
    whole: readers.map(({ columns, parts }) => (parts.length === 0 ? columns : undefined)),
    plain: readers.map(({ columns, parts }) => (columns.length === 1 && parts.length === 0 ? columns[0] : undefined)),
    read: (record, field) => readValues(record, readers[field]!),
  }
}

function fieldReader(field: string, headers: Readonly<Record<string, HeaderTarget>>): FieldReader {
  const columns: string[] = []
  const parts: { column: string; part: string }[] = []
  for (const [column, target] of Object.entries(headers)) {
    if (target === field) columns.push(column)
    else if (typeof target === 'object' && target.field === field) parts.push({ column, part: target.part })
  }
  // a column named like the field feeds it, unless the headers send it elsewhere
  if (!Object.hasOwn(headers, field)) columns.push(field)
  return { columns, parts }
}

function readValues(record: Readonly<Record<string, unknown>>, reader: FieldReader): readonly unknown[] {
  const { columns, parts } = reader
  if (columns.length === 1 && parts.length === 0) {
    const value = cellOf(record, columns[0]!)
    if (value === undefined) return NONE
    return Array.isArray(value) ? value : [value]
  }
  const values: unknown[] = []
  for (const column of columns) {
    const value = cellOf(record, column)
    if (Array.isArray(value)) values.push(...value)
    else if (value !== undefined) values.push(value)
  }
  if (parts.length > 0) values.push(joinParts(record, parts))
  return values
}

const INHERITED: Readonly<Record<string, unknown>> = Object.prototype as object as Record<string, unknown>

/** The value of a column; `undefined` for blanks, and for what every object has (`constructor`, `toString`). */
export function cellOf(record: Readonly<Record<string, unknown>>, column: string): unknown {
  const value = record[column]
  if (typeof value === 'string') return value === '' ? undefined : value
  return value === null || value === INHERITED[column] ? undefined : value
}

/** `year`, `month` and `day` make an ISO date as far as they go; other parts are joined by spaces in their order. */
function joinParts(record: Readonly<Record<string, unknown>>, parts: FieldReader['parts']): string {
  const of = (part: string): string => {
    const column = parts.find((p) => p.part === part)?.column
    const value = column === undefined ? undefined : cellOf(record, column)
    return value === undefined ? '' : shownText(value).trim()
  }
  if (parts.some((p) => p.part === 'year')) {
    const date = [of('year'), of('month').padStart(2, '0'), of('day').padStart(2, '0')]
    const known = date.findIndex((p) => p === '' || p === '00')
    return (known < 0 ? date : date.slice(0, known)).join('-')
  }
  return parts
    .toSorted((a, b) => a.part.localeCompare(b.part, 'en', { numeric: true }))
    .map((p) => of(p.part))
    .filter((value) => value !== '')
    .join(' ')
}
