import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from '../../src/normalize/code.ts'
import { normalizeCookie } from '../../src/normalize/cookie.ts'
import { normalizeEmail } from '../../src/normalize/email.ts'
import { normalizeFamilyName } from '../../src/normalize/family-name.ts'
import { normalizeGivenName } from '../../src/normalize/given-name.ts'
import { isOrdinary, isPlaceholder, isPlaceholderNumber, wordReason } from '../../src/normalize/junk.ts'
import { junkReason, numberReason } from '../../src/normalize/junk-reason.ts'
import { nameJunk } from '../../src/normalize/name-words.ts'
import { normalizePhone } from '../../src/normalize/phone.ts'
import { plainEmail } from '../../src/normalize/plain-email.ts'
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
})
