import { compileSimd } from '../../compare/simd/compile-simd.ts'
import { KernelMemory } from '../../compare/simd/kernel-memory.ts'
import { kernelsOf } from '../../compare/simd/kernels.ts'
import { loadingKernels, type SimdKernels, type SimdTask } from '../../score/simd/load-kernels.ts'
import { SimdScorer } from '../../score/simd/simd-scorer.ts'
import type { ComparedNodes } from '../compared-nodes.ts'
import type { Evidence } from '../evidence.ts'
import { LinkFinder } from '../link-finder.ts'
import { type LoadedNodes, loadNodes } from './load-nodes.ts'
import { SimdPairStream } from './simd-pair-stream.ts'

/** All that links are found by with SIMD, as plain data that several threads may be sent. */
export interface SimdJob {
  readonly kernels: SimdKernels
  readonly nodes: LoadedNodes
}

/**
 * Copies all that finding links reads to where SIMD reads it, for so many threads. `undefined` where the engine has no
 * SIMD, or no room. What comes later is not seen.
 *
 * @param step lets other work run, every some hundredths of a second
 */
export async function loadSimdJob(
  nodes: ComparedNodes,
  evidence: Evidence,
  threads: number,
  step: () => Promise<void> = async () => {},
): Promise<SimdJob | undefined> {
  const module = await compileSimd(threads > 1)
  if (module === undefined) return undefined
  const memory = new KernelMemory(threads > 1)
  const { scorer, threshold } = evidence
  const task: SimdTask = {
    least: threshold,
    isPlain: (c) => evidence.isToldByCells(c),
    maySilence: (c) => evidence.maySilence(c),
  }
  const loading = loadingKernels(module, memory, scorer, task, threads)
  let part = loading.next()
  for (; !part.done; part = loading.next()) await step()
  const kernels = part.value
  const loaded = kernels && loadNodes(memory, nodes, threads)
  return loaded && { kernels, nodes: loaded }
}

/** @param thread number of the one that asks, from 0, which no other may bear */
export function simdLinkFinder({ kernels, nodes }: SimdJob, evidence: Evidence, thread: number): LinkFinder {
  const { module, memory } = kernels
  const instance = kernelsOf(module, memory)
  return new LinkFinder(
    evidence,
    new SimdPairStream(instance, memory, nodes, thread),
    new SimdScorer(instance, kernels, evidence.scorer, thread),
  )
}
