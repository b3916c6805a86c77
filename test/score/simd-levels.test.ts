import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { category } from '../../src/model/field.ts'
import type { AnyModel } from '../../src/model/model.ts'
import { BatchScorer } from '../../src/score/batch-scorer.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { loadKernels, simdLevels } from '../../src/score/simd-levels.ts'
import { anyModel, anyRecords, tableOf } from './arbitraries.ts'

type Left = [a: number, b: number, weight: number][]

function weighed(batch: BatchScorer, rows: number): Left {
  let n = 0
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      batch.a[n] = a
      batch.b[n++] = b
    }
  }
  return Array.from({ length: batch.weigh(n) }, (_, i) => [batch.a[i]!, batch.b[i]!, batch.weight[i]!])
}

test('pairs weigh the same with SIMD, whichever thread asks, and come in the same order', async () => {
  let simd = 0
  await fc.assert(
    fc.asyncProperty(anyModel, anyRecords, fc.integer({ min: 1, max: 3 }), async (model, records, threads) => {
      const table = tableOf(model, records)
      const scorer = new Scorer(table)
      const least = -40_000
      const expected = weighed(new BatchScorer(scorer, least, () => true), table.size)
      const kernels = await loadKernels(scorer, threads)
      if (kernels === undefined) return
      for (let thread = 0; thread < threads; thread++) {
        const levelsBy = simdLevels(kernels, scorer, thread)
        simd += scorer.comparisons.filter((_, c) => levelsBy(c)).length
        expect(weighed(new BatchScorer(scorer, least, () => true, levelsBy), table.size)).toEqual(expected)
      }
    }),
    { numRuns: 100 },
  )
  expect(simd).toBeGreaterThan(50)
})

test('nothing is loaded where no comparison has a SIMD form', async () => {
  const model = defineModel({
    fields: { tier: category() },
    comparisons: [
      {
        field: 'tier',
        by: 'equal',
        levels: [
          { atLeast: 1, m: 0.9, u: 0.1 },
          { atLeast: 0, m: 0.1, u: 0.9 },
        ],
      },
    ],
  }) as AnyModel
  expect(await loadKernels(new Scorer(tableOf(model, [])), 1)).toBeUndefined()
})
