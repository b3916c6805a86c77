import { expectation, zeros } from './class-expectation.ts'
import { matchesShares, normalized, relativesBefore, relativesShares, strangersShares } from './class-priors.ts'
import type { ClassProblem, LatentClasses } from './latent-classes.ts'
import type { Steps } from './training-progress.ts'

/** Classes and how they were found. */
export interface ClassEstimate extends LatentClasses {
  /** Rounds of expectation maximisation, those of starts that were given up left out. */
  readonly iterations: number
  readonly converged: boolean
  /** How many starts were tried, and whether all of them came to the same classes. */
  readonly starts: number
  readonly agree: boolean
}

/** Where expectation maximisation begins: matches and relatives a record has, and how far m is drawn towards u. */
interface Start {
  readonly matches: number
  readonly relatives: number
  readonly blurred: number
}

/** Pseudo-pairs that hold a class to what is known of it before: a few, plus a share of the pairs it has. */
interface Hold {
  readonly matches: { readonly pairs: number; readonly share: number }
  readonly relatives: { readonly pairs: number; readonly share: number }
}

// Without the shares, EM finds households, cities or namesakes instead of people; with the first, every file looked at
// has one answer, whatever the start. Once that is found, less holds it.
const SEARCH: Hold = { matches: { pairs: 100, share: 0.2 }, relatives: { pairs: 20, share: 1 } }
const REFINE: Hold = { matches: { pairs: 100, share: 0.1 }, relatives: { pairs: 20, share: 0.2 } }
const STARTS: readonly Start[] = [
  { matches: 0.25, relatives: 0.25, blurred: 0 },
  { matches: 1, relatives: 0.05, blurred: 0.5 },
  { matches: 0.05, relatives: 1.5, blurred: 0 },
]
/** Starts agree that find as many matches, to a twentieth, and every m to a fiftieth. */
const AGREE = { matches: 0.05, m: 0.02 }
/** Relatives a record has at least: they always guard. */
const LEAST_RELATIVES = 0.05
const ITERATIONS = 200
const TOLERANCE = 1e-4

/**
 * Estimates m, r, u and the sizes of the classes by expectation maximisation over candidate pairs (Winkler 2000, "Using
 * the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage"). All pairs that are no
 * candidates count as strangers, so a class's size is right without knowing how the candidates were picked. u is measured
 * on random pairs, less what matches and relatives explain of them.
 *
 * Several starts are tried; of different answers the one with the greatest posterior is taken: likelihood alone prefers
 * the wrong one. Labels correct the classes where they contradict them, see `labelCorrection`.
 * Runs over patterns: its cost does not grow with the pairs. Missing values say nothing. A step an iteration.
 */
export function* estimatingClasses(problem: ClassProblem): Steps<ClassEstimate> {
  const found: Summit[] = []
  for (const start of STARTS) found.push(yield* climb(problem, startingClasses(problem, start), SEARCH))
  const agree = found.every((other) => isAlike(other, found[0]!))
  const best = agree ? found[0]! : found.reduce((a, b) => (b.posterior > a.posterior ? b : a))
  const { classes, iterations, converged } = yield* climb(problem, best.classes, REFINE)
  return { ...classes, iterations: best.iterations + iterations, converged, starts: found.length, agree }
}

function startingClasses(
  { comparisons, records }: ClassProblem,
  { matches, relatives, blurred }: Start,
): LatentClasses {
  const nothing = comparisons.map((c) => new Float64Array(c.m.length))
  const u = comparisons.map((c, i) => strangersShares(c, nothing[i]!, nothing[i]!))
  const m = comparisons.map((c, i) => normalized(c.m).map((x, l) => (1 - blurred) * x + blurred * u[i]![l]!))
  const r = comparisons.map((c, i) => relativesBefore(c, u[i]!))
  return { m, r, u, matches: matches * records, relatives: relatives * records }
}

interface Summit {
  readonly classes: LatentClasses
  readonly iterations: number
  readonly converged: boolean
  /** log2 of likelihood × prior, but for a constant. */
  readonly posterior: number
}

/** Rounds of expectation and maximisation until hardly anything moves. */
function* climb(problem: ClassProblem, from: LatentClasses, hold: Hold): Steps<Summit> {
  const { comparisons, records, most } = problem
  const inCandidates = levelCounts(problem)
  const known = comparisons.map((c) => normalized(c.m))
  let classes = from
  for (let iteration = 1; ; iteration++) {
    yield { stage: 'estimate', done: iteration, total: ITERATIONS }
    const before = comparisons.map((c, i) => relativesBefore(c, classes.u[i]!))
    const pseudoMatches = hold.matches.pairs + hold.matches.share * classes.matches
    const pseudoRelatives = hold.relatives.pairs + hold.relatives.share * classes.relatives
    const expected = expectation(problem, classes)
    const u = comparisons.map((c, i) =>
      strangersShares(c, sum(expected.inMatches[i]!, expected.inRelatives[i]!), inCandidates[i]!),
    )
    const m = comparisons.map((c, i) => matchesShares(c, sum(expected.inMatches[i]!, scaled(known[i]!, pseudoMatches))))
    const r = comparisons.map((c, i) => {
      const counted = sum(expected.inRelatives[i]!, scaled(before[i]!, pseudoRelatives))
      return relativesShares(c, counted, u[i]!)
    })
    const matches = Math.min(most, Math.max(expected.matches, 1))
    const relatives = Math.max(expected.relatives, LEAST_RELATIVES * records)
    const moved = Math.max(Math.abs(matches - classes.matches) / classes.matches, furthest(m, classes.m))
    classes = { m, r, u, matches, relatives }
    const converged = moved < TOLERANCE && iteration > 3
    if (converged || iteration === ITERATIONS) {
      const held = pseudoMatches * divergence(known, m) + pseudoRelatives * divergence(before, r)
      return { classes, iterations: iteration, converged, posterior: expected.likelihood - held }
    }
  }
}

/** Per comparison and level: how many candidate pairs reach it. */
function levelCounts({ patterns: { width, levels, counts }, comparisons }: ClassProblem): Float64Array[] {
  const sums = zeros(comparisons)
  for (let p = 0; p < counts.length; p++) {
    for (let c = 0; c < width; c++) {
      const level = levels[p * width + c]!
      if (level > 0) sums[c]![level - 1]! += counts[p]!
    }
  }
  return sums
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, l) => x + b[l]!)
}

function scaled(row: Float64Array, by: number): Float64Array {
  return row.map((x) => x * by)
}

/** Σ Kullback-Leibler divergences of rows from those before, in bits: what the pseudo-pairs of a prior cost. */
function divergence(before: readonly Float64Array[], rows: readonly Float64Array[]): number {
  return before.reduce(
    (bits, row, c) => bits + row.reduce((s, x, l) => (x > 0 ? s + x * Math.log2(x / rows[c]![l]!) : s), 0),
    0,
  )
}

function isAlike({ classes: a }: Summit, { classes: b }: Summit): boolean {
  return Math.abs(a.matches - b.matches) <= AGREE.matches * b.matches && furthest(a.m, b.m) <= AGREE.m
}

/** The largest difference of two tables of shares. */
function furthest(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  return Math.max(0, ...a.map((row, c) => Math.max(...row.map((x, l) => Math.abs(x - b[c]![l]!)))))
}
