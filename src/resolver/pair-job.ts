import type { ComparedNodes } from '../identity/compared-nodes.ts'
import type { SharedEvidence } from '../identity/shared-evidence.ts'
import type { SimdJob } from '../identity/simd/simd-finder.ts'

/** What threads that compare pairs share. */
export interface PairJob {
  readonly evidence: SharedEvidence
  /** The nodes whose pairs are compared, and where there is SIMD, what it compares them by. */
  readonly nodes: ComparedNodes | SimdJob
  /** Where the ranges of pairs start, see `pairRanges`. */
  readonly places: Int32Array
  /** In shared memory. */
  readonly queue: Int32Array
}
