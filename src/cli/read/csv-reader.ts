import { type Batch, emptyBatch, type RecordReader } from './batch.ts'
import { CsvColumns } from './csv-columns.ts'
import { BROKEN, csvRecordEnd, OPEN } from './csv-record-end.ts'
import { csvValues } from './csv-values.ts'
import { indexOrEnd } from './index-or-end.ts'
import { lineEnds } from './line-ends.ts'
import { MAX_LENGTH } from './line-problem.ts'
import type { TextBlock } from './line-text.ts'
import { PendingText } from './pending-text.ts'

/** Characters after which a batch is handed over: a broken record may give back a lot of text at once. */
const BATCH_LENGTH = 1 << 18

/**
 * Records of delimited text as objects; the first line that is not blank is the header. This class finds where records end and
 * which line each starts at; the CSV library takes their values apart. A wrong quote costs its own line, nothing else:
 * reading goes on at the next line.
 */
export class CsvReader implements RecordReader {
  readonly delimiter: string
  /** Known from the header on. */
  columns: CsvColumns | undefined
  #pending = new PendingText()
  /** Line of the text that is being read. */
  #line = 1

  constructor(delimiter: string) {
    this.delimiter = delimiter
  }

  *push(block: TextBlock): Iterable<Batch> {
    if (!this.#pending.isFollowedBy(block)) yield* this.#read(true)
    if (this.#pending.push(block)) yield* this.#read(false)
  }

  /** Whether all that was pushed is read: no record is unfinished. */
  get isIdle(): boolean {
    return this.#pending.length === 0
  }

  *end(): Iterable<Batch> {
    if (this.#pending.length > 0) yield* this.#read(true)
  }

  /**
   * Cuts the text into pieces of sound records, of which only the last may span several lines: so the line of each
   * record is that of its piece plus its place in it.
   */
  *#read(last: boolean): Iterable<Batch> {
    const text = this.#pending.text()
    this.#line = this.#pending.line
    let from = 0
    let at = 0
    let quote = -1
    let batch = emptyBatch()
    const flush = (): void => {
      if (at > from) this.#readPiece(text.slice(from, at), batch)
      from = at
    }
    while (at < text.length) {
      if (quote < at) quote = indexOrEnd(text, '"', at)
      const plain = quote === text.length ? quote : text.lastIndexOf('\n', quote) + 1
      if (plain > at) {
        at = plain - from <= BATCH_LENGTH ? plain : text.indexOf('\n', Math.max(at, from + BATCH_LENGTH)) + 1
      } else {
        const nextLine = text.indexOf('\n', at) + 1
        let end = csvRecordEnd(text, at, this.delimiter)
        if (end === OPEN && !last && text.length - at <= MAX_LENGTH) break
        if (end > nextLine && this.columns === undefined) flush()
        if (end > nextLine && this.#swallows(text.slice(at, end))) end = BROKEN
        if (end < 0) {
          flush()
          this.#readBroken(text.slice(at, nextLine - 1), batch)
          at = nextLine
          from = at
        } else {
          at = end
          if (end > nextLine) flush()
        }
      }
      if (at - from >= BATCH_LENGTH || batch.lines.length >= BATCH_LENGTH / 64) {
        flush()
        yield batch
        batch = emptyBatch()
      }
    }
    flush()
    yield batch
    this.#pending.keep(text.slice(at), this.#line)
  }

  #readPiece(text: string, batch: Batch): void {
    let line = this.#line
    for (const values of csvValues(text, this.delimiter)) {
      if (this.columns !== undefined) this.columns.add(values, line, batch)
      else if (isHeader(values)) this.columns = new CsvColumns(values)
      line++
    }
    this.#line += lineEnds(text)
  }

  #readBroken(text: string, batch: Batch): void {
    batch.problems.push({ line: this.#line++, reason: 'quotes' })
    // a header is never given up: its names are taken as they stand, and the records below it are kept
    this.columns ??= new CsvColumns(text.split(this.delimiter))
  }

  /**
   * Whether a record of several lines is really an unclosed quote that swallowed records: each line inside it would
   * make a record of its own. Prose and addresses do not fall into just as many values as there are columns.
   */
  #swallows(record: string): boolean {
    const columns = this.columns?.names.length ?? 0
    if (columns < 3) return false
    const inside = record.slice(0, -1).split('\n').slice(1, -1)
    return inside.length >= 2 && inside.every((line) => line.split(this.delimiter).length === columns)
  }
}

/** Blank lines may stand above a header, and the line that tells a spreadsheet the delimiter. */
export function isHeader(values: readonly string[]): boolean {
  return values.some((value) => value.trim() !== '') && !(values.length === 2 && /^sep=$/i.test(values.join('')))
}
