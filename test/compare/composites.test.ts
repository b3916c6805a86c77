import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as compare from '../../src/compare/index.ts'
import * as calendarDate from '../reference/calendar-date.ts'
import * as emailAddress from '../reference/email-address.ts'
import * as mongeElkan from '../reference/monge-elkan.ts'
import * as organizationName from '../reference/organization-name.ts'
import * as personName from '../reference/person-name.ts'
import * as phoneNumber from '../reference/phone-number.ts'
import * as streetAddress from '../reference/street-address.ts'
import * as tokenSet from '../reference/token-set.ts'
import { pairOf, text } from './arbitraries.ts'

const WORDS =
  'bob rob robert r anna maria annamaria de la cruz josé é jr sr ii iii iv i fysl faisal smith smyth 12 21b 7th'
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS.split(' ')) },
  fc.string({ unit: fc.constantFrom(...'abceé1 '), maxLength: 9 }),
)
const words = fc.oneof({ weight: 3, arbitrary: fc.array(word, { maxLength: 5 }).map((some) => some.join(' ')) }, text)
const date = fc
  .tuple(fc.integer({ min: 1980, max: 1992 }), fc.integer({ min: 1, max: 12 }), fc.nat(31), fc.nat(4))
  .map(([y, m, d, cut]) =>
    `${y}-${`${m}`.padStart(2, '0')}-${`${d}`.padStart(2, '0')}`.slice(0, [10, 10, 10, 7, 4][cut]),
  )
const phone = fc
  .tuple(fc.constantFrom('+1', '', '+44'), fc.stringMatching(/^[2-3]{5,10}$/))
  .map((parts) => parts.join(''))
const email = fc.tuple(words, fc.constantFrom('@gmail.com', '@gmial.com', '@a.org', '')).map((parts) => parts.join(''))
/** Ends on what the comparators give often, and what models ask for. */
const cutoff = fc.constantFrom(0, 0.2, 0.5, 0.6, 0.65, 0.7, 0.8, 0.82, 0.85, 0.9, 0.92, 0.95, 1)

const TWINS: Record<string, [compare.Similarity, (a: string, b: string) => number, fc.Arbitrary<[string, string]>]> = {
  calendarDate: [compare.calendarDate, calendarDate.calendarDate, fc.tuple(date, date)],
  emailAddress: [compare.emailAddress, emailAddress.emailAddress, pairOf(email)],
  mongeElkan: [compare.mongeElkan, mongeElkan.mongeElkan, pairOf(words)],
  organizationName: [compare.organizationName, organizationName.organizationName, pairOf(words)],
  personName: [compare.personName, personName.personName, pairOf(words)],
  phoneNumber: [compare.phoneNumber, phoneNumber.phoneNumber, pairOf(phone)],
  streetAddress: [compare.streetAddress, streetAddress.streetAddress, pairOf(words)],
  tokenSet: [compare.tokenSet, tokenSet.tokenSet, pairOf(words)],
}

describe.each(Object.entries(TWINS))('%s', (_, [similarity, twin, pairs]) => {
  it('equals its twin, bit for bit, whatever the cutoff', () => {
    fc.assert(
      fc.property(pairs, cutoff, ([a, b], least) => {
        const expected = twin(a, b)
        expect(similarity(a, b)).toBe(expected)
        expect(similarity(a, b, least)).toBe(expected < least ? 0 : expected)
      }),
      { numRuns: 3000 },
    )
  })
})
