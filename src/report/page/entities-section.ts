import type { ReportData } from '../report-data.ts'
import { h } from './element.ts'
import { entityGraph } from './entity-graph.ts'
import { bits, count, counted, words } from './figures.ts'
import { pairView } from './pair-view.ts'
import { figure, nothing, section } from './section.ts'
import { table } from './table.ts'

type Entity = ReportData['shown']['entities'][number]

const REASONS = { largest: 'The largest', doubtful: 'The most doubtful', random: 'Picked by chance' } as const

/** The entity viewer. */
export function entitiesSection(data: ReportData): HTMLElement {
  const { entities } = data.shown
  const view = h('div', { 'aria-live': 'polite' })
  const show = (at: number): void => {
    select.value = String(at)
    view.replaceChildren(entityView(data, entities[at]!))
  }
  const step = (by: number) => (): void => show((Number(select.value) + by + entities.length) % entities.length)
  const select = h(
    'select',
    { id: 'entity', onchange: () => show(Number(select.value)) },
    ...(['largest', 'doubtful', 'random'] as const).map((reason) =>
      h(
        'optgroup',
        { label: REASONS[reason] },
        ...entities.flatMap((entity, at) =>
          entity.reason === reason ? [h('option', { value: at }, optionText(entity))] : [],
        ),
      ),
    ),
  )
  if (entities.length > 0) show(0)
  return section(
    'entities',
    'Entities, one by one',
    `Who is who, for ${count(entities.length)} of ${counted(data.sizes.entities, 'entity', 'entities')}: the largest, the most doubtful, and some picked by chance among those of several records.`,
    'circles are records, boxes are values that records share, lines with a number are comparisons and their bits. Red dashed lines marked ⚠ hold the entity together alone, the dotted one is the weakest of those that are needed: if one is wrong, two people are glued together there. Pick two records to see why they are one.',
    entities.length === 0
      ? nothing('No entity has more than one record.')
      : h(
          'div',
          { class: 'picker' },
          h('label', { for: 'entity' }, 'Entity'),
          select,
          h('button', { type: 'button', onclick: step(-1) }, 'Previous'),
          h('button', { type: 'button', onclick: step(1) }, 'Next'),
        ),
    view,
  )
}

function optionText({ id, size, cut }: Entity): string {
  return `${id}: ${counted(size, 'record')}${cut === undefined ? '' : `, held by ${bits(cut)} bits`}`
}

function entityView(data: ReportData, entity: Entity): HTMLElement {
  const records = entity.records.map((number) => data.shown.records[number]!)
  const sources = new Set(records.map(({ source }) => source))
  const comparison = h('div', { 'aria-live': 'polite' })
  const picks = h('div', { class: 'picker' })
  const compare = comparer(data, entity, picks, comparison)
  const nameOf = (number: number): string => `${entity.records.indexOf(number) + 1}`
  return h(
    'div',
    { class: 'entity' },
    h('h3', {}, `Entity ${entity.id}`),
    h('p', {}, summary(entity, records.length, sources.size)),
    h(
      'div',
      { class: 'beside' },
      figure(
        'Records and what joins them',
        (width) =>
          entityGraph(
            width,
            entity,
            `Graph of ${counted(records.length, 'record')}; arrow keys move, Enter picks a record to compare`,
            compare,
          ),
        table(
          'Links, the weakest first',
          ['records', 'bits', 'by', 'shared value', ''],
          entity.links
            .toReversed()
            .map(({ records: held, weight, reason, value, critical, weakest }) => [
              held.map(nameOf).join(' – '),
              bits(weight),
              reason,
              value,
              [critical && '⚠ holds alone', weakest && 'weakest needed'].filter((mark) => mark !== false).join(', '),
            ]),
        ),
      ),
      table(
        'Golden record: the best value of each field, and where it is from',
        ['field', 'value', 'chosen by', 'from', 'not chosen'],
        entity.golden.map(({ field, values, rule, decidedBy, from, holders, others }) => [
          field,
          values.join(', '),
          decidedBy === 'only value'
            ? decidedBy
            : decidedBy === 'rule'
              ? words(rule)
              : `${words(rule)}, then ${decidedBy}`,
          `${from}${holders > 1 ? ` and ${count(holders - 1)} more` : ''}`,
          others.slice(0, 3).join(', ') + (others.length > 3 ? ' …' : ''),
        ]),
      ),
    ),
    recordsTable(data, records),
    picks,
    comparison,
  )
}

function summary({ size, weakest, cut, contested, links, conflicts }: Entity, shown: number, sources: number): string {
  const alone = links.filter(({ critical }) => critical).length
  return [
    `${counted(size, 'record')} from ${counted(sources, 'source')}${shown < size ? `; the first ${count(shown)} are shown` : ''}.`,
    weakest === undefined ? '' : `Its weakest necessary link weighs ${bits(weakest)} bits.`,
    cut === undefined ? '' : `To cut it in two, links of ${bits(cut)} bits have to go.`,
    conflicts.length > 0 ? `Its records differ in ${conflicts.join(', ')}.` : '',
    alone > 0 ? `${counted(alone, 'link')} ${alone === 1 ? 'holds' : 'hold'} it together alone (⚠).` : '',
    contested ? 'Not all of the evidence agrees, so guards looked into it.' : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

function recordsTable(data: ReportData, records: readonly ReportData['shown']['records'][number][]): HTMLElement {
  const fields = data.intake.fields.map(({ field }) => field).filter((field) => records.some((of) => of.fields[field]))
  return table(
    'Its records',
    ['no.', 'record', 'observed', ...fields],
    records.map((record, i) => [
      `${i + 1}`,
      record.key,
      record.at ?? '–',
      ...fields.map((field) => record.fields[field]?.join(', ') ?? '–'),
    ]),
  )
}

/** Fills `picks` with two lists of records, and shows the evidence on the two that are picked; answers what picks one. */
function comparer(data: ReportData, entity: Entity, picks: HTMLElement, into: HTMLElement): (record: number) => void {
  const { records, pairs } = data.shown
  const pairOf = (x: string, y: string) =>
    entity.pairs
      .map((n) => pairs[n]!)
      .find(({ a, b }) => (`${a}` === x && `${b}` === y) || (`${a}` === y && `${b}` === x))
  const show = (): void => {
    const pair = pairOf(one.value, other.value)
    into.replaceChildren(
      pair
        ? pairView(data, pair)
        : nothing(
            one.value === other.value
              ? 'Pick two different records.'
              : 'The evidence on these two is not in this page: no link joins them directly.',
          ),
    )
  }
  const list = (id: string, picked: number | undefined): HTMLSelectElement => {
    const select = h(
      'select',
      { id, onchange: show },
      ...entity.records.map((record, i) => h('option', { value: record }, `${i + 1}: ${records[record]!.key}`)),
    )
    if (picked !== undefined) select.value = `${picked}`
    return select
  }
  const first = entity.pairs.map((n) => pairs[n]!).sort((x, y) => x.weight - y.weight)[0]
  const one = list('one', first?.a)
  const other = list('other', first?.b)
  picks.append(h('label', { for: 'one' }, 'Compare record'), one, h('label', { for: 'other' }, 'with'), other)
  show()
  return (record) => {
    one.value = other.value
    other.value = `${record}`
    show()
  }
}
