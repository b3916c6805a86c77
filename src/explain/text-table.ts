/** Columns of text: a name and a cell per line. */
export interface TextColumn {
  readonly head: string
  readonly cells: readonly string[]
  /** Numbers stand to the right. */
  readonly right?: boolean
}

/** A table as lines for a terminal, two spaces between columns. */
export function textTable(columns: readonly TextColumn[]): string {
  const widths = columns.map(({ head, cells }) => Math.max(head.length, ...cells.map((cell) => cell.length)))
  const line = (texts: readonly string[]): string =>
    `${texts.map((text, c) => (columns[c]!.right ? text.padStart(widths[c]!) : text.padEnd(widths[c]!))).join('  ')}`
  const rows = columns[0]?.cells.map((_, i) => columns.map(({ cells }) => cells[i]!)) ?? []
  return [columns.map(({ head }) => head), ...rows].map((texts) => `${line(texts).trimEnd()}\n`).join('')
}
