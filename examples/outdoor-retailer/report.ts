import type { BeforeAfter, Findings } from './findings.ts'
import type { Mailing } from './offer.ts'
import type { CustomerValue, Segment } from './recency-frequency-money.ts'
import { SOURCES } from './visits.ts'

type Cell = string | number

const VIEWS = ['before', 'after', 'truth'] as const satisfies readonly (keyof BeforeAfter<unknown>)[]

const count = (n: number): string => n.toLocaleString('en-US')
const share = (part: number): string => `${(100 * part).toFixed(1)} %`
const dollars = (amount: number): string => `$${count(Math.round(amount))}`

/** The findings for people to read, as Markdown. */
export function markdownReport(findings: Findings): string {
  return `${[
    '# One retailer, nine systems, one answer',
    `${count(findings.records)} records of ${count(findings.people)} people, merged into ${count(findings.entities)} entities.`,
    ...strangersAndPeople(findings),
    ...quality(findings),
    ...refusals(findings),
    ...story(findings),
    ...value(findings),
    ...offer(findings),
  ].join('\n\n')}\n`
}

function strangersAndPeople({ sources }: Findings): string[] {
  const strangers = sources.reduce((sum, source) => sum + source.strangers, 0)
  return [
    '## Strangers before, people after',
    `The nine systems together counted ${count(strangers)} customers: none knew those of the others.`,
    table(
      ['system', 'records', 'strangers before', 'people after', 'known elsewhere too'],
      sources.map(({ source, records, strangers, people, elsewhere }) => [
        source,
        count(records),
        count(strangers),
        count(people),
        `${count(elsewhere)} (${share(elsewhere / people)})`,
      ]),
    ),
    'People in both systems:',
    table(
      ['', ...SOURCES],
      sources.map(({ source, shared }) => [source, ...shared.map(count)]),
    ),
  ]
}

function quality({ quality, traps }: Findings): string[] {
  const { naive, cleaned, selfsame } = quality
  const figures: [string, (of: typeof naive) => Cell][] = [
    ['pairwise precision', ({ pairwise }) => pairwise.precision.toFixed(4)],
    ['pairwise recall', ({ pairwise }) => pairwise.recall.toFixed(4)],
    ['pairwise F1', ({ pairwise }) => pairwise.f1.toFixed(4)],
    ['B-cubed precision', ({ bcubed }) => bcubed.precision.toFixed(4)],
    ['B-cubed recall', ({ bcubed }) => bcubed.recall.toFixed(4)],
    ['entities', ({ entities }) => count(entities)],
    ['largest entity, records', ({ largest }) => count(largest)],
    ['entities holding several people', ({ overMerged }) => count(overMerged.count)],
    ['people in several entities', ({ underMerged }) => count(underMerged.count)],
  ]
  return [
    '## Quality against the truth',
    'Naive: plain connected components of the identifiers as written; cleaned: the same, placeholders taken out by hand.',
    table(
      ['', 'naive', 'naive, cleaned', 'selfsame'],
      figures.map(([name, figure]) => [name, figure(naive), figure(cleaned), figure(selfsame)]),
    ),
    'Entities that hold two people who share a thing:',
    table(
      ['shared thing', 'people sharing one', 'naive', 'selfsame'],
      traps.map(({ trap, people, naive, selfsame }) => [trap, count(people), count(naive), count(selfsame)]),
    ),
  ]
}

function refusals({ refusals, rejects }: Findings): string[] {
  const lines = (counts: Findings['refusals']): string =>
    table(
      ['reason', 'about', 'count'],
      counts.map(({ reason, about, count: n }) => [reason, about, count(n)]),
    )
  return ['## Joins refused', lines(refusals), '## Values refused', lines(rejects)]
}

function story({ story }: Findings): string[] {
  return [
    "## One customer's whole story",
    `Entity \`${story.entity}\`: ${story.moments.length} records in ${story.sources} systems.`,
    table(
      ['when', 'system', 'record', 'what it says'],
      story.moments.map(({ at, source, id, said }) => [at, source, id, said]),
    ),
    'Golden record:',
    table(
      ['field', 'value', 'decided by', 'records'],
      story.golden.map(({ field, value, from, holders }) => [field, value, from, holders]),
    ),
  ]
}

function value({ value }: Findings): string[] {
  const line = (name: string, figure: (of: CustomerValue) => string): Cell[] => [
    name,
    ...VIEWS.map((view) => figure(value[view])),
  ]
  return [
    '## Recency, frequency, money',
    'Purchases at the tills, on the web and in the app, by customer.',
    table(
      ['', ...VIEWS],
      [
        line('customers', ({ customers }) => count(customers)),
        line('repeat customers', ({ repeat, repeatShare }) => `${count(repeat)} (${share(repeatShare)})`),
        line('revenue from repeat customers', ({ repeatRevenue }) => share(repeatRevenue)),
        line('spent by the top hundred', ({ topHundred }) => dollars(topHundred)),
        ...(Object.keys(value.after.segments) as Segment[]).map((segment) =>
          line(segment, ({ segments }) => count(segments[segment])),
        ),
      ],
    ),
    'The five best customers, before (whom the systems took for one):',
    best(value.before),
    'The five best customers, after:',
    best(value.after),
  ]
}

const best = ({ top }: CustomerValue): string =>
  table(
    ['customer', 'last purchase, days ago', 'purchases', 'spent'],
    top.map(({ customer, recency, frequency, money }) => [customer, recency, frequency, dollars(money)]),
  )

function offer({ offer }: Findings): string[] {
  const line = (name: string, figure: (of: Mailing) => number): Cell[] => [
    name,
    ...VIEWS.map((view) => count(figure(offer[view]))),
  ]
  return [
    '## An offer for what they just bought',
    `${offer.product}: mailed to those who looked at it in the last ${offer.days} days and did not buy it, for all the sender knows.`,
    table(
      ['', ...VIEWS],
      [
        line('mails sent', ({ mails }) => mails),
        line('people mailed who just bought it', ({ justBought }) => justBought.length),
        line('mails beyond the first to one person', ({ twice }) => twice),
      ],
    ),
    'Some of those mailed before, and the purchase that the mailing system could not know to be theirs:',
    table(
      ['mailed', 'bought with'],
      offer.before.justBought.slice(0, 5).map(({ customer, purchase }) => [customer, purchase]),
    ),
  ]
}

function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const cell = (text: Cell): string => String(text).replaceAll('|', '\\|')
  const line = (cells: readonly Cell[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
