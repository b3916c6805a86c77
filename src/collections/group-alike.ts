import { Int32Column } from './column.ts'
import type { Grouping } from './grouping.ts'
import type { Steps } from './steps.ts'

/** Elements that are gone through in one step. */
const STEP = 2 ** 17

/**
 * Groups 0 … n−1 by the numbers they have in `columns` (each of length n, all numbers ≥ 0): alike are those that have the
 * same in every column. Groups ascend by their numbers, those of the first column first, and no group is empty.
 *
 * Sorted by counting, column by column from the last: two passes over each, where finding every element in a table would
 * miss the cache several times. Memory: 12 bytes an element, and 4 for each number up to the largest.
 */
export function* groupAlike(columns: readonly Int32Array[]): Steps<Grouping, undefined> {
  const { length } = columns[0]!
  let items: Int32Array | undefined
  for (const column of columns.toReversed()) items = yield* sorted(column, items)
  const starts = new Int32Column()
  for (let from = 0; from < length; from += STEP) {
    addStarts(columns, items!, starts, from, Math.min(from + STEP, length))
    yield undefined
  }
  starts.push(length)
  return { starts: starts.view, items: items! }
}

/** `items` (default: all, ascending) by their number; those of one number stay in their order. */
function* sorted(column: Int32Array, items: Int32Array | undefined): Steps<Int32Array, undefined> {
  const { length } = column
  const next = new Int32Array(largest(column) + 2)
  for (let from = 0; from < length; from += STEP) {
    count(column, next, from, Math.min(from + STEP, length))
    yield undefined
  }
  for (let n = 1; n < next.length; n++) next[n]! += next[n - 1]!
  yield undefined
  const placed = new Int32Array(length)
  for (let from = 0; from < length; from += STEP) {
    if (items) placeItems(column, items, next, placed, from, Math.min(from + STEP, length))
    else place(column, next, placed, from, Math.min(from + STEP, length))
    yield undefined
  }
  return placed
}

function largest(column: Int32Array): number {
  let most = -1
  for (let i = 0; i < column.length; i++) if (column[i]! > most) most = column[i]!
  return most
}

function count(column: Int32Array, counts: Int32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) counts[column[i]! + 1]!++
}

function place(column: Int32Array, next: Int32Array, placed: Int32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) placed[next[column[i]!]!++] = i
}

function placeItems(
  column: Int32Array,
  items: Int32Array,
  next: Int32Array,
  placed: Int32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const item = items[i]!
    placed[next[column[item]!]!++] = item
  }
}

function addStarts(
  columns: readonly Int32Array[],
  items: Int32Array,
  starts: Int32Column,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    if (i === 0 || !isAlike(columns, items[i - 1]!, items[i]!)) starts.push(i)
  }
}

function isAlike(columns: readonly Int32Array[], a: number, b: number): boolean {
  for (const column of columns) if (column[a] !== column[b]) return false
  return true
}
