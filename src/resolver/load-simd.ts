import type { PairLevels } from '../compare/pair-levels.ts'
import type { Scorer } from '../score/scorer.ts'
import type { SimdKernels } from '../score/simd-levels.ts'

/** Beside this file as built; a bundle does not hold it, and compares without it where it is not kept beside. */
const PROGRAM: URL = import.meta.url.endsWith('.ts')
  ? new URL('../score/simd-levels.ts', import.meta.url)
  : new URL('./simd-levels.js', import.meta.url)

/** SIMD comparators for this thread, and what others need to have the same. */
export interface LoadedSimd {
  readonly kernels: SimdKernels
  readonly levelsBy: (comparison: number) => PairLevels | undefined
}

/** Loads the SIMD comparators for so many threads; `undefined` where they cannot be had, which changes no answer. */
export async function loadSimd(scorer: Scorer, threads: number): Promise<LoadedSimd | undefined> {
  try {
    const program: typeof import('../score/simd-levels.ts') = await import(
      /* webpackIgnore: true */ /* @vite-ignore */ PROGRAM.href
    )
    const kernels = await program.loadKernels(scorer, threads)
    return kernels && { kernels, levelsBy: program.simdLevels(kernels, scorer, 0) }
  } catch {
    // a bundle without it beside, or a host that lets nobody compile: the comparators do the same work
    return undefined
  }
}
