import { type Batch, type RawRecord, Row } from './batch.ts'
import { indexOrEnd } from './index-or-end.ts'
import { jsonObjectEnd } from './json-object-end.ts'

/** Adds an object to `batch` as a record, or the reason why it is none. */
export function addJsonRecord(value: RawRecord | undefined, line: number, batch: Batch): void {
  if (value === undefined) {
    batch.problems.push({ line, reason: 'json' })
    return
  }
  const record = new Row()
  let blank = true
  for (const name of Object.keys(value)) {
    const cell = value[name]
    record[name] = cell
    blank &&= cell === null || (typeof cell === 'string' && cell.trim() === '')
  }
  if (blank) batch.problems.push({ line, reason: 'blank' })
  else {
    batch.records.push(record)
    batch.lines.push(line)
  }
}

/**
 * The object that `text` holds, or `undefined` where it holds anything else or nests too deep. Whole numbers beyond
 * 2^53 stay exact, as text: two long customer numbers must not become one.
 */
export function jsonObject(text: string): RawRecord | undefined {
  if (jsonObjectEnd(text, 0) < 0) return undefined
  try {
    const value: unknown = JSON.parse(/\d{16}/.test(text) ? longNumbersQuoted(text) : text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawRecord) : undefined
  } catch {
    return undefined
  }
}

/** Not one expression for strings and numbers: on a string of megabytes it would run out of stack. */
function longNumbersQuoted(text: string): string {
  let quoted = ''
  for (let at = 0; at < text.length; ) {
    const open = indexOrEnd(text, '"', at)
    quoted += text.slice(at, open).replace(/-?\d[\d.eE+-]*/g, quotedIfLong)
    let close = indexOrEnd(text, '"', open + 1)
    while (isEscaped(text, close)) close = indexOrEnd(text, '"', close + 1)
    quoted += text.slice(open, close + 1)
    at = close + 1
  }
  return quoted
}

function quotedIfLong(number: string): string {
  return /^-?[1-9]\d{15,}$/.test(number) && !Number.isSafeInteger(Number(number)) ? `"${number}"` : number
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote
  while (text[before - 1] === '\\') before--
  return quote < text.length && (quote - before) % 2 === 1
}
