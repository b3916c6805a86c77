import type { PlotOptions } from './plot.ts'

/** Room for labels to the left: of a narrow page a third or so, and not more than long names need. */
export function labelRoom(width: number, labels: readonly string[]): number {
  const longest = Math.max(0, ...labels.map((label) => label.length))
  return Math.min(longest * 7 + 16, Math.max(96, width * 0.38))
}

/** As much of a label as there is room for. */
export function cut(label: string, room: number): string {
  const most = Math.floor((room - 12) / 6.6)
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}

/** What all charts have in common. */
export function base(width: number, description: string): PlotOptions {
  return { className: 'chart', width, ariaLabel: description, marginRight: 24, marginTop: 8, marginBottom: 42 }
}

/** From the least to the greatest and to nothing, with room for figures at both ends. */
export function roomy(values: readonly number[], width: number): [number, number] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  // a figure of five characters at each end
  const room = ((most - least) * 46) / Math.max(46, width - 2 * 46)
  return [least - room - 0.5, most + room + 0.5]
}

/** The colour of what speaks for one person, and against. */
export function sideColour(of: number): string {
  return of >= 0 ? 'var(--for)' : 'var(--against)'
}

/** The scale of some counts: from nothing to the greatest, no tick between two whole numbers. */
export function counts(width: number, values: readonly number[]): PlotOptions['x'] {
  const most = Math.max(1, ...values)
  const ticks = Math.max(2, Math.floor(width / 140))
  return {
    domain: [0, most],
    ticks: most > 1.5 && most <= ticks ? Math.floor(most) : most === 1 ? 1 : ticks,
    tickFormat: short,
  }
}

/** A count as an axis has room for: `12k`, `1.2M`. */
function short(n: number): string {
  const format = (of: number): string => `${Number(of.toFixed(1))}`
  return n >= 1e6 ? `${format(n / 1e6)}M` : n >= 1e3 ? `${format(n / 1e3)}k` : `${n}`
}
