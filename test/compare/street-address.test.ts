import { expect, it } from 'vitest'
import { jaroWinkler, streetAddress } from '../../src/compare/index.ts'

it.each([
  ['12 main street', '12 main street', 1],
  ['12 main street', 'street main 12', 1],
  ['12 main street', '21 main street', 0.6],
  ['12 main street apt 4', '12 main street apt 5', 0.6 + 0.4 * 0.5],
  ['main street', '12 main street', 0.9],
  ['12 4', '12 5', 0.5],
  ['12 4', '12', 2 / 3],
  ['main', 'maine', jaroWinkler('main', 'maine')],
  ['12', 'main', 0],
  ['', '12', 0],
  ['', ' ', 1],
  ['', '', 1],
])('%s and %s: %f', (a, b, expected) => {
  expect(streetAddress(a, b)).toBeCloseTo(expected, 12)
})
