import type { ReportData } from '../report-data.ts'
import { h } from './element.ts'
import { bits, odds } from './figures.ts'
import { figure } from './section.ts'
import { table } from './table.ts'
import { type Step, waterfall } from './waterfall.ts'

type Pair = ReportData['shown']['pairs'][number]

/** Two records side by side, and what each field says of them, as a sum that can be followed. */
export function pairView(data: ReportData, pair: Pair): HTMLElement {
  const { link, review } = data.weights
  const a = data.shown.records[pair.a]!
  const b = data.shown.records[pair.b]!
  const evidence = new Map(pair.evidence.map((one) => [one.field, one]))
  const fields = data.intake.fields.map(({ field }) => field).filter((field) => a.fields[field] ?? b.fields[field])
  return h(
    'div',
    { class: 'pair' },
    h(
      'p',
      { class: 'verdict' },
      h('strong', {}, pair.together ? 'One entity. ' : 'Two entities. '),
      verdict(pair, link),
    ),
    figure(
      `${a.key} and ${b.key}: how the evidence adds up`,
      (width) =>
        waterfall(width, 'Waterfall: starting point, one bar for each field, and the sum', steps(pair), link, review),
      table(
        'The sum',
        ['step', 'bits', 'sum'],
        steps(pair).map(({ name, from, to, kind }) => [name, kind === 'evidence' ? bits(to - from) : '', bits(to)]),
      ),
    ),
    table(
      'The two records',
      ['field', a.key, b.key, 'how alike', 'bits'],
      [
        ...fields.map((field) => [
          field,
          a.fields[field]?.join(', ') ?? '–',
          b.fields[field]?.join(', ') ?? '–',
          evidence.get(field)?.level ?? 'missing: tells nothing',
          bits(evidence.get(field)?.bits ?? 0),
        ]),
        ['observed', a.at ?? '–', b.at ?? '–', '', ''],
      ],
    ),
  )
}

function verdict({ together, weight, links, judgement, against, apart }: Pair, link: number): string {
  const sum = `The evidence weighs ${bits(weight)} bits (${odds(weight)}); a link needs ${bits(link)}.`
  const isLink = weight >= link
  const others = [
    against === 'relatives' &&
      'The two resemble relatives more than strangers, so it is relatives that they are told apart from: what a family shares counts less.',
    judgement && `A person said that the two are ${judgement === 'same' ? 'the same' : 'different'}.`,
    links.length > 0 && `The rule “${links.join('”, “')}” links them.`,
  ].filter((text) => text !== undefined && text !== false)
  const also = others.length > 0 ? ` ${others.join(' ')}` : ''
  if (!together) return `${sum}${also} ${apart.join(' ')}`
  if ((judgement ?? links[0]) !== undefined || isLink) return `${sum}${also}`
  return `${sum}${also} By themselves they would not be linked: a shared identifier or other records join them.`
}

/** The sum from its start, field by field, to its end; what tells nothing is left out. */
function steps({ prior, weight, evidence, against }: Pair): Step[] {
  let sum = prior
  const start = against === 'relatives' ? 'start: relatives' : 'start: strangers'
  const told: Step[] = evidence
    .filter(({ bits: of }) => of !== 0)
    .map(({ field, level, bits: of }) => {
      const from = sum
      sum += of
      return { name: `${field}: ${level}`, from, to: sum, kind: 'evidence' }
    })
  return [
    { name: start, from: 0, to: prior, kind: 'start' },
    ...told,
    { name: 'match weight', from: 0, to: weight, kind: 'total' },
  ]
}
