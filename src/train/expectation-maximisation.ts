/** Level patterns of pairs and how often each occurs: `levels[p * width + c]`, 0 = missing. */
export interface PatternCounts {
  readonly width: number
  readonly levels: Uint8Array
  readonly counts: Float64Array
}

/** A mixture of pairs of one person and pairs of different people. */
export interface Mixture {
  /** Share of the pairs that are of one person. */
  readonly lambda: number
  /** Per comparison, per level (index 0 = level 1): share of the pairs of one person with a value on both sides. */
  readonly m: readonly Float64Array[]
  readonly iterations: number
  readonly converged: boolean
  /** Mean log2 likelihood of a pair. */
  readonly likelihood: number
}

/** Pairs that a level is credited with before anything is counted: no level becomes impossible. */
const PSEUDO_COUNT = 0.5

/**
 * Estimates m and the share of matches among pairs by expectation maximisation, u being known (Fellegi and Sunter 1969;
 * Winkler 2000, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage").
 * Runs over the patterns, so its cost does not depend on the number of pairs. Missing values say nothing.
 *
 * @param use the comparisons that count; the others (what the pairs were selected by) are left out
 */
export function expectationMaximisation(
  patterns: PatternCounts,
  start: { readonly lambda: number; readonly m: readonly Float64Array[] },
  u: readonly Float64Array[],
  use: readonly boolean[],
  { iterations = 200, tolerance = 1e-6 }: { readonly iterations?: number; readonly tolerance?: number } = {},
): Mixture {
  const { width, levels, counts } = patterns
  const total = counts.reduce((a, b) => a + b, 0)
  let lambda = start.lambda
  let m = start.m.map((row) => row.slice())
  let likelihood = Number.NEGATIVE_INFINITY
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const sums = m.map((row) => new Float64Array(row.length).fill(PSEUDO_COUNT / row.length))
    let matches = 0
    let logLikelihood = 0
    for (let p = 0; p < counts.length; p++) {
      let pm = lambda
      let pu = 1 - lambda
      for (let c = 0; c < width; c++) {
        const level = levels[p * width + c]!
        if (level === 0 || !use[c]) continue
        pm *= m[c]![level - 1]!
        pu *= u[c]![level - 1]!
      }
      const sum = pm + pu
      const share = sum > 0 ? (pm / sum) * counts[p]! : 0
      if (sum > 0) logLikelihood += counts[p]! * Math.log2(sum)
      matches += share
      for (let c = 0; c < width; c++) {
        const level = levels[p * width + c]!
        if (level > 0 && use[c]) sums[c]![level - 1]! += share
      }
    }
    const next = sums.map((row, c) => {
      const all = row.reduce((a, b) => a + b, 0)
      return use[c] ? row.map((x) => x / all) : m[c]!
    })
    const moved = Math.max(
      Math.abs(matches / total - lambda),
      ...next.flatMap((row, c) => [...row].map((x, l) => Math.abs(x - m[c]![l]!))),
    )
    lambda = Math.min(0.999999, Math.max(1e-9, matches / total))
    m = next
    likelihood = logLikelihood / total
    if (moved < tolerance) return { lambda, m, iterations: iteration, converged: true, likelihood }
  }
  return { lambda, m, iterations, converged: false, likelihood }
}
