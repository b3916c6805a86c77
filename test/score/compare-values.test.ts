import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../src/model/comparison.ts'
import { compareValues, levelLabel } from '../../src/score/compare-values.ts'
import { MISSING, Scorer } from '../../src/score/scorer.ts'
import { anyModel, anyRecords, tableOf, valuesOf } from './arbitraries.ts'

const comparison: Comparison = {
  field: 'tier',
  by: 'jaroWinkler',
  levels: [
    { atLeast: 1, m: 0.5, u: 0.125 },
    { atLeast: 0.8, m: 0.25, u: 0.25 },
    { atLeast: 0, m: 0.25, u: 1 },
  ],
}

describe('values outside of a table', () => {
  test.each([
    [['gold'], ['gold'], { level: 'equal', millibits: 2000 }],
    [['golden'], ['golder'], { level: '≥ 0.8', millibits: 0 }],
    [['gold'], ['tin'], { level: 'different', millibits: -2000 }],
    [[], ['tin'], { level: 'missing', millibits: 0 }],
    [['tin'], [], { level: 'missing', millibits: 0 }],
    [['gold', 'tin'], ['iron', 'tin'], { level: 'equal', millibits: 2000 }],
  ])('%j / %j', (a, b, compared) => {
    expect(compareValues(comparison, undefined, a, b)).toEqual(compared)
  })

  test('a shared value tells by its rarity, whatever it is called', () => {
    const frequencies = { values: { gold: 0.5 }, others: 2 ** -10 }
    expect(compareValues(comparison, frequencies, ['gold'], ['gold']).millibits).toBe(0)
    for (const value of ['tin', 'constructor', '__proto__', 'toString']) {
      expect(compareValues(comparison, frequencies, [value], [value]).millibits).toBe(9000)
    }
  })

  test('are compared as rows are', () => {
    fc.assert(
      fc.property(anyModel, anyRecords, (model, records) => {
        const table = tableOf(model, records)
        const scorer = new Scorer(table)
        const [a, b] = [valuesOf(table, 0), valuesOf(table, 1)]
        model.comparisons.forEach((one, c) => {
          const level = scorer.level(c, 0, 1)
          const label = level === MISSING ? 'missing' : levelLabel(one.levels[level - 1]!.atLeast)
          const compared = compareValues(one, model.frequencies[one.field], a[one.field]!, b[one.field]!)
          expect([compared.level, compared.millibits + 0]).toEqual([label, scorer.evidence(c, 0, 1) + 0])
        })
      }),
      { numRuns: 200 },
    )
  })
})

test('levels have names', () => {
  expect([1, 0.92, 0].map(levelLabel)).toEqual(['equal', '≥ 0.92', 'different'])
})
