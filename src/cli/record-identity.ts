import { hash } from 'node:crypto'
import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import type { AnyModel, RecordInput, SourceSpec } from '../model/model.ts'
import type { RawRecord } from './read/batch.ts'

/** Columns that name a record, as the user gave them; undefined where not. */
export interface IdentityColumns {
  /** Column of the id. Default: as the model's source says, else `id`. */
  readonly id?: string | undefined
  /** Column of the source. Default `source`. */
  readonly source?: string | undefined
}

/** A source by its name: the columns that name its records, and what is known of those that none names. */
export interface NamedSource {
  readonly id: string
  readonly at: string
  /** Content of the records that have no id, and how often each was met. */
  readonly contents: StringPool
  readonly met: Int32Column
}

/** What `identify` gives every record. */
const GIVEN = ['id', 'source', 'at']

/**
 * Gives each raw record its `source`, `id` and `at`. A record without an id gets one made from its content, and from
 * how often that content was met: the same rows give the same ids, in whatever order different rows come.
 */
export class RecordIdentity {
  readonly #columns: IdentityColumns
  readonly #specs: Readonly<Record<string, SourceSpec>>
  readonly #sources = new Map<string, NamedSource>()
  readonly #seen = { records: false, id: false, source: false }

  constructor(columns: IdentityColumns, model: AnyModel | undefined) {
    this.#columns = columns
    this.#specs = model?.sources ?? {}
  }

  /** @param fileSource source of records that name none */
  identify(record: RawRecord, fileSource: string): RecordInput {
    const written = record[this.sourceColumn]
    const name = this.sourceName(text(written), fileSource)
    const source = this.source(name)
    const id = text(record[source.id])
    const at = record[source.at]
    this.#seen.records = true
    this.#seen.source ||= written !== undefined
    this.#seen.id ||= record[source.id] !== undefined
    // the id is made before anything is changed: it stands for the row as it was read
    record.id = id.trim() === '' ? this.madeId(record, source) : id
    record.source = name
    if (source.at !== 'at' && at !== undefined) record.at = at
    return record as RecordInput
  }

  /** Bytes of memory that it takes to know rows again that have no id. */
  get bytes(): number {
    return [...this.#sources.values()].reduce((n, { contents, met }) => {
      return n + contents.byteLength + met.data.byteLength
    }, 0)
  }

  /** Name of the column that names a record's source. */
  get sourceColumn(): string {
    return this.#columns.source ?? 'source'
  }

  /**
   * Whether records may stay cells: not where the columns that are given here feed fields too, which then read what was
   * given, not what the file has.
   */
  get takesCells(): boolean {
    return Object.values(this.#specs).every(({ headers = {} }) => !GIVEN.some((name) => Object.hasOwn(headers, name)))
  }

  /** Name of a source as it is written in a record. */
  sourceName(written: string, fileSource: string): string {
    return written.trim().replaceAll(':', '_') || fileSource
  }

  /** The source of a name. */
  source(name: string): NamedSource {
    const known = this.#sources.get(name)
    if (known) return known
    const source = this.#source(name)
    this.#sources.set(name, source)
    return source
  }

  /** An id made of a row's content. */
  madeId(record: RawRecord, source: NamedSource): string {
    return madeId(record, source)
  }

  /** Records with these columns were met. */
  sees(columns: readonly string[]): void {
    const { id, source } = this.#columns
    this.#seen.records = true
    this.#seen.source ||= source !== undefined && columns.includes(source)
    this.#seen.id ||= id !== undefined && columns.includes(id)
  }

  /** Columns that the user asked for and no record had: a slip of the pen. */
  missing(): string[] {
    const { id, source } = this.#columns
    if (!this.#seen.records) return []
    return [
      ...(id !== undefined && !this.#seen.id ? [`--id ${id}`] : []),
      ...(source !== undefined && !this.#seen.source ? [`--source ${source}`] : []),
    ]
  }

  #source(name: string): NamedSource {
    const spec = (Object.hasOwn(this.#specs, name) ? this.#specs[name] : this.#specs['*']) ?? {}
    return {
      id: this.#columns.id ?? spec.id ?? 'id',
      at: spec.at ?? 'at',
      contents: new StringPool(),
      met: new Int32Column(),
    }
  }
}

/** 80 bits of SHA-256 over the row's values and their columns, blanks left out; `-2` for the second row like it. */
function madeId(record: RawRecord, source: NamedSource): string {
  const values = Object.keys(record)
    .sort()
    .filter((column) => text(record[column]) !== '')
    .map((column) => [column, record[column]])
  const content = hash('sha256', JSON.stringify(values), 'hex').slice(0, 20)
  const known = source.contents.intern(content)
  if (known === source.met.length) source.met.push(0)
  const times = ++source.met.data[known]!
  return times === 1 ? content : `${content}-${times}`
}

/** A cell as text; of a cell that holds several values the first, for a key is one value. */
function text(cell: unknown): string {
  if (typeof cell === 'string') return cell
  if (Array.isArray(cell)) return text(cell.find((value) => text(value).trim() !== ''))
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}
