import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as compare from '../../src/compare/index.ts'
import { encoded, pairOf, text } from './arbitraries.ts'

type Faces = [similarity: compare.Similarity, encoded: compare.EncodedSimilarity, values: fc.Arbitrary<string>]

const name = fc
  .array(
    fc.constantFrom(
      'bob',
      'rob',
      'robert',
      'r',
      'anna',
      'maria',
      'annamaria',
      'de',
      'la',
      'cruz',
      'josé',
      'é',
      'jr',
      'iii',
      'i',
    ),
    {
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '))
const date = fc
  .tuple(
    fc.integer({ min: 1980, max: 1999 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.nat(2),
  )
  .map(([y, m, d, cut]) => `${y}-${`${m}`.padStart(2, '0')}-${`${d}`.padStart(2, '0')}`.slice(0, 10 - 3 * cut))
const phone = fc
  .tuple(fc.constantFrom('+1', '', '+44'), fc.stringMatching(/^[2-3]{5,10}$/))
  .map((parts) => parts.join(''))
const email = fc.tuple(name, fc.constantFrom('@gmail.com', '@gmial.com', '@a.org', '')).map((parts) => parts.join(''))
const address = fc
  .tuple(fc.constantFrom('12 ', '21 ', ''), name, fc.constantFrom(' 90210', ' apt 4', ''))
  .map((parts) => parts.join(''))
const point = fc
  .tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))
  .map((p) => p.join(','))
const decimal = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true }).map(String),
  fc.double({ min: -9, max: 9, noNaN: true }).map((n) => n.toFixed(3)),
)

const FAMILY: Record<string, Faces> = {
  calendarDate: [compare.calendarDate, compare.calendarDateEncoded, date],
  cologneSimilarity: [compare.cologneSimilarity, compare.cologneSimilarityEncoded, name],
  damerau: [compare.damerau, compare.damerauEncoded, text],
  decimal: [compare.decimal, compare.decimalEncoded, decimal],
  dice: [compare.dice, compare.diceEncoded, text],
  doubleMetaphoneSimilarity: [compare.doubleMetaphoneSimilarity, compare.doubleMetaphoneSimilarityEncoded, name],
  emailAddress: [compare.emailAddress, compare.emailAddressEncoded, email],
  geoPoint: [compare.geoPoint, compare.geoPointEncoded, point],
  jaccard: [compare.jaccard, compare.jaccardEncoded, text],
  jaro: [compare.jaro, compare.jaroEncoded, text],
  jaroWinkler: [compare.jaroWinkler, compare.jaroWinklerEncoded, text],
  levenshtein: [compare.levenshtein, compare.levenshteinEncoded, text],
  mongeElkan: [compare.mongeElkan, compare.mongeElkanEncoded, text],
  nickname: [compare.nickname, compare.nicknameEncoded, name],
  organizationName: [compare.organizationName, compare.organizationNameEncoded, name],
  osa: [compare.osa, compare.osaEncoded, text],
  personName: [compare.personName, compare.personNameEncoded, name],
  phoneNumber: [compare.phoneNumber, compare.phoneNumberEncoded, phone],
  soundexSimilarity: [compare.soundexSimilarity, compare.soundexSimilarityEncoded, name],
  streetAddress: [compare.streetAddress, compare.streetAddressEncoded, address],
  tokenSet: [compare.tokenSet, compare.tokenSetEncoded, text],
  tokenSort: [compare.tokenSort, compare.tokenSortEncoded, text],
}

it('has every comparator of two values here', () => {
  const pairs = Object.keys(compare).filter((key) => `${key}Encoded` in compare && !key.endsWith('Distance'))
  const others = ['bestPair', 'givenAndFamily', 'overlap']
  expect(Object.keys(FAMILY).sort()).toEqual(pairs.filter((key) => !others.includes(key)).sort())
})

describe.each(Object.entries(FAMILY))('%s', (_, [similarity, similarityEncoded, values]) => {
  const pair = fc.oneof(pairOf(values), pairOf(text))

  it('is within 0 and 1, symmetric, and 1 for equal values', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const s = similarity(a, b)
        expect(s).toBeGreaterThanOrEqual(0)
        expect(s).toBeLessThanOrEqual(1)
        expect(similarity(b, a)).toBe(s)
        expect(similarity(a, a)).toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  it('answers the same bits on encoded values', () => {
    fc.assert(
      fc.property(pair, fc.double({ min: 0, max: 1, noNaN: true }), ([a, b], cutoff) => {
        expect(similarityEncoded(...encoded(a, b))).toBe(similarity(a, b))
        expect(similarityEncoded(...encoded(a, b), cutoff)).toBe(similarity(a, b, cutoff))
      }),
      { numRuns: 300 },
    )
  })

  it('changes no bit at or above the cutoff, and answers 0 below', () => {
    fc.assert(
      fc.property(pair, fc.double({ min: 0, max: 1, noNaN: true }), ([a, b], cutoff) => {
        const s = similarity(a, b)
        expect(similarity(a, b, cutoff)).toBe(s < cutoff ? 0 : s)
        expect(similarity(a, b, s)).toBe(s)
      }),
      { numRuns: 300 },
    )
  })
})
