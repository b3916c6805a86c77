import { base, counts } from './chart-layout.ts'
import { gridY, line, type Markish, plot, rectY, ruleX, ruleY, text } from './plot.ts'

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
  return plot({
    ...base(width, description),
    marginLeft: 52,
    marginTop: 34,
    height: 300,
    x: {
      label: 'match weight, bits →',
      domain: around(
        data.map(({ from }) => from),
        link,
        review,
      ),
    },
    y: {
      label: '↑ pairs (root scale)',
      type: 'sqrt',
      ...counts(
        700,
        data.map((d) => d.together + d.apart),
      ),
    },
    marks: [
      rectY(data, {
        x1: 'from',
        x2: (d: Bin) => d.from + 1,
        y1: 0,
        y2: 'together',
        fill: 'var(--first)',
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      rectY(data, {
        x1: 'from',
        x2: (d: Bin) => d.from + 1,
        y1: 'together',
        y2: (d: Bin) => d.together + d.apart,
        fill: 'var(--hollow)',
        stroke: 'var(--second)',
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ruleY([0]),
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
  return plot({
    ...base(width, description),
    marginLeft: 52,
    marginTop: 34,
    marginRight: 64,
    height: 240,
    x: {
      label: 'link threshold, bits →',
      domain: around(
        data.map(({ threshold }) => threshold),
        link,
        review,
      ),
    },
    y: { label: null, domain: [0, 1], tickFormat: (v: number) => `${Math.round(v * 100)} %`, ticks: 5 },
    marks: [
      gridY({ stroke: 'var(--line)', strokeOpacity: 1, ticks: 5 }),
      line(data, { x: 'threshold', y: 'precision', stroke: 'var(--first)', strokeWidth: 2 }),
      line(data, { x: 'threshold', y: 'recall', stroke: 'var(--second)', strokeWidth: 2, strokeDasharray: '6,4' }),
      ...(last
        ? [
            text([last], { x: 'threshold', y: 'precision', text: () => 'precision', textAnchor: 'start', dx: 5 }),
            text([last], { x: 'threshold', y: 'recall', text: () => 'recall', textAnchor: 'start', dx: 5 }),
          ]
        : []),
      ...thresholdRules(link, review),
    ],
  })
}

/** From the least weight to the greatest, the thresholds and their names inside. */
function around(weights: readonly number[], link: number, review: number): [number, number] {
  return [Math.min(...weights, link - 1, review - 6), Math.max(...weights.map((from) => from + 1), link + 6)]
}

function thresholdRules(link: number, review: number): Markish[] {
  return [
    ...(review < link
      ? [
          ruleX([review], { stroke: 'var(--muted)', strokeDasharray: '2,4' }),
          text([review], {
            x: (d: number) => d,
            frameAnchor: 'top',
            dy: -12,
            dx: -4,
            textAnchor: 'end',
            text: () => 'review',
          }),
        ]
      : []),
    ruleX([link], { stroke: 'var(--text)', strokeDasharray: '6,3', strokeWidth: 1.5 }),
    text([link], {
      x: (d: number) => d,
      frameAnchor: 'top',
      dy: -12,
      dx: 4,
      textAnchor: 'start',
      text: () => 'link →',
    }),
  ]
}
