import type { PlainComparatorName } from '../compare/comparator.ts'
import type { PairLevels } from '../compare/pair-levels.ts'
import { compileSimd } from '../compare/simd/compile-simd.ts'
import { KernelMemory, type LoadedTexts } from '../compare/simd/kernel-memory.ts'
import { SimdComparators } from '../compare/simd/simd-comparators.ts'
import type { WasmMemory, WasmModule } from '../compare/simd/web-assembly.ts'
import type { Scorer } from './scorer.ts'

/** What the values of all comparisons may take a second time; those for which there is no room are compared without SIMD. */
const MOST_BYTES = 2 ** 29

/** SIMD comparators with the values that they compare, as plain data that several threads may be sent. */
export interface SimdKernels {
  readonly module: WasmModule
  readonly memory: WasmMemory
  /** Per thread: address of its room to work in. */
  readonly scratch: readonly number[]
  /** Per comparison: its values, where SIMD compares them. */
  readonly texts: readonly (LoadedTexts | undefined)[]
}

/**
 * Copies the values of a scorer's comparisons to where SIMD reads them, for so many threads. `undefined` where the engine
 * has no SIMD, or no comparison a SIMD form. Values that come later are not seen.
 */
export async function loadKernels({ comparisons }: Scorer, threads: number): Promise<SimdKernels | undefined> {
  if (!comparisons.some(({ comparison }) => SimdComparators.compares(comparison.by))) return undefined
  const module = await compileSimd(threads > 1)
  if (module === undefined) return undefined
  const memory = new KernelMemory(threads > 1)
  const scratch = Array.from({ length: threads }, () => memory.reserve(SimdComparators.SCRATCH_BYTES)!)
  const loaded = new Map<object, LoadedTexts | undefined>()
  let left = MOST_BYTES
  const texts = comparisons.map(({ column: { values }, comparison }) => {
    if (!SimdComparators.compares(comparison.by)) return undefined
    const bytes = values.starts[values.size]! + 4 * values.size
    if (!loaded.has(values) && bytes <= left) {
      loaded.set(values, memory.load(values, values.size))
      left -= bytes
    }
    return loaded.get(values)
  })
  return { module, memory: memory.memory, scratch, texts }
}

/**
 * By comparison of a scorer: the levels of values that differ, by SIMD; `undefined` where it does not compare them.
 * @param thread number of the one that asks, from 0, which no other may bear
 */
export function simdLevels(
  { module, memory, scratch, texts }: SimdKernels,
  { comparisons }: Scorer,
  thread: number,
): (comparison: number) => PairLevels | undefined {
  const simd = new SimdComparators(module, memory, scratch[thread]!)
  return (c) => {
    const { comparison, atLeast } = comparisons[c]!
    const loaded = texts[c]
    return loaded && simd.pairLevels(loaded, comparison.by as PlainComparatorName, atLeast)
  }
}
