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

/** How much of a household's shared fields agree as one person's do. */
const RELATIVE_LIKENESS = 0.8
/** What names a person is not different in more than a fifth of one person's pairs; other fields in three fifths. */
const MOST_DIFFERENT = { own: 0.2, shared: 0.6 }
/** Levels of a whole name that relatives reach no more often than strangers, and how they spread over the others. */
const NAME_LEVELS = 2
const NAME_SPREAD = [0.15, 0.55, 0.3]

/**
 * Levels of strangers: what was measured, less what is explained otherwise. A level that no sampled pair reached keeps
 * about its default as far as the sample is small, and is never rarer than among the candidates, of which all are known:
 * values that are nearly alike are rare, and yet far from unheard of in a large file.
 *
 * @param explained per level: pairs expected to be of one person or of relatives
 * @param candidates per level: candidate pairs
 */
export function strangersShares(
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

/** Levels of relatives as far as they are known before: like one person in what is shared, like strangers in the rest. */
export function relativesBefore({ m, own, wholeName }: ComparisonPrior, u: Float64Array): Float64Array {
  if (wholeName) {
    const spread = m.map((_, l) => NAME_SPREAD[l - NAME_LEVELS] ?? 0.1)
    return partlyShared(spread, u)
  }
  if (own) return u.slice()
  return normalized(normalized(m).map((x, l) => RELATIVE_LIKENESS * x + (1 - RELATIVE_LIKENESS) * u[l]!))
}

/**
 * Levels of relatives after a round: learnt for what is shared, as strangers for what is own, and for a whole name both
 * by levels.
 *
 * @param counted pairs expected to be of relatives, and the pseudo-pairs that hold them
 */
export function relativesShares(
  { own, wholeName }: ComparisonPrior,
  counted: Float64Array,
  u: Float64Array,
): Float64Array {
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
 * Levels of one person's pairs after a round. The last level, different, is kept below what a field of its sort can have;
 * the other levels grow in proportion. Of a whole name the last two levels count together: relatives share the family
 * name.
 */
export function matchesShares({ own, wholeName }: ComparisonPrior, counted: Float64Array): Float64Array {
  const m = normalized(counted)
  const most = own ? MOST_DIFFERENT.own : MOST_DIFFERENT.shared
  const first = m.length - (wholeName ? 2 : 1)
  const low = m.subarray(first).reduce((a, b) => a + b, 0)
  if (low <= most) return m
  return m.map((x, l) => (l >= first ? (x * most) / low : (x * (1 - most)) / (1 - low)))
}

/** The row scaled to a sum of 1. */
export function normalized(row: Float64Array): Float64Array {
  const sum = row.reduce((a, b) => a + b, 0)
  return row.map((x) => x / sum)
}
