import { type PairLevels, pairLevels } from '../compare/pair-levels.ts'
import { MISSING, type Scorer } from '../score/scorer.ts'
import { NO_VALUE } from '../table/field-column.ts'
import type { Steps } from './training-progress.ts'

/** Pairs that are compared between two steps. */
const STEP = 1 << 13

/**
 * Levels that pairs of rows reach in one comparison after the other, those that {@link Scorer.level} says of each pair:
 * single values are compared many at once. In steps; `visit` gets the levels of each comparison, by pair.
 *
 * @param a the one rows of the pairs
 * @param b the others
 */
export function* levelsOfPairs(
  scorer: Scorer,
  a: Int32Array,
  b: Int32Array,
  visit: (comparison: number, levels: Uint8Array) => void,
): Steps<void> {
  const { comparisons } = scorer
  const total = comparisons.length * a.length
  let done = 0
  const settling = new Map<number, Uint8Array>()
  function* own(c: number): Steps<Uint8Array> {
    const known = settling.get(c)
    if (known) return known
    const levels = new Uint8Array(a.length)
    const compare = comparing(scorer, c)
    for (let from = 0; from < a.length; from += STEP) {
      compare(a.subarray(from, from + STEP), b.subarray(from, from + STEP), levels.subarray(from, from + STEP))
      done += Math.min(STEP, a.length - from)
      yield { stage: 'compare', done, total }
    }
    if (comparisons.some(({ given }) => given === c)) settling.set(c, levels)
    return levels
  }
  for (const [c, { given, atLeast }] of comparisons.entries()) {
    const levels = yield* own(c)
    if (given < 0) visit(c, levels)
    else visit(c, unsettled(levels, atLeast.length, yield* own(given), comparisons[given]!.atLeast.length))
  }
}

/** Levels less those that another comparison settles: equal beside equal, and different beside different. */
function unsettled(levels: Uint8Array, last: number, settling: Uint8Array, settlingLast: number): Uint8Array {
  return levels.map((level, i) => {
    const told = level === 1 ? settling[i] === 1 : level === last && settling[i] === settlingLast
    return told ? MISSING : level
  })
}

/** What compares up to `STEP` pairs, without regard to what other comparisons settle. */
function comparing(scorer: Scorer, c: number): (a: Int32Array, b: Int32Array, into: Uint8Array) => void {
  const { column, comparison, atLeast } = scorer.comparisons[c]!
  const { by } = comparison
  if (by === 'words' || by === 'wordBag') {
    return (a, b, into) => {
      for (let i = 0; i < a.length; i++) into[i] = scorer.ownLevel(c, a[i]!, b[i]!)
    }
  }
  const compare: PairLevels = pairLevels(column.values, by, atLeast)
  // of single values that differ: their ids, the level they reach, and which pair they are of
  const x = new Int32Array(STEP)
  const y = new Int32Array(STEP)
  const reached = new Uint8Array(STEP)
  const pair = new Int32Array(STEP)
  return (a, b, into) => {
    const cells = column.cells.data
    let differ = 0
    for (let i = 0; i < a.length; i++) {
      const cellA = cells[a[i]!]!
      const cellB = cells[b[i]!]!
      if (cellA === NO_VALUE || cellB === NO_VALUE) into[i] = MISSING
      else if (cellA < 0 || cellB < 0 || cellA === cellB) into[i] = scorer.ownLevel(c, a[i]!, b[i]!)
      else {
        x[differ] = cellA
        y[differ] = cellB
        pair[differ++] = i
      }
    }
    compare(x, y, differ, reached)
    for (let d = 0; d < differ; d++) into[pair[d]!] = reached[d]!
  }
}
