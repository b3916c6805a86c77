import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mongeElkan, tokenSet, tokenSort } from '../../src/compare/index.ts'
import * as twin from '../reference/words.ts'
import { pairOf, text } from './arbitraries.ts'

describe('tokenSort', () => {
  it('does not mind the order of words', () => {
    expect(tokenSort('fred stone', 'stone fred')).toBe(1)
    expect(tokenSort('fred  stone ', 'stone fred')).toBe(1)
    expect(tokenSort('fred stone', 'stone fred jr')).toBe(1 - 3 / 13)
  })
  it('equals its twin', () => {
    fc.assert(
      fc.property(pairOf(text), ([a, b]) => {
        expect(tokenSort(a, b)).toBe(twin.tokenSort(a, b))
      }),
    )
  })
})

describe('tokenSet', () => {
  it('takes a value whose words are all in the other for equal', () => {
    expect(tokenSet('fred stone', 'stone fred junior')).toBe(1)
    expect(tokenSet('stone stone fred', 'fred stone')).toBe(1)
    expect(tokenSet('fred', 'stone')).toBe(twin.tokenSet('fred', 'stone'))
    expect(tokenSet('', 'stone')).toBe(0)
    expect(tokenSet(' ', '')).toBe(1)
  })
  it('equals its twin', () => {
    fc.assert(
      fc.property(pairOf(text), ([a, b]) => {
        expect(tokenSet(a, b)).toBe(twin.tokenSet(a, b))
      }),
    )
  })
})

describe('mongeElkan', () => {
  it('takes the best partner of each word', () => {
    expect(mongeElkan('stone fred', 'fred stone')).toBe(1)
    expect(mongeElkan('fred', 'fred stone')).toBe(0.75)
    expect(mongeElkan('', 'fred')).toBe(0)
  })
  it('equals its twin', () => {
    fc.assert(
      fc.property(pairOf(text), ([a, b]) => {
        expect(mongeElkan(a, b)).toBe(twin.mongeElkan(a, b))
      }),
    )
  })
})
