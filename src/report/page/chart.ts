/*!
Contains Observable Plot (Copyright 2020-2025 Observable, Inc.) and D3 (Copyright 2010-2026 Mike Bostock), ISC licence:
Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.
THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.
*/
import * as Plot from '@observablehq/plot'
import { bits, count } from './figures.ts'

/** Room for labels to the left: a third of a narrow page, and not more than long names need. */
function labelRoom(width: number, labels: readonly string[]): number {
  const longest = Math.max(0, ...labels.map((label) => label.length))
  return Math.min(longest * 7 + 16, Math.max(96, width * 0.38))
}

/** As much of a label as there is room for. */
function cut(label: string, room: number): string {
  const most = Math.floor((room - 12) / 6.6)
  return label.length > most ? `${label.slice(0, most - 1)}…` : label
}

function base(width: number, description: string): Plot.PlotOptions {
  return { className: 'chart', width, ariaLabel: description, marginRight: 24, marginTop: 8, marginBottom: 42 }
}

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
  return Plot.plot({
    ...base(width, description),
    marginLeft: room,
    marginRight: 72,
    height: data.length * 24 + 50,
    x: {
      label: axis,
      ticks: Math.max(2, Math.floor(width / 140)),
      tickFormat: short,
      domain: [0, Math.max(1, ...data.map((d) => d.value))],
    },
    y: { label: null, domain: data.map((_, i) => i), tickFormat: (i: number) => cut(data[i]!.name, room), tickSize: 0 },
    marks: [
      Plot.barX(data, { x: 'value', y: (_, i) => i, fill: 'var(--first)', insetTop: 3, insetBottom: 3 }),
      Plot.text(data, {
        x: 'value',
        y: (_, i) => i,
        text: (d: Bar) => d.label ?? count(d.value),
        textAnchor: 'start',
        dx: 5,
      }),
      Plot.ruleX([0]),
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
  return Plot.plot({
    ...base(width, description),
    marginLeft: room,
    marginRight: 72,
    height: data.length * 42 + 50,
    x: {
      label: axis,
      ticks: Math.max(2, Math.floor(width / 140)),
      tickFormat: short,
      domain: [0, Math.max(1, ...flat.map((d) => d.value))],
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
      Plot.barX(flat, {
        x: 'value',
        y: 'which',
        fy: 'i',
        fill: (d) => (d.which === 0 ? 'var(--hollow)' : 'var(--first)'),
        stroke: 'var(--first)',
        insetTop: 1,
        insetBottom: 1,
      }),
      Plot.text(flat, { x: 'value', y: 'which', fy: 'i', text: (d) => count(d.value), textAnchor: 'start', dx: 5 }),
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
  return Plot.plot({
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
      Plot.barX(data, {
        x: 'bits',
        y: (_, i) => i,
        fill: (d: LevelBits) => sideColour(d.bits),
        insetTop: 2,
        insetBottom: 2,
      }),
      Plot.text(
        data.filter((d) => d.bits >= 0),
        {
          x: 'bits',
          y: (d: LevelBits) => data.indexOf(d),
          text: (d: LevelBits) => bits(d.bits),
          textAnchor: 'start',
          dx: 4,
        },
      ),
      Plot.text(
        data.filter((d) => d.bits < 0),
        {
          x: 'bits',
          y: (d: LevelBits) => data.indexOf(d),
          text: (d: LevelBits) => bits(d.bits),
          textAnchor: 'end',
          dx: -4,
        },
      ),
      Plot.ruleX([0]),
    ],
  })
}

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
  const labels = (right: boolean): Plot.Markish =>
    Plot.text(
      steps.filter(({ from, to }) => right === to >= from),
      {
        x: 'to',
        y: (d: Step) => steps.indexOf(d),
        text: label,
        textAnchor: right ? 'start' : 'end',
        dx: right ? 5 : -5,
      },
    )
  return Plot.plot({
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
      Plot.ruleX([0], { stroke: 'var(--line)' }),
      ...(review < link ? [Plot.ruleX([review], { stroke: 'var(--muted)', strokeDasharray: '2,4' })] : []),
      Plot.ruleX([link], { stroke: 'var(--text)', strokeDasharray: '6,3', strokeWidth: 1.5 }),
      Plot.text([link], { x: (d: number) => d, frameAnchor: 'top', dy: -18, text: () => `link from ${bits(link)}` }),
      Plot.barX(steps, {
        x1: (d: Step) => Math.min(d.from, d.to),
        x2: (d: Step) => Math.max(d.from, d.to),
        y: (_, i) => i,
        fill: (d: Step) => (d.kind === 'evidence' ? sideColour(d.to - d.from) : 'var(--muted)'),
        insetTop: 4,
        insetBottom: 4,
      }),
      Plot.link(steps.slice(1), {
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

/** Candidate pairs by weight. */
export interface Bin {
  readonly from: number
  readonly together: number
  readonly apart: number
}

/** Pairs by weight: together filled, apart hollow, stacked; counts on a scale of roots, so that few are seen beside many. */
export function weightBars(
  width: number,
  description: string,
  data: readonly Bin[],
  link: number,
  review: number,
): Element {
  return Plot.plot({
    ...base(width, description),
    marginLeft: 52,
    marginTop: 34,
    height: 300,
    x: { label: 'match weight, bits →' },
    y: { label: '↑ pairs (root scale)', type: 'sqrt', tickFormat: short, ticks: 5 },
    marks: [
      Plot.rectY(data, {
        x1: 'from',
        x2: (d: Bin) => d.from + 1,
        y1: 0,
        y2: 'together',
        fill: 'var(--first)',
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      Plot.rectY(data, {
        x1: 'from',
        x2: (d: Bin) => d.from + 1,
        y1: 'together',
        y2: (d: Bin) => d.together + d.apart,
        fill: 'var(--hollow)',
        stroke: 'var(--second)',
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      Plot.ruleY([0]),
      ...thresholdRules(link, review),
    ],
  })
}

/** A quantity of two shares over thresholds. */
export interface Expected {
  readonly threshold: number
  readonly precision: number
  readonly recall: number
}

/** Precision (solid) and recall (dashed) over the link threshold. */
export function qualityLines(
  width: number,
  description: string,
  data: readonly Expected[],
  link: number,
  review: number,
): Element {
  const last = data.at(-1)
  return Plot.plot({
    ...base(width, description),
    marginLeft: 52,
    marginTop: 34,
    marginRight: 64,
    height: 240,
    x: { label: 'link threshold, bits →' },
    y: { label: null, domain: [0, 1], tickFormat: (v: number) => `${Math.round(v * 100)} %`, ticks: 5 },
    marks: [
      Plot.gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      Plot.line(data, { x: 'threshold', y: 'precision', stroke: 'var(--first)', strokeWidth: 2 }),
      Plot.line(data, { x: 'threshold', y: 'recall', stroke: 'var(--second)', strokeWidth: 2, strokeDasharray: '6,4' }),
      ...(last
        ? [
            Plot.text([last], { x: 'threshold', y: 'precision', text: () => 'precision', textAnchor: 'start', dx: 5 }),
            Plot.text([last], { x: 'threshold', y: 'recall', text: () => 'recall', textAnchor: 'start', dx: 5 }),
          ]
        : []),
      ...thresholdRules(link, review),
    ],
  })
}

function thresholdRules(link: number, review: number): Plot.Markish[] {
  return [
    ...(review < link
      ? [
          Plot.ruleX([review], { stroke: 'var(--muted)', strokeDasharray: '2,4' }),
          Plot.text([review], {
            x: (d: number) => d,
            frameAnchor: 'top',
            dy: -12,
            dx: -4,
            textAnchor: 'end',
            text: () => 'review',
          }),
        ]
      : []),
    Plot.ruleX([link], { stroke: 'var(--text)', strokeDasharray: '6,3', strokeWidth: 1.5 }),
    Plot.text([link], {
      x: (d: number) => d,
      frameAnchor: 'top',
      dy: -12,
      dx: 4,
      textAnchor: 'start',
      text: () => 'link →',
    }),
  ]
}

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
  return Plot.plot({
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
      Plot.cell(cells, {
        x: 'column',
        y: 'row',
        fill: 'var(--first)',
        fillOpacity: (d: MatrixCell) => 0.08 + 0.62 * d.share,
        inset: 1,
      }),
      Plot.text(cells, { x: 'column', y: 'row', text: 'label', fontSize: size < 40 ? 9 : 11, fontWeight: 600 }),
    ],
    opacity: { type: 'identity' },
  })
}

/** From the least to the greatest and to nothing, with room for figures at both ends. */
function roomy(values: readonly number[], width: number): [number, number] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  // a figure of five characters at each end
  const room = ((most - least) * 46) / Math.max(46, width - 2 * 46)
  return [least - room - 0.5, most + room + 0.5]
}

function sideColour(of: number): string {
  return of >= 0 ? 'var(--for)' : 'var(--against)'
}

function short(n: number): string {
  const format = (of: number): string => `${Number(of.toFixed(1))}`
  return n >= 1e6 ? `${format(n / 1e6)}M` : n >= 1e3 ? `${format(n / 1e3)}k` : `${n}`
}
