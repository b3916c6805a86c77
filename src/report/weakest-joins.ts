import { Float64Column, Int32Column } from '../collections/column.ts'
import { UnionFind } from '../collections/union-find.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { linksOf } from '../identity/links.ts'

/** Room for the number of a link in the digits of a sort key. */
const LINKS = 2 ** 32

/**
 * Per entity, in bits: how strong its weakest necessary link is. Were links weaker than a little more than that taken
 * away, the entity would fall apart. Infinity for an entity of one record. (The lightest edge of a maximum spanning tree:
 * Kruskal, "On the shortest spanning subtree of a graph", 1956.)
 */
export function weakestJoins(state: IdentityState): Float64Array {
  const { table, partition } = state
  const a = new Int32Column()
  const b = new Int32Column()
  const order = new Float64Column()
  for (const link of linksOf(state)) {
    // the strongest first, at equal weight as told
    order.push(-Math.round(link.weight * 1000) * LINKS + a.length)
    a.push(table.rowOf(link.a))
    b.push(table.rowOf(link.b))
  }
  const weakest = new Float64Array(partition.ledger.size).fill(Number.POSITIVE_INFINITY)
  const joined = new UnionFind(table.size)
  for (const key of order.view.slice().sort()) {
    const negative = Math.floor(key / LINKS)
    const link = key - negative * LINKS
    if (joined.union(a.data[link]!, b.data[link]!)) weakest[partition.entityOf(a.data[link]!)] = -negative / 1000
  }
  return weakest
}
