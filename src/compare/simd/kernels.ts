import { type WasmMemory, type WasmModule, webAssembly } from './web-assembly.ts'

/** What the module exports, as its assembly tells. Addresses are in bytes. */
export interface Kernels {
  writeInfos(by: number, bytes: number, starts: number, size: number, infos: number): void
  pairSimilarities(comparison: number, n: number, scratch: number): number
  begin(n: number, scratch: number, strangers: number, relatives: number): void
  compare(step: number, left: number, cells: number, stride: number, scratch: number): number
  add(step: number, left: number, scratch: number): number
  close(left: number, alternatives: number, scratch: number): void
  nextPairs(nodes: number, stream: number, a: number, b: number, room: number): number
}

/** An instance on a memory. @param module from `compileSimd`, for the kind of memory that this is */
export function kernelsOf(module: WasmModule, memory: WasmMemory): Kernels {
  return new webAssembly!.Instance(module, { env: { memory } }).exports as Kernels
}
