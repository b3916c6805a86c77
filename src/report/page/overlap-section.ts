import type { ReportData } from '../report-data.ts'
import { pairedBars } from './bar-charts.ts'
import { h } from './element.ts'
import { count, counted, percent } from './figures.ts'
import { matrix } from './matrix.ts'
import { figure, nothing, section } from './section.ts'
import { type Cell, table } from './table.ts'

/** Strangers before and people after, by source. */
export function overlapSection(data: ReportData): HTMLElement {
  const { overlap, records, sizes } = data
  const { sources } = overlap
  const known = sources.length > 1
  return section(
    'overlap',
    'Strangers before, people after',
    `Before, each of the ${counted(records, 'record')} stood for somebody of its own. Now they are ${counted(sizes.entities, 'entity', 'entities')}: the records of one person, as far as the evidence goes.`,
    'for each source the hollow bar counts its records, the filled one the entities they turned out to be. The further apart the two, the more often the source had written down somebody twice.',
    sources.length === 0
      ? nothing('There are no records.')
      : figure(
          'Records (hollow) and entities (filled), by source',
          (width) =>
            pairedBars(
              width,
              'Pairs of bars: records and entities of each source',
              sources.map(({ source, records: first, people }) => ({ name: source, first, second: people })),
              'count →',
            ),
          table(
            'Sources',
            ['source', 'records', 'entities', 'known to other sources too', 'share'],
            sources.map(({ source, records: n, people, elsewhere }) => [
              source,
              n,
              people,
              elsewhere,
              percent(people > 0 ? elsewhere / people : 0),
            ]),
          ),
        ),
    overlap.joined > 0 && nothing(`The ${count(overlap.joined)} smallest sources are counted together, as one.`),
    known && h('h3', {}, 'Who is known where'),
    known && combinations(data),
    known && sharedMatrix(data),
  )
}

/** Sets of sources and how many are in exactly these: an UpSet plot as a table, so that it reads without a picture. */
function combinations({ overlap, sizes }: ReportData): HTMLElement {
  const { sources, combinations: sets, others } = overlap
  const most = sets[0]?.people ?? 1
  const mark = (isIn: boolean): Cell =>
    isIn ? h('span', { class: 'dot' }, '●') : h('span', { class: 'nodot', 'aria-label': 'no' }, '·')
  const element = table(
    `Entities by exactly which sources know them${others.combinations > 0 ? `; ${counted(others.combinations, 'rarer combination')} with ${counted(others.people, 'entity', 'entities')} left out` : ''}`,
    ['entities', 'share', ...sources.map(({ source }) => source)],
    sets.map(({ sources: own, people }) => [
      countBar(people, most),
      percent(people / Math.max(1, sizes.entities)),
      ...sources.map((_, s) => mark(own.includes(s))),
    ]),
  )
  element.classList.add('sets')
  return element
}

function countBar(people: number, most: number): HTMLElement {
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' })
  bar.style.width = `${Math.max(1, (100 * people) / most)}%`
  return h('span', { class: 'counted' }, h('span', { class: 'track' }, bar), count(people))
}

function sharedMatrix({ overlap }: ReportData): HTMLElement {
  const { sources, shared } = overlap
  const names = sources.map(({ source }) => source)
  const share = (row: number, column: number): number => shared[row]![column]! / Math.max(1, shared[row]![row]!)
  return figure(
    'Of the entities of the source on the left, how many the source above knows too, in percent',
    (width) =>
      matrix(
        width,
        'Matrix: share of the entities of each source that each other source knows',
        names,
        names.flatMap((_, row) =>
          names.map((__, column) => ({
            row,
            column,
            share: row === column ? 0 : share(row, column),
            label: row === column ? '–' : `${Math.round(100 * share(row, column))}`,
          })),
        ),
      ),
    table(
      'Entities known to both of two sources',
      ['', ...names],
      names.map((name, row) => [name, ...shared[row]!]),
    ),
  )
}
