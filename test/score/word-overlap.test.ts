import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StringPool } from '../../src/collections/string-pool.ts'
import { WordOverlap } from '../../src/score/word-overlap.ts'
import { wordOverlap } from '../reference/word-overlap.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', '7'), minLength: 1, maxLength: 6 })
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
const shares = fc.dictionary(word, fc.double({ min: 1e-6, max: 1, noNaN: true }))

describe('overlap of words', () => {
  test.each([
    ['red chair', 'red chair', 1],
    ['red chair', 'chair red', 1],
    ['red chair', 'blue sofa', 0],
    ['red chair', 'red sofa', 0.5],
    ['red chair', 'red', 2 / 3],
    ['red red red', 'red', 1],
    // one slip counts nine tenths, in words of four letters and more
    ['chair', 'chairs', 0.9],
    ['chair', 'chiar', 0.9],
    ['red', 'reds', 0],
    ['chair', 'charms', 0],
    // model numbers are equal or not
    ['hdx275', 'hdx276', 0],
  ])('%s / %s', (a, b, similarity) => {
    expect(new WordOverlap(new StringPool()).ofTexts(a, b)).toBeCloseTo(similarity, 12)
    expect(new WordOverlap(new StringPool()).ofTexts(b, a)).toBeCloseTo(similarity, 12)
  })

  test('rare words weigh more', () => {
    const overlap = new WordOverlap(new StringPool(), { red: 0.5, hdx275: 2 ** -15 })
    expect(overlap.ofTexts('red hdx275', 'hdx275')).toBeCloseTo(30 / 31, 12)
    expect(overlap.ofTexts('red hdx275', 'red')).toBeCloseTo(2 / 17, 12)
  })

  test('words that every value holds tell nothing', () => {
    expect(new WordOverlap(new StringPool(), { inc: 1 }).ofTexts('inc', 'inc')).toBe(0)
  })

  test('names of what every object has are words like others', () => {
    expect(new WordOverlap(new StringPool(), {}).ofTexts('constructor __proto__', 'constructor')).toBeCloseTo(2 / 3, 12)
  })

  test('equals the sum over the words of both sides, lies in [0, 1] and is symmetric', () => {
    fc.assert(
      fc.property(words, words, shares, (a, b, known) => {
        const overlap = new WordOverlap(new StringPool(), known)
        const similarity = overlap.ofTexts(a, b)
        expect(similarity).toBeCloseTo(wordOverlap(a, b, known), 9)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1 + 1e-9)
        expect(overlap.ofTexts(b, a)).toBe(similarity)
      }),
      { numRuns: 2000 },
    )
  })

  test('is the same by id', () => {
    fc.assert(
      fc.property(words, words, shares, (a, b, known) => {
        const pool = new StringPool()
        const [x, y] = [pool.intern(a), pool.intern(b)]
        const overlap = new WordOverlap(pool, known)
        expect(overlap.similarity(x, y)).toBe(overlap.ofTexts(a, b))
        expect(overlap.similarity(x, y)).toBe(overlap.ofTexts(a, b))
      }),
    )
  })
})
