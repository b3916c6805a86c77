import { sharedInt32 } from '../collections/shared-array.ts'
import type { ComparedNodes } from '../identity/compared-nodes.ts'
import { rangesIn } from '../identity/pair-ranges.ts'
import type { SharedEvidence } from '../identity/shared-evidence.ts'
import type { SimdJob } from '../identity/simd/simd-finder.ts'

/** What threads that compare pairs share. */
export interface PairJob {
  readonly evidence: SharedEvidence
  /** The nodes whose pairs are compared, and where there is SIMD, what it compares them by. */
  readonly nodes: ComparedNodes | SimdJob
  /** Where the ranges of pairs start, see `pairRanges`. */
  readonly places: Int32Array
  /** In shared memory: the range that is compared next, and how many of the other threads have begun. */
  readonly queue: Int32Array
}

/** A worker posts this when no range is left. */
export const ENDED = 'ended'

/** A queue that nobody has taken from. */
export function pairQueue(): Int32Array {
  return sharedInt32(2)
}

/** The number of another thread that begins: 1, 2, … */
export function nextThread(queue: Int32Array): number {
  return Atomics.add(queue, 1, 1) + 1
}

/** Takes a range that nobody has taken; −1 if none is left. */
export function nextRange(queue: Int32Array, places: Int32Array): number {
  const range = Atomics.add(queue, 0, 1)
  return range < rangesIn(places) ? range : -1
}
