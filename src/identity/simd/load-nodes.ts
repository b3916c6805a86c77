import type { KernelMemory } from '../../compare/simd/kernel-memory.ts'
import type { ComparedNodes } from '../compared-nodes.ts'
import { GATHER, LISTS, NODES_BYTES, OF, ROWS, SEVERAL, STARTS, TYPE, TYPES } from './nodes-layout.ts'

/** A vector, in bytes; and how many integers stand in one. */
const VECTOR = 16
const LANES = 4

/** Compared nodes in the memory of the SIMD kernels, as plain data that several threads may be sent. */
export interface LoadedNodes {
  /** Address of what is to be known of them, as `nodes-layout` tells. */
  readonly at: number
  /** Per node: its number in the index. */
  readonly node: Int32Array
  /** Per thread: address of its room to work in. */
  readonly streams: readonly number[]
}

/** Copies nodes to where SIMD reads them, for so many threads. `undefined` where there is no room. */
export function loadNodes(memory: KernelMemory, nodes: ComparedNodes, threads: number): LoadedNodes | undefined {
  const { starts, rows, type, of, lists, several, types, node } = nodes
  const at = memory.reserve(NODES_BYTES)
  const arrays = [starts, rows, type, of, lists].map((array) => memory.reserve(array.byteLength))
  const severalAt = memory.reserve(several.length)
  const streams = Array.from({ length: threads }, () => memory.reserve(GATHER + roomToGather(nodes)))
  if (at === undefined || severalAt === undefined || [...arrays, ...streams].includes(undefined)) return undefined
  const { buffer } = memory.memory
  const view = new DataView(buffer, at)
  for (const [i, array] of [starts, rows, type, of, lists].entries()) {
    new Int32Array(buffer, arrays[i]!, array.length).set(array)
    view.setUint32([STARTS, ROWS, TYPE, OF, LISTS][i]!, arrays[i]!, true)
  }
  new Uint8Array(buffer, severalAt, several.length).set(several)
  view.setUint32(SEVERAL, severalAt, true)
  view.setInt32(TYPES, types, true)
  return { at, node, streams: streams as number[] }
}

/** What the rows of the largest node take side by side: a lane for each type, and a vector for each with lists. */
function roomToGather({ starts, types, several }: ComparedNodes): number {
  let most = 0
  for (let n = 0; n + 1 < starts.length; n++) most = Math.max(most, starts[n + 1]! - starts[n]!)
  const lists = several.reduce((sum, one) => sum + one, 0)
  return (most + 1) * VECTOR * (Math.ceil(types / LANES) + lists)
}
