import { base64ToBytes } from '../../collections/base64.ts'
import type { Texts } from '../../collections/string-pool.ts'
import type { PlainComparatorName } from '../comparator.ts'
import { COMPARISON_BYTES, OPEN } from './comparison-layout.ts'
import { KernelMemory } from './kernel-memory.ts'
import { type Kernels, kernelsOf } from './kernels.ts'
import { A, B, BATCH, LEVELS, SCRATCH_BYTES, SIMILARITIES } from './scratch-layout.ts'
import { SIMD_MODULE } from './simd-module.ts'
import { ValueLoader } from './value-loader.ts'
import { type WasmModule, webAssembly } from './web-assembly.ts'

/** Similarities of pairs of texts by SIMD, a batch at a time: those of the encoded comparators, bit for bit, or left open. */
export class SimdSimilarities {
  /** Numbers of the texts to compare, of up to `BATCH` pairs; other arrays after another question. */
  a: Int32Array = new Int32Array(0)
  b: Int32Array = new Int32Array(0)
  #similarities: Float64Array = new Float64Array(0)
  #levels: Uint8Array = new Uint8Array(0)
  readonly #texts: Texts
  readonly #size: number
  readonly #memory: KernelMemory
  readonly #kernels: Kernels
  readonly #loader: ValueLoader
  readonly #scratch: number
  readonly #comparison: number
  /** What the comparison was last written for. */
  #by: PlainComparatorName | undefined
  #cutoff = 0

  /**
   * @param texts do not change any more
   * @throws RangeError where the engine has no address space for it
   */
  constructor(module: WasmModule, texts: Texts, size: number) {
    this.#texts = texts
    this.#size = size
    this.#memory = new KernelMemory(false)
    this.#kernels = kernelsOf(module, this.#memory.memory)
    this.#loader = new ValueLoader(this.#kernels, this.#memory)
    this.#scratch = this.#memory.reserve(SCRATCH_BYTES + 8 * BATCH)!
    this.#comparison = this.#memory.reserve(COMPARISON_BYTES)!
  }

  /** Makes ready for another question. @param cutoff similarities below it are 0 */
  ask(by: PlainComparatorName, cutoff: number): void {
    if (by !== this.#by || cutoff !== this.#cutoff) {
      this.#loader.writeCutoff(this.#comparison, this.#texts, this.#size, by, cutoff)
      this.#by = by
      this.#cutoff = cutoff
    }
    const { buffer } = this.#memory.memory
    if (this.a.buffer === buffer) return
    this.a = new Int32Array(buffer, this.#scratch + A, BATCH)
    this.b = new Int32Array(buffer, this.#scratch + B, BATCH)
    this.#similarities = new Float64Array(buffer, this.#scratch + SIMILARITIES, BATCH)
    this.#levels = new Uint8Array(buffer, this.#scratch + LEVELS, BATCH)
  }

  /**
   * Writes to `into[from + i]`, for each i below `count`, how alike texts `a[i]` and `b[i]` are; NaN where it is left open: the
   * comparator has no SIMD form, or a text is beyond it (not ASCII, longer than 64 characters). Returns how often.
   */
  write(count: number, into: Float64Array, from: number): number {
    const open = this.#kernels.pairSimilarities(this.#comparison, count, this.#scratch)
    into.set(this.#similarities.subarray(0, count), from)
    if (open > 0) for (let i = 0; i < count; i++) if (this.#levels[i] === OPEN) into[from + i] = Number.NaN
    return open
  }
}

let compiled: WasmModule | undefined
let isAsked = false

/** The module for {@link SimdSimilarities}, compiled at once; `undefined` where the engine has no WebAssembly SIMD. */
export function simdModule(): WasmModule | undefined {
  if (isAsked) return compiled
  isAsked = true
  const bytes = base64ToBytes(SIMD_MODULE)!
  try {
    if (webAssembly?.validate(bytes)) compiled = new webAssembly.Module(bytes)
  } catch {
    // an engine that compiles no module at once, or a page that forbids it
  }
  return compiled
}
