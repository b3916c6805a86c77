import { compareTexts } from '../collections/compare-texts.ts'
import type { IdentityState } from './identity-state.ts'
import type { PairLink } from './pair-links.ts'

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

/** A link in numbers. `node` is the key they share, −1 for a pair that is compared and for a judgement. */
export interface RowLink {
  /** Rows, that of the smaller record key first. */
  readonly a: number
  readonly b: number
  /** Millibits. */
  readonly weight: number
  readonly reason: string
  readonly node: number
}

/**
 * The links that hold entities together. The k records of an entity that share a value are k − 1 links, from the one
 * with the smallest record key to each other.
 */
export function* linksOf(state: IdentityState): Generator<Link> {
  for (const link of rowLinks(state)) yield namedLink(state, link)
}

/** {@link linksOf} in numbers. */
export function* rowLinks(state: IdentityState): Generator<RowLink> {
  const { index, partition, table } = state
  for (let node = 0; node < index.size; node++) if (index.postings.count(node) > 1) yield* nodeLinks(state, node)
  for (const pair of partition.pairs) yield* pairLink(state, pair)
  for (const pair of state.judgements.inRows((key) => table.rowOf(key)).same) yield* judgedLink(state, pair)
}

/** The links among rows of one entity. */
export function* linksOfRows(state: IdentityState, rows: readonly number[]): Generator<Link> {
  for (const link of rowLinksAmong(state, rows)) yield namedLink(state, link)
}

function* rowLinksAmong(state: IdentityState, rows: readonly number[]): Generator<RowLink> {
  const { index, partition, table } = state
  const nodes = new Set(rows.flatMap((row) => [...index.postings.keysOf(row)]))
  const entity = partition.entity.data[rows[0]!]
  for (const node of nodes) yield* nodeLinks(state, node, entity)
  for (const pair of partition.pairs.among(rows)) yield* pairLink(state, pair)
  for (const pair of state.judgements.inRows((key) => table.rowOf(key)).same) {
    if (partition.entity.data[pair.a] === entity) yield* judgedLink(state, pair)
  }
}

function namedLink({ table, index }: IdentityState, { a, b, weight, reason, node }: RowLink): Link {
  const value = node < 0 ? '' : index.valueText(node)
  return { a: table.keys.get(a), b: table.keys.get(b), weight: weight / 1000, reason, value }
}

function* nodeLinks(state: IdentityState, node: number, only?: number): Generator<RowLink> {
  for (const rows of joinedRows(state, node, only)) {
    const weight = state.partition.evidence.nodeWeight(node)
    const reason = state.nodeField(node)
    for (let i = 1; i < rows.length; i++) yield { a: rows[0]!, b: rows[i]!, weight, reason, node }
  }
}

/** The rows, entity by entity, that a node joins by itself: two or more, by record key. */
export function joinedRows(state: IdentityState, node: number, only?: number): readonly (readonly number[])[] {
  const { table, index, partition } = state
  if (index.postings.count(node) < 2 || !partition.links(node)) return []
  const entity = partition.entity.data
  return byEntity(index.rowsOf(node), entity)
    .filter((rows) => rows.length > 1 && (only === undefined || entity[rows[0]!] === only))
    .filter((rows) => joins(state, node, entity[rows[0]!]!))
    .map((rows) => rows.sort((x, y) => compareTexts(table.keys, x, y)))
}

function* pairLink(state: IdentityState, { a, b, rule, weight }: PairLink): Generator<RowLink> {
  yield* linkOf(state, a, b, weight, rule < 0 ? 'evidence' : state.model.link[rule]!.name)
}

function* judgedLink(state: IdentityState, { a, b }: { readonly a: number; readonly b: number }): Generator<RowLink> {
  yield* linkOf(state, a, b, state.partition.evidence.ruleWeight, 'judgement')
}

function* linkOf(
  { table, partition }: IdentityState,
  a: number,
  b: number,
  weight: number,
  reason: string,
): Generator<RowLink> {
  if (partition.entity.data[a] !== partition.entity.data[b]) return
  yield compareTexts(table.keys, a, b) <= 0
    ? { a, b, weight, reason, node: -1 }
    : { a: b, b: a, weight, reason, node: -1 }
}

function byEntity(rows: number[], entity: Int32Array): number[][] {
  // nearly always they are one
  if (rows.every((row) => entity[row] === entity[rows[0]!])) return [rows]
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const group = groups.get(entity[row]!)
    if (group) group.push(row)
    else groups.set(entity[row]!, [row])
  }
  return [...groups.values()]
}

/** A value joins records of its owner only; a disputed one, those that hold nothing else. */
function joins(state: IdentityState, node: number, entity: number): boolean {
  if (state.index.isBlock(node)) return true
  const owner = state.partition.ownerOf(node)
  return owner < 0 ? state.isDisputed(node) : state.partition.entity.data[owner] === entity
}
