import { Buffer } from 'node:buffer'
import { StringPool } from '../collections/string-pool.ts'
import { type CellLayout, CellRecords, type CellSource } from '../table/cell-records.ts'
import { type CellBatch, recordAt } from './read/cell-batch.ts'
import type { NamedSource, RecordIdentity } from './record-identity.ts'

const SPACE = 32
const DELETE = 127

/** A source, and where a file has the ids of its records: the column, −1 where there is none. */
interface FileSource extends CellSource {
  readonly source: NamedSource
  readonly id: number
  /** `name:` in UTF-8. */
  readonly prefix: Uint8Array
}

/** What `RecordIdentity` gives to the records of one file, given to their cells: source, id and time. */
export class CellIdentity {
  readonly #identity: RecordIdentity
  readonly #fileSource: string
  readonly #columns: readonly string[]
  readonly #layout: CellLayout & { readonly sources: FileSource[] }
  readonly #records = new CellRecords()
  /** Sources as they are written, and the number of each in the layout. */
  readonly #written = new StringPool()

  constructor(identity: RecordIdentity, fileSource: string, columns: readonly string[]) {
    this.#identity = identity
    this.#fileSource = fileSource
    this.#columns = columns
    this.#layout = { columns, sources: [] }
    this.#records.layout = this.#layout
    identity.sees(columns)
  }

  /** The records of a batch; valid until the next one is asked for. */
  identify(batch: CellBatch): CellRecords {
    const records = this.#records
    const { bytes, spans, size } = batch
    records.size = size
    records.bytes = bytes
    records.spans = spans
    if (records.sources.length < size) records.sources = new Int32Array(2 * size)
    records.keys.clear()
    const sourceColumn = this.#columns.indexOf(this.#identity.sourceColumn)
    for (let r = 0; r < size; r++) {
      const first = 2 * r * this.#columns.length
      const place = first + 2 * sourceColumn
      const number =
        sourceColumn < 0 ? this.#sourceOf(bytes, 0, 0) : this.#sourceOf(bytes, spans[place]!, spans[place + 1]!)
      const source = this.#layout.sources[number]!
      records.sources[r] = number
      const id = first + 2 * source.id
      records.keys.append(source.prefix, 0, source.prefix.length)
      if (source.id >= 0 && !isBlank(bytes, spans[id]!, spans[id + 1]!))
        records.keys.append(bytes, spans[id]!, spans[id + 1]!)
      else {
        const made = Buffer.from(this.#identity.madeId(recordAt(batch, r), source.source))
        records.keys.append(made, 0, made.length)
      }
      records.keys.close()
    }
    return records
  }

  #sourceOf(bytes: Uint8Array, start: number, end: number): number {
    const number = this.#written.internBytes(bytes, start, end)
    if (number < this.#layout.sources.length) return number
    const name = this.#identity.sourceName(this.#written.get(number), this.#fileSource)
    const source = this.#identity.source(name)
    const ownTime = this.#columns.indexOf(source.at)
    this.#layout.sources.push({
      name,
      source,
      id: this.#columns.indexOf(source.id),
      // as the record's own, which it becomes
      at: ownTime < 0 ? this.#columns.indexOf('at') : ownTime,
      prefix: Buffer.from(`${name}:`),
    })
    return number
  }
}

/** Whether a value has no text. Nearly always its first letter tells. */
function isBlank(bytes: Buffer, start: number, end: number): boolean {
  if (start === end) return true
  const byte = bytes[start]!
  return !(byte > SPACE && byte <= DELETE) && bytes.toString('utf8', start, end).trim() === ''
}
