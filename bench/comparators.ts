import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Stage } from './stage.ts'
import type { Row, Table } from './table.ts'

const COLUMNS = /^(.+?)\s+(\d+)\s+(\d+)\s+([\d.]+)x$/

/** `compare.ts`, a program of its own, as a stage: its printed tables are read back. */
export const stage: Stage = {
  peers: ['fast-levenshtein'],
  run(size) {
    const program = fileURLToPath(new URL('compare.js', import.meta.url))
    const [pairs, rounds] = size === 'smoke' ? ['500', '1'] : ['50000', '9']
    return tables(execFileSync(process.execPath, [program, pairs, rounds], { encoding: 'utf8' }))
  },
}

/** A table begins with its title after an empty line; then the header, then a row for each comparator. */
function tables(text: string): Table[] {
  return text
    .trim()
    .split('\n\n')
    .map((block) => {
      const [title, , ...lines] = block.split('\n')
      return { title: title!, rows: lines.map(row) }
    })
}

function row(line: string): Row {
  const [, what, min, median, ratio] = COLUMNS.exec(line)!
  return { what: what!, 'min ns': Number(min), 'median ns': Number(median), 'times faster': Number(ratio) }
}
