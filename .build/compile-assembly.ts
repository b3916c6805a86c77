import { main } from 'assemblyscript/asc'
import { bytesToBase64 } from '../src/collections/base64.ts'

/** What they export, the module exports. */
const ENTRIES = [
  'src/compare/simd/assembly/write-infos.ts',
  'src/compare/simd/assembly/pair-similarities.ts',
  'src/score/simd/assembly/weigh.ts',
  'src/identity/simd/assembly/next-pairs.ts',
]
/** Optimised for speed; memory comes from outside, and with `stub` nothing manages it. */
const OPTIONS = [
  ...['--optimizeLevel', '3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
  ...['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
]

/** The compiled SIMD comparators in base64. The same sources give the same text. */
export async function compileAssembly(): Promise<string> {
  const binaries: Uint8Array[] = []
  const { error, stderr } = await main([...ENTRIES, ...OPTIONS, '--outFile', 'module.wasm'], {
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') binaries.push(contents)
    },
  })
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`)
  return bytesToBase64(binaries[0]!)
}
