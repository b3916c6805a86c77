import fc from 'fast-check'
import { getCountries } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from '../../src/normalize/code.ts'
import { normalizeCookie } from '../../src/normalize/cookie.ts'
import { DESTINATIONS, destinationEmail } from '../../src/normalize/destination-email.ts'
import { destinationName } from '../../src/normalize/destination-name.ts'
import { destinationPhone } from '../../src/normalize/destination-phone.ts'
import { normalizeDeviceId } from '../../src/normalize/device-id.ts'
import { normalizeEmail } from '../../src/normalize/email.ts'
import { normalizeHashedEmail, normalizeHashedPhone } from '../../src/normalize/hashed-identifier.ts'
import { normalizeNationalId } from '../../src/normalize/national-id.ts'
import type { Normalized } from '../../src/normalize/normalized.ts'
import { normalizePhone } from '../../src/normalize/phone.ts'
import { normalizeSocialHandle } from '../../src/normalize/social-handle.ts'

const piece = fc.constantFrom(
  ...[
    'fred',
    'Stone',
    'test',
    'null',
    '@',
    '.',
    '+',
    '-',
    '_',
    ' ',
    ',',
    ';',
    ':',
    '/',
    '"',
    "'",
    '<',
    '>',
    '(',
    ')',
    '#',
  ],
  ...['gmail.com', 'GoogleMail.com', 'stone.co', 'müller.de', 'mailto:', 'x.com/', 'https://', 'instagram:', 'GA1.2.'],
  ...['MCMID|', 'fb.1.', 'ext', 'x', '+44', '+1', '00', '0', '702', '919', '1300', '1', '42', 'é', 'e\u0301', 'İ', 'ß'],
  ...['ﬁ', '정', '٣', '😀', '\u200d', '\0', '\ud800', '２', '%C3%BC', '%', '\\', '\n', 'sha256:', '='],
)
const realistic = fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(''))
const text = fc.oneof(realistic, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.emailAddress())
const anything = fc.oneof(text, fc.anything(), fc.double(), fc.bigInt())

function expectLaw(normalize: (raw: unknown) => Normalized, raw: unknown): void {
  const normalized = normalize(raw)
  if ('reason' in normalized) return
  const { value } = normalized
  expect(value).not.toBe('')
  expect(value.normalize('NFC')).toBe(value)
  expect(normalize(value)).toHaveProperty('value', value)
}

const NORMALIZERS: Readonly<Record<string, (raw: unknown) => Normalized>> = {
  email: normalizeEmail,
  phone: normalizePhone,
  'phone in the United States': (raw) => normalizePhone(raw, { country: 'US' }),
  'phone in Italy': (raw) => normalizePhone(raw, { country: 'IT' }),
  loyaltyId: normalizeLoyaltyId,
  'loyaltyId with a check digit': (raw) => normalizeLoyaltyId(raw, { checkDigit: 'mod11' }),
  customerId: normalizeCustomerId,
  'identifier without case': (raw) => normalizeIdentifier(raw, { caseSensitive: false, separators: '-e' }),
  cookie: normalizeCookie,
  deviceId: normalizeDeviceId,
  hashedEmail: normalizeHashedEmail,
  hashedPhone: normalizeHashedPhone,
  socialHandle: normalizeSocialHandle,
  'socialHandle on Facebook': (raw) => normalizeSocialHandle(raw, { network: 'facebook' }),
  'socialHandle on an unknown network': (raw) => normalizeSocialHandle(raw, { network: 'VK-2' }),
  nationalId: normalizeNationalId,
  'nationalId of the United States': (raw) => normalizeNationalId(raw, { country: 'US' }),
  'nationalId of the United Kingdom': (raw) => normalizeNationalId(raw, { country: 'GB' }),
  'google e-mail': (raw) => destinationEmail(raw, 'google'),
  'google name': (raw) => destinationName(raw, 'google'),
  'meta name': (raw) => destinationName(raw, 'meta'),
}

describe.each(Object.entries(NORMALIZERS))('%s', (_, normalize) => {
  it('never throws, and gives back its own canonical values unchanged', () => {
    fc.assert(
      fc.property(anything, (raw) => expectLaw(normalize, raw)),
      { numRuns: 1500 },
    )
  })
})

describe('telephone numbers of the whole world', () => {
  it('are canonical in E.164', () => {
    const country = fc.constantFrom(...getCountries())
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 5, maxLength: 13 })
    const prefix = fc.constantFrom('', '0', '00', '+')
    fc.assert(
      fc.property(country, prefix, digits, (home, before, number) => {
        expectLaw((raw) => normalizePhone(raw, { country: home }), before + number)
      }),
      { numRuns: 4000 },
    )
  })

  it('have a form for every destination', () => {
    for (const destination of DESTINATIONS) {
      expectLaw((raw) => destinationPhone(raw, destination), '+442079461958')
    }
  })
})

describe('hashes', () => {
  it('are the same in hexadecimal of any case and in base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const hex = Buffer.from(bytes).toString('hex')
        expect(normalizeHashedEmail(hex.toUpperCase())).toEqual(normalizeHashedEmail(hex))
        expect(normalizeHashedEmail(Buffer.from(bytes).toString('base64'))).toEqual(normalizeHashedEmail(hex))
      }),
    )
  })
})
