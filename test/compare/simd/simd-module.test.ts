import { expect, it } from 'vitest'
import { compileAssembly } from '../../../.build/compile-assembly.ts'
import { SIMD_MODULE } from '../../../src/compare/simd/simd-module.ts'

it('is what its sources compile to', async () => {
  expect(await compileAssembly()).toBe(SIMD_MODULE)
})
