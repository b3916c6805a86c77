import type { IdentityState } from '../identity/identity-state.ts'
import type { NodeIndex } from '../identity/node-index.ts'

/** Rows up to which it costs less to look at each pair of them. */
const FEW = 4

/** Number of the group of a row; pairs of rows of two groups, or of a negative one, do not count. */
export type GroupOf = (row: number) => number

/** Whether rows that share a node are candidates through it: linked, or compared. */
export function makesCandidates({ partition }: IdentityState, node: number): boolean {
  return partition.evidence.links(node) || partition.evidence.compares(node)
}

/** How many distinct pairs of rows of one group share a node that `counts`. */
export function sharedPairs(index: NodeIndex, counts: (node: number) => boolean, groupOf: GroupOf): number {
  let pairs = 0
  for (let node = 0; node < index.size; node++) {
    if (index.postings.count(node) < 2 || !counts(node)) continue
    const earlier = (other: number): boolean => precedes(index, other, node) && counts(other)
    for (const rows of grouped(index.rowsOf(node), groupOf)) pairs += newPairs(index, rows, earlier)
  }
  return pairs
}

/** Whether a node comes before another: by type (identifiers, link rules, blocking rules), then as met. */
export function precedes(index: NodeIndex, a: number, b: number): boolean {
  const [x, y] = [index.typeOf(a), index.typeOf(b)]
  return x < y || (x === y && a < b)
}

/** Rows by group. */
export function grouped(rows: readonly number[], groupOf: GroupOf): Iterable<number[]> {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const group = groupOf(row)
    if (group < 0) continue
    const known = groups.get(group)
    if (known) known.push(row)
    else groups.set(group, [row])
  }
  return groups.values()
}

/**
 * How many pairs of `rows` share none of the `earlier` nodes. Rows that share the same of them are counted as one, so a
 * value that thousands of records hold does not cost the pairs of thousands.
 */
export function newPairs(index: NodeIndex, rows: readonly number[], earlier: (node: number) => boolean): number {
  const all = pairsOf(rows.length)
  if (all === 0) return 0
  if (rows.length <= FEW) return newPairsOfFew(index, rows, earlier)
  const holders = new Map<number, number>()
  for (const row of rows) {
    for (const node of index.postings.keysOf(row)) if (earlier(node)) holders.set(node, (holders.get(node) ?? 0) + 1)
  }
  const kinds = new Map<string, { readonly nodes: readonly number[]; rows: number }>()
  for (const row of rows) {
    const nodes = [...index.postings.keysOf(row)].filter((node) => holders.get(node)! > 1)
    if (nodes.length === 0) continue
    const name = nodes.sort((a, b) => a - b).join()
    const known = kinds.get(name)
    if (known) known.rows++
    else kinds.set(name, { nodes, rows: 1 })
  }
  let known = 0
  const list = [...kinds.values()]
  list.forEach((a, i) => {
    known += pairsOf(a.rows)
    for (const b of list.slice(0, i)) if (a.nodes.some((node) => b.nodes.includes(node))) known += a.rows * b.rows
  })
  return all - known
}

/** The same, pair by pair: for few rows that costs less than to group them. */
function newPairsOfFew(index: NodeIndex, rows: readonly number[], earlier: (node: number) => boolean): number {
  let pairs = 0
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < i; j++) if (sharedNode(index, rows[i]!, rows[j]!, earlier) < 0) pairs++
  }
  return pairs
}

/** The first node that two rows share and that `counts`, or −1. */
export function sharedNode({ postings }: NodeIndex, a: number, b: number, counts: (node: number) => boolean): number {
  const keysB = postings.keysOf(b)
  return postings.keysOf(a).find((node) => keysB.includes(node) && counts(node)) ?? -1
}

/** How many pairs `n` rows make. */
export function pairsOf(n: number): number {
  return (n * (n - 1)) / 2
}
