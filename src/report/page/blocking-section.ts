import type { ReportData } from '../report-data.ts'
import { bars } from './bar-charts.ts'
import { count, counted, percent } from './figures.ts'
import { figure, nothing, section } from './section.ts'
import { table } from './table.ts'

/** Which pairs come to be compared. */
export function blockingSection({ blocking }: ReportData): HTMLElement {
  const { keys, pairs, reduction, completeness } = blocking
  const known = completeness !== undefined
  // an identifier and a blocking rule may be called alike
  const nameOf = ({ name, kind }: (typeof keys)[number]): string => (kind === 'identifier' ? `same ${name}` : name)
  const values = keys.flatMap(({ name, largest }) =>
    largest.flatMap(({ value, records, quarantined }) =>
      value === undefined ? [] : [[name, value, records, quarantined ? 'quarantined: links nobody' : 'speaks']],
    ),
  )
  return section(
    'blocking',
    'Which records are looked at',
    `Comparing everybody with everybody would take too long: only ${counted(pairs, 'pair')} of records that share a key are looked at, ${percent(1 - reduction)} of all${known ? `; ${percent(completeness)} of the true pairs are among them` : ''}.`,
    'a key that adds many pairs and hardly a true one costs time; a pair that shares no key at all can only be joined through other records. Keys held by too many records are quarantined: so common a value tells nothing.',
    keys.length === 0
      ? nothing('This model has no keys.')
      : figure(
          'Candidate pairs that each key adds to those above it',
          (width) =>
            bars(
              width,
              'Bars: candidate pairs added by each key',
              keys.map((key) => ({ name: nameOf(key), value: key.added })),
              'pairs →',
            ),
          table(
            'Keys',
            [
              'key',
              'sort',
              'pairs',
              'added',
              ...(known ? ['true pairs', 'true added'] : []),
              'quarantined values',
              'largest block',
            ],
            keys.map((key) => [
              nameOf(key),
              key.kind,
              key.pairs,
              key.added,
              ...(known ? [key.truePairs ?? 0, key.trueAdded ?? 0] : []),
              key.quarantined,
              key.largest[0] ? counted(key.largest[0].records, 'record') : '–',
            ]),
          ),
        ),
    values.length > 0 && table('The most common values', ['key', 'value', 'records', ''], values),
    keys.some(({ quarantined }) => quarantined > 0) &&
      nothing(
        `${count(keys.reduce((sum, { quarantined }) => sum + quarantined, 0))} values and blocks are quarantined.`,
      ),
  )
}
