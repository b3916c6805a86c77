import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dice, diceEncoded, type GramLength, jaccard, jaccardEncoded } from '../../src/compare/index.ts'
import * as twin from '../reference/q-grams.ts'
import { encoded, longText, pairOf, text } from './arbitraries.ts'

it.each([
  ['night', 'nacht', 2, 0.25],
  ['context', 'contact', 2, 0.5],
  ['aaa', 'aa', 2, 2 / 3],
  ['a', 'a', 2, 1],
  ['a', 'ab', 2, 0],
  ['😀😁', '😀😁😀', 2, 2 / 3],
  ['abcd', 'abce', 3, 0.5],
] as const)('dice of %s and %s, q = %i: %f', (a, b, q, expected) => {
  expect(dice(a, b, 0, q)).toBeCloseTo(expected, 12)
  expect(jaccard(a, b, 0, q)).toBeCloseTo(expected / (2 - expected), 12)
})

it('equals its twin', () => {
  const length = fc.constantFrom<GramLength>(1, 2, 3)
  fc.assert(
    fc.property(pairOf(text), length, ([a, b], q) => {
      expect(dice(a, b, 0, q)).toBe(twin.dice(a, b, q))
      expect(jaccard(a, b, 0, q)).toBe(twin.jaccard(a, b, q))
      expect(diceEncoded(...encoded(a, b), 0, q)).toBe(twin.dice(a, b, q))
      expect(jaccardEncoded(...encoded(a, b), 0, q)).toBe(twin.jaccard(a, b, q))
    }),
    { numRuns: 1000 },
  )
  fc.assert(
    fc.property(pairOf(longText), length, ([a, b], q) => {
      expect(dice(a, b, 0, q)).toBe(twin.dice(a, b, q))
    }),
    { numRuns: 30 },
  )
})
