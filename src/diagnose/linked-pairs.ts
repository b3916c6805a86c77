import type { IdentityState } from '../identity/identity-state.ts'
import { type GroupOf, sharedNode, sharedPairs } from './shared-pairs.ts'

/** How many distinct pairs of rows of one group are links by themselves: by a shared value, a rule or their weight. */
export function linkedPairs({ index, partition, table }: IdentityState, groupOf: GroupOf): number {
  const links = (node: number): boolean => partition.links(node)
  const compared: number[] = []
  for (const { a, b } of partition.pairs) {
    const group = groupOf(a)
    if (group >= 0 && group === groupOf(b) && sharedNode(index, a, b, links) < 0) compared.push(a * table.size + b)
  }
  // a pair may satisfy several rules
  const sorted = Float64Array.from(compared).sort()
  return sharedPairs(index, links, groupOf) + sorted.filter((pair, i) => pair !== sorted[i - 1]).length
}

/** Whether two rows are a link by themselves. */
export function isLinkedPair({ index, partition }: IdentityState, a: number, b: number): boolean {
  if (sharedNode(index, a, b, (node) => partition.links(node)) >= 0) return true
  return partition.pairs.links(a, b)
}
