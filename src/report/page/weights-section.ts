import type { ReportData } from '../report-data.ts'
import { levelBars } from './bar-charts.ts'
import { bits, odds, probability } from './figures.ts'
import { figure, nothing, section } from './section.ts'
import { table } from './table.ts'

/** What each agreement and each difference is worth. */
export function weightsSection({ weights }: ReportData): HTMLElement {
  const { prior, relatives, link, review, comparisons, identifiers, linkRules, forbidRules } = weights
  const levels = comparisons.flatMap(({ field, levels: of }) =>
    of.map((level) => ({ field, level: level.label, ...level })),
  )
  return section(
    'weights',
    'What each agreement is worth',
    'How many bits of evidence each field gives when two records agree, nearly agree or differ in it.',
    `one bit doubles the odds that two records are one person. Two records picked at random start at ${bits(prior)} bits (${odds(prior)}); from ${bits(link)} bits on they are linked${review < link ? `, from ${bits(review)} on a person should look` : ''}. Bars to the right speak for one person, bars to the left against.`,
    levels.length === 0
      ? nothing('This model compares no fields: shared identifiers and rules decide alone.')
      : figure(
          'Bits by field and level of agreement',
          (width) => levelBars(width, 'Bars: bits of each level of each field', levels),
          table(
            'Comparisons',
            [
              'field',
              'level',
              'bits',
              'm: pairs of one person',
              'u: pairs of strangers',
              ...(relatives === undefined ? [] : ['r: pairs of relatives']),
            ],
            levels.map(({ field, label, bits: of, m, u, r }) => [
              field,
              label,
              bits(of),
              probability(m),
              probability(u),
              ...(relatives === undefined ? [] : [r === undefined ? 'as strangers' : probability(r)]),
            ]),
          ),
        ),
    remarks(weights),
    identifiers.length > 0 &&
      table(
        'What sharing an identifier makes of two records',
        ['identifier', 'match weight', 'is that enough?'],
        identifiers.map(({ fields, weight, linksAlone }) => [
          fields.join(', '),
          bits(weight),
          linksAlone ? 'yes: it links alone' : 'no: other evidence has to help',
        ]),
      ),
    linkRules.length + forbidRules.length > 0 &&
      table(
        'Rules',
        ['rule', 'what it does'],
        [
          ...linkRules.map((name) => [name, 'links two records for which it holds']),
          ...forbidRules.map((name) => [
            name,
            'keeps two records for which it holds apart, whatever else speaks for them',
          ]),
        ],
      ),
  )
}

function remarks({ comparisons, relatives }: ReportData['weights']): HTMLElement | undefined {
  const rare = comparisons.filter(({ byRarity }) => byRarity).map(({ field }) => field)
  const settled = comparisons
    .filter(({ given }) => given !== undefined)
    .map(({ field, given }) => `${field} by ${given}`)
  const texts = [
    rare.length > 0 &&
      `Sharing a rare value tells more than sharing a common one; that is on top of these bits for ${rare.join(', ')}.`,
    settled.length > 0 && `Settled by another field, and then of no weight: ${settled.join('; ')}.`,
    relatives !== undefined &&
      'The model also weighs each pair against relatives, who share a home and a family name; the lesser weight counts.',
  ].filter((text) => text !== false)
  return texts.length > 0 ? nothing(texts.join(' ')) : undefined
}
