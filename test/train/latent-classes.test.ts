import { expect, test } from 'vitest'
import { type LatentClasses, matchProbability } from '../../src/train/latent-classes.ts'

test('matchProbability is the share of the matches among the pairs of a pattern', () => {
  const classes: LatentClasses = {
    m: [Float64Array.of(0.8, 0.2)],
    r: [Float64Array.of(0.4, 0.6)],
    u: [Float64Array.of(0.1, 0.9)],
    matches: 10,
    relatives: 30,
  }
  expect(matchProbability(classes, 140, [1], 0)).toBeCloseTo(8 / (8 + 12 + 10), 12)
  expect(matchProbability(classes, 140, [0, 2], 1)).toBeCloseTo(2 / (2 + 18 + 90), 12)
  expect(matchProbability(classes, 140, [0], 0)).toBeCloseTo(10 / 140, 12)
})
