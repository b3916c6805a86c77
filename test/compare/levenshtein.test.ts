import fc from 'fast-check'
import fastLevenshtein from 'fast-levenshtein'
import { describe, expect, it } from 'vitest'
import {
  damerau,
  damerauDistance,
  damerauDistanceEncoded,
  jaroEncoded,
  levenshtein,
  levenshteinDistance,
  levenshteinDistanceEncoded,
  osa,
  osaDistance,
  osaDistanceEncoded,
} from '../../src/compare/index.ts'
import * as twin from '../reference/damerau.ts'
import { editDistance } from '../reference/edit-distance.ts'
import { jaro } from '../reference/jaro-winkler.ts'
import { encoded, longText, pairOf, text } from './arbitraries.ts'

const length = (value: string): number => [...value].length

describe('levenshtein', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['saturday', 'sunday', 3],
    ['flaw', 'lawn', 2],
    ['', 'abc', 3],
    ['', '', 0],
    ['zoë', 'zoe', 1],
    ['a😀b', 'ab', 1],
    ['😀', '😁', 1],
  ])('%s → %s = %i', (a, b, distance) => {
    expect(levenshteinDistance(a, b)).toBe(distance)
    expect(levenshteinDistanceEncoded(...encoded(a, b))).toBe(distance)
  })

  it('scales by the longer string', () => {
    expect(levenshtein('kitten', 'sitting')).toBe(1 - 3 / 7)
    expect(levenshtein('', '')).toBe(1)
    expect(levenshtein('', 'a')).toBe(0)
    expect(levenshtein('kitten', 'sitting', 0.6)).toBe(0)
  })

  it('equals its twin and fast-levenshtein', () => {
    fc.assert(
      fc.property(pairOf(text), ([a, b]) => {
        const distance = editDistance(a, b)
        expect(levenshteinDistance(a, b)).toBe(distance)
        expect(levenshteinDistanceEncoded(...encoded(a, b))).toBe(distance)
        const longer = Math.max(length(a), length(b))
        expect(levenshtein(a, b)).toBe(longer === 0 ? 1 : 1 - distance / longer)
        if (a.length === length(a) && b.length === length(b)) expect(fastLevenshtein.get(a, b)).toBe(distance)
      }),
      { numRuns: 1000 },
    )
  })

  it('counts characters where units are halves of them, or stand alone', () => {
    const half = fc.constantFrom('\ud83d', '\ude00', '\ude01', '\ud83d\ude00', '\ud7ff', '\ue000', 'a', 'é')
    const halves = fc.array(half, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(pairOf(halves), ([a, b]) => {
        expect(levenshteinDistance(a, b)).toBe(editDistance(a, b))
      }),
      { numRuns: 1000 },
    )
    expect(levenshteinDistance('\ud83d\ude00', '\ud83da\ude00')).toBe(3)
    expect(levenshtein('😀', '')).toBe(0)
    expect(levenshteinDistance('😀', '')).toBe(1)
  })

  it('answers after a call with what is no text as before it', () => {
    expect(() => levenshteinDistance('abcdef', ['a'] as unknown as string)).toThrow(TypeError)
    expect(() => levenshtein(['a'] as unknown as string, 'abcdef')).toThrow(TypeError)
    expect(levenshteinDistance('fed', 'xabc')).toBe(4)
    expect(osaDistance('fed', 'xabc')).toBe(4)
  })

  it('equals its twin on texts of more than 255 different characters', () => {
    fc.assert(
      fc.property(pairOf(longText), ([a, b]) => {
        expect(levenshteinDistanceEncoded(...encoded(a, b))).toBe(editDistance(a, b))
      }),
      { numRuns: 30 },
    )
  })
})

describe('lengths around the word size', () => {
  const lengths = [0, 1, 2, 31, 32, 33, 63, 64, 65, 96, 97, 130]
  const letters = Array.from({ length: 130 }, (_, i) => String.fromCharCode(0x61 + ((i * i + i) % 23))).join('')

  it.each([
    ['ASCII', letters],
    ['Latin', letters.replaceAll('a', 'é')],
    ['astral', letters.replaceAll('b', '😀')],
  ])('%s: parts of one text, and parts with a letter changed', (_, whole) => {
    for (const m of lengths) {
      for (const n of lengths) {
        const a = [...whole].slice(0, m).join('')
        for (const b of [
          [...whole].slice(0, n).join(''),
          [...whole].reverse().slice(0, n).join(''),
          `x${[...whole].slice(1, n).join('')}`,
        ]) {
          expect(levenshteinDistanceEncoded(...encoded(a, b))).toBe(editDistance(a, b))
          expect(osaDistanceEncoded(...encoded(a, b))).toBe(editDistance(a, b, true))
          expect(jaroEncoded(...encoded(a, b))).toBe(jaro(a, b))
          expect(levenshtein(a, b, 0.5)).toBe(levenshtein(a, b) < 0.5 ? 0 : levenshtein(a, b))
        }
      }
    }
  })
})

describe('osa', () => {
  it.each([
    ['ca', 'abc', 3],
    ['marhta', 'martha', 1],
    ['abcd', 'badc', 2],
    ['a😁😀', 'a😀😁', 1],
  ])('%s → %s = %i', (a, b, distance) => {
    expect(osaDistance(a, b)).toBe(distance)
    expect(osa(a, b)).toBe(1 - distance / Math.max(length(a), length(b)))
  })

  it('equals its twin', () => {
    fc.assert(
      fc.property(pairOf(text), ([a, b]) => {
        expect(osaDistance(a, b)).toBe(editDistance(a, b, true))
        expect(osaDistanceEncoded(...encoded(a, b))).toBe(editDistance(a, b, true))
      }),
      { numRuns: 1000 },
    )
  })

  it('sees a swap across every boundary of 32 characters', () => {
    const base = Array.from({ length: 100 }, (_, i) => String.fromCharCode(33 + (i % 90))).join('')
    for (let i = 0; i < 99; i++) {
      const swapped = base.slice(0, i) + base.charAt(i + 1) + base.charAt(i) + base.slice(i + 2)
      expect(osaDistance(`x${base}yz`, `${swapped}zy`)).toBe(editDistance(`x${base}yz`, `${swapped}zy`, true))
    }
  })
})

describe('damerau', () => {
  it.each([
    ['ca', 'abc', 2],
    ['marhta', 'martha', 1],
    ['a cat', 'an abct', 3],
    ['', 'ab', 2],
    ['', '', 0],
  ])('%s → %s = %i', (a, b, distance) => {
    expect(damerauDistance(a, b)).toBe(distance)
  })

  it('equals its twin', () => {
    fc.assert(
      fc.property(pairOf(text), ([a, b]) => {
        const distance = twin.damerauDistance(a, b)
        expect(damerauDistance(a, b)).toBe(distance)
        expect(damerauDistanceEncoded(...encoded(a, b))).toBe(distance)
        const longer = Math.max(length(a), length(b))
        expect(damerau(a, b)).toBe(longer === 0 ? 1 : 1 - distance / longer)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps the triangle inequality', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(damerauDistance(a, c)).toBeLessThanOrEqual(damerauDistance(a, b) + damerauDistance(b, c))
      }),
    )
  })
})
