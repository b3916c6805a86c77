import { Float64Column, Int32Column } from '../collections/column.ts'
import { makesCandidates, pairsOf, precedes, sharedNode } from '../diagnose/shared-pairs.ts'
import type { IdentityState } from '../identity/identity-state.ts'

/** Candidate pairs, each drawn with the same probability, and what they weigh. Three columns of equal length. */
export interface CandidateSample {
  /** Share of the candidate pairs that was drawn, 0…1; 1: all of them. */
  readonly share: number
  readonly a: Int32Array
  readonly b: Int32Array
  /** Millibits of the strongest evidence that the two are one: their match weight, a shared identifier, a link rule. */
  readonly weight: Float64Array
}

/**
 * Draws candidate pairs, as many as `most` in the mean, and weighs them. A pair of records that share several keys is
 * drawn through the first only, so that each has the same chance.
 *
 * @param random numbers in [0, 1)
 */
export function sampleCandidates(state: IdentityState, most: number, random: () => number): CandidateSample {
  const { index } = state
  const { postings } = index
  const nodes: number[] = []
  let pairs = 0
  for (let node = 0; node < index.size; node++) {
    if (postings.count(node) < 2 || !makesCandidates(state, node)) continue
    nodes.push(node)
    pairs += pairsOf(postings.count(node))
  }
  const share = pairs > most ? most / pairs : 1
  const a = new Int32Column()
  const b = new Int32Column()
  const weight = new Float64Column()
  // place of the next pair to draw, counted from the first pair of the node at hand
  let next = gap(share, random)
  for (const node of nodes) {
    const all = pairsOf(postings.count(node))
    if (next < all) {
      const rows = index.rowsOf(node)
      for (; next < all; next += 1 + gap(share, random)) {
        const [x, y] = pairAt(rows, next)
        if (!isFirst(state, node, x, y)) continue
        a.push(x)
        b.push(y)
        weight.push(strongestEvidence(state, x, y))
      }
    }
    next -= all
  }
  return { share, a: a.view, b: b.view, weight: weight.view }
}

/** How many pairs are passed over before one is drawn: geometric. */
function gap(share: number, random: () => number): number {
  return share === 1 ? 0 : Math.floor(Math.log(1 - random()) / Math.log(1 - share))
}

/** The `k`-th pair of some rows, the smaller row first. */
function pairAt(rows: readonly number[], k: number): [number, number] {
  let i = Math.floor((1 + Math.sqrt(1 + 8 * k)) / 2)
  if (pairsOf(i) > k) i--
  const [x, y] = [rows[i]!, rows[k - pairsOf(i)]!]
  return x < y ? [x, y] : [y, x]
}

/** Whether two rows are compared, or linked, and no node before this one brings them together. */
function isFirst(state: IdentityState, node: number, a: number, b: number): boolean {
  const { index, partition } = state
  const { lists } = partition.evidence
  if (lists.any && lists.repeats(a, b)) return false
  return sharedNode(index, a, b, (other) => precedes(index, other, node) && makesCandidates(state, other)) < 0
}

function strongestEvidence({ index, partition }: IdentityState, a: number, b: number): number {
  const { evidence } = partition
  const keysB = index.postings.keysOf(b)
  let weight = evidence.scorer.weight(a, b)
  for (const node of index.postings.keysOf(a)) {
    if (!keysB.includes(node)) continue
    if (evidence.links(node)) weight = Math.max(weight, evidence.nodeWeight(node))
    else if (evidence.ruleOf(node) >= 0 && evidence.compares(node)) {
      weight = Math.max(weight, evidence.weigh(node, a, b) ?? weight)
    }
  }
  return weight
}
