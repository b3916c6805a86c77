import { describe, expect, it } from 'vitest'
import { givenAndFamily, givenAndFamilyEncoded, jaroWinkler, personName } from '../../src/compare/index.ts'

describe('personName', () => {
  it.each([
    ['fred stone', 'fred stone', 1],
    ['robert', 'bob', 0.95],
    ['bob', 'rob', 0.9],
    ['r', 'robert', 0.9],
    ['r', 'bob', 0],
    ['é', 'émile', 0.9],
    ['mary', 'mary jane', 0.9],
    ['smith jones', 'smith', 0.9],
    ['john smith', 'john paul smith', 0.95],
    ['fred stone', 'stone fred', 0.97],
    ['anna maria', 'annamaria', 0.98],
    ['de la cruz', 'delacruz', 0.98],
    ['bob stone', 'robert stone', 0.95],
    ['j smith', 'john smith', 0.9],
    ['darla anderson', 'darlene anderson', 0.8],
    ['marsha kusha', 'mark kusha', 0.8],
    ['jan berg', 'uwe berg', 0.5],
    ['fysl sdyqy', 'faisal siddiqui', 0.9],
    ['mhd antoun', 'mohamed antoun', 0.9],
    ['john smith', 'john smith jr', 0.97],
    ['john smith jr', 'john smith ii', 1],
    ['john smith jr', 'john smith sr', 0.5],
    ['john smith ii', 'john smith iii', 0.5],
    ['morris i klein', 'morris ii klein', 0.5],
    ['john i smith', 'john smith', 0.95],
    ['', '', 1],
    ['', 'fred', 0],
  ])('%s and %s: %f', (a, b, expected) => {
    expect(personName(a, b)).toBeCloseTo(expected, 12)
  })

  it('takes the spelling of a single word', () => {
    expect(personName('martha', 'marhta')).toBe(jaroWinkler('martha', 'marhta'))
    expect(personName('fred', 'wilma')).toBe(jaroWinkler('fred', 'wilma'))
  })

  it('does not take forever on what is no name', () => {
    const words = (of: string): string => Array.from({ length: 300 }, (_, i) => `${of}${i}`).join(' ')
    expect(personName(words('ab'), words('cd'))).toBeLessThan(0.8)
  })
})

describe('givenAndFamily', () => {
  const fred = { given: 'fred', family: 'stone' }

  it.each([
    [fred, fred, 1],
    [fred, { given: 'stone', family: 'fred' }, 0.97],
    [{ given: 'bob', family: 'stone' }, { given: 'robert', family: 'stone' }, 0.975],
  ])('%o and %o: %f', (a, b, expected) => {
    expect(givenAndFamily(a, b)).toBeCloseTo(expected, 12)
    expect(givenAndFamily(b, a)).toBe(givenAndFamily(a, b))
    expect(givenAndFamily(a, b, 0.99)).toBe(expected < 0.99 ? 0 : expected)
  })

  it('answers the same bits on encoded values', () => {
    const bytes = Uint8Array.from('bobstonestonerobert', (char) => char.charCodeAt(0))
    expect(givenAndFamilyEncoded(bytes, [0, 3, 3, 8], [8, 13, 13, 19])).toBe(
      givenAndFamily({ given: 'bob', family: 'stone' }, { given: 'stone', family: 'robert' }),
    )
  })
})
