import { compareTexts } from '../collections/compare-texts.ts'
import type { IdentityState } from './identity-state.ts'
import { type EachLink, tellingLinks, tellLinksAmong } from './row-links.ts'

/** Two records that evidence joins in one entity. */
export interface Link {
  /** Record keys, the smaller first. */
  readonly a: string
  readonly b: string
  /** Match weight in bits, the prior included. */
  readonly weight: number
  /** What joins them: an identifier field, the name of a link rule, `evidence` (their match weight), or `judgement`. */
  readonly reason: string
  /** The shared value; empty for a rule that compares and for a judgement. */
  readonly value: string
}

/** The order of links: the strongest first, ties by what they say, so that the order of arrival has no say. */
export function compareLinks(x: Link, y: Link): number {
  if (x.weight !== y.weight) return y.weight - x.weight
  for (const key of ['a', 'b', 'reason', 'value'] as const) if (x[key] !== y[key]) return x[key] < y[key] ? -1 : 1
  return 0
}

/** A link in numbers. */
interface RowLink {
  readonly a: number
  readonly b: number
  readonly weight: number
  readonly reason: string
  readonly node: number
}

/** {@link tellingLinks} in the words of records, one after the other. */
export function* linksOf(state: IdentityState): Generator<Link> {
  const told: RowLink[] = []
  for (const _ of tellingLinks(state, into(told))) {
    for (const link of told) yield namedLink(state, link)
    told.length = 0
  }
  for (const link of told) yield namedLink(state, link)
}

/** The links among rows of one entity. */
export function linksOfRows(state: IdentityState, rows: readonly number[]): Link[] {
  const told: RowLink[] = []
  tellLinksAmong(state, rows, into(told))
  return told.map((link) => namedLink(state, link))
}

function into(links: RowLink[]): EachLink {
  return (a, b, weight, reason, node) => links.push({ a, b, weight, reason, node })
}

/**
 * The links between the rows of a contested entity and rows elsewhere that observed identifiers which the entity owns, and
 * among these: from the first row that holds an identifier to each other.
 */
export function* linksElsewhere(state: IdentityState, rows: readonly number[]): Generator<Link> {
  const { index, partition, table } = state
  const entity = partition.entityOf(rows[0]!)
  const component = partition.componentOf(rows[0]!)
  const nodes = new Set(component.flatMap((row) => [...index.postings.keysOf(row)]))
  for (const node of nodes) {
    const owner = partition.links(node) && !index.isBlock(node) ? partition.ownerOf(node) : -1
    if (owner < 0 || partition.entityOf(owner) !== entity) continue
    const [first, ...others] = index.rowsOf(node).sort((x, y) => compareTexts(table.keys, x, y)) as [
      number,
      ...number[],
    ]
    const weight = partition.evidence.nodeWeight(node)
    const reason = state.nodeField(node)
    for (const other of others) yield namedLink(state, { a: first, b: other, weight, reason, node })
  }
}

function namedLink({ table, index }: IdentityState, { a, b, weight, reason, node }: RowLink): Link {
  const value = node < 0 ? '' : index.valueText(node)
  return { a: table.keys.get(a), b: table.keys.get(b), weight: weight / 1000, reason, value }
}
