import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDecimal } from '../../src/compare/decimal.ts'
import { decimal } from '../../src/compare/index.ts'

it.each([
  ['100', '90', 0.9],
  ['1', '1.0', 1],
  ['0', '-0', 1],
  ['0', '5', 0],
  ['-4', '4', 0],
  ['-4', '-3', 0.75],
  ['1e3', '1000', 1],
  ['abc', '1', 0],
  ['abc', 'abc', 1],
  ['', '', 1],
  ['', '0', 0],
])('%s and %s: %f', (a, b, expected) => {
  expect(decimal(a, b)).toBe(expected)
})

it('reads what Number reads, bit for bit', () => {
  const written = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.stringMatching(/^-?\d{1,20}(\.\d{0,20})?$/),
    fc.stringMatching(/^-?\d{0,9}\.\d{1,9}$/),
  )
  fc.assert(
    fc.property(written, (text) => {
      const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0))
      expect(readDecimal(bytes, 0, bytes.length)).toBe(Number(text))
    }),
    { numRuns: 1000 },
  )
})

it.each(['', '-', '.', '-.', '1.2.3', '1-2', 'NaN', 'Infinity', '0x10', '1e999', ' 1'])(
  'takes "%s" for no number',
  (text) => {
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0))
    expect(readDecimal(bytes, 0, bytes.length)).toBeNaN()
  },
)
