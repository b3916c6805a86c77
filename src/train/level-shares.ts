import { Int32Column } from '../collections/column.ts'
import { seededRandom } from '../collections/random.ts'
import { MISSING, type Scorer } from '../score/scorer.ts'
import type { RecordTable } from '../table/record-table.ts'
import { levelsOfPairs } from './levels-of-pairs.ts'
import type { Steps } from './training-progress.ts'

/** Pairs up to which all are looked at rather than a sample. */
const EVERY_PAIR = 400_000
const SAMPLE = 300_000

/** How random pairs of rows fall into the levels of each comparison. */
export interface LevelShares {
  /** Pairs that may be one person: all, or those across sources where every source is a clean list. */
  readonly pairs: number
  /** Per comparison: how many of those pairs hold a value on both sides. */
  readonly filled: readonly number[]
  /** Per comparison: how many of them were looked at; a level that none of those reached may yet be there. */
  readonly sampled: readonly number[]
  /** Per comparison and level (index 0 = level 1): share of the filled pairs. */
  readonly shares: readonly Float64Array[]
}

/**
 * Measures the levels of random pairs, nearly all of strangers: all pairs of a small file, a seeded sample of a large
 * one, and the share of equal values always exactly, from how often each value occurs. In steps.
 *
 * @param listOf per row: the clean list it comes from, −1 for none; pairs within a list do not count
 */
export function* levelShares(table: RecordTable, scorer: Scorer, listOf: Int32Array): Steps<LevelShares> {
  const n = table.size
  const pairs = crossPairs(n, (row) => listOf[row]!)
  const every = (n * (n - 1)) / 2 <= EVERY_PAIR
  const [as, bs] = crossing(every ? everyPair(n) : randomPairs(n), listOf)
  const counts = scorer.comparisons.map(({ comparison }) => new Float64Array(comparison.levels.length))
  yield* levelsOfPairs(scorer, as, bs, (c, levels) => {
    for (const level of levels) if (level !== MISSING) counts[c]![level - 1]!++
  })
  const filled = scorer.comparisons.map(({ column }) => {
    return crossPairs(
      n,
      (row) => listOf[row]!,
      (row) => column.cells.data[row] !== -1,
    )
  })
  const shares = counts.map((row, c) => {
    const sum = row.reduce((a, b) => a + b, 0)
    const share = row.map((x) => (sum > 0 ? x / sum : 0))
    return every ? share : withExactFirst(share, equalPairs(table, scorer, c, listOf) / Math.max(1, filled[c]!))
  })
  const sampled = counts.map((row, c) => (every ? filled[c]! : row.reduce((a, b) => a + b, 0)))
  return { pairs, filled, sampled, shares }
}

function everyPair(n: number): [Int32Array, Int32Array] {
  const [as, bs] = [new Int32Column(), new Int32Column()]
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < a; b++) {
      as.push(a)
      bs.push(b)
    }
  }
  return [as.view, bs.view]
}

function randomPairs(n: number): [Int32Array, Int32Array] {
  const random = seededRandom(1)
  const [as, bs] = [new Int32Array(SAMPLE), new Int32Array(SAMPLE)]
  for (let i = 0; i < SAMPLE; i++) {
    as[i] = Math.floor(random() * n)
    bs[i] = Math.floor(random() * n)
  }
  return [as, bs]
}

/** Those pairs that are of two rows, and not of one list. */
function crossing([as, bs]: [Int32Array, Int32Array], listOf: Int32Array): [Int32Array, Int32Array] {
  const counts = as.map((a, i) => (a !== bs[i] && (listOf[a]! < 0 || listOf[a] !== listOf[bs[i]!]) ? 1 : 0))
  return [as.filter((_, i) => counts[i]), bs.filter((_, i) => counts[i])]
}

/** Pairs of rows that are not of one list. */
function crossPairs(n: number, listOf: (row: number) => number, counts: (row: number) => boolean = () => true): number {
  const sizes = new Map<number, number>()
  let all = 0
  for (let row = 0; row < n; row++) {
    if (!counts(row)) continue
    all++
    const list = listOf(row)
    if (list >= 0) sizes.set(list, (sizes.get(list) ?? 0) + 1)
  }
  let pairs = (all * (all - 1)) / 2
  for (const size of sizes.values()) pairs -= (size * (size - 1)) / 2
  return pairs
}

/** Pairs of rows that share a value, not of one list. */
function equalPairs({ size }: RecordTable, scorer: Scorer, c: number, listOf: Int32Array): number {
  const { column } = scorer.comparisons[c]!
  const count = new Float64Array(column.values.size)
  const byList = new Map<number, Float64Array>()
  for (let row = 0; row < size; row++) {
    const list = listOf[row]!
    if (list >= 0 && !byList.has(list)) byList.set(list, new Float64Array(column.values.size))
    for (const id of column.ids(column.cells.data[row]!)) {
      count[id]!++
      if (list >= 0) byList.get(list)![id]!++
    }
  }
  const pairs = (counts: Float64Array): number => counts.reduce((sum, k) => sum + (k * (k - 1)) / 2, 0)
  return [...byList.values()].reduce((sum, counts) => sum - pairs(counts), pairs(count))
}

function withExactFirst(share: Float64Array, first: number): Float64Array {
  const exact = Math.min(0.99, first)
  const rest = 1 - share[0]!
  return share.map((x, l) => (l === 0 ? exact : rest > 0 ? (x * (1 - exact)) / rest : (1 - exact) / (share.length - 1)))
}
