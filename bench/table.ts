/** One line of a table: column → figure or text. Columns that a row lacks stay empty. */
export type Row = Readonly<Record<string, string | number>>

/** What a stage found. */
export interface Table {
  /** What was measured, on what, in which units. */
  readonly title: string
  readonly rows: readonly Row[]
}

/** A table in Markdown; numbers with as many digits as they are good for. */
export function markdown({ title, rows }: Table): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = rows.map((row) => columns.map((column) => shown(row[column])))
  const widths = columns.map((column, c) => Math.max(column.length, 3, ...cells.map((row) => row[c]!.length)))
  const numeric = columns.map((column) => rows.every((row) => typeof row[column] !== 'string'))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, c) => (numeric[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!))).join(' | ')} |`
  const rule = widths.map((width, c) => (numeric[c] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  return [`### ${title}`, '', line(columns), line(rule), ...cells.map(line), ''].join('\n')
}

function shown(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? ''
  if (Number.isInteger(value)) return value.toLocaleString('en-US')
  const size = Math.abs(value)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4)
}
