import type { Batch, RecordReader } from './batch.ts'
import type { CellBatch } from './cell-batch.ts'
import { CsvCellReader } from './csv-cell-reader.ts'
import { CsvReader } from './csv-reader.ts'
import { JsonLinesReader } from './json-lines-reader.ts'
import { JsonReader } from './json-reader.ts'
import { jsonObject } from './json-record.ts'

/** Formats that are read. */
export type FormatName = 'csv' | 'json-lines' | 'json'

/** What a file is written in; `delimiter` only for `csv`. */
export interface Format {
  readonly name: FormatName
  readonly delimiter?: string
}

/** In order of preference where a header holds as many of one as of another. */
const DELIMITERS = [',', '\t', ';', '|'] as const

/** What a file's name and the first lines that are not blank say of its format. */
export function formatOf(fileName: string, text: string): Format {
  const extension = /\.(\w+)(?:\.gz)?$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const start = text.trimStart()
  if (extension === 'jsonl' || extension === 'ndjson') return { name: 'json-lines' }
  if (extension === 'json') return { name: isJsonLines(start) ? 'json-lines' : 'json' }
  if (extension === 'csv' || extension === 'tsv' || !/^[[{]/.test(start))
    return { name: 'csv', delimiter: delimiterOf(start) }
  return { name: isJsonLines(start) ? 'json-lines' : 'json' }
}

/** The reader of a format. */
export function readerOf(format: Format): RecordReader {
  if (format.name === 'json') return new JsonReader()
  return format.name === 'json-lines' ? new JsonLinesReader() : new CsvReader(format.delimiter ?? ',')
}

/** The reader of a format that makes no objects where it can do without. */
export function cellReaderOf(format: Format): RecordReader<Batch | CellBatch> {
  return format.name === 'csv' ? new CsvCellReader(format.delimiter ?? ',') : readerOf(format)
}

/** Whether one of the first lines is an object by itself, and no list is opened before. */
function isJsonLines(start: string): boolean {
  if (start.startsWith('[')) return false
  return start
    .slice(0, 1 << 16)
    .split('\n', 4)
    .some((line) => jsonObject(line) !== undefined)
}

/** The delimiter that stands most often in the header, outside quotes; or the one that spreadsheets name: `sep=;`. */
function delimiterOf(start: string): string {
  const named = /^sep=(.)\n/i.exec(start)?.[1]
  if (named !== undefined && (DELIMITERS as readonly string[]).includes(named)) return named
  const header = start.slice(0, Math.max(0, start.indexOf('\n'))).replace(/"[^"]*"/g, '')
  let best: string = DELIMITERS[0]
  let most = 0
  for (const delimiter of DELIMITERS) {
    const count = header.split(delimiter).length - 1
    if (count > most) [best, most] = [delimiter, count]
  }
  return best
}
