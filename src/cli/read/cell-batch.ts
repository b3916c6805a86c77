import type { Buffer } from 'node:buffer'
import { type RawRecord, Row } from './batch.ts'
import type { LineProblem } from './line-problem.ts'

/** What a stretch of a delimited file held, as bytes: a {@link Batch} of which no string and no object was made. */
export interface CellBatch {
  /** Names of the columns, each once. The same list for every batch of a file. */
  readonly columns: readonly string[]
  /** How many records there are. */
  readonly size: number
  /** Valid until the next batch is asked for. */
  readonly bytes: Buffer
  /** The UTF-8 of value `i` = record × columns + column runs from `spans[2 i]` to `spans[2 i + 1]`. */
  readonly spans: Int32Array
  /** Per record: the line it starts at, from 1. */
  readonly lines: Int32Array
  readonly problems: readonly LineProblem[]
}

/** A record of a batch as an object. */
export function recordAt({ columns, bytes, spans }: CellBatch, record: number): RawRecord {
  const raw = new Row()
  for (let c = 0, at = 2 * record * columns.length; c < columns.length; c++, at += 2) {
    raw[columns[c]!] = bytes.toString('utf8', spans[at]!, spans[at + 1]!)
  }
  return raw
}
