/** Level patterns of pairs and how often each occurs: `levels[p * width + c]`, 0 = missing. */
export interface PatternCounts {
  readonly width: number
  readonly levels: Uint8Array
  readonly counts: Float64Array
}

/** What is known of one comparison before any pair is looked at. */
export interface ComparisonPrior {
  /** Default share of the levels among pairs of one person and among strangers. */
  readonly m: Float64Array
  readonly u: Float64Array
  /** Pairs with a value on both sides, and their share in each level, all classes together. */
  readonly filled: number
  readonly shares: Float64Array
  /** How many of them the shares were measured on; that of equal values on all. */
  readonly sampled: number
  /** Whether the value is a person's own (given name, birth date), not a household's (address, family name). */
  readonly own: boolean
  /** Whether it is a whole name: one's own, and yet relatives share a part of it, the family name. */
  readonly wholeName: boolean
}

/** Pairs fall into three classes: one person, two relatives (one household), two strangers. */
export interface LatentClasses {
  /** Per comparison and level (index 0 = level 1). */
  readonly m: readonly Float64Array[]
  readonly r: readonly Float64Array[]
  readonly u: readonly Float64Array[]
  /** Expected pairs. */
  readonly matches: number
  readonly relatives: number
  readonly iterations: number
  readonly converged: boolean
}

// Pseudo-pairs that hold a class to what is known of it before: a few, plus a share of the pairs it has. Without the
// share, EM finds households, cities or namesakes instead of people; the values are the least that keep it from that.
const MATCH_PSEUDO = { pairs: 100, share: 0.2 }
const RELATIVE_PSEUDO = { pairs: 20, share: 1 }
/** How much of a household's shared fields agree as one person's do. */
const RELATIVE_LIKENESS = 0.8
/** What names a person is not different in more than a fifth of one person's pairs; other fields in three fifths. */
const MOST_DIFFERENT = { own: 0.2, shared: 0.6 }
/** Levels of a whole name that relatives reach no more often than strangers, and how they spread over the others. */
const NAME_LEVELS = 2
const NAME_SPREAD = [0.15, 0.55, 0.3]
/** Matches and relatives a record has, to begin with; relatives never fall below the second, so they always guard. */
const START = 0.25
const LEAST_RELATIVES = 0.05
const ITERATIONS = 200
const TOLERANCE = 1e-4

/**
 * Estimates m, r, u and the sizes of the classes by expectation maximisation over candidate pairs (Winkler 2000, "Using
 * the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage"). All pairs that are no
 * candidates count as strangers: `total` is the number of all pairs, so a class's size is right without knowing how the
 * candidates were picked. u is measured on random pairs, less what matches and relatives explain of them.
 * `most`: how many matches there can be at all.
 * Runs over patterns: its cost does not grow with the pairs. Missing values say nothing.
 */
export function estimateClasses(
  patterns: PatternCounts,
  comparisons: readonly ComparisonPrior[],
  total: number,
  records: number,
  most: number,
): LatentClasses {
  const { width, levels, counts } = patterns
  let m = comparisons.map((c) => normalized(c.m))
  const inCandidates = levelCounts(patterns, comparisons)
  const nothing = comparisons.map((c) => new Float64Array(c.m.length))
  let u = comparisons.map((c, i) => strangers(c, nothing[i]!, nothing[i]!))
  let r = relativesBefore(comparisons, m, u)
  let matches = START * records
  let relatives = START * records
  for (let iteration = 1; ; iteration++) {
    const before = relativesBefore(
      comparisons,
      comparisons.map((c) => normalized(c.m)),
      u,
    )
    const matchPseudo = MATCH_PSEUDO.pairs + MATCH_PSEUDO.share * matches
    const relativePseudo = RELATIVE_PSEUDO.pairs + RELATIVE_PSEUDO.share * relatives
    const inMatches = comparisons.map((c) => normalized(c.m).map((x) => x * matchPseudo))
    const inRelatives = before.map((row) => row.map((x) => x * relativePseudo))
    const explained = comparisons.map((c) => new Float64Array(c.m.length))
    const log = { m: m.map(logs), r: r.map(logs), u: u.map(logs) }
    const prior = [matches, relatives, Math.max(1, total - matches - relatives)].map((x) => Math.log2(x / total))
    let newMatches = 0
    let newRelatives = 0
    for (let p = 0; p < counts.length; p++) {
      let lm = prior[0]!
      let lr = prior[1]!
      let lu = prior[2]!
      for (let c = 0; c < width; c++) {
        const level = levels[p * width + c]!
        if (level === 0) continue
        lm += log.m[c]![level - 1]!
        lr += log.r[c]![level - 1]!
        lu += log.u[c]![level - 1]!
      }
      const top = Math.max(lm, lr, lu)
      const em = 2 ** (lm - top)
      const er = 2 ** (lr - top)
      const sum = em + er + 2 ** (lu - top)
      const qm = (em / sum) * counts[p]!
      const qr = (er / sum) * counts[p]!
      newMatches += qm
      newRelatives += qr
      for (let c = 0; c < width; c++) {
        const level = levels[p * width + c]!
        if (level === 0) continue
        inMatches[c]![level - 1]! += qm
        inRelatives[c]![level - 1]! += qr
        explained[c]![level - 1]! += qm + qr
      }
    }
    const next = inMatches.map((row, c) => capped(normalized(row), comparisons[c]!))
    const moved = Math.max(
      Math.abs(newMatches - matches) / matches,
      ...next.map((row, c) => Math.max(...row.map((x, l) => Math.abs(x - m[c]![l]!)))),
    )
    m = next
    matches = Math.min(most, Math.max(newMatches, 1))
    relatives = Math.max(newRelatives, LEAST_RELATIVES * records)
    u = comparisons.map((c, i) => strangers(c, explained[i]!, inCandidates[i]!))
    r = comparisons.map((c, i) => relativesOf(c, inRelatives[i]!, u[i]!))
    const converged = moved < TOLERANCE && iteration > 3
    if (converged || iteration === ITERATIONS) return { m, r, u, matches, relatives, iterations: iteration, converged }
  }
}

/** Probability that a pair of a pattern is of one person. */
export function matchProbability(
  { m, r, u, matches, relatives }: LatentClasses,
  total: number,
  levels: ArrayLike<number>,
  at: number,
): number {
  let toRelatives = Math.log2(relatives / matches)
  let toStrangers = Math.log2(Math.max(1, total - matches - relatives) / matches)
  for (let c = 0; c < m.length; c++) {
    const level = levels[at + c]!
    if (level === 0) continue
    toRelatives += Math.log2(r[c]![level - 1]! / m[c]![level - 1]!)
    toStrangers += Math.log2(u[c]![level - 1]! / m[c]![level - 1]!)
  }
  return 1 / (1 + 2 ** toRelatives + 2 ** toStrangers)
}

/** Per comparison and level: how many candidate pairs reach it. */
function levelCounts(
  { width, levels, counts }: PatternCounts,
  comparisons: readonly ComparisonPrior[],
): Float64Array[] {
  const sums = comparisons.map((c) => new Float64Array(c.m.length))
  for (let p = 0; p < counts.length; p++) {
    for (let c = 0; c < width; c++) {
      const level = levels[p * width + c]!
      if (level > 0) sums[c]![level - 1]! += counts[p]!
    }
  }
  return sums
}

/**
 * Levels of strangers: what was measured, less what is explained otherwise. A level that no sampled pair reached keeps
 * about its default as far as the sample is small, and is never rarer than among the candidates, of which all are known:
 * values that are nearly alike are rare, and yet far from unheard of in a large file.
 */
function strangers(
  { u, filled, sampled, shares }: ComparisonPrior,
  explained: Float64Array,
  candidates: Float64Array,
): Float64Array {
  const all = Math.max(1, filled)
  const levels = shares.map((share, l) => {
    const looked = l === 0 ? filled : sampled
    const measured = (Math.max(0, share - explained[l]! / all) * looked + 0.5) / (looked + 0.5 / u[l]!)
    return Math.max(measured, Math.max(0, candidates[l]! - explained[l]!) / all)
  })
  const last = levels.length - 1
  levels[last] = Math.max(0.01, 1 - levels.subarray(0, last).reduce((a, b) => a + b, 0))
  return normalized(levels)
}

function relativesBefore(
  comparisons: readonly ComparisonPrior[],
  m: readonly Float64Array[],
  u: readonly Float64Array[],
): Float64Array[] {
  return comparisons.map(({ own, wholeName }, c) => {
    if (wholeName)
      return partlyShared(
        Float64Array.from(m[c]!, (_, l) => NAME_SPREAD[l - NAME_LEVELS] ?? 0.1),
        u[c]!,
      )
    if (own) return u[c]!.slice()
    return normalized(m[c]!.map((x, l) => RELATIVE_LIKENESS * x + (1 - RELATIVE_LIKENESS) * u[c]![l]!))
  })
}

/** r after a round: learned for what is shared, as strangers for what is own, and for a whole name both by levels. */
function relativesOf({ own, wholeName }: ComparisonPrior, counted: Float64Array, u: Float64Array): Float64Array {
  if (wholeName) return partlyShared(counted, u)
  return own ? u : normalized(counted)
}

/** The most similar levels as strangers have them, the rest spread as counted. */
function partlyShared(counted: Float64Array, u: Float64Array): Float64Array {
  const top = u.subarray(0, NAME_LEVELS).reduce((a, b) => a + b, 0)
  const rest = counted.subarray(NAME_LEVELS).reduce((a, b) => a + b, 0)
  return counted.map((x, l) => (l < NAME_LEVELS ? u[l]! : (x * (1 - top)) / rest))
}

/**
 * Keeps the last level, different, below what a field of its sort can have; the other levels grow in proportion. Of a
 * whole name the last two levels count together: relatives share the family name.
 */
function capped(m: Float64Array, { own, wholeName }: ComparisonPrior): Float64Array {
  const most = own ? MOST_DIFFERENT.own : MOST_DIFFERENT.shared
  const first = m.length - (wholeName ? 2 : 1)
  const low = m.subarray(first).reduce((a, b) => a + b, 0)
  if (low <= most) return m
  return m.map((x, l) => (l >= first ? (x * most) / low : (x * (1 - most)) / (1 - low)))
}

function normalized(row: Float64Array): Float64Array {
  const sum = row.reduce((a, b) => a + b, 0)
  return row.map((x) => x / sum)
}

function logs(row: Float64Array): Float64Array {
  return row.map((x) => Math.log2(x))
}
