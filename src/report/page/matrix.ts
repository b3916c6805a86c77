import { base, cut, labelRoom } from './chart-layout.ts'
import { cell, plot, text } from './plot.ts'

/** A cell of a matrix. */
export interface MatrixCell {
  readonly row: number
  readonly column: number
  /** 0…1: how dark. */
  readonly share: number
  readonly label: string
}

/** A matrix of shares, each written in its cell. */
export function matrix(
  width: number,
  description: string,
  names: readonly string[],
  cells: readonly MatrixCell[],
): Element {
  const room = labelRoom(width, names)
  const longest = Math.max(0, ...names.map((name) => name.length)) * 6.8
  const isTurned = longest > (width - room - 24) / Math.max(1, names.length)
  const right = isTurned ? Math.min(72, longest * 0.6) : 24
  const size = (width - room - right) / Math.max(1, names.length)
  const top = isTurned ? Math.min(96, longest * 0.72 + 24) : 28
  return plot({
    ...base(width, description),
    marginLeft: room,
    marginTop: top,
    marginRight: right,
    marginBottom: 8,
    height: names.length * Math.min(44, Math.max(26, size)) + top + 8,
    x: {
      axis: 'top',
      label: null,
      domain: names.map((_, i) => i),
      tickFormat: (i: number) => cut(names[i]!, 116),
      tickRotate: isTurned ? -45 : 0,
      tickSize: 0,
    },
    y: { label: null, domain: names.map((_, i) => i), tickFormat: (i: number) => cut(names[i]!, room), tickSize: 0 },
    marks: [
      cell(cells, {
        x: 'column',
        y: 'row',
        fill: 'var(--first)',
        fillOpacity: (d: MatrixCell) => 0.08 + 0.62 * d.share,
        inset: 1,
      }),
      text(cells, { x: 'column', y: 'row', text: 'label', fontSize: size < 40 ? 9 : 11, fontWeight: 600 }),
    ],
    opacity: { type: 'identity' },
  })
}
