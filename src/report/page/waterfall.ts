import { base, cut, labelRoom, roomy, sideColour } from './chart-layout.ts'
import { bits } from './figures.ts'
import { barX, connect, type Markish, plot, ruleX, text } from './plot.ts'

/** A step of a waterfall: from where the sum stood to where it stands. */
export interface Step {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly kind: 'start' | 'evidence' | 'total'
}

/** The sum of evidence, step by step, and where the thresholds are. */
export function waterfall(
  width: number,
  description: string,
  steps: readonly Step[],
  link: number,
  review: number,
): Element {
  const room = labelRoom(
    width,
    steps.map(({ name }) => name),
  )
  const label = (d: Step): string => (d.kind === 'evidence' ? bits(d.to - d.from) : bits(d.to))
  const labels = (right: boolean): Markish =>
    text(
      steps.filter(({ from, to }) => right === to >= from),
      {
        x: 'to',
        y: (d: Step) => steps.indexOf(d),
        text: label,
        textAnchor: right ? 'start' : 'end',
        dx: right ? 5 : -5,
      },
    )
  return plot({
    ...base(width, description),
    marginLeft: room,
    marginTop: 34,
    height: steps.length * 26 + 78,
    x: {
      label: 'match weight, bits',
      domain: roomy([...steps.flatMap(({ from, to }) => [from, to]), link], width - room),
      ticks: Math.max(3, Math.floor(width / 110)),
    },
    y: {
      label: null,
      domain: steps.map((_, i) => i),
      tickFormat: (i: number) => cut(steps[i]!.name, room),
      tickSize: 0,
    },
    marks: [
      ruleX([0], { stroke: 'var(--line)' }),
      ...(review < link ? [ruleX([review], { stroke: 'var(--muted)', strokeDasharray: '2,4' })] : []),
      ruleX([link], { stroke: 'var(--text)', strokeDasharray: '6,3', strokeWidth: 1.5 }),
      text([link], { x: (d: number) => d, frameAnchor: 'top', dy: -18, text: () => `link from ${bits(link)}` }),
      barX(steps, {
        x1: (d: Step) => Math.min(d.from, d.to),
        x2: (d: Step) => Math.max(d.from, d.to),
        y: (_, i) => i,
        fill: (d: Step) => (d.kind === 'evidence' ? sideColour(d.to - d.from) : 'var(--muted)'),
        insetTop: 4,
        insetBottom: 4,
      }),
      connect(steps.slice(1), {
        x1: (d: Step) => (d.kind === 'total' ? d.to : d.from),
        x2: (d: Step) => (d.kind === 'total' ? d.to : d.from),
        y1: (_, i) => i,
        y2: (_, i) => i + 1,
        stroke: 'var(--muted)',
      }),
      labels(true),
      labels(false),
    ],
  })
}
