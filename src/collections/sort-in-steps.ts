import type { Steps } from './steps.ts'

/** Items that are sorted, or merged, in one step. */
const STEP = 2 ** 14

/** What can be sorted: a list, or a column of numbers. */
type Sortable<T> = { readonly length: number; [i: number]: T }

/** Sorts items in place by an order in which no two are equal, some thousand at a time. */
export function* sortInSteps<T>(items: Sortable<T>, order: (a: T, b: T) => number): Steps<void, undefined> {
  const { length } = items
  for (let from = 0; from < length; from += STEP) {
    const run: T[] = Array.prototype.slice.call(items, from, from + STEP)
    run.sort(order)
    for (let i = 0; i < run.length; i++) items[from + i] = run[i]!
    if (length > STEP) yield undefined
  }
  let [source, target]: Sortable<T>[] = [items, length > STEP ? Array.prototype.slice.call(items) : items]
  for (let size = STEP; size < length; size *= 2) {
    let done = 0
    for (let from = 0; from < length; from += 2 * size) {
      const middle = Math.min(from + size, length)
      const end = Math.min(from + 2 * size, length)
      for (let i = from, j = middle, to = from; to < end; to++) {
        const takesFirst = i < middle && (j >= end || order(source![i]!, source![j]!) <= 0)
        target![to] = source![takesFirst ? i++ : j++]!
        if (++done % STEP === 0) yield undefined
      }
    }
    ;[source, target] = [target, source]
  }
  if (source !== items) for (let i = 0; i < length; i++) items[i] = source![i]!
}
