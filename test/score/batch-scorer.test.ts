import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { category } from '../../src/model/field.ts'
import type { AnyModel } from '../../src/model/model.ts'
import { BATCH, BatchScorer } from '../../src/score/batch-scorer.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { anyRecords, anySettled, tableOf } from './arbitraries.ts'

/** All pairs of rows with what a scorer says of each, as far as it is `least` or more. */
function pairByPair(scorer: Scorer, rows: number, least: number): [number, number, number][] {
  const links: [number, number, number][] = []
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      const weight = scorer.weightFrom(a, b, least)
      if (weight !== undefined) links.push([a, b, weight + 0])
    }
  }
  return links
}

function atOnce(scorer: Scorer, rows: number, least: number, isPlain: (c: number) => boolean): typeof links {
  const links: [number, number, number][] = []
  const batch = new BatchScorer(scorer, least, isPlain)
  let n = 0
  for (let a = 0; a < rows; a++) {
    for (let b = a + 1; b < rows; b++) {
      batch.a[n] = a
      batch.b[n++] = b
    }
  }
  const left = batch.weigh(n)
  for (let i = 0; i < left; i++) links.push([batch.a[i]!, batch.b[i]!, batch.weight[i]!])
  return links
}

describe('pairs weighed at once', () => {
  test('are those that the scorer keeps one by one, with the same weights in the same order', () => {
    fc.assert(
      fc.property(
        anySettled,
        anyRecords,
        fc.integer({ min: -40_000, max: 40_000 }),
        fc.nat(3),
        (model, records, least, silent) => {
          const table = tableOf(model, records)
          // every fourth value or so is silenced, and every third comparison has something to say beside the cells
          const scorer: Scorer = new Scorer(
            table,
            (c, value) => scorer.comparisons[c]!.column.values.get(value).length % 4 === silent,
            (c, a, b) => (c % 3 === silent && (a + b) % 3 === 0 ? (a * b) % 3 : undefined),
          )
          const isPlain = (c: number): boolean => c % 3 !== silent
          expect(atOnce(scorer, table.size, least, isPlain)).toEqual(pairByPair(scorer, table.size, least))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('fill a batch to its end, and none is left of none', () => {
    const model = defineModel({ fields: { tier: category() }, comparisons: [], prior: 3 }) as AnyModel
    const scorer = new Scorer(tableOf(model, []))
    const batch = new BatchScorer(scorer, 3000, () => true)
    expect([batch.weigh(BATCH), batch.weight[BATCH - 1], batch.weigh(0)]).toEqual([BATCH, 3000, 0])
    expect(new BatchScorer(scorer, 3001, () => true).weigh(BATCH)).toBe(0)
  })
})
