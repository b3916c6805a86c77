import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkModel } from '../../src/model/check-model.ts'
import { customerId } from '../../src/model/field.ts'
import { compileBlockedPattern, compilePattern, isBlockedPattern } from '../../src/model/pattern.ts'
import { compileNormalizer } from '../../src/normalize/kind-normalizer.ts'

describe('the regular expressions of a model', () => {
  test('know letters of every script', () => {
    expect(compilePattern('^\\p{Lu}+$').test('ÅSA')).toBe(true)
    expect(compilePattern('^\\p{Lu}+$').test('åsa')).toBe(false)
    expect(compileBlockedPattern('^åsa').test('ÅSA')).toBe(true)
  })

  test.each([
    ['^x', true],
    ['x$', true],
    ['x', false],
    ['$x', false],
    ['x^', false],
  ])('%j in a blocked list is one: %s', (entry, is) => {
    expect(isBlockedPattern(entry)).toBe(is)
  })

  test('never throw once the model is accepted', () => {
    const source = fc.array(
      fc.constantFrom('^', '$', '(', ')', '[', ']', '{', '}', '\\', '-', 'p', 'L', '1', ',', '?', '*', '<'),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(source, source, (pattern, blocked) => {
        const spec = customerId({ pattern: pattern.join(''), blocked: [blocked.join('')] })
        if (checkModel({ fields: { x: spec } }).length === 0) compileNormalizer(spec)('A-1', {})
      }),
      { numRuns: 2000 },
    )
  })
})
