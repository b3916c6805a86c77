import { bitsText, linkText, listText } from './bits-text.ts'
import type { Cure } from './cure.ts'
import type { Explanation } from './explain-rows.ts'
import { textTable } from './text-table.ts'
import type { WhyNot } from './why-not.ts'

/** Two records as text: the sum of bits as a waterfall, then what joins them, or what keeps them apart. */
export function pairText(e: Explanation): string {
  const [first, second] = e.entities
  const where = e.together ? `one entity, ${first}` : `two entities, ${first} and ${second}`
  const parts = [`${e.a} and ${e.b}: ${where}\n`, waterfall(e)]
  if (e.weights.relatives !== undefined) {
    const { strangers, relatives } = e.weights
    parts.push(
      `against strangers ${bitsText(strangers)}, against relatives ${bitsText(relatives)}: the lesser counts\n`,
    )
  }
  if (e.shared.length > 0) parts.push(`\nshared\n${sharedText(e)}`)
  for (const rule of e.links) parts.push(`link rule holds: ${rule}\n`)
  for (const rule of e.forbids) parts.push(`forbid rule holds: ${rule}\n`)
  if (e.judged) {
    const by = e.judged.by === undefined ? '' : ` by ${e.judged.by}`
    parts.push(`judged ${e.judged.verdict}${by}${e.judged.suspended ? ', suspended: it contradicts others' : ''}\n`)
  }
  if (e.path.length > 0) parts.push(`\npath\n${pathText(e)}`)
  if (e.whyNot.length > 0) parts.push(`\nkept apart by\n${e.whyNot.map(whyNotText).join('')}`)
  return parts.join('')
}

function waterfall(e: Explanation): string {
  let sum = Math.round(e.prior * 1000)
  const rows = e.evidence.map((field) => {
    sum += Math.round(field.bits * 1000)
    const rarity = field.rarity === 0 ? '' : `${bitsText(field.base)} and rarity ${bitsText(field.rarity)}`
    return [
      field.field,
      listText(field.a),
      listText(field.b),
      levelText(field),
      bitsText(field.bits),
      bitsText(sum / 1000),
      rarity,
    ]
  })
  const { link, review } = e.thresholds
  const decided = `${e.decision} (link from ${bitsText(link)}, review from ${bitsText(review)})`
  const lines = [
    ['prior', '', '', `against ${e.against}`, bitsText(e.prior), bitsText(e.prior), ''],
    ...rows,
    ['total', '', '', decided, bitsText(e.weight), '', ''],
  ]
  const heads = ['', e.a, e.b, 'level', 'bits', 'sum', '']
  return textTable(
    heads.map((head, c) => ({ head, cells: lines.map((line) => line[c]!), right: head === 'bits' || head === 'sum' })),
  )
}

function levelText({ level, settledBy }: Explanation['evidence'][number]): string {
  return settledBy === undefined ? level : `settled by ${settledBy}`
}

function sharedText({ shared }: Explanation): string {
  const does = { links: 'links', compares: 'makes candidates', nothing: 'tells nothing' }
  return textTable([
    { head: '  ', cells: shared.map(({ kind }) => `  ${kind}`) },
    { head: '', cells: shared.map(({ name }) => name) },
    { head: '', cells: shared.map(({ value }) => value) },
    { head: 'records', cells: shared.map(({ records }) => String(records)), right: true },
    { head: '', cells: shared.map((key) => (key.quarantined ? 'quarantined' : does[key.does])) },
    { head: 'bits', cells: shared.map(({ weight }) => (weight === undefined ? '' : bitsText(weight))), right: true },
  ])
}

function pathText({ path, weakest, a }: Explanation): string {
  let at = a
  const steps = path.map((link) => {
    const from = at
    at = link.a === at ? link.b : link.a
    return { from, to: at, link }
  })
  return textTable([
    { head: '  from', cells: steps.map(({ from }) => `  ${from}`) },
    { head: 'to', cells: steps.map(({ to }) => to) },
    { head: 'through', cells: steps.map(({ link }) => linkText(link)) },
    { head: 'bits', cells: steps.map(({ link }) => bitsText(link.weight)), right: true },
    { head: '', cells: steps.map(({ link }) => (link === weakest && path.length > 1 ? 'weakest' : '')) },
  ])
}

/** A cause that keeps two records apart, and what removes it, as two lines. */
function whyNotText(cause: WhyNot): string {
  return `  ${causeText(cause)}\n    removed by: ${cureText(cause.cure)}\n`
}

/** What keeps two records apart, in words. */
export function causeText(cause: WhyNot): string {
  switch (cause.kind) {
    case 'key': {
      const keys = cause.keys.map(({ name, a, b }) => `\n      ${name}: ${listText(a) || '–'} | ${listText(b) || '–'}`)
      return `no key in common, so they were never compared${keys.join('')}`
    }
    case 'quarantine':
      return `${cause.name} ${cause.value} is quarantined: ${cause.records} records hold it`
    case 'over-limit':
      return `${cause.field} ${cause.value} is no key of ${cause.record}, which holds more than ${cause.limit}`
    case 'weight': {
      const costs = cause.costs.map(({ field, level, bits }) => `${field} ${level} ${bitsText(bits)}`)
      const through = costs.length > 0 ? ` (${costs.join(', ')})` : ''
      return `match weight ${bitsText(cause.weight)} is ${cause.missing.toFixed(2)} short of a link${through}`
    }
    case 'judgement': {
      const by = cause.by === undefined ? '' : ` by ${cause.by}`
      return `${cause.records.join(' and ')} were judged different${by}${cause.note ? `: ${cause.note}` : ''}`
    }
    case 'contradiction':
      return `${cause.records.join(' and ')} were judged different, which suspends the word that they are the same`
    case 'forbid':
      return `forbid rule '${cause.rule}' holds for ${cause.records.join(' and ')}`
    case 'limit':
      return `together they would have ${cause.values} of ${cause.fields.join(', ')}, more than ${cause.limit}`
    case 'source':
      return cause.sources.length === 1
        ? `${cause.records.join(' and ')} are of ${cause.sources[0]}, a clean list that holds each person once`
        : `${cause.records.join(' and ')} are of clean lists, and others fit as well or better`
    case 'evidence':
      return `all that is known of ${cause.records.join(' and ')} and those with them weighs ${bitsText(cause.weight)}, ${cause.missing.toFixed(2)} short of a link`
    case 'policy':
      return `policy ${cause.policy} divides what they share`
  }
}

function cureText(cure: Cure): string {
  switch (cure.do) {
    case 'unjudge':
      return `taking back the judgement on ${cure.a} and ${cure.b}`
    case 'judge-same':
      return `judging ${cure.a} and ${cure.b} the same`
    case 'add-blocking': {
      const keys = cure.rule.keys.map(({ field, take }) => (take === 'value' ? field : `${take} of ${field}`))
      return `a blocking rule on ${keys.join(' + ')}`
    }
    case 'add-link':
      return `a link rule '${cure.rule.name}'`
    case 'remove-forbid':
      return `a model without the forbid rule '${cure.rule}'`
    case 'raise-limit':
      return `limit ${cure.limit} for ${cure.fields.join(', ')}`
    case 'raise-cap':
      return `cap ${cure.cap} for ${cure.fields.join(', ')}`
    case 'raise-block-cap':
      return `cap ${cure.cap} for blocking rule ${cure.blocking}`
    case 'lower-threshold':
      return `thresholds.link ${cure.link}`
    case 'not-clean':
      return `not calling ${cure.sources.join(', ')} clean`
  }
}
