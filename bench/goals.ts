import type { Machine } from './machine.ts'
import type { Row, Table } from './table.ts'

/** What a stage found when it was last run, and where. */
export interface Result {
  readonly machine: Machine
  readonly tables: readonly Table[]
}

/** A figure that a goal is about: where it stands, and what it has to be. */
interface Figure {
  readonly stage: string
  /** Which table, by its title, the last where several are; and which of its rows. */
  readonly table: RegExp
  readonly row: RegExp
  readonly column: string
  readonly atLeast?: number
  readonly atMost?: number
  /** How it is shown behind its number. */
  readonly unit: string
}

/** The goals of the design, each with its figures. Those of accuracy stand in `npm run accuracy`. */
const GOALS: readonly { readonly goal: string; readonly figures: readonly Figure[] }[] = [
  ...(['Levenshtein', 'Jaro-Winkler'] as const).map((metric) => ({
    goal: `${metric} on encoded values against the best npm package: ${metric === 'Levenshtein' ? '5' : '4.5'} times on names, 10 on addresses`,
    figures: (['names', 'addresses'] as const).map((kind) => ({
      stage: 'comparators',
      table: new RegExp(`^${metric} of ${kind}`),
      row: /^selfsame, column$/,
      column: 'times faster',
      atLeast: kind === 'addresses' ? 10 : metric === 'Levenshtein' ? 5 : 4.5,
      unit: `× on ${kind}`,
    })),
  })),
  {
    goal: 'pair scoring against DuckDB, CPU, loading left out: 8 times',
    figures: [
      {
        stage: 'pairs',
        table: /^pair scoring/,
        row: /^selfsame, until a link is out of reach, SIMD$/,
        column: 'times faster',
        atLeast: 8,
        unit: '×',
      },
    ],
  },
  {
    goal: '1 million persons, 22 million pairs, CSV to entities, 2 cores: 6 s, 0.8 GB',
    figures: [
      ...costs({ stage: 'jobs', table: /^1,000,000 persons.*wide/, row: /^selfsame resolve --model/ }, 6, 800),
      {
        stage: 'jobs',
        table: /^1,000,000 persons.*wide/,
        row: /^selfsame resolve --model/,
        column: 'pairs compared',
        unit: ' pairs',
      },
    ],
  },
  {
    goal: '10 million records: 180 s, 5 GB',
    figures: [
      ...costs({ stage: 'growth', table: /^persons/, row: /^10,000,000$/ }, 180, 5000, ' of persons'),
      ...costs({ stage: 'growth', table: /^exact/, row: /^10,000,000$/ }, 180, 5000, ' of identifiers'),
    ],
  },
  {
    goal: 'union-find, 10 million nodes, 20 million random edges, against mnemonist: 4 times',
    figures: [
      {
        stage: 'union-find',
        table: /10000000 nodes/,
        row: /^selfsame/,
        column: 'times faster',
        atLeast: 4,
        unit: '×',
      },
    ],
  },
  {
    goal: 'live put of raw records: 300,000 a second, p99 20 µs, no stall over 10 ms, 250 bytes a profile',
    figures: (
      [
        ['calls/s of CPU', { atLeast: 300_000 }, '/s'],
        ['p99 µs', { atMost: 20 }, ' µs p99'],
        ['longest ms', { atMost: 10 }, ' ms at most'],
        ['B/profile', { atMost: 250 }, ' B a profile'],
      ] as const
    ).map(([column, bound, unit]) => ({
      stage: 'live',
      // the largest is measured last
      table: /^live, /,
      row: /^put: new values, raw$/,
      column,
      ...bound,
      unit,
    })),
  },
  {
    goal: 'live put with scoring, 1 million records: p99 1 ms',
    figures: [
      {
        stage: 'live',
        table: /^live put with scoring/,
        row: /^put, 1,000,000 persons there$/,
        column: 'p99 µs',
        atMost: 1000,
        unit: ' µs p99',
      },
    ],
  },
]

function costs(
  where: Pick<Figure, 'stage' | 'table' | 'row'>,
  seconds: number,
  megabytes: number,
  of = '',
): readonly Figure[] {
  return [
    { ...where, column: 's wall', atMost: seconds, unit: ` s${of}` },
    { ...where, column: 'peak MB', atMost: megabytes, unit: ' MB' },
  ]
}

/** Each goal beside what was last measured of it. @param results by stage, those that were run */
export function goalsTable(results: ReadonlyMap<string, Result>): Table {
  const rows = GOALS.map(({ goal, figures }): Row => {
    const found = figures.map((figure) => ({ figure, value: measuredOf(figure, results) }))
    const known = found.flatMap(({ figure, value }) => (value === undefined ? [] : [{ figure, value }]))
    const stages = [...new Set(figures.map(({ stage }) => stage))]
    return {
      goal,
      measured: known.map(({ figure, value }) => `${shown(value)}${figure.unit}`).join(', ') || 'not measured yet',
      met: verdict(known, figures),
      'load before': stages.map((stage) => results.get(stage)?.machine.load.toFixed(1) ?? '').join(', '),
      command: stages.map((stage) => `npm run bench -- ${stage}`).join(', '),
    }
  })
  return { title: 'goals', rows }
}

function verdict(known: readonly { figure: Figure; value: number }[], figures: readonly Figure[]): string {
  const isMet = ({ figure: { atLeast, atMost }, value }: { figure: Figure; value: number }): boolean =>
    value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY)
  if (known.some((one) => !isMet(one))) return 'no'
  return known.length < figures.length ? (known.length === 0 ? '' : 'as far as measured') : 'yes'
}

function measuredOf({ stage, table, row, column }: Figure, results: ReadonlyMap<string, Result>): number | undefined {
  const of = results.get(stage)?.tables.findLast(({ title }) => table.test(title))
  const value = of?.rows.find(({ what }) => row.test(`${what}`))?.[column]
  return typeof value === 'number' ? value : undefined
}

function shown(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US')
  return value >= 100 ? value.toFixed(0) : value.toFixed(1)
}
