import type { Evidence } from '../identity/evidence.ts'
import type { PairScorer } from '../score/batch-scorer.ts'
import type { SimdKernels } from '../score/simd/load-kernels.ts'

/** Beside this file as built; a bundle does not hold it, and compares without it where it is not kept beside. */
const PROGRAM: URL = import.meta.url.endsWith('.ts')
  ? new URL('../score/simd/simd-scorer.ts', import.meta.url)
  : new URL('./simd-scorer.js', import.meta.url)

/** The SIMD scorer of this thread, and what others need to have the same. */
export interface LoadedSimd {
  readonly kernels: SimdKernels
  readonly scorer: PairScorer
}

/** Loads the SIMD scorer for so many threads; `undefined` where it cannot be had, which changes no answer. */
export async function loadSimd(evidence: Evidence, threads: number): Promise<LoadedSimd | undefined> {
  try {
    const { SimdScorer }: typeof import('../score/simd/simd-scorer.ts') = await import(
      /* webpackIgnore: true */ /* @vite-ignore */ PROGRAM.href
    )
    const { scorer, threshold } = evidence
    const kernels = await SimdScorer.load(scorer, threshold, (c) => evidence.isToldByCells(c), threads)
    return kernels && { kernels, scorer: new SimdScorer(kernels, scorer, 0) }
  } catch {
    // a bundle without it beside, or a host that lets nobody compile: the scorer without it does the same work
    return undefined
  }
}
