import { base64ToBytes } from '../../collections/base64.ts'
import { type WasmModule, webAssembly } from './web-assembly.ts'

/** In the import of a memory: it may be shared. */
const SHARED = 0x02

/**
 * The SIMD comparators, compiled: once for all workers. `undefined` where the engine has no WebAssembly SIMD, or none
 * with shared memory: then the comparators in TypeScript do the same work.
 *
 * @param shared whether the memory it will run on is shared
 */
export async function compileSimd(shared: boolean): Promise<WasmModule | undefined> {
  if (webAssembly === undefined) return undefined
  const { SIMD_MODULE } = await import('./simd-module.ts')
  const bytes = base64ToBytes(SIMD_MODULE)!
  if (shared) bytes[memoryFlags(bytes)]! |= SHARED
  return webAssembly.validate(bytes) ? webAssembly.compile(bytes) : undefined
}

/** Where the module says what memory it imports: behind the name and one byte for the kind. */
function memoryFlags(module: Uint8Array): number {
  const name = [...'memory'].map((letter) => letter.charCodeAt(0))
  return module.findIndex((_, i) => name.every((code, k) => module[i + k] === code)) + name.length + 1
}
