import { decodeUtf8 } from '../collections/decode-utf8.ts'
import { TextBatch } from '../collections/text-batch.ts'
import type { RecordInput } from '../model/model.ts'

/** Where the records of one source have their time. */
export interface CellSource {
  readonly name: string
  /** Number of the column, −1 where there is none. */
  readonly at: number
}

/** What the records of a file have in common; the same object for all its batches. */
export interface CellLayout {
  /** Names of the columns, each once; none of them `id`, `source` or `at` feeds a field. */
  readonly columns: readonly string[]
  /** Sources met so far. */
  readonly sources: readonly CellSource[]
}

/**
 * Records whose values stand as UTF-8 in one buffer: the door for readers of files. No string and no object is made of a
 * record, nor of a value that was met before. What they are called is settled: each has its source and its key.
 * Everything is valid until the next batch is asked for.
 */
export class CellRecords {
  /** What the batches of a file share. */
  layout!: CellLayout
  /** How many records there are. */
  size = 0
  bytes: Uint8Array = NO_BYTES
  /** Value `i` = record × columns + column runs from `spans[2 i]` to `spans[2 i + 1]` of `bytes`. */
  spans: Int32Array = NO_NUMBERS
  /** Per record: number of its source in the layout. */
  sources: Int32Array = NO_NUMBERS
  /** Record keys `source:id`. */
  readonly keys: TextBatch = new TextBatch()

  /** A record as an object. */
  at(record: number): RecordInput {
    const { columns } = this.layout
    const source = this.layout.sources[this.sources[record]!]!
    const values = Array.from(columns, (name, c) => {
      const at = 2 * (record * columns.length + c)
      return [name, decodeUtf8(this.bytes, this.spans[at]!, this.spans[at + 1]!)] as const
    })
    const key = this.keys.text(record)
    return {
      ...Object.fromEntries(values),
      source: source.name,
      id: key.slice(source.name.length + 1),
      ...(source.at < 0 ? {} : { at: values[source.at]![1] }),
    }
  }
}

const NO_BYTES = new Uint8Array(0)
const NO_NUMBERS = new Int32Array(0)
