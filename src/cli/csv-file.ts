import { Buffer } from 'node:buffer'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import { decodeUtf8 } from '../collections/string-pool.ts'

/** Bytes gathered before they are written. */
const FLUSH_LENGTH = 1 << 18

const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34
const COMMA = 44
const LAST_ASCII = 127
/** First byte of the three that a lone surrogate stands as in a pool: no UTF-8, so a file cannot have it. */
const SURROGATE = 0xed

/** A CSV file (RFC 4180, `\n` line ends, UTF-8 without mark) that is written row by row, or cell by cell. */
export class CsvFile {
  rows = 0
  readonly #file: number
  #buffer = Buffer.allocUnsafe(2 * FLUSH_LENGTH)
  #length = 0
  /** Whether the row that is being written has a cell. */
  #begun = false
  #closed = false

  constructor(path: string, header: readonly string[]) {
    this.#file = openSync(path, 'w')
    this.add(...header)
    this.rows = 0
  }

  /** A whole row. */
  add(...cells: readonly (string | number)[]): void {
    for (const cell of cells) this.text(cell)
    this.end()
  }

  /** The next cell of the row. */
  text(value: string | number): void {
    const cell = csvCell(value)
    this.#begin(3 * cell.length)
    if (cell.length < 32 && this.#putAscii(cell)) return
    this.#length += this.#buffer.write(cell, this.#length)
  }

  /** The next cell of the row, from where its UTF-8 stands in a pool. */
  bytes(from: Uint8Array, start: number, end: number): void {
    if (!isPlain(from, start, end)) {
      this.text(decodeUtf8(from, start, end))
      return
    }
    this.#begin(end - start)
    const to = this.#buffer
    let at = this.#length
    for (let i = start; i < end; i++) to[at++] = from[i]!
    this.#length = at
  }

  /** The row is complete. */
  end(): void {
    this.#reserve(1)
    this.#buffer[this.#length++] = NEWLINE
    this.#begun = false
    this.rows++
    if (this.#length >= FLUSH_LENGTH) this.#flush()
  }

  close(): void {
    this.#flush()
    this.abandon()
  }

  /** Gives the file up as it is. Does nothing to one that is closed. */
  abandon(): void {
    if (this.#closed) return
    this.#closed = true
    closeSync(this.#file)
  }

  /** The comma before a cell, and room for its bytes. */
  #begin(bytes: number): void {
    this.#reserve(bytes + 1)
    if (this.#begun) this.#buffer[this.#length++] = COMMA
    this.#begun = true
  }

  /** Short texts are put down sooner than the engine is asked to. */
  #putAscii(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code > LAST_ASCII) return false
      this.#buffer[this.#length + i] = code
    }
    this.#length += text.length
    return true
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(2 * (this.#length + bytes))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }

  #flush(): void {
    appendFileSync(this.#file, this.#buffer.subarray(0, this.#length))
    this.#length = 0
  }
}

/**
 * A value as a CSV cell. Values are never altered, not even those that a spreadsheet would take for a formula
 * (`+12025550143`, `=1+1`): the files are read by programs, and a phone number must stay one.
 */
export function csvCell(value: string | number): string {
  const text = String(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Whether {@link csvCell} leaves these bytes as they are; `false` where only their text can tell. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!
    if (byte === QUOTE || byte === COMMA || byte === NEWLINE || byte === RETURN || byte === SURROGATE) return false
  }
  return start === end || (isEdge(bytes[start]!) && isEdge(bytes[end - 1]!))
}

/** Whether a byte at either end is surely no part of white space. */
function isEdge(byte: number): boolean {
  return byte > SPACE && byte <= LAST_ASCII
}
