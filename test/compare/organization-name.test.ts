import { expect, it } from 'vitest'
import { organizationName, tokenSet } from '../../src/compare/index.ts'

it.each([
  ['smith and sons', 'smith sons and', 1],
  ['spago', 'spago los angeles', 1],
  ['ritz carlton cafe', 'ritz carlton dining room', 0.7],
  ['kings school north', 'kings school south', 0.7],
  ['market 121', 'market 122', 0.7],
  ['', 'market', 0],
  ['', '', 1],
])('%s and %s: %f', (a, b, expected) => {
  expect(organizationName(a, b)).toBe(expected)
  expect(organizationName(a, b, 0.71)).toBe(expected < 0.71 ? 0 : expected)
})

it('takes a slip of the pen as token sets do', () => {
  expect(organizationName('westside bakery', 'westsde bakery')).toBe(tokenSet('westside bakery', 'westsde bakery'))
  expect(tokenSet('westside bakery', 'westsde bakery')).toBeGreaterThan(0.9)
})

it('says no more than token sets do', () => {
  expect(organizationName('alpha beta', 'gamma delta')).toBe(tokenSet('alpha beta', 'gamma delta'))
})
