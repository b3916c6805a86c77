import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueShapes } from '../../src/train/value-shape.ts'

/** One to six words, as it would be written without a thought of how often a text is tried. */
const SLOW = /^(?:[\p{L}\p{M}.'’`-]+,?\s?){1,6}$/u

test('what looks like a name is one to six words', () => {
  const text = fc
    .array(fc.constantFrom('Ann', 'x', "O'", '.', ',', ' ', '-', '7', 'é'), { minLength: 1, maxLength: 14 })
    .map((parts) => parts.join('').trim())
    .filter((t) => /\p{L}/u.test(t))
  fc.assert(
    fc.property(text, (t) => {
      expect(valueShapes(t).has('nameLike')).toBe(SLOW.test(t))
    }),
    { numRuns: 2000 },
  )
})

test('a long text that is none is told as fast', () => {
  expect(valueShapes(`${'wordafterword '.repeat(4000)}7`).has('nameLike')).toBe(false)
})
