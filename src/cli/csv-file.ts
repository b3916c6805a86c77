import { appendFileSync, closeSync, openSync } from 'node:fs'

/** Characters gathered before they are written. */
const FLUSH_LENGTH = 1 << 16

/** A CSV file (RFC 4180, `\n` line ends, UTF-8 without mark) that is written row by row. */
export class CsvFile {
  rows = 0
  readonly #file: number
  #text = ''
  #closed = false

  constructor(path: string, header: readonly string[]) {
    this.#file = openSync(path, 'w')
    this.#text = `${header.map(csvCell).join(',')}\n`
  }

  add(...cells: readonly (string | number)[]): void {
    for (let i = 0; i < cells.length; i++) this.#text += (i > 0 ? ',' : '') + csvCell(cells[i]!)
    this.#text += '\n'
    this.rows++
    if (this.#text.length >= FLUSH_LENGTH) this.#flush()
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

  #flush(): void {
    appendFileSync(this.#file, this.#text)
    this.#text = ''
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
