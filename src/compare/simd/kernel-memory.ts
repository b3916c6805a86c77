import type { Texts } from '../../collections/string-pool.ts'
import { type WasmMemory, webAssembly } from './web-assembly.ts'

const PAGE = 65_536
/** All that 32 bits address. */
const MOST_PAGES = 65_536
/** Kernels read whole vectors: up to this much before and behind a text. */
const MARGIN = 64

/** Where texts stand in a memory: addresses, and how many there are. A worker can be sent it. */
export interface LoadedTexts {
  readonly bytes: number
  readonly starts: number
  readonly size: number
}

/** Memory of the SIMD comparators: texts, which all instances read, and room for each to work in. Nothing is given back. */
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

  /** Copies the first `size` texts of a pool here; `undefined` where there is no room left. */
  load({ bytes, starts }: Texts, size: number): LoadedTexts | undefined {
    const length = starts[size]!
    const bytesAt = this.reserve(length)
    const startsAt = this.reserve(4 * (size + 1))
    if (bytesAt === undefined || startsAt === undefined) return undefined
    const { buffer } = this.memory
    new Uint8Array(buffer, bytesAt, length).set(bytes.subarray(0, length))
    new Uint32Array(buffer, startsAt, size + 1).set(starts.subarray(0, size + 1))
    return { bytes: bytesAt, starts: startsAt, size }
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
