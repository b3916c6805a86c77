import type { PatternCounts } from './latent-classes.ts'

/** How far labels are expected to move what a level tells: standard deviation, in nats of log odds (1 nat = 1.44 bits). */
const SPREAD = 1
const SWEEPS = 8
/** Largest step at once: far from the answer the curvature promises too much. */
const STEP = 2
/** Log odds, in nats, beyond which a label is taken for a slip rather than for an impossibility. */
const SUREST = 12

/**
 * What labels say that the estimate has wrong: for every comparison and level, nats to add to the log odds of a match.
 * A ridge regression of the verdicts on the levels, logistic, beside the estimate's own log odds. People label what is
 * doubtful; regression, unlike counting, is not misled by which pairs were picked. Labels that agree with the estimate
 * correct hardly anything, and a few cannot correct much.
 *
 * @param judged per pattern: how many of its pairs were called the same, and different
 * @param match per pattern: estimated probability of a match
 * @param shape a row for the levels of every comparison
 */
export function labelCorrection(
  { width, levels }: PatternCounts,
  judged: NonNullable<PatternCounts['judged']>,
  match: Float64Array,
  shape: readonly Float64Array[],
): Float64Array[] {
  const correction = shape.map((row) => new Float64Array(row.length))
  const labelled = [...match.keys()].filter((p) => judged.same[p]! + judged.different[p]! > 0)
  const odds = labelled.map((p) => logOdds(match[p]!))
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let c = 0; c < width; c++) {
      const slope = correction[c]!.map((x) => -x / SPREAD ** 2)
      const curvature = correction[c]!.map(() => 1 / SPREAD ** 2)
      labelled.forEach((p, i) => {
        const level = levels[p * width + c]!
        if (level === 0) return
        const chance = 1 / (1 + Math.exp(-odds[i]!))
        const labels = judged.same[p]! + judged.different[p]!
        slope[level - 1]! += judged.same[p]! - labels * chance
        curvature[level - 1]! += labels * chance * (1 - chance)
      })
      const step = slope.map((x, l) => Math.max(-STEP, Math.min(STEP, x / curvature[l]!)))
      correction[c] = correction[c]!.map((x, l) => x + step[l]!)
      labelled.forEach((p, i) => {
        const level = levels[p * width + c]!
        if (level > 0) odds[i]! += step[level - 1]!
      })
    }
  }
  return correction
}

/** Natural log of the odds of a probability, within reason. */
export function logOdds(chance: number): number {
  return Math.max(-SUREST, Math.min(SUREST, Math.log(chance / (1 - chance))))
}
