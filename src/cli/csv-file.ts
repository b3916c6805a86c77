import { Buffer } from 'node:buffer'
import { appendFileSync, closeSync, openSync } from 'node:fs'
import { decodeUtf8 } from '../collections/decode-utf8.ts'

/** Bytes gathered before they are written. */
const FLUSH_LENGTH = 1 << 18

const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const QUOTE = 34
const COMMA = 44
const MINUS = 45
const POINT = 46
const ZERO = 48
const LAST_ASCII = 127
/** Lead bytes of letters in two bytes. */
const FIRST_LETTER = 0xc3
const LAST_LETTER = 0xdf
/** A letter or a sign, ten digits, a point, three digits. */
const LONGEST_NUMBER = 15
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
    this.#put(cell)
  }

  /** The next cell of the row, from where its UTF-8 stands in a pool. */
  bytes(from: Uint8Array, start: number, end: number): void {
    // in quotes, a byte may become two
    this.#begin(2 * (end - start) + 2)
    const to = this.#buffer
    let at = this.#length
    let met = 0
    for (let i = start; i < end; i++) {
      const byte = from[i]!
      to[at++] = byte
      met |= UNUSUAL[byte]!
    }
    if (met === 0 && (start === end || (isInk(from, start, end) && isInk(from, end - 1, end)))) this.#length = at
    else this.#put(csvCell(decodeUtf8(from, start, end)))
  }

  /** The next cell of the row, which is empty. */
  none(): void {
    this.#begin(0)
  }

  /** The next cell of the row: a whole number, 0 ≤ `number` < 2³¹. */
  whole(number: number): void {
    this.#begin(LONGEST_NUMBER)
    this.#digits(number)
  }

  /** The next cell of the row: a letter and a whole number, 0 ≤ `number` < 2³¹. */
  numbered(letter: number, number: number): void {
    this.#begin(LONGEST_NUMBER)
    this.#buffer[this.#length++] = letter
    this.#digits(number)
  }

  /** The next cell of the row: a thousandth of a whole number, |`thousandths`| < 2³¹, as JavaScript writes it. */
  thousandth(thousandths: number): void {
    this.#begin(LONGEST_NUMBER)
    if (thousandths < 0) this.#buffer[this.#length++] = MINUS
    const number = Math.abs(thousandths)
    this.#digits((number / 1000) | 0)
    let rest = number % 1000
    if (rest === 0) return
    this.#buffer[this.#length++] = POINT
    for (let of = 100; rest > 0; of /= 10) {
      const digit = (rest / of) | 0
      this.#buffer[this.#length++] = ZERO + digit
      rest -= digit * of
    }
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

  /** Puts down a text that there is room for. */
  #put(text: string): void {
    // short ones are put down sooner than the engine is asked to
    if (text.length < 32 && this.#putAscii(text)) return
    this.#length += this.#buffer.write(text, this.#length)
  }

  #putAscii(text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code > LAST_ASCII) return false
      this.#buffer[this.#length + i] = code
    }
    this.#length += text.length
    return true
  }

  #digits(number: number): void {
    let end = this.#length + 1
    // 31 bits: a division of whole numbers
    for (let rest = (number / 10) | 0; rest > 0; rest = (rest / 10) | 0) end++
    const to = this.#buffer
    let rest = number | 0
    for (let at = end - 1; at >= this.#length; at--) {
      const tens = (rest / 10) | 0
      to[at] = ZERO + rest - 10 * tens
      rest = tens
    }
    this.#length = end
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

/** Per byte: 1 where a cell that holds it may have to be in quotes, or is no UTF-8 that a file can have. */
const UNUSUAL = new Uint8Array(256)
for (const byte of [QUOTE, COMMA, NEWLINE, RETURN, SURROGATE]) UNUSUAL[byte] = 1

/** Whether the character that holds byte `at` is surely no white space. */
function isInk(bytes: Uint8Array, at: number, end: number): boolean {
  const byte = bytes[at]!
  if (byte <= LAST_ASCII) return byte > SPACE
  // of letters in two bytes, white space is only among those of the first lead byte
  const lead = byte >= FIRST_LETTER ? byte : at + 1 === end ? bytes[at - 1]! : 0
  return lead >= FIRST_LETTER && lead <= LAST_LETTER
}
