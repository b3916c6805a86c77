import { Buffer } from 'node:buffer'
import type { Batch, RecordReader } from './batch.ts'
import type { CellBatch } from './cell-batch.ts'
import { CsvColumns } from './csv-columns.ts'
import { CsvReader, isHeader } from './csv-reader.ts'
import { BROKEN, OPEN } from './csv-record-end.ts'
import { CsvScanner } from './csv-scanner.ts'
import { type LineProblem, MAX_LENGTH } from './line-problem.ts'
import type { TextBlock } from './line-text.ts'

/** A record that is longer than this where a block ends is left to the reader of text, which asks for ever more of it. */
const LONG = 1 << 20

/**
 * Records of delimited bytes, as ranges of bytes: what {@link CsvReader} makes of the same file, without a string and an
 * object for every value and record, which cost more than all the rest of reading. That is why this takes bytes apart by
 * itself. The library stays the judge of what a value is: it reads all that is not plain UTF-8, files in which a column
 * stands twice and endless records, and tests hold the two readings against each other.
 */
export class CsvCellReader implements RecordReader<Batch | CellBatch> {
  readonly #texts: CsvReader
  readonly #scanner: CsvScanner
  /** Bytes of a record that is not finished, the line it starts at, and the one that follows. */
  #carry: Buffer = Buffer.alloc(0)
  #carryLine = 1
  #nextLine = 1

  constructor(delimiter: string) {
    this.#texts = new CsvReader(delimiter)
    this.#scanner = new CsvScanner(delimiter.charCodeAt(0))
  }

  *push(block: TextBlock): Iterable<Batch | CellBatch> {
    // a line between them was given up as too long
    if (this.#carry.length > 0 && block.line !== this.#nextLine) yield* this.#scan(this.#carry, this.#carryLine, true)
    this.#nextLine = block.line + block.lines
    const { bytes } = block
    if (bytes === undefined || !this.#texts.isIdle || this.#texts.columns?.repeated || this.#carry.length > LONG) {
      yield* this.#handOver()
      yield* this.#texts.push(block)
      return
    }
    const line = this.#carry.length > 0 ? this.#carryLine : block.line
    yield* this.#scan(whole(this.#carry, bytes), line, false)
  }

  *end(): Iterable<Batch | CellBatch> {
    if (this.#carry.length > 0) yield* this.#scan(this.#carry, this.#carryLine, true)
    yield* this.#texts.end()
  }

  /** Gives what is not finished to the reader of text. */
  *#handOver(): Iterable<Batch> {
    const { length } = this.#carry
    if (length === 0) return
    yield* this.#texts.push(textBlock(this.#carry, this.#carryLine))
    this.#carry = Buffer.alloc(0)
  }

  /** @param last nothing follows: what is open is broken */
  *#scan(bytes: Buffer, firstLine: number, last: boolean): Iterable<Batch | CellBatch> {
    const scanner = this.#scanner
    const problems: LineProblem[] = []
    let line = firstLine
    let at = 0
    this.#carry = Buffer.alloc(0)
    scanner.begin(bytes, this.#texts.columns?.names.length ?? 0)
    while (at < bytes.length) {
      let end = scanner.next(at)
      if (end === OPEN && !last && bytes.length - at <= MAX_LENGTH) {
        // copied: what is carried must not hold on to the block
        this.#carry = Buffer.from(bytes.subarray(at))
        this.#carryLine = line
        break
      }
      if (end > 0 && scanner.swallows(at, end)) end = BROKEN
      if (end < 0) {
        const lineEnd = bytes.indexOf('\n', at)
        problems.push({ line: line++, reason: 'quotes' })
        if (this.#texts.columns === undefined) this.#head(textOf(bytes, at, lineEnd).split(this.#texts.delimiter))
        at = lineEnd + 1
      } else if (this.#texts.columns === undefined) {
        const values = scanner.values()
        if (isHeader(values)) this.#head(values)
        line += scanner.lines
        at = end
      } else {
        const reason = scanner.take(line)
        if (reason !== undefined) problems.push({ line, reason })
        line += scanner.lines
        at = end
      }
      if (this.#texts.columns?.repeated && at < bytes.length) {
        yield { records: [], lines: [], problems }
        yield* this.#texts.push(textBlock(bytes.subarray(at), line))
        return
      }
    }
    const { columns } = this.#texts
    if (columns === undefined || scanner.size === 0) yield { records: [], lines: [], problems }
    else {
      const { size, spans, recordLines } = scanner
      yield { columns: columns.names, size, bytes, spans, lines: recordLines, problems }
    }
  }

  #head(values: readonly string[]): void {
    this.#texts.columns = new CsvColumns(values)
    this.#scanner.width = this.#texts.columns.names.length
  }
}

/** Both as whole lines. */
function whole(carry: Buffer, bytes: Buffer): Buffer {
  const ends = bytes.at(-1) === 10
  if (ends && carry.length === 0) return bytes
  return Buffer.concat(ends ? [carry, bytes] : [carry, bytes, Buffer.from('\n')])
}

function textOf(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, end).replaceAll('\r\n', '\n').replace(/\r$/, '')
}

function textBlock(bytes: Buffer, line: number): TextBlock {
  const text = bytes.toString('utf8').replaceAll('\r\n', '\n')
  return { text, line, lines: text.split('\n').length - 1 }
}
