import { base, counts, cut, labelRoom, roomy, sideColour } from './chart-layout.ts'
import { bits, count } from './figures.ts'
import { barX, plot, ruleX, text } from './plot.ts'

/** A named quantity. */
export interface Bar {
  readonly name: string
  readonly value: number
  /** What is written beside the bar. Default: the value. */
  readonly label?: string
}

/** Horizontal bars, each with its figure. */
export function bars(width: number, description: string, data: readonly Bar[], axis: string): Element {
  const room = labelRoom(
    width,
    data.map(({ name }) => name),
  )
  return plot({
    ...base(width, description),
    marginLeft: room,
    marginRight: 72,
    height: data.length * 24 + 50,
    x: {
      label: axis,
      ...counts(
        width,
        data.map((d) => d.value),
      ),
    },
    y: { label: null, domain: data.map((_, i) => i), tickFormat: (i: number) => cut(data[i]!.name, room), tickSize: 0 },
    marks: [
      barX(data, { x: 'value', y: (_, i) => i, fill: 'var(--first)', insetTop: 3, insetBottom: 3 }),
      text(data, {
        x: 'value',
        y: (_, i) => i,
        text: (d: Bar) => d.label ?? count(d.value),
        textAnchor: 'start',
        dx: 5,
      }),
      ruleX([0]),
    ],
  })
}

/** A name with two quantities to be held against each other. */
export interface TwoBars {
  readonly name: string
  readonly first: number
  readonly second: number
}

/** Two bars a name: the first hollow, the second filled. */
export function pairedBars(width: number, description: string, data: readonly TwoBars[], axis: string): Element {
  const room = labelRoom(
    width,
    data.map(({ name }) => name),
  )
  const flat = data.flatMap(({ first, second }, i) => [
    { i, which: 0, value: first },
    { i, which: 1, value: second },
  ])
  return plot({
    ...base(width, description),
    marginLeft: room,
    marginRight: 72,
    height: data.length * 42 + 50,
    x: {
      label: axis,
      ...counts(
        width,
        flat.map((d) => d.value),
      ),
    },
    y: { axis: null, domain: [0, 1] },
    fy: {
      label: null,
      axis: 'left',
      domain: data.map((_, i) => i),
      tickFormat: (i: number) => cut(data[i]!.name, room),
      padding: 0.2,
    },
    marks: [
      barX(flat, {
        x: 'value',
        y: 'which',
        fy: 'i',
        fill: (d) => (d.which === 0 ? 'var(--hollow)' : 'var(--first)'),
        stroke: 'var(--first)',
        insetTop: 1,
        insetBottom: 1,
      }),
      text(flat, { x: 'value', y: 'which', fy: 'i', text: (d) => count(d.value), textAnchor: 'start', dx: 5 }),
    ],
  })
}

/** Bits of one level of a field. */
export interface LevelBits {
  readonly field: string
  readonly level: string
  readonly bits: number
}

/** Bars to both sides of nothing, level by level under each field. */
export function levelBars(width: number, description: string, data: readonly LevelBits[]): Element {
  const room = labelRoom(
    width,
    data.map(({ field, level }) => `${field} ${level}`),
  )
  return plot({
    ...base(width, description),
    marginLeft: room,
    height: data.length * 20 + 50,
    x: {
      label: '← against one person · bits · for →',
      labelAnchor: 'center',
      domain: roomy(
        data.map((d) => d.bits),
        width - room,
      ),
      ticks: Math.max(3, Math.floor(width / 110)),
    },
    y: {
      label: null,
      domain: data.map((_, i) => i),
      tickFormat: (i: number) => cut(`${data[i]!.field}: ${data[i]!.level}`, room),
      tickSize: 0,
    },
    marks: [
      barX(data, {
        x: 'bits',
        y: (_, i) => i,
        fill: (d: LevelBits) => sideColour(d.bits),
        insetTop: 2,
        insetBottom: 2,
      }),
      text(
        data.filter((d) => d.bits >= 0),
        {
          x: 'bits',
          y: (d: LevelBits) => data.indexOf(d),
          text: (d: LevelBits) => bits(d.bits),
          textAnchor: 'start',
          dx: 4,
        },
      ),
      text(
        data.filter((d) => d.bits < 0),
        {
          x: 'bits',
          y: (d: LevelBits) => data.indexOf(d),
          text: (d: LevelBits) => bits(d.bits),
          textAnchor: 'end',
          dx: -4,
        },
      ),
      ruleX([0]),
    ],
  })
}
