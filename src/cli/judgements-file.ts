import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import type { Judgement } from '../identity/judgement-book.ts'
import { csvCell } from './csv-file.ts'
import { Misuse } from './misuse.ts'

const COLUMNS = ['a', 'b', 'verdict', 'by', 'at', 'note'] as const

/** A CSV file of judgements that grows line by line: what was answered is on the disk before the next is asked. */
export class JudgementsFile {
  readonly path: string
  readonly #columns: readonly string[]
  /** Bytes of the file before and after each line of ours. */
  readonly #written: { readonly before: number; readonly after: number }[] = []

  /**
   * Nothing is written yet. Columns of a file that is there are kept.
   * @throws Misuse where it is there and is no CSV file of judgements
   */
  constructor(path: string) {
    this.path = path
    this.#columns = existsSync(path) ? columnsOf(path) : COLUMNS
  }

  /** Writes a line, and the header where the file is new. */
  append(judgement: Judgement): void {
    if (!existsSync(this.path)) writeFileSync(this.path, `${this.#columns.join(',')}\n`)
    const before = statSync(this.path).size
    const cells = this.#columns.map((column) => csvCell(text(judgement, column)))
    const isBroken = before > 0 && readFileSync(this.path).at(-1) !== 0x0a
    appendFileSync(this.path, `${isBroken ? '\n' : ''}${cells.join(',')}\n`)
    this.#written.push({ before, after: statSync(this.path).size })
  }

  /**
   * Takes the last line back that was appended here.
   * @returns false where somebody else has written to the file since: it stays as it is
   */
  undo(): boolean {
    const last = this.#written.at(-1)
    if (!last || statSync(this.path).size !== last.after) return false
    truncateSync(this.path, last.before)
    this.#written.pop()
    return true
  }
}

function text(judgement: Judgement, column: string): string {
  return COLUMNS.includes(column as keyof Judgement) ? (judgement[column as keyof Judgement] ?? '') : ''
}

function columnsOf(path: string): string[] {
  const header = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1)[0]!
  const columns = header.split(',').map((name) => name.trim())
  if (['a', 'b', 'verdict'].every((name) => columns.includes(name))) return columns
  throw new Misuse(`${path} is no CSV file with the columns a,b,verdict: give another one with --out`)
}
