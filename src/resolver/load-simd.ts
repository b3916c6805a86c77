import type { ComparedNodes } from '../identity/compared-nodes.ts'
import type { Evidence } from '../identity/evidence.ts'
import type { LinkFinder } from '../identity/link-finder.ts'
import type { SimdJob } from '../identity/simd/simd-finder.ts'

/** Beside this file as built; a bundle does not hold it, and compares without it where it is not kept beside. */
const PROGRAM: URL = import.meta.url.endsWith('.ts')
  ? new URL('../identity/simd/simd-finder.ts', import.meta.url)
  : new URL('./simd-finder.js', import.meta.url)

/** What finds links by SIMD on this thread, and what others need to have the same. */
export interface LoadedSimd {
  readonly job: SimdJob
  readonly finder: LinkFinder
}

/**
 * Loads SIMD for so many threads; `undefined` where it cannot be had, which changes no answer.
 *
 * @param step lets other work run; what it throws ends the loading
 */
export async function loadSimd(
  nodes: ComparedNodes,
  evidence: Evidence,
  threads: number,
  step: () => Promise<void> = async () => {},
): Promise<LoadedSimd | undefined> {
  let stop: { readonly reason: unknown } | undefined
  const stepOrStop = (): Promise<void> =>
    step().catch((reason: unknown) => {
      stop = { reason }
      throw reason
    })
  try {
    const program: typeof import('../identity/simd/simd-finder.ts') = await import(
      /* webpackIgnore: true */ /* @vite-ignore */ PROGRAM.href
    )
    const job = await program.loadSimdJob(nodes, evidence, threads, stepOrStop)
    return job && { job, finder: program.simdLinkFinder(job, evidence, 0) }
  } catch {
    if (stop) throw stop.reason
    // a bundle without it beside, or a host that lets nobody compile: the same work is done without it
    return undefined
  }
}
