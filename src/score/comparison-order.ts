import type { ComparatorName, Comparison } from '../model/comparison.ts'
import { mostOf, type Weights } from './comparison-weights.ts'

/** Roughly how long a comparator takes for two values that differ, against looking whether they do. */
const COST: Readonly<Record<ComparatorName, number>> = {
  equal: 1,
  phoneNumber: 2,
  calendarDate: 2,
  decimal: 2,
  geoPoint: 2,
  jaroWinkler: 4,
  levenshtein: 4,
  osa: 4,
  emailAddress: 4,
  personName: 6,
  dice: 8,
  streetAddress: 8,
  organizationName: 16,
  mongeElkan: 16,
  tokenSet: 16,
  words: 64,
  wordBag: 64,
}

/** A comparison in its place, with what it and those after it can add against each alternative. */
export interface OrderedComparison {
  readonly c: number
  readonly left: readonly number[]
}

/** What the order of comparisons depends on. */
interface Ordered {
  readonly comparison: Pick<Comparison, 'by'>
  /** Against each alternative. */
  readonly weights: readonly Weights[]
  /** Number of the comparison that settles this one, or −1. */
  readonly given: number
}

/**
 * Comparisons in an order in which little has to be compared before a pair of which all differs can no longer reach the
 * threshold: first those that lose most for what they cost, against the alternative where that ends soonest. One that
 * settles another stands before that.
 *
 * @param start weight above the threshold before any comparison, against each alternative
 */
export function comparisonOrder(comparisons: readonly Ordered[], start: readonly number[]): OrderedComparison[] {
  const most = comparisons.map(({ weights }) => weights.map(mostOf))
  const orders = start.map((surplus, alternative) => {
    const lost = (c: number): number => most[c]![alternative]! - comparisons[c]!.weights[alternative]!.level.at(-1)!
    const cost = (c: number): number => COST[comparisons[c]!.comparison.by]
    const order = comparisons.map((_, c) => c).sort((a, b) => lost(b) / cost(b) - lost(a) / cost(a) || a - b)
    let reach = order.reduce((sum, c) => sum + most[c]![alternative]!, surplus)
    let spent = 0
    for (let i = 0; i < order.length && reach >= 0; i++) {
      reach -= lost(order[i]!)
      spent += cost(order[i]!)
    }
    return { order, spent: reach < 0 ? spent : Number.POSITIVE_INFINITY }
  })
  const { order: soonest } = orders.reduce((a, b) => (b.spent < a.spent ? b : a))
  const order: number[] = []
  const place = (c: number, settled: readonly number[]): void => {
    const { given } = comparisons[c]!
    // of comparisons that settle each other one has to be the first
    if (given >= 0 && !settled.includes(given)) place(given, [...settled, c])
    if (!order.includes(c)) order.push(c)
  }
  for (const c of soonest) place(c, [c])
  return order.map((c, i) => ({
    c,
    left: start.map((_, alternative) => order.slice(i).reduce((sum, later) => sum + most[later]![alternative]!, 0)),
  }))
}
