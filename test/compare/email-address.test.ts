import { expect, it } from 'vitest'
import { emailAddress, jaroWinkler, sameDomain, sameLocalPart } from '../../src/compare/index.ts'

it.each([
  ['fred@gmail.com', 'fred@gmail.com', 1],
  ['fred@gmail.com', 'fred@gmial.com', 0.8 + 0.2 * (1 - 2 / 10)],
  ['fred@gmail.com', 'fred@yahoo.com', 0.8 + 0.2 * 0.5],
  ['fred@gmail.com', 'wilma@gmail.com', 0.2 + 0.8 * jaroWinkler('fred', 'wilma')],
  ['fred', 'fred', 1],
  ['', '', 1],
])('%s and %s: %f', (a, b, expected) => {
  expect(emailAddress(a, b)).toBeCloseTo(expected, 12)
})

it('tells whether a part is the same', () => {
  expect(sameLocalPart('fred@gmail.com', 'fred@yahoo.com')).toBe(true)
  expect(sameLocalPart('fred@gmail.com', 'fre@yahoo.com')).toBe(false)
  expect(sameLocalPart('fred', 'fred')).toBe(false)
  expect(sameDomain('fred@gmail.com', 'wilma@gmail.com')).toBe(true)
  expect(sameDomain('fred@gmail.com', 'fred@yahoo.com')).toBe(false)
  expect(sameDomain('fred', 'wilma')).toBe(false)
})
