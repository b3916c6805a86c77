import { expect, test } from 'vitest'
import { defaultComparison } from '../../src/model/comparison.ts'
import { monotoneLevels } from '../../src/train/monotone-levels.ts'

const comparison = defaultComparison('city', 'city')
const strangers = Float64Array.of(0.05, 0.01, 0.94)

test('levels whose weights fall stay as estimated', () => {
  const levels = monotoneLevels(comparison, Float64Array.of(0.8, 0.07, 0.13), strangers, strangers)
  expect(levels.map(({ atLeast, m, u, r }) => [atLeast, m, u, r])).toEqual([
    [1, 0.8, 0.05, 0.05],
    [0.9, 0.07, 0.01, 0.01],
    [0, 0.13, 0.94, 0.94],
  ])
})

test('a less similar level that weighs more is pooled with the one above', () => {
  const levels = monotoneLevels(comparison, Float64Array.of(0.3, 0.6, 0.1), strangers, strangers)
  // (0.3 + 0.6) / (0.05 + 0.01) = 15
  expect(levels.map(({ m, u }) => [m, u])).toEqual([
    [0.3, 0.02],
    [0.6, 0.04],
    [0.1, 0.94],
  ])
})
