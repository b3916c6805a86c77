import type { ReportData } from '../report-data.ts'
import { bars } from './bar-charts.ts'
import { count, counted, percent } from './figures.ts'
import { figure, nothing, section } from './section.ts'
import { table } from './table.ts'

/** How well the entities agree with the truth. */
export function qualitySection({ quality }: ReportData): HTMLElement | undefined {
  if (!quality) return undefined
  const { pairwise, bcubed } = quality
  const figures = [
    ['pairwise precision', pairwise.precision],
    ['pairwise recall', pairwise.recall],
    ['pairwise F1', pairwise.f1],
    ['B-cubed precision', bcubed.precision],
    ['B-cubed recall', bcubed.recall],
    ['B-cubed F1', bcubed.f1],
  ] as const
  return section(
    'quality',
    'How right it is',
    `Held against the truth, which knows ${counted(quality.records, 'record')} of ${counted(quality.trueEntities, 'person', 'people')}; here they are ${counted(quality.entities, 'entity', 'entities')}.`,
    'precision is the share of what was joined that belongs together, recall the share of what belongs together that was joined. Pairwise counts pairs of records; B-cubed looks from each record, so that one large entity does not outweigh a thousand small ones.',
    figure(
      'Quality against the truth',
      (width) =>
        bars(
          width,
          'Bars: precision, recall and F1, over pairs and from each record',
          figures.map(([name, value]) => ({ name, value, label: percent(value) })),
          'share →',
        ),
      table(
        'Quality',
        ['figure', 'value'],
        figures.map(([name, value]) => [name, value.toFixed(4)]),
      ),
    ),
    nothing(
      `${count(quality.overMerged)} entities hold records of several people; ${count(quality.underMerged)} people are spread over several entities.`,
    ),
  )
}
