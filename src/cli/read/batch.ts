import type { LineProblem } from './line-problem.ts'
import type { TextBlock } from './line-text.ts'

/**
 * A record as its file has it: column → value. Its prototype has no properties, so a column may be called
 * `__proto__` or `constructor`, and a missing one is `undefined`.
 */
export type RawRecord = Record<string, unknown>

/** What a stretch of a file held. `lines[i]` is where `records[i]` starts, from 1. */
export interface Batch {
  readonly records: RawRecord[]
  readonly lines: number[]
  readonly problems: LineProblem[]
}

/** Makes records of text that comes in blocks of whole lines, in order. State: what an earlier block left open. */
export interface RecordReader<B = Batch> {
  push(block: TextBlock): Iterable<B>
  /** Nothing follows: what is still open is broken. */
  end(): Iterable<B>
}

/** A batch with nothing in it yet. */
export function emptyBatch(): Batch {
  return { records: [], lines: [], problems: [] }
}

/** An empty record. A constructor, not `Object.create(null)`: records of one file share one shape, and are fast. */
export const Row = function Row() {} as unknown as new () => RawRecord
Row.prototype = Object.freeze(Object.create(null))
