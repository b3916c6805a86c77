import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import { comparedPairs } from './compared-pairs.ts'

/** Two records of different entities that may be one person: a person should say. */
export interface ReviewPair {
  /** Record keys, the smaller first. */
  readonly a: string
  readonly b: string
  /** Match weight in bits: at least the review threshold, below the link threshold. */
  readonly weight: number
}

/**
 * Compared pairs in the review band that are apart and not judged, the most informative first: those whose match weight
 * is nearest to even odds (0 bits), where a person's word teaches most. Costs what comparing all candidates costs.
 *
 * @param of a `Resolver`, or what `resolve` returned
 * @param options.most how many to tell, ≥ 1; default 100
 */
export function reviewPairs(of: Inspectable, { most = 100 }: { readonly most?: number } = {}): readonly ReviewPair[] {
  const state = stateOf(of)
  const { table, partition, judgements, model } = state
  const { scorer, threshold } = partition.evidence
  const entity = partition.entity.data
  const judged = new Set([...judgements].flatMap(({ a, b }) => [pairName(a, b), pairName(b, a)]))
  let pairs: ReviewPair[] = []
  const keepBest = (): void => {
    pairs = pairs.sort(byInformation).slice(0, most)
  }
  for (const [x, y] of comparedPairs(state)) {
    if (entity[x] === entity[y]) continue
    const weight = scorer.weightFrom(x, y, Math.round(model.thresholds.review * 1000))
    if (weight === undefined || weight >= threshold) continue
    const [a, b] = [table.keys.get(x), table.keys.get(y)].sort() as [string, string]
    if (judged.has(pairName(a, b))) continue
    pairs.push({ a, b, weight: weight / 1000 })
    if (pairs.length >= 4 * most) keepBest()
  }
  keepBest()
  return pairs
}

function pairName(a: string, b: string): string {
  return JSON.stringify([a, b])
}

function byInformation(x: ReviewPair, y: ReviewPair): number {
  return Math.abs(x.weight) - Math.abs(y.weight) || (pairName(x.a, x.b) < pairName(y.a, y.b) ? -1 : 1)
}
