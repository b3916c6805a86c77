import { listText } from './bits-text.ts'
import type { GoldenExplanation, GoldenFieldExplanation } from './explain-golden.ts'
import { textTable } from './text-table.ts'

const TIES = {
  rule: '',
  'no value': ', nothing to choose from',
  'only value': ', the only value',
  recency: ', a tie, by recency',
  'record key': ', a tie, by record key',
}

/** A golden record as text: field by field the value, the rule, and what there was to choose from. */
export function goldenText({ entity, fields }: GoldenExplanation): string {
  return [`golden record of ${entity}\n`, ...fields.map(fieldText)].join('')
}

function fieldText({ field, rule, value, decidedBy, candidates, notOwned }: GoldenFieldExplanation): string {
  const named =
    typeof rule === 'string'
      ? rule
      : rule.by === 'custom'
        ? `custom ${rule.function}`
        : `source priority ${rule.order.join(', ')}`
  const tie = TIES[decidedBy]
  const shown = value === undefined ? 'nothing' : typeof value === 'string' ? value : value.join(', ')
  const head = `\n${field}: ${shown} (${named}${tie})\n`
  const others = notOwned.length > 0 ? `  not its own: ${listText(notOwned)}\n` : ''
  if (candidates.length === 0) return `${head}${others}`
  const table = textTable([
    { head: '  ', cells: candidates.map(({ chosen }) => (chosen ? '  *' : '')) },
    { head: 'value', cells: candidates.map(({ value: of }) => of) },
    { head: 'records', cells: candidates.map(({ records }) => String(records.length)), right: true },
    { head: 'sources', cells: candidates.map(({ sources }) => listText(sources)) },
    { head: 'last', cells: candidates.map(({ last }) => last ?? '') },
    { head: 'of', cells: candidates.map(({ records }) => listText(records)) },
  ])
  return `${head}${table}${others}`
}
