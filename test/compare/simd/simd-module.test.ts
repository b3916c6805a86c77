import { expect, it } from 'vitest'
import { SIMD_MODULE } from '../../../src/compare/simd/simd-module.ts'
import { compileAssembly } from '../../../tools/compile-assembly.ts'

it('is what its sources compile to', async () => {
  expect(await compileAssembly()).toBe(SIMD_MODULE)
})
