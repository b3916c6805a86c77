import type { ReportData } from '../report-data.ts'
import { h } from './element.ts'
import { bits } from './figures.ts'
import { pairView } from './pair-view.ts'
import { nothing, section } from './section.ts'

const SORTS: Readonly<Record<string, string>> = {
  'apart-above': 'Weighs like a link, kept apart',
  'together-below': 'Weighs too little, joined through others',
  'just-above': 'Just above the link threshold',
  'just-below': 'Just below it',
  strongest: 'The clearest',
}

/** Any of the pairs worth a look, explained. */
export function pairsSection(data: ReportData): HTMLElement {
  const { pairs, records, pairsBySort } = data.shown
  const view = h('div', { 'aria-live': 'polite' })
  const show = (number: number): void => view.replaceChildren(pairView(data, pairs[number]!))
  const select = h(
    'select',
    { id: 'pair', onchange: () => show(Number(select.value)) },
    ...pairsBySort
      .filter(({ pairs: of }) => of.length > 0)
      .map(({ sort, pairs: of }) =>
        h(
          'optgroup',
          { label: SORTS[sort] ?? sort },
          ...of.map((number) => {
            const { a, b, weight } = pairs[number]!
            return h('option', { value: number }, `${bits(weight)} bits: ${records[a]!.key} and ${records[b]!.key}`)
          }),
        ),
      ),
  )
  const first = pairsBySort.find(({ pairs: of }) => of.length > 0)
  if (first) {
    select.value = String(first.pairs[0])
    show(first.pairs[0]!)
  }
  return section(
    'pairs',
    'Why two records are one, or not',
    'The evidence on two records, field by field.',
    'the sum starts with how likely two records are one person before anything is compared: picked at random they hardly ever are. Each field moves it: + towards one person, − away. If the last bar passes the dashed line, the two are linked.',
    first
      ? h('div', { class: 'picker' }, h('label', { for: 'pair' }, 'Two records'), select)
      : nothing('There are no candidate pairs to show.'),
    view,
  )
}
