import { Misuse } from '../misuse.ts'
import { fileReport, inputFile, readBatches } from './input-file.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** A row of a file whose columns are known, and its line. */
export interface TableRow {
  readonly line: number
  /** The value of a column as text, `''` where it is missing. */
  readonly cell: (column: string) => string
}

/**
 * The rows of a file that selfsame wrote or that follows its form (CSV or JSON lines, gz too).
 *
 * @param columns names that must be there; of names written `a|b` either
 * @throws Misuse where a column is missing, UnreadableFile where a line cannot be read: these files are small matters
 *   of fact, and half of one would give a wrong answer
 */
export async function* tableRows(path: string, columns: readonly string[]): AsyncGenerator<TableRow> {
  const file = await inputFile(path, noBytes())
  let checked = false
  for await (const batch of readBatches(file, fileReport(file))) {
    const broken = batch.problems.find(({ reason }) => reason !== 'encoding' && reason !== 'blank')
    if (broken !== undefined)
      throw new UnreadableFile(`${path}, line ${broken.line}: cannot be read (${broken.reason})`)
    for (const [i, record] of batch.records.entries()) {
      if (!checked) checkColumns(path, columns, Object.keys(record))
      checked = true
      yield { line: batch.lines[i]!, cell: (column) => cellText(record[column]) }
    }
  }
}

function checkColumns(path: string, wanted: readonly string[], found: readonly string[]): void {
  const missing = wanted.filter((names) => !names.split('|').some((name) => found.includes(name)))
  if (missing.length === 0) return
  const columns = missing.map((names) => names.replace('|', ' or ')).join(', ')
  throw new Misuse(`${path} lacks the column ${columns}; it has ${found.join(', ')}`)
}

function cellText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
