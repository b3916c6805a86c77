import type { Kernels } from '../../compare/simd/kernels.ts'
import type { WasmMemory } from '../../compare/simd/web-assembly.ts'
import type { PairSource } from '../pair-stream.ts'
import type { LoadedNodes } from './load-nodes.ts'
import { END_I, END_NODE, GATHERED, I, J, NODE, SEEN, TOLD } from './nodes-layout.ts'

/** The pairs of `PairStream`, in the same order, found by SIMD. */
export class SimdPairStream implements PairSource {
  readonly #kernels: Kernels
  readonly #loaded: LoadedNodes
  readonly #at: number
  readonly #state: DataView

  /** @param thread number of the one that asks, from 0, which no other may bear */
  constructor(kernels: Kernels, memory: WasmMemory, loaded: LoadedNodes, thread: number) {
    this.#kernels = kernels
    this.#loaded = loaded
    this.#at = loaded.streams[thread]!
    this.#state = new DataView(memory.buffer, this.#at)
    this.seek(0, 1, loaded.node.length, 0)
  }

  get node(): number {
    return this.#loaded.node[this.#get(TOLD)] ?? -1
  }

  get seen(): number {
    return this.#get(SEEN)
  }

  get ended(): boolean {
    const node = this.#get(NODE)
    const end = this.#get(END_NODE)
    return node > end || (node === end && this.#get(I) >= this.#get(END_I))
  }

  seek(node: number, i: number, endNode: number, endI: number): void {
    this.#set(NODE, node)
    this.#set(I, Math.max(i, 1))
    this.#set(J, 0)
    this.#set(END_NODE, endNode)
    this.#set(END_I, endI)
    this.#set(SEEN, 0)
    this.#set(GATHERED, -1)
    this.#set(TOLD, -1)
  }

  /** @param a in the memory that this reads, as `b` */
  next(a: Int32Array, b: Int32Array): number {
    return this.#kernels.nextPairs(this.#loaded.at, this.#at, a.byteOffset, b.byteOffset, a.length)
  }

  #get(offset: number): number {
    return this.#state.getInt32(offset, true)
  }

  #set(offset: number, value: number): void {
    this.#state.setInt32(offset, value, true)
  }
}
