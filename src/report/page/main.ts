import type { ReportData } from '../report-data.ts'
import { blockingSection } from './blocking-section.ts'
import { h } from './element.ts'
import { entitiesSection } from './entities-section.ts'
import { count, counted, percent } from './figures.ts'
import { histogramSection } from './histogram-section.ts'
import { intakeSection } from './intake-section.ts'
import { overlapSection } from './overlap-section.ts'
import { pairsSection } from './pairs-section.ts'
import { qualitySection } from './quality-section.ts'
import { sizesSection } from './sizes-section.ts'
import { themeToggle } from './theme-toggle.ts'
import { weightsSection } from './weights-section.ts'

const data = JSON.parse(document.getElementById('report-data')!.textContent) as ReportData

const sections = [
  intakeSection(data),
  overlapSection(data),
  sizesSection(data),
  qualitySection(data),
  weightsSection(data),
  histogramSection(data),
  pairsSection(data),
  entitiesSection(data),
  blockingSection(data),
].filter((section) => section !== undefined)

document.body.append(
  h('a', { class: 'skip', href: '#came-in' }, 'Skip to the report'),
  header(),
  h('main', { id: 'main' }, ...sections),
  footer(),
)

function header(): HTMLElement {
  return h(
    'header',
    {},
    h('div', { class: 'top' }, h('h1', {}, data.title), themeToggle()),
    h('p', { class: 'lead' }, lead()),
    h('dl', { class: 'tiles' }, ...tiles().map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    h('p', { class: 'note' }, note()),
    h(
      'nav',
      { 'aria-label': 'Parts of the report' },
      h(
        'ul',
        {},
        ...sections.map((section) =>
          h('li', {}, h('a', { href: `#${section.id}` }, section.querySelector('h2')!.textContent)),
        ),
      ),
    ),
  )
}

function lead(): string {
  const { records, sizes, overlap } = data
  const sources = overlap.sources.length - (overlap.joined > 0 ? 1 : 0) + overlap.joined
  if (records === 0) return 'There are no records: nothing came in.'
  return `${counted(records, 'record')} from ${counted(sources, 'source')} turned out to be ${counted(sizes.entities, 'entity', 'entities')}. An entity is one person (or thing), as far as the evidence goes.`
}

function tiles(): [string, string][] {
  const { records, sizes, intake, refusals, quality } = data
  const refused = intake.refused?.reduce((sum, { count: n }) => sum + n, 0)
  const all: [string, string | undefined][] = [
    ['records', count(records)],
    ['entities', count(sizes.entities)],
    ['records an entity', sizes.entities > 0 ? (records / sizes.entities).toFixed(2) : undefined],
    ['values refused', refused === undefined ? undefined : count(refused)],
    ['joins refused', count(Object.values(refusals).reduce((sum, n) => sum + n, 0))],
    ['pairwise F1', quality ? percent(quality.pairwise.f1) : undefined],
  ]
  return all.filter((tile): tile is [string, string] => tile[1] !== undefined)
}

function note(): string {
  const { masked, histogram, shown, sizes, made } = data
  return [
    masked
      ? 'Personal data is masked: names are initials, addresses and numbers a few characters. What is masked is not in this file.'
      : 'This page shows personal data as it is. Keep it as you keep the records.',
    histogram.share < 1 || shown.entities.length < sizes.entities
      ? 'Counts are of all records; single pairs and entities are a sample.'
      : '',
    made ? `Made ${made}.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

function footer(): HTMLElement {
  return h('footer', {}, 'Made by selfsame. This file is complete: it asks for nothing from any network.')
}
