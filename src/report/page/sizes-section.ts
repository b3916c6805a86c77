import type { ReportData } from '../report-data.ts'
import { bars } from './bar-charts.ts'
import { count } from './figures.ts'
import { figure, nothing, section } from './section.ts'
import { table } from './table.ts'

/** How many records one entity has. */
export function sizesSection({ sizes, refusals }: ReportData): HTMLElement {
  const kinds = Object.entries(refusals)
  return section(
    'sizes',
    'How many records one entity has',
    `The largest entity has ${count(sizes.largest)} records.`,
    'most people have a few records. A long tail of very large entities is a warning: look at the largest below. Guards refuse joins that would put two people together; what they refused is counted here too.',
    sizes.bins.length === 0
      ? nothing('There are no entities.')
      : figure(
          'Entities, by how many records they have',
          (width) =>
            bars(
              width,
              'Bars: entities by their number of records',
              sizes.bins.map(({ size, entities }) => ({
                name: size === '1' ? '1 record' : `${size} records`,
                value: entities,
              })),
              'entities →',
            ),
          table(
            'Sizes of entities',
            ['records', 'entities', 'records in them'],
            sizes.bins.map(({ size, entities, records }) => [size, entities, records]),
          ),
        ),
    kinds.length > 0
      ? table(
          'Joins that guards refused, and values that were silenced',
          ['reason', 'what that means', 'count'],
          kinds.map(([reason, n]) => [reason, REFUSALS[reason] ?? reason, n]),
        )
      : nothing('Guards had nothing to refuse.'),
  )
}

const REFUSALS: Readonly<Record<string, string>> = {
  limit: 'one entity would have had more values of an identifier than a person has',
  forbid: 'a forbid rule keeps the two apart',
  judgement: 'a person said that they are different',
  evidence: 'all in all the records of the two sides speak against one person',
  source: 'both are of a source that holds each person once',
  quarantine: 'a value that stands beside too many different people links nobody',
  contradiction: 'judgements of people that contradict each other',
}
