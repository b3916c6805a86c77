import type { Texts } from '../../collections/string-pool.ts'
import type { PlainComparatorName } from '../comparator.ts'
import { type PairLevels, valueLevel } from '../pair-levels.ts'
import { COMPARISON_BYTES, OPEN } from './comparison-layout.ts'
import type { KernelMemory } from './kernel-memory.ts'
import { type Kernels, kernelsOf } from './kernels.ts'
import { A, B, BATCH, LEVELS, SCRATCH_BYTES } from './scratch-layout.ts'
import { ValueLoader } from './value-loader.ts'
import type { WasmModule } from './web-assembly.ts'

/**
 * Comparators on texts in a memory, many pairs at once. Several may work on one shared memory. Answers are those of
 * `pairLevels`, bit for bit: where a comparator has no SIMD form, or a pair of values is beyond it (not ASCII, long), it
 * is that which answers.
 */
export class SimdComparators {
  readonly #kernels: Kernels
  readonly #memory: KernelMemory
  readonly #loader: ValueLoader
  readonly #scratch: number

  /** @param module from `compileSimd`, for the kind of memory that this is */
  constructor(module: WasmModule, memory: KernelMemory) {
    this.#kernels = kernelsOf(module, memory.memory)
    this.#memory = memory
    this.#loader = new ValueLoader(this.#kernels, memory)
    this.#scratch = memory.reserve(SCRATCH_BYTES)!
  }

  /** As `pairLevels`, of the first `size` texts of a pool. */
  pairLevels(texts: Texts, size: number, by: PlainComparatorName, atLeast: Float64Array): PairLevels {
    const comparison = this.#memory.reserve(COMPARISON_BYTES)!
    this.#loader.write(comparison, texts, size, by, atLeast)
    const level = valueLevel(by, atLeast)
    const at = this.#scratch
    return (xs, ys, n, into) => {
      const { buffer } = this.#memory.memory
      const [a, b] = [new Int32Array(buffer, at + A, BATCH), new Int32Array(buffer, at + B, BATCH)]
      const levels = new Uint8Array(buffer, at + LEVELS, BATCH)
      for (let from = 0; from < n; from += BATCH) {
        const count = Math.min(BATCH, n - from)
        a.set(xs.subarray(from, from + count))
        b.set(ys.subarray(from, from + count))
        const open = this.#kernels.pairLevels(comparison, count, at)
        into.set(levels.subarray(0, count), from)
        if (open === 0) continue
        const { bytes, starts } = texts
        for (let i = from; i < from + count; i++) if (into[i] === OPEN) into[i] = level(bytes, starts, xs[i]!, ys[i]!)
      }
    }
  }
}
