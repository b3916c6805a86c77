/**
 * npm run simd   compiles the SIMD comparators (src/compare/simd/assembly, AssemblyScript) and writes them, as text,
 *                to src/compare/simd/simd-module.ts, so that tests and users need no compiler.
 */
import { writeFileSync } from 'node:fs'
import { compileAssembly } from './compile-assembly.ts'

const text = `/** The SIMD comparators, WebAssembly in base64: \`assembly/\` compiled by \`npm run simd\`. */
export const SIMD_MODULE =
  '${await compileAssembly()}'
`
writeFileSync('src/compare/simd/simd-module.ts', text)
