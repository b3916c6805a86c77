import { comparedPairs } from '../explain/compared-pairs.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { Scorer } from '../score/scorer.ts'
import type { Doubt } from './doubt.ts'

/**
 * Compared pairs in the review band that stand in different entities: `thresholds.review` ≤ match weight <
 * `thresholds.link`. Each comes once.
 *
 * @param every only the first of every so many pairs is looked at, spread over all keys
 */
export function* bandPairs(state: IdentityState, every: number): Generator<Doubt> {
  const { entity, evidence } = state.partition
  const { scorer, lists, threshold } = evidence
  const review = Math.round(state.model.thresholds.review * 1000)
  for (const [a, b] of comparedPairs(state, every)) {
    if (entity.data[a] === entity.data[b] || lists.repeats(a, b)) continue
    const weight = scorer.weightFrom(a, b, review)
    if (weight === undefined || weight >= threshold) continue
    yield { kind: 'pair', a, b, margin: threshold - weight, pattern: speakingLevels(scorer, a, b) }
  }
}

/** The levels that two rows reach, those left out that add nothing against the alternative that decides. */
function speakingLevels(scorer: Scorer, a: number, b: number): string {
  const told = scorer.priors.map((_, against) => scorer.comparisons.map((__, c) => scorer.evidence(c, a, b, against)))
  const sums = told.map((bits, against) => bits.reduce((sum, one) => sum + one, scorer.priors[against]!))
  const deciding = told[sums.indexOf(Math.min(...sums))]!
  return deciding.map((bits, c) => (bits === 0 ? '' : scorer.level(c, a, b))).join()
}
