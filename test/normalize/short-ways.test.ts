import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeAddress } from '../../src/normalize/address.ts'
import {
  ADDRESS_WORDS,
  ADDRESS_WORDS_OF,
  CARDINALS,
  NUMBER_WORDS,
  UNIT_WORDS,
} from '../../src/normalize/address-words.ts'
import { normalizeCity } from '../../src/normalize/city.ts'
import { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from '../../src/normalize/code.ts'
import { normalizeCookie } from '../../src/normalize/cookie.ts'
import { normalizeDate } from '../../src/normalize/date.ts'
import { normalizeEmail } from '../../src/normalize/email.ts'
import { normalizeFamilyName } from '../../src/normalize/family-name.ts'
import { foldWords } from '../../src/normalize/fold-words.ts'
import { normalizeGivenName } from '../../src/normalize/given-name.ts'
import { isMissingWord, isOrdinary, isPlaceholder, isPlaceholderNumber, wordReason } from '../../src/normalize/junk.ts'
import { junkReason, numberReason } from '../../src/normalize/junk-reason.ts'
import { nameJunk } from '../../src/normalize/name-words.ts'
import { normalizePhone } from '../../src/normalize/phone.ts'
import { plainAddress } from '../../src/normalize/plain-address.ts'
import { plainEmail } from '../../src/normalize/plain-email.ts'
import { normalizePostalCode } from '../../src/normalize/postal-code.ts'
import { Shape } from '../../src/normalize/shape.ts'

/** Every list of junk there is, and what may be taken for it. */
const WORDS = [
  ...['null', 'none', 'n/a', 'not set', 'unknown', 'test', 'test1', 'test123', 'testa', 'tester', 'guest', 'true'],
  ...['dummy', 'foo bar', 'abc', 'abc123', 'asd', 'qwe', 'qwerty', 'qwertyu', 'asdf', 'asdasd', 'zxc', '1q2w3e4r'],
  ...[
    '123456',
    '12345',
    '654321',
    '0987654321',
    '000',
    '0',
    '-1',
    '1',
    'aaa',
    'aa',
    '999999',
    '99999',
    '#N/A',
    '#REF!',
  ],
  ...['867-5309', '555-1212', '(555) 555-5555', '123-4567', '765-4321', '512-345-6789', 'denied', 'opt-out', 'gdpr'],
  ...['info', 'sales', 'no-reply', 'noemail', 'no.email', 'idk', 'me', 'email', 'mail', 'xx', 'donthaveone', 'info+x'],
  ...['GA1.2.123.456', 'GS1.1.1', '_ga=GA1.2.3.4', 'fb.1.1700000000.12', '_fbp=fb.1.1700000000.12', 'MCMID|1', 'FB.1'],
  ...[
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    'f47ac10b58cc4372a5670e02b2c3d479',
    '00000000-0000-0000-0000-000000000000',
  ],
  ...[
    'NTO00000042',
    'nto 0000-0042',
    'anna',
    'Anna.Stone',
    'a',
    'ab',
    'tes',
    'test.user',
    'x',
    'xyz',
    'mo',
    'fred+news',
  ],
]
const DOMAINS = [
  ...['gmail.com', 'GoogleMail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'icloud.com', 'me.com', 'proton.me'],
  ...[
    'fredstone.com',
    'mailinator.com',
    'x.mailinator.com',
    'test.com',
    'example.com',
    'a.a',
    'aa.aa',
    'no.no',
    'qq.com',
  ],
  ...[
    'email.com',
    'noemail.com',
    'idk.com',
    'sub.domain.co.uk',
    'my-shop.de',
    '-shop.de',
    'shop-.de',
    'shop..de',
    '.de',
  ],
  ...['localhost', 'mail.test', 'a_b.com', 'münchen.de', '163.com', 'x.1com', 'none.com', 'fake.org', 'test.com.au'],
]

const pieces = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ unit: fc.constantFrom(...'abtesnoq01259AZ.-_+ '), maxLength: 12 }),
)
const texts = fc.oneof(
  pieces,
  fc.tuple(pieces, fc.constantFrom('', '.', '-', '_', ' ', '+', '@', '/'), pieces).map((parts) => parts.join('')),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
)
const addresses = fc.oneof(
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'aeionrstl.9_'), minLength: 3, maxLength: 12 }),
      fc.constantFrom('', '+shop', '+'),
      fc.constantFrom(...DOMAINS),
    )
    .map(([local, tag, domain]) => `${local}${tag}@${domain}`),
  fc
    .tuple(fc.oneof(texts, pieces), fc.oneof(fc.constantFrom(...DOMAINS), texts))
    .map(([local, domain]) => `${local}@${domain}`),
  fc.emailAddress(),
)
const shouted = <T extends string>(of: fc.Arbitrary<T>): fc.Arbitrary<string> =>
  fc.tuple(of, fc.boolean()).map(([text, loud]) => (loud ? text.toUpperCase() : text))

/** The same value to whoever reads it, and nothing for a short way: an invisible mark behind it. */
const longWay = (text: string): string => `${text}\u200b`

const RUNS = { numRuns: 5_000 }

describe('the short ways of normalizers', () => {
  it('take no junk for a value: a text and the same between spaces are junk alike', () => {
    fc.assert(
      fc.property(shouted(texts), (text) => {
        expect([text, junkReason(text), numberReason(text)]).toEqual([
          text,
          junkReason(` ${text}`),
          numberReason(` ${text}`),
        ])
      }),
      RUNS,
    )
  })

  it('find every missing word', () => {
    fc.assert(
      fc.property(shouted(texts), (text) => {
        expect([text, isMissingWord(text)]).toEqual([text, isMissingWord(` ${text}`)])
      }),
      RUNS,
    )
  })

  it('know every placeholder that is one', () => {
    const shape = new Shape()
    let ordinary = 0
    fc.assert(
      fc.property(shouted(texts), (text) => {
        if (!shape.read(text) || !isOrdinary(shape)) return
        ordinary++
        expect([text, isPlaceholder(text), isPlaceholderNumber(text)]).toEqual([text, false, false])
      }),
      RUNS,
    )
    expect(ordinary).toBeGreaterThan(500)
  })

  it('read names and phones as the long way does', () => {
    const names = fc.oneof(texts, fc.constantFrom('Mr', 'Dr.', 'John Doe', 'first name', "O'Brien", 'customer', 'Test'))
    fc.assert(
      fc.property(shouted(names), (text) => {
        for (const normalize of [normalizeGivenName, normalizeFamilyName, normalizePhone]) {
          expect([text, normalize(text)]).toEqual([text, normalize(longWay(text))])
        }
        expect([text, nameJunk(text), wordReason(text)]).toEqual([text, nameJunk(` ${text}`), wordReason(` ${text}`)])
      }),
      RUNS,
    )
  })

  it('read an e-mail address as the long way does', () => {
    let answered = 0
    fc.assert(
      fc.property(shouted(addresses), (text) => {
        if (plainEmail(text) !== undefined) answered++
        expect([text, normalizeEmail(text)]).toEqual([text, normalizeEmail(longWay(text))])
      }),
      RUNS,
    )
    expect(answered).toBeGreaterThan(200)
  })

  it.each([
    ['anna.stone@fredstone.com', 'anna.stone@fredstone.com'],
    ['Anna.Stone+news@GoogleMail.com', 'annastone@gmail.com'],
    ['anna-s_9@yahoo.co.uk', 'anna-s_9@yahoo.co.uk'],
    ['anna+shop@fredstone.com', undefined],
    ['info@fredstone.com', undefined],
    ['anna@mailinator.com', undefined],
    ['anna@test.com', undefined],
    ['test12@fredstone.com', undefined],
    ['anna@fredstone', undefined],
    ['anna..stone@fredstone.com', undefined],
    ['<anna@fredstone.com>', undefined],
  ])('reads %s itself, or leaves it', (text, value) => {
    expect(plainEmail(text)).toBe(value)
  })

  it('read cookies and numbers as the long way does', () => {
    fc.assert(
      fc.property(
        shouted(texts),
        fc.constantFrom(undefined, '', '-', ' .', 'A'),
        fc.boolean(),
        (text, separators, caseSensitive) => {
          const options = separators === undefined ? {} : { separators, caseSensitive }
          for (const normalize of [normalizeCookie, normalizeLoyaltyId, normalizeCustomerId, normalizeIdentifier]) {
            expect([text, options, normalize(text, options)]).toEqual([
              text,
              options,
              normalize(longWay(text), options),
            ])
          }
        },
      ),
      RUNS,
    )
  })

  it('read an address as the long way does', () => {
    const words = [...ADDRESS_WORDS, ...Array.from(ADDRESS_WORDS_OF.values(), (own) => [...own]).flat()].flat()
    const special = [
      ...UNIT_WORDS,
      ...NUMBER_WORDS,
      ...CARDINALS.keys(),
      'p',
      'po',
      'o',
      'b',
      'box',
      'pob',
      'bp',
      'post',
    ]
    const plain = [
      'Helstincin',
      '7402',
      '4',
      '12b',
      '5th',
      'b',
      'n',
      's',
      'e',
      'w',
      'Hauptstr',
      'Kerkstraat',
      'str',
      'Penn',
    ]
    const nowhere = ['same as above', 'street', 'general delivery', 'home', 'no address', 'N/A', 'test', 'qwerty']
    const word = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(...special),
      fc.constantFrom(...plain),
      fc.constantFrom(...plain),
      fc.constantFrom(...nowhere),
    )
    const gap = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ', ' #', '#', '-', '/', '.', '', ' - ', "'", '_', ' & ')
    const lines = fc
      .array(fc.tuple(word, gap), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.flat().slice(0, -1).join(''))
    let answered = 0
    fc.assert(
      fc.property(
        shouted(fc.oneof(lines, lines, lines, texts)),
        fc.constantFrom('', 'US', 'FR', 'ES', 'MX', 'IT', 'BR', 'PT'),
        (text, country) => {
          if (plainAddress(text, country) !== undefined) answered++
          const full = normalizeAddress(longWay(text), { country })
          expect([text, country, normalizeAddress(text, { country })]).toEqual([text, country, full])
        },
      ),
      { numRuns: 20_000 },
    )
    expect(answered).toBeGreaterThan(2_000)
  })

  it.each([
    ['7402 Helstincin Drive', '7402 helstincin dr'],
    ['405 North Main St., Apt. #4', '405 n main st unit 4'],
    ['1800 South West 5th Avenue', '1800 sw 5th ave'],
    ['12-14 High Street', undefined],
    ['100 N.W. 5th Ave', undefined],
    ['P O Box 12', undefined],
    ['100 Penthouse Suite', undefined],
    ['Hauptstrasse 5', undefined],
    ['One Main Street', undefined],
    ['General Delivery', undefined],
  ])('reads the address %s itself, or leaves it', (text, value) => {
    expect(plainAddress(text, 'US')).toBe(value)
  })

  it('read words, cities and postal codes as the long way does', () => {
    const names = fc.oneof(
      texts,
      fc.constantFrom('Munich', 'Wien', 'nyc', 'st', 'Roma', 'N', 'Springfield', 'New York'),
    )
    const codes = fc.string({ unit: fc.constantFrom(...'0123459'), minLength: 1, maxLength: 11 })
    const country = fc.constantFrom('US', 'DE', 'GB', 'CA', 'CH', 'IL', 'NL', 'AR', 'XX', undefined)
    fc.assert(
      fc.property(shouted(names), codes, country, country, (text, code, own, fields) => {
        expect([text, foldWords(text)]).toEqual([text, foldWords(`${text}.`)])
        if (/^[A-Za-z]+$/.test(text)) expect([text, normalizeCity(text)]).toEqual([text, normalizeCity(`${text}.`)])
        const options = fields === undefined ? {} : { country: fields }
        expect([code, own, fields, normalizePostalCode(code, options, { country: own })]).toEqual([
          code,
          own,
          fields,
          normalizePostalCode(`${code}-`, options, { country: own }),
        ])
      }),
      RUNS,
    )
  })

  it('read a date as the long way does', () => {
    const number = (of: readonly number[], digits: number) =>
      fc.constantFrom(...of).map((n) => String(n).padStart(digits, '0'))
    const small = fc.oneof(number([0, 1, 2, 4, 11, 12, 13, 28, 29, 30, 31, 32], 2), number([1, 2, 9, 12, 31], 1))
    const year = number([0, 1, 1111, 1234, 1499, 1500, 1899, 1900, 1970, 2000, 2001, 2024, 2200, 2201, 2222, 9999], 4)
    const mark = fc.constantFrom('-', '/', '.')
    const options = fc.constantFrom(
      {},
      { order: 'day-first' as const },
      { order: 'month-first' as const, serial: true },
    )
    fc.assert(
      fc.property(year, small, small, mark, mark, fc.boolean(), options, (y, m, d, one, two, yearFirst, asked) => {
        const text = (yearFirst ? [y, one, m, two, d] : [m, one, d, two, y]).join('')
        expect([text, normalizeDate(text, asked)]).toEqual([text, normalizeDate(`${text};`, asked)])
      }),
      { numRuns: 20_000 },
    )
  })
})
