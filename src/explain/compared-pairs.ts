import type { IdentityState } from '../identity/identity-state.ts'

/** How many pairs share a key by which pairs are weighed; one that shares several is counted several times. */
export function countComparedPairs(state: IdentityState): number {
  const { index } = state
  let pairs = 0
  for (let node = 0; node < index.size; node++) {
    const n = index.postings.count(node)
    if (weighs(state, node)) pairs += (n * (n - 1)) / 2
  }
  return pairs
}

/**
 * The pairs of rows that are weighed because they share a key, each once.
 * @param every only the first of every so many, spread over all keys
 */
export function* comparedPairs(state: IdentityState, every = 1): Generator<readonly [number, number]> {
  const { index, partition } = state
  let at = 0
  for (let node = 0; node < index.size; node++) {
    if (index.postings.count(node) < 2 || !weighs(state, node)) continue
    const rows = index.rowsOf(node)
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < i; j++) {
        if (at++ % every !== 0 || partition.evidence.weighedBefore(node, rows[i]!, rows[j]!)) continue
        yield [rows[i]!, rows[j]!]
      }
    }
  }
}

/** Whether the pairs of rows that share a node are weighed. */
function weighs({ partition: { evidence } }: IdentityState, node: number): boolean {
  return evidence.compares(node) && evidence.ruleOf(node) < 0
}
