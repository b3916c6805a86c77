import { sharedInt32 } from '../collections/shared-array.ts'

/** A worker posts this when no range is left. */
export const ENDED = 'ended'

/** A queue of ranges that nobody has taken from: the one that is next, and how many of the other threads have begun. */
export function rangeQueue(): Int32Array {
  return sharedInt32(2)
}

/** The number of another thread that begins: 1, 2, … */
export function nextThread(queue: Int32Array): number {
  return Atomics.add(queue, 1, 1) + 1
}

/** Takes a range of so many that nobody has taken; −1 if none is left. */
export function nextRange(queue: Int32Array, ranges: number): number {
  const range = Atomics.add(queue, 0, 1)
  return range < ranges ? range : -1
}
