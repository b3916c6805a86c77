import type { ComparisonPrior } from './class-priors.ts'
import { labelCorrection, logOdds } from './label-correction.ts'
import type { ClassProblem, LatentClasses, PatternCounts } from './latent-classes.ts'

/** What a round expects. */
export interface Expected {
  /** Per comparison and level: pairs of the class. */
  readonly inMatches: readonly Float64Array[]
  readonly inRelatives: readonly Float64Array[]
  readonly matches: number
  readonly relatives: number
  /** log2, of the pairs and of the labels. */
  readonly likelihood: number
}

/** A label that contradicts all the rest is a slip, not the end of it. */
const LEAST_CHANCE = 1e-6

/**
 * Expectation step: which share of every pattern falls into each class, by the classes as they are, corrected by what
 * labels say of them.
 */
export function expectation({ patterns, comparisons, total }: ClassProblem, classes: LatentClasses): Expected {
  const { width, levels, counts, judged } = patterns
  const inMatches = zeros(comparisons)
  const inRelatives = zeros(comparisons)
  const { match, relative, likelihood } = chances(patterns, classes, total)
  const correction = judged && labelCorrection(patterns, judged, match, inMatches)
  let matches = 0
  let relatives = 0
  let candidates = 0
  let sum = 0
  for (let p = 0; p < counts.length; p++) {
    const believed = correction ? corrected(match[p]!, correction, patterns, p) : match[p]!
    const qm = believed * counts[p]!
    const qr = (1 - believed) * relative[p]! * counts[p]!
    matches += qm
    relatives += qr
    candidates += counts[p]!
    sum += counts[p]! * likelihood[p]!
    for (let c = 0; c < width; c++) {
      const level = levels[p * width + c]!
      if (level === 0) continue
      inMatches[c]![level - 1]! += qm
      inRelatives[c]![level - 1]! += qr
    }
  }
  sum += Math.max(0, total - candidates) * Math.log2(strangersOf(classes, total) / total)
  judged?.same.forEach((same, p) => {
    if (same > 0) sum += same * Math.log2(Math.max(LEAST_CHANCE, match[p]!))
    const different = judged.different[p]!
    if (different > 0) sum += different * Math.log2(Math.max(LEAST_CHANCE, 1 - match[p]!))
  })
  return { inMatches, inRelatives, matches, relatives, likelihood: sum }
}

/** Of every pattern. */
interface Chances {
  /** That a pair of it is of one person; and, if it is not, of relatives. */
  readonly match: Float64Array
  readonly relative: Float64Array
  /** log2 */
  readonly likelihood: Float64Array
}

function chances({ width, levels, counts }: PatternCounts, classes: LatentClasses, total: number): Chances {
  const logs = (rows: readonly Float64Array[]): Float64Array[] => rows.map((row) => row.map((x) => Math.log2(x)))
  const [m, r, u] = [logs(classes.m), logs(classes.r), logs(classes.u)]
  const match = new Float64Array(counts.length)
  const relative = new Float64Array(counts.length)
  const likelihood = new Float64Array(counts.length)
  const { matches, relatives } = classes
  const prior = [matches, relatives, strangersOf(classes, total)].map((pairs) => Math.log2(pairs / total))
  for (let p = 0; p < counts.length; p++) {
    let lm = prior[0]!
    let lr = prior[1]!
    let lu = prior[2]!
    for (let c = 0; c < width; c++) {
      const level = levels[p * width + c]!
      if (level === 0) continue
      lm += m[c]![level - 1]!
      lr += r[c]![level - 1]!
      lu += u[c]![level - 1]!
    }
    const top = Math.max(lm, lr, lu)
    const em = 2 ** (lm - top)
    const sum = em + 2 ** (lr - top) + 2 ** (lu - top)
    match[p] = em / sum
    relative[p] = 1 / (1 + 2 ** (lu - lr))
    likelihood[p] = top + Math.log2(sum)
  }
  return { match, relative, likelihood }
}

function strangersOf({ matches, relatives }: LatentClasses, total: number): number {
  return Math.max(1, total - matches - relatives)
}

function corrected(
  chance: number,
  correction: readonly Float64Array[],
  { width, levels }: PatternCounts,
  p: number,
): number {
  let odds = logOdds(chance)
  for (let c = 0; c < width; c++) {
    const level = levels[p * width + c]!
    if (level > 0) odds += correction[c]![level - 1]!
  }
  return 1 / (1 + Math.exp(-odds))
}

/** A row of zeros for the levels of every comparison. */
export function zeros(comparisons: readonly ComparisonPrior[]): Float64Array[] {
  return comparisons.map((c) => new Float64Array(c.m.length))
}
