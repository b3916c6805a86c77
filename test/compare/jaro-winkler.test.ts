import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jaro, jaroEncoded, jaroWinkler, jaroWinklerEncoded } from '../../src/compare/index.ts'
import * as twin from '../reference/jaro-winkler.ts'
import { encoded, longText, pairOf, text } from './arbitraries.ts'

// Winkler 1990 and the Census Bureau's strcmp95 documentation.
it.each([
  ['martha', 'marhta', 0.944, 0.961],
  ['dixon', 'dicksonx', 0.767, 0.813],
  ['dwayne', 'duane', 0.822, 0.84],
  ['jones', 'johnson', 0.79, 0.832],
  ['abroms', 'abrams', 0.889, 0.922],
  ['itman', 'smith', 0.467, 0.467],
  ['shackleford', 'shackelford', 0.97, 0.982],
  ['massie', 'massey', 0.889, 0.933],
  ['julies', 'julius', 0.889, 0.933],
  ['hardin', 'martinez', 0.722, 0.722],
])('%s and %s: jaro %f, jaro-winkler %f', (a, b, jaroValue, jaroWinklerValue) => {
  expect(jaro(a, b)).toBeCloseTo(jaroValue, 3)
  expect(jaroWinkler(a, b)).toBeCloseTo(jaroWinklerValue, 3)
})

it('takes empty strings as equal to each other and like nothing else', () => {
  expect(jaroWinkler('', '')).toBe(1)
  expect(jaroWinkler('', 'a')).toBe(0)
  expect(jaroWinkler('a', 'b')).toBe(0)
})

it('boosts above 0.7, not at it', () => {
  expect(jaro('abcdefgh', 'abcd')).toBeCloseTo(5 / 6, 12)
  expect(jaroWinkler('abcdefgh', 'abcd')).toBeCloseTo(5 / 6 + 0.4 / 6, 12)
  expect(jaro('abcdefghij', 'a')).toBeCloseTo(0.7, 12)
  expect(jaroWinkler('abcdefghij', 'a')).toBe(twin.jaroWinkler('abcdefghij', 'a'))
})

it('reads nothing behind a value', () => {
  const bytes = Uint8Array.of(0x62, 0x6f, 0x62, 0x62, 0x6f, 0x62, 0x72, 0xbf)
  expect(jaroWinklerEncoded(bytes, 3, 7, 0, 3)).toBe(twin.jaroWinkler('bob', 'bobr'))
  const behind = Uint8Array.of(0x62, 0x6f, 0x62, 0x72, 0x62, 0x6f, 0x62, 0xbf)
  expect(jaroWinklerEncoded(behind, 4, 7, 0, 4)).toBe(twin.jaroWinkler('bob', 'bobr'))
})

it('equals its twin, bit for bit', () => {
  fc.assert(
    fc.property(pairOf(text), ([a, b]) => {
      expect(jaro(a, b)).toBe(twin.jaro(a, b))
      expect(jaroWinkler(a, b)).toBe(twin.jaroWinkler(a, b))
      expect(jaroEncoded(...encoded(a, b))).toBe(twin.jaro(a, b))
      expect(jaroWinklerEncoded(...encoded(a, b))).toBe(twin.jaroWinkler(a, b))
    }),
    { numRuns: 1000 },
  )
})

it('equals its twin where one value is much longer than the other', () => {
  const [short, long] = [
    fc.string({ unit: fc.constantFrom(...'ab'), maxLength: 31 }),
    fc.string({ unit: fc.constantFrom(...'ab'), minLength: 25, maxLength: 140 }),
  ]
  fc.assert(
    fc.property(short, long, (a, b) => {
      expect(jaro(a, b)).toBe(twin.jaro(a, b))
    }),
    { numRuns: 1000 },
  )
})

it('equals its twin on texts of more than 255 different characters', () => {
  fc.assert(
    fc.property(pairOf(longText), ([a, b]) => {
      expect(jaroWinkler(a, b)).toBe(twin.jaroWinkler(a, b))
    }),
    { numRuns: 30 },
  )
})
