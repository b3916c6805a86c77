import type { BlockReport, KeyReport } from '../diagnose/block-report.ts'
import type { Diagnosis } from '../diagnose/diagnose.ts'
import type { FalsePairExample } from '../diagnose/false-pairs.ts'
import type { RefusedPairExample } from '../diagnose/lost-pairs.ts'
import type { PairExample, PairGroup } from '../diagnose/pair-examples.ts'
import type { ThresholdQuality } from '../diagnose/sweep-thresholds.ts'
import { textTable } from '../explain/text-table.ts'
import { count } from './progress-line.ts'
import { qualityText } from './quality-text.ts'

/** Where true pairs are lost, and what joins false ones. */
export function diagnosisText({ threshold, links, entities, truePairs, falsePairs }: Diagnosis): string {
  const { lost } = truePairs
  const missed = truePairs.count - truePairs.found
  const ofAll = (n: number): string => share(n, truePairs.count)
  return (
    `\nPairs, at a link threshold of ${bits(threshold)}\n` +
    qualityText('links alone', links) +
    qualityText('entities   ', entities) +
    `\ntrue pairs ${count(truePairs.count)}: ${count(truePairs.found)} together (${ofAll(truePairs.found)}), ` +
    `${count(missed)} lost (${ofAll(missed)})\n` +
    groupText('never a candidate: they share no key', lost.neverCandidate, plain) +
    groupText('scored too low: compared, below the threshold', lost.scoredLow, plain) +
    groupText('refused: links lead there, a guard keeps them apart', lost.refused, refused) +
    `\nfalse pairs together ${count(falsePairs.count)}\n` +
    groupText('linked: a link by themselves', falsePairs.linked, weakest) +
    groupText('chained: joined through other records only', falsePairs.chained, weakest)
  )
}

/** Candidate pairs, and the keys that make them. */
export function blockReportText(report: BlockReport): string {
  const { keys, completeness } = report
  const column = (head: string, cell: (key: KeyReport) => string) => ({ head, cells: keys.map(cell), right: true })
  const known = completeness !== undefined
  const blocks = keys.flatMap(({ name, largest }) =>
    largest
      .filter(({ value }) => value !== undefined)
      .map((b) => `  ${name}: ${b.value}, ${count(b.records)} records${b.quarantined ? ', quarantined' : ''}\n`),
  )
  return (
    `\ncandidate pairs ${count(report.pairs)}: ${share(1 - report.reduction, 1)} of all pairs` +
    `${known ? `, ${share(completeness, 1)} of the true ones among them` : ''}\n` +
    textTable([
      { head: '  key', cells: keys.map(({ name }) => `  ${name}`) },
      { head: '', cells: keys.map(({ kind }) => kind) },
      column('pairs', (key) => count(key.pairs)),
      column('added', (key) => count(key.added)),
      ...(known
        ? [column('true pairs', (key) => count(key.truePairs!)), column('added', (key) => count(key.trueAdded!))]
        : []),
      column('quarantined', (key) => count(key.quarantined)),
      column('largest', ({ largest: [first] }) => (first ? count(first.records) : '')),
    ]) +
    (blocks.length > 0 ? `largest blocks\n${blocks.join('')}` : '')
  )
}

/** What other link thresholds would give. @param own the model's */
export function sweepText(sweep: readonly ThresholdQuality[], own: number): string {
  const column = (head: string, cell: (row: ThresholdQuality) => string) => ({
    head,
    cells: sweep.map(cell),
    right: true,
  })
  const figure = (n: number): string => n.toFixed(4)
  return (
    "\nOther link thresholds (* the model's): pairs that are links alone, and pairs of entities\n" +
    textTable([
      column('bits', ({ threshold }) => `${threshold === own ? '* ' : ''}${threshold}`),
      column('links P', ({ links }) => figure(links.precision)),
      column('R', ({ links }) => figure(links.recall)),
      column('F1', ({ links }) => figure(links.f1)),
      column('F0.5', ({ links }) => figure(links.f05)),
      column('entities P', ({ entities }) => figure(entities.precision)),
      column('R', ({ entities }) => figure(entities.recall)),
      column('F1', ({ entities }) => figure(entities.f1)),
      column('F0.5', ({ entities }) => figure(entities.f05)),
      column('entities', (row) => count(row.count)),
      column('largest', ({ largest }) => count(largest)),
    ])
  )
}

function groupText<E extends PairExample>(what: string, group: PairGroup<E>, more: (example: E) => string): string {
  const examples = group.examples.map((e) => `    ${e.a}  ${e.b}  ${bits(e.weight)}${more(e)}\n`)
  return `  ${count(group.count)} ${what}\n${examples.join('')}`
}

const plain = (): string => ''

function refused(example: RefusedPairExample): string {
  const { refusal } = example
  if (refusal === undefined) return ''
  const through = refusal.rule ?? refusal.field
  const what = `${refusal.reason}${through === undefined ? '' : ` (${through})`}`
  const between = refusal.records.join('  ')
  return between === `${example.a}  ${example.b}` ? `, refused: ${what}` : `, refused: ${what} between  ${between}`
}

function weakest({ a, b, weakest: link }: FalsePairExample): string {
  if (link === undefined) return ''
  if (link.a === a && link.b === b) return `, linked by ${link.reason}`
  return `, weakest link  ${link.a}  ${link.b}  ${bits(link.weight)} by ${link.reason}`
}

function bits(n: number): string {
  const shown = Number(n.toFixed(1))
  return `${shown} ${Math.abs(shown) === 1 ? 'bit' : 'bits'}`
}

function share(part: number, whole: number): string {
  return `${whole > 0 ? ((part / whole) * 100).toFixed(1) : '0.0'} %`
}
