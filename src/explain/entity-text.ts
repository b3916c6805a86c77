import { bitsText, linkText, listText } from './bits-text.ts'
import type { EntityExplanation } from './explain-entity.ts'
import { textTable } from './text-table.ts'

/** An entity as text: what holds it together, where it would break, whose its values are. */
export function entityText(e: EntityExplanation): string {
  const divided = e.contested ? ', divided by the policy' : ''
  const parts = [`${e.entity}: ${e.records.length} record${e.records.length === 1 ? '' : 's'}${divided}\n`]
  parts.push(`${listText(e.records, 20)}\n`)
  if (e.links.length > 0) parts.push(`\nlinks, ${bitsText(e.bits)} together\n${linksText(e)}`)
  if (e.cut) {
    const exact = e.cut.exact ? '' : ', of those through one link or around one record'
    parts.push(`\ncheapest cut ${bitsText(e.cut.bits)}${exact}: parts ${listText(e.cut.side, 10)} from the rest\n`)
  }
  for (const { record, parts: of } of e.articulations) {
    const apart = of.map((part) => listText(part)).join(' | ')
    parts.push(`falls apart without ${record}: ${apart}\n`)
  }
  if (e.values.length > 0) parts.push(`\nidentifiers\n${valuesText(e)}`)
  for (const { field, values, bits } of e.conflicts) {
    const held = values.map(({ value, records }) => `${value} (${records})`)
    parts.push(`differs in ${field}, ${bitsText(bits)}: ${listText(held, 6)}\n`)
  }
  if (e.suspicion) {
    const { score, cut, conflicts } = e.suspicion
    parts.push(`\nsuspicion ${bitsText(score)}: conflicts ${bitsText(conflicts)} less cut ${bitsText(cut)}\n`)
  }
  for (const { reason, records, field, value } of e.refusals) {
    parts.push(
      `refused (${reason}): ${records.join(' and ')}${field === undefined ? '' : ` through ${field} ${value}`}\n`,
    )
  }
  return parts.join('')
}

function linksText({ links, bridges, weakest, cut }: EntityExplanation): string {
  const isBridge = new Set(bridges.map(({ link }) => link))
  const mark = (link: number): string =>
    [
      ...(isBridge.has(link) ? ['bridge'] : []),
      ...(weakest === link ? ['weakest'] : []),
      ...(cut?.links.includes(link) ? ['cut'] : []),
    ].join(', ')
  return textTable([
    { head: '  bits', cells: links.map(({ weight }) => bitsText(weight)), right: true },
    { head: 'through', cells: links.map(linkText) },
    { head: 'records', cells: links.map(({ records }) => listText(records, 4)) },
    { head: '', cells: links.map((_, link) => mark(link)) },
  ])
}

function valuesText({ values }: EntityExplanation): string {
  return textTable([
    { head: '  field', cells: values.map(({ field }) => `  ${field}`) },
    { head: 'value', cells: values.map(({ value }) => value) },
    { head: 'here', cells: values.map(({ records }) => String(records)), right: true },
    { head: 'in all', cells: values.map(({ everywhere }) => String(everywhere)), right: true },
    { head: 'bits', cells: values.map(({ bits }) => bitsText(bits)), right: true },
    { head: '', cells: values.map(({ status, owner }) => (status === 'other' ? `owned by ${owner}` : status)) },
  ])
}
