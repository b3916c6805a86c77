import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileSimd } from '../../../src/compare/simd/compile-simd.ts'
import { KernelMemory } from '../../../src/compare/simd/kernel-memory.ts'
import { kernelsOf } from '../../../src/compare/simd/kernels.ts'
import { BATCH, BatchScorer, type PairScorer } from '../../../src/score/batch-scorer.ts'
import { Scorer } from '../../../src/score/scorer.ts'
import { loadKernels } from '../../../src/score/simd/load-kernels.ts'
import { SimdScorer } from '../../../src/score/simd/simd-scorer.ts'
import type { RecordTable } from '../../../src/table/record-table.ts'
import { anyRecords, anySettled, tableOf } from '../arbitraries.ts'

type Left = [a: number, b: number, weight: number][]

/** All pairs of rows, both ways round, as many times as a batch takes them. */
function weighed(batch: PairScorer, rows: number): Left {
  let n = 0
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < rows; b++) {
      if (a === b) continue
      batch.a[n] = a
      batch.b[n++] = b
    }
  }
  return Array.from({ length: batch.weigh(n) }, (_, i) => [batch.a[i]!, batch.b[i]!, batch.weight[i]!])
}

/** Every fourth value or so of every other comparison is silenced, and every third comparison has something to say beside the cells. */
function scorerOf(table: RecordTable, silent: number): Scorer {
  const scorer: Scorer = new Scorer(
    table,
    (c, value) => c % 2 === 0 && scorer.comparisons[c]!.column.values.get(value).length % 4 === silent,
    (c, a, b) => (c % 3 === silent && (a + b) % 3 === 0 ? (a * b) % 3 : undefined),
  )
  return scorer
}

test('pairs weigh the same with SIMD, whichever thread asks, and come in the same order', async () => {
  let kept = 0
  await fc.assert(
    fc.asyncProperty(
      anySettled,
      anyRecords,
      fc.oneof(fc.constant(Number.NEGATIVE_INFINITY), fc.integer({ min: -40_000, max: 40_000 })),
      fc.nat(4),
      fc.integer({ min: 1, max: 3 }),
      async (model, records, least, silent, threads) => {
        const table = tableOf(model, records)
        const scorer = scorerOf(table, silent)
        const isPlain = (c: number): boolean => c % 3 !== silent
        const maySilence = (c: number): boolean => c % 2 === 0
        const expected = weighed(new BatchScorer(scorer, least, isPlain), table.size)
        const module = (await compileSimd(threads > 1))!
        const memory = new KernelMemory(threads > 1)
        const kernels = loadKernels(module, memory, scorer, { least, isPlain, maySilence }, threads)!
        for (let thread = 0; thread < threads; thread++) {
          const simd = new SimdScorer(kernelsOf(module, memory.memory), kernels, scorer, thread)
          // the second time it knows what is silenced
          for (let times = 0; times < 2; times++) expect(weighed(simd, table.size)).toEqual(expected)
        }
        kept += expected.length
      },
    ),
    { numRuns: 300 },
  )
  expect(kept).toBeGreaterThan(1000)
}, 60_000)

test('a batch is filled to its end', async () => {
  const [model] = fc.sample(anySettled, { numRuns: 1, seed: 7 })
  const table = tableOf(model!, [
    { source: 's', id: 1 },
    { source: 's', id: 2 },
  ])
  const scorer = new Scorer(table)
  const module = (await compileSimd(false))!
  const memory = new KernelMemory(false)
  const kernels = loadKernels(module, memory, scorer, { least: -1e9, isPlain: () => true, maySilence: () => true }, 1)!
  const simd = new SimdScorer(kernelsOf(module, memory.memory), kernels, scorer, 0)
  simd.a.fill(0)
  simd.b.fill(1)
  expect([simd.weigh(BATCH), simd.b[BATCH - 1], simd.weigh(0)]).toEqual([BATCH, 1, 0])
})
