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

/**
 * The links that hold entities together. The k records of an entity that share a value are k − 1 links, from the one
 * with the smallest record key to each other.
 */
export function* linksOf(state: IdentityState): Generator<Link> {
  const { index, partition, table } = state
  for (let node = 0; node < index.size; node++) yield* nodeLinks(state, node)
  for (const pair of partition.pairs) yield* pairLink(state, pair)
  for (const pair of state.judgements.inRows((key) => table.rowOf(key)).same) yield* judgedLink(state, pair)
}

/** The links among rows of one entity. */
export function* linksOfRows(state: IdentityState, rows: readonly number[]): Generator<Link> {
  const { index, partition, table } = state
  const nodes = new Set(rows.flatMap((row) => [...index.postings.keysOf(row)]))
  const entity = partition.entity.data[rows[0]!]
  for (const node of nodes) yield* nodeLinks(state, node, entity)
  for (const pair of partition.pairs.among(rows)) yield* pairLink(state, pair)
  for (const pair of state.judgements.inRows((key) => table.rowOf(key)).same) {
    if (partition.entity.data[pair.a] === entity) yield* judgedLink(state, pair)
  }
}

function* nodeLinks(state: IdentityState, node: number, only?: number): Generator<Link> {
  const { table, index, partition } = state
  if (index.postings.count.data[node]! < 2 || !partition.links(node)) return
  for (const [entity, rows] of byEntity(index.rowsOf(node), partition.entity.data)) {
    if ((only !== undefined && entity !== only) || rows.length < 2 || !joins(state, node, entity)) continue
    const keys = rows.map((row) => table.keys.get(row)).sort()
    for (const b of keys.slice(1)) {
      yield {
        a: keys[0]!,
        b,
        weight: partition.evidence.nodeWeight(node) / 1000,
        reason: state.nodeField(node),
        value: index.valueText(node),
      }
    }
  }
}

function* pairLink(state: IdentityState, { a, b, rule, weight }: PairLink): Generator<Link> {
  yield* linkOf(state, a, b, weight, rule < 0 ? 'evidence' : state.model.link[rule]!.name)
}

function* judgedLink(state: IdentityState, { a, b }: { readonly a: number; readonly b: number }): Generator<Link> {
  yield* linkOf(state, a, b, state.partition.evidence.ruleWeight, 'judgement')
}

function* linkOf(
  { table, partition }: IdentityState,
  a: number,
  b: number,
  weight: number,
  reason: string,
): Generator<Link> {
  if (partition.entity.data[a] !== partition.entity.data[b]) return
  const [x, y] = [table.keys.get(a), table.keys.get(b)].sort() as [string, string]
  yield { a: x, b: y, weight: weight / 1000, reason, value: '' }
}

function byEntity(rows: readonly number[], entity: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const group = groups.get(entity[row]!)
    if (group) group.push(row)
    else groups.set(entity[row]!, [row])
  }
  return groups
}

/** A value joins records of its owner only; a disputed one, those that hold nothing else. */
function joins(state: IdentityState, node: number, entity: number): boolean {
  if (state.index.isBlock(node)) return true
  const owner = state.partition.ownerOf(node)
  return owner < 0 ? state.isDisputed(node) : state.partition.entity.data[owner] === entity
}
