import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeAddress } from '../../src/normalize/address.ts'
import { normalizeCategory } from '../../src/normalize/category.ts'
import { normalizeCity } from '../../src/normalize/city.ts'
import { normalizeCountry } from '../../src/normalize/country.ts'
import { normalizeDate } from '../../src/normalize/date.ts'
import { normalizeFamilyName } from '../../src/normalize/family-name.ts'
import { normalizeFullName, splitFullName } from '../../src/normalize/full-name.ts'
import { normalizeGender } from '../../src/normalize/gender.ts'
import { normalizeGeo } from '../../src/normalize/geo.ts'
import { normalizeGivenName } from '../../src/normalize/given-name.ts'
import type { Normalized } from '../../src/normalize/normalized.ts'
import { normalizeNumber } from '../../src/normalize/number.ts'
import { normalizeOrganization } from '../../src/normalize/organization.ts'
import { normalizePostalCode } from '../../src/normalize/postal-code.ts'
import { normalizeText } from '../../src/normalize/text.ts'

const kinds: Record<string, (raw: unknown) => Normalized> = {
  givenName: normalizeGivenName,
  familyName: normalizeFamilyName,
  fullName: normalizeFullName,
  organization: normalizeOrganization,
  address: normalizeAddress,
  'address of Spain': (raw) => normalizeAddress(raw, { country: 'ES' }),
  'address of Italy': (raw) => normalizeAddress(raw, {}, { country: 'IT' }),
  city: normalizeCity,
  postalCode: normalizePostalCode,
  'postalCode of the US': (raw) => normalizePostalCode(raw, { country: 'US' }),
  'postalCode of Portugal': (raw) => normalizePostalCode(raw, {}, { country: 'PT' }),
  country: normalizeCountry,
  gender: normalizeGender,
  text: normalizeText,
  category: normalizeCategory,
  date: normalizeDate,
  'date, day first': (raw) => normalizeDate(raw, { order: 'day-first', pivot: 50 }),
  number: normalizeNumber,
  'number of two decimals': (raw) => normalizeNumber(raw, { decimals: 2 }),
  geo: normalizeGeo,
}

const fragments = [
  ...[
    'Dr.',
    'mr',
    'Sr.',
    'Jr',
    'III',
    'PhD',
    'Ph.',
    'D',
    'M.D.',
    'the',
    'lord',
    'née',
    'aka',
    'O’',
    "O'",
    'o',
    'mc',
    'St.',
  ],
  ...[
    'van',
    'der',
    'v',
    'd',
    'vd',
    'de',
    'la',
    'Smith',
    'MARIA',
    'José',
    'Bill',
    '"',
    '(',
    ')',
    ',',
    ';',
    '.',
    '-',
    '/',
    '&',
    '#',
  ],
  ...['Inc', 'S.p.A.', 'GmbH', 'Co', 'sp', 'z', 'o.o.', 'A/S', '株式会社', 'and', 'university', 'of', 'intl'],
  ...[
    'street',
    'str',
    'Hauptstraße',
    'north',
    'e',
    'west',
    'apt',
    'suite',
    'ste',
    'no',
    'nº',
    'p',
    'box',
    'po',
    'bp',
    '12',
    '3-4',
    '1/2',
  ],
  ...[
    '½',
    'first',
    'one',
    'ft',
    'mt',
    'München',
    'nyc',
    'washington',
    'dc',
    'SW1A',
    '1AA',
    'K1A0B1',
    '02139',
    'D-',
    '1',
    '0',
    '31',
  ],
  ...[
    '1956',
    '04',
    'April',
    '3rd',
    'März',
    'T',
    ':',
    '10:00',
    'am',
    'Z',
    '+02:00',
    '1.234',
    ',56',
    '€',
    '%',
    '(5)',
    '1e5',
    '°',
    'N',
    'E',
  ],
  ...[
    'Ё',
    'щ',
    'ού',
    'ѓ',
    'ｷﾞ',
    'ッ',
    'ん',
    '김',
    'ש',
    'ً',
    'ﷺ',
    'İ',
    'ß',
    'ſ',
    'ǅ',
    '\u0301',
    '\ud800',
    '٣',
    '東京',
    '½',
    'Ω',
    '\u{1d400}',
    '№',
    '™',
  ],
]
const composed = fc
  .array(fc.tuple(fc.constantFrom(...fragments), fc.constantFrom('', ' ', ' ', '.', ',')), { maxLength: 7 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(''))
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.string({ unit: 'grapheme', maxLength: 24 }),
  composed,
)

describe.each(Object.entries(kinds))('%s', (_kind, normalize) => {
  it('gives its canonical value back', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const once = normalize(raw)
        if (!('value' in once)) return
        const twice = normalize(once.value)
        expect('value' in twice ? twice.value : twice).toBe(once.value)
      }),
      { numRuns: 1500 },
    )
  })

  it('answers with NFC text that has a UTF-8 form, or with a reason', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const answer = normalize(raw)
        if ('reason' in answer) {
          expect(answer.reason).toMatch(/^[a-z-]+$/)
          return
        }
        expect(answer.value).not.toBe('')
        expect(answer.value).toBe(answer.value.normalize('NFC'))
        expect(answer.value).toBe(answer.value.trim())
        expect(answer.value).not.toMatch(/\p{Cs}/u)
      }),
      { numRuns: 500 },
    )
  })

  it('throws for no value whatever', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withBigInt: true, withSparseArray: true }), (raw) => {
        const answer = normalize(raw)
        expect('value' in answer || 'reason' in answer).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('counts nothing and white space as blank', () => {
    for (const raw of [null, undefined, '', '  ', '\t\n', '\u00a0\u3000', '\ufeff']) {
      expect(normalize(raw)).toEqual({ reason: 'blank' })
    }
  })

  it.each(['null', 'NULL', 'N/A', 'unknown', 'undefined', '(not set)', '-'])('refuses %s', (raw) => {
    expect(normalize(raw)).toEqual({ reason: 'placeholder' })
  })

  it('refuses a text too long to be one, without reading all of it', () => {
    expect(normalize('a1 '.repeat(4_000_000))).toEqual({ reason: 'length' })
  })

  it('knows a value in any Unicode form as the same', () => {
    fc.assert(
      fc.property(composed, (raw) => {
        expect(normalize(raw.normalize('NFD'))).toEqual(normalize(raw.normalize('NFC')))
      }),
      { numRuns: 300 },
    )
  })
})

describe('splitFullName', () => {
  it('parts every name normalizeFullName takes, and its words are the canonical words', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const name = normalizeFullName(raw)
        const parts = splitFullName(raw)
        if ('reason' in name) {
          expect(parts).toBeUndefined()
          return
        }
        const again = splitFullName(name.value)
        if (again === undefined) return
        const { given, family, generation } = again
        expect([given, family, generation].filter(Boolean).join(' ')).toBe(name.value)
      }),
      { numRuns: 1500 },
    )
  })
})
