import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts } from '../../src/collections/compare-texts.ts'
import { StringPool } from '../../src/collections/string-pool.ts'

test('orders texts of a pool as strings are ordered, surrogates with them', () => {
  const unit = fc.oneof(
    fc.constantFrom(0x61, 0x62),
    fc.integer({ min: 0, max: 0xffff }),
    fc.integer({ min: 0xd7f0, max: 0xe010 }),
  )
  const text = fc
    .tuple(fc.constantFrom('', 'pos:', 'pos:\u{1f600}'), fc.array(unit, { maxLength: 4 }))
    .map(([start, units]) => start + String.fromCharCode(...units))
  fc.assert(
    fc.property(text, text, (a, b) => {
      const pool = new StringPool()
      const order = compareTexts(pool, pool.intern(a), pool.intern(b))
      expect(Math.sign(order)).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  )
})
