import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  bestPair,
  bestPairEncoded,
  jaroWinkler,
  jaroWinklerEncoded,
  overlap,
  overlapEncoded,
} from '../../src/compare/index.ts'

it('finds the best pair', () => {
  expect(bestPair(jaroWinkler, ['fred', 'martha'], ['marhta', 'wilma'])).toBe(jaroWinkler('martha', 'marhta'))
  expect(bestPair(jaroWinkler, ['fred', 'martha'], ['marhta', 'wilma'], 0.99)).toBe(0)
  expect(bestPair(jaroWinkler, [], ['marhta'])).toBe(0)
})

it('measures the overlap by the smaller set', () => {
  expect(overlap(['a', 'b', 'c'], ['c', 'b'])).toBe(1)
  expect(overlap(['a', 'b', 'a'], ['a', 'd'])).toBe(0.5)
  expect(overlap(['a', 'b'], ['a', 'd'], 0.6)).toBe(0)
  expect(overlap([], ['a'])).toBe(0)
  expect(overlap([], [])).toBe(0)
})

it('answers the same bits on encoded values, either way round', () => {
  const list = fc.array(fc.constantFrom('a', 'ab', 'abc', 'bca', 'cab'), { maxLength: 5 })
  fc.assert(
    fc.property(list, list, (a, b) => {
      const bytes = Uint8Array.from([...a, ...b].join(''), (char) => char.charCodeAt(0))
      let end = 0
      const spans = (values: readonly string[]): number[] =>
        values.flatMap((value) => {
          const start = end
          end += value.length
          return [start, end]
        })
      const [x, y] = [spans(a), spans(b)]
      expect(overlapEncoded(bytes, x, y)).toBe(overlap(a, b))
      expect(overlap(b, a)).toBe(overlap(a, b))
      expect(bestPairEncoded(jaroWinklerEncoded, bytes, x, y)).toBe(bestPair(jaroWinkler, a, b))
      expect(bestPair(jaroWinkler, b, a)).toBe(bestPair(jaroWinkler, a, b))
    }),
  )
})
