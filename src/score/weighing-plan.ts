import type { Scorer } from './scorer.ts'

/** A comparison in its place among those that weigh a pair. */
export interface PlannedComparison {
  readonly c: number
  /** Number of the comparison that settles this one and stands before it, or −1. */
  readonly settled: number
  /** Whether the one that settles it stands behind it. */
  readonly isUnsettled: boolean
  /** Whether it settles another. */
  readonly settles: boolean
  /** What a pair must have reached, against each alternative, for those after this one to carry it to the threshold. */
  readonly least: readonly number[]
}

/** In which order comparisons weigh a pair, and when it falls out. */
export interface WeighingPlan {
  /** Whether any pair can reach the threshold. */
  readonly isHopeful: boolean
  readonly comparisons: readonly PlannedComparison[]
}

/** The plan by which pairs are weighed at once of which those below `least`, in millibits, are dropped. */
export function weighingPlan({ comparisons, order, priors }: Scorer, least: number): WeighingPlan {
  const placeOf = (comparison: number): number => order.findIndex(({ c }) => c === comparison)
  return {
    isHopeful: priors.every((prior, alternative) => prior + (order[0]?.left[alternative] ?? 0) >= least),
    comparisons: order.map(({ c }, i) => {
      const { given } = comparisons[c]!
      return {
        c,
        settled: given < 0 || placeOf(given) > i ? -1 : given,
        isUnsettled: placeOf(given) > i,
        settles: comparisons.some((other) => other.given === c),
        least: priors.map((_, alternative) => least - (order[i + 1]?.left[alternative] ?? 0)),
      }
    }),
  }
}
