import type { Buffer } from 'node:buffer'
import { BROKEN, OPEN } from './csv-record-end.ts'
import type { LineProblem } from './line-problem.ts'

const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34
const DELETE = 127

/**
 * Finds the values of delimited records in bytes, by the rules of `csvRecordEnd`. A value that is not written as it is read
 * (a doubled quote, `\r\n` inside quotes) is put right where it stands, once its record is taken.
 */
export class CsvScanner {
  /** Columns of the header; 0 before it is known. */
  width = 0
  /** Records taken. */
  size = 0
  /** Per value of the records taken, and of the one that was found last: where it starts and ends. */
  spans: Int32Array = new Int32Array(1024)
  /** Per record taken: the line it starts at. */
  recordLines: Int32Array = new Int32Array(256)
  /** Physical lines of the record found last. */
  lines = 0
  readonly #delimiter: number
  #bytes!: Buffer
  /** Values of the record found last. */
  #count = 0
  /** Those of them that are not written as they are read. */
  #escaped: number[] = []

  /** @param delimiter one ASCII character */
  constructor(delimiter: number) {
    this.#delimiter = delimiter
  }

  /** @param bytes whole lines, each ended by `\n`; they are written to */
  begin(bytes: Buffer, width: number): void {
    this.#bytes = bytes
    this.width = width
    this.size = 0
  }

  /** Finds the record that starts at `start`; where it ends, behind its `\n`, or BROKEN or OPEN. */
  next(start: number): number {
    const bytes = this.#bytes
    const { length } = bytes
    const delimiter = this.#delimiter
    // values found so far, and where the record's first one stands
    let count = 0
    const first = 2 * this.size * this.width
    let { spans } = this
    this.lines = 1
    if (this.#escaped.length > 0) this.#escaped = []
    for (let at = start; ; at++) {
      let from = at
      let end: number
      let byte = bytes[at]!
      if (byte === QUOTE) {
        from++
        end = this.#closing(from, count)
        if (end < 0) return OPEN
        at = end + 1
        while (bytes[at] === SPACE) at++
        if (bytes[at] === RETURN && bytes[at + 1] === NEWLINE) at++
        byte = at < length ? bytes[at]! : NEWLINE
        if (byte !== delimiter && byte !== NEWLINE) return BROKEN
      } else {
        while (byte !== delimiter && byte !== NEWLINE) byte = bytes[++at]!
        end = byte === NEWLINE && at > from && bytes[at - 1] === RETURN ? at - 1 : at
      }
      const place = first + 2 * count++
      if (place + 2 > spans.length) spans = this.#growSpans()
      spans[place] = from
      spans[place + 1] = end
      if (byte === NEWLINE) {
        this.#count = count
        return at + 1
      }
    }
  }

  /** Whether the record from `start` to `end` is an unclosed quote that swallowed records; see `CsvReader`. */
  swallows(start: number, end: number): boolean {
    // of so many lines, two or more lie inside
    if (this.lines < 4 || this.width < 3) return false
    const bytes = this.#bytes
    const last = bytes.lastIndexOf(NEWLINE, end - 2)
    let delimiters = 0
    for (let i = bytes.indexOf(NEWLINE, start) + 1; i <= last; i++) {
      if (bytes[i] === this.#delimiter) delimiters++
      if (bytes[i] !== NEWLINE) continue
      if (delimiters + 1 !== this.width) return false
      delimiters = 0
    }
    return true
  }

  /** The values of the record found last. */
  values(): string[] {
    this.#unescape()
    return Array.from({ length: this.#count }, (_, i) => this.#text(i))
  }

  /** Takes the record found last, by the rules of `CsvColumns`; or answers why it is none, `undefined` also where it is blank. */
  take(line: number): LineProblem['reason'] | undefined {
    const { width } = this
    if (this.#isBlank(0)) return this.#count > 1 ? 'blank' : undefined
    if (this.#count > width && !this.#isBlank(width)) return 'columns'
    const first = 2 * this.size * width
    while (first + 2 * width > this.spans.length) this.#growSpans()
    if (this.#count < width) this.spans.fill(0, first + 2 * this.#count, first + 2 * width)
    this.#unescape()
    if (this.size === this.recordLines.length) this.recordLines = doubled(this.recordLines)
    this.recordLines[this.size++] = line
    return undefined
  }

  /** Where the value that starts at `start` is closed by its quote; −1 where it is not. */
  #closing(start: number, value: number): number {
    const bytes = this.#bytes
    const { length } = bytes
    let escaped = false
    for (let at = start; at < length; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE) {
          if (escaped) this.#escaped.push(value)
          return at
        }
        escaped = true
        at++
      } else if (byte === NEWLINE) {
        this.lines++
        escaped ||= bytes[at - 1] === RETURN
      }
    }
    return -1
  }

  /** Whether the record found last has no text from value number `from` on. */
  #isBlank(from: number): boolean {
    const { spans } = this
    const first = 2 * this.size * this.width
    for (let i = from; i < this.#count; i++) {
      const byte = this.#bytes[spans[first + 2 * i]!]!
      const isEmpty = spans[first + 2 * i] === spans[first + 2 * i + 1]
      if (isEmpty) continue
      // nearly always the first letter tells
      if ((byte > SPACE && byte <= DELETE) || this.#text(i).trim() !== '') return false
    }
    return true
  }

  #text(value: number): string {
    const place = 2 * this.size * this.width + 2 * value
    return this.#bytes.toString('utf8', this.spans[place], this.spans[place + 1])
  }

  #unescape(): void {
    const bytes = this.#bytes
    for (const value of this.#escaped) {
      const place = 2 * this.size * this.width + 2 * value
      // a value beyond the columns was not kept
      if (this.width > 0 && value >= this.width) continue
      const end = this.spans[place + 1]!
      let to = this.spans[place]!
      for (let at = to; at < end; at++) {
        if (bytes[at] === QUOTE || (bytes[at] === RETURN && bytes[at + 1] === NEWLINE && at + 1 < end)) at++
        bytes[to++] = bytes[at]!
      }
      this.spans[place + 1] = to
    }
  }

  #growSpans(): Int32Array {
    this.spans = doubled(this.spans)
    return this.spans
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
