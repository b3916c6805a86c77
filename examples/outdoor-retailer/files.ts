import { createReadStream, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import Papa from 'papaparse'
import type { Row } from './visit.ts'

/** Rows as the text of a file in the format its name says: `.csv` or `.jsonl`. */
export function formatRows(file: string, rows: readonly Row[]): string {
  if (file.endsWith('.csv')) return `${Papa.unparse(rows as Row[], { newline: '\n' })}\n`
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** The rows of a file, one at a time, in the format its name says. CSV values are text, blank ones `''`. */
export async function* readRows(path: string): AsyncIterableIterator<Row> {
  if (path.endsWith('.csv')) {
    yield* Papa.parse<Row>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data
    return
  }
  for await (const line of createInterface({ input: createReadStream(path) })) if (line) yield JSON.parse(line) as Row
}
