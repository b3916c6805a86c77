import { type WasmMemory, webAssembly } from './web-assembly.ts'

const PAGE = 65_536
/** All that 32 bits address. */
const MOST_PAGES = 65_536
/** Kernels read whole vectors: up to this much before and behind a text. */
const MARGIN = 64

/** Memory of the SIMD comparators: values, which all instances read, and room for each to work in. Nothing is given back. */
export class KernelMemory {
  readonly memory: WasmMemory
  #end = MARGIN

  /**
   * @param shared whether workers are to read it, too
   * @throws RangeError where the engine has no address space for it
   */
  constructor(shared: boolean) {
    this.memory = new webAssembly!.Memory({ initial: 1, maximum: MOST_PAGES, shared })
  }

  /** Address of so many bytes, for a vector to begin at, with a margin on both sides; `undefined` where there is no room left. */
  reserve(bytes: number): number | undefined {
    const at = this.#end
    const end = 16 * Math.ceil((at + bytes + MARGIN) / 16)
    const missing = Math.ceil(end / PAGE) - this.memory.buffer.byteLength / PAGE
    try {
      if (missing > 0) this.memory.grow(missing)
    } catch {
      return undefined
    }
    this.#end = end
    return at
  }
}
