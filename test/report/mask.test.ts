import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineModel, email, givenName, phone } from '../../src/index.ts'
import type { FieldKind } from '../../src/model/field.ts'
import { maskedValue, maskOf } from '../../src/report/mask.ts'

describe('maskedValue', () => {
  test.each<[FieldKind, string, string]>([
    ['email', 'fred.stone@gmail.com', 'f***@g***.com'],
    ['email', 'fred@mail.example.co.uk', 'f***@m***.uk'],
    ['email', 'fred@localhost', 'f***@l***'],
    ['email', 'no address', 'n***'],
    ['phone', '+12053332368', '***68'],
    ['loyaltyId', 'NTO00000042', '***42'],
    ['nationalId', '1234', '***'],
    ['cookie', 'c-77', '***'],
    ['givenName', 'fred', 'F.'],
    ['fullName', 'Fred von Stone', 'F. V. S.'],
    ['fullName', '𝒜da Łuk', '𝒜. Ł.'],
    ['organization', 'Stone Works', 'S. W.'],
    ['date', '1984-05-02', '1984-**-**'],
    ['date', '5/2/84', '***'],
    ['postalCode', '97201', '97***'],
    ['address', '12 Main Street', '1***'],
    ['city', 'Portland', 'P***'],
    ['text', 'likes cats', 'l***'],
    ['number', '42', '***'],
    ['geo', '45.5,-122.6', '***'],
    ['country', 'US', 'US'],
    ['gender', 'f', 'f'],
    ['category', 'gold', 'gold'],
    ['email', '', ''],
  ])('%s %s', (kind, text, masked) => {
    expect(maskedValue(kind, text)).toBe(masked)
  })

  test('no more than two characters in a row of a name, a number or a mailbox remain', () => {
    const secret = fc.string({ minLength: 5, unit: fc.constantFrom(...'bcdfghjklmnp') })
    fc.assert(
      fc.property(
        secret,
        secret,
        fc.constantFrom<FieldKind>('phone', 'fullName', 'address', 'text', 'cookie'),
        (a, b, kind) => {
          const parts = [a, b].flatMap((text) =>
            Array.from({ length: text.length - 2 }, (_, i) => text.slice(i, i + 3)),
          )
          for (const masked of [maskedValue('email', `${a}@${b}.org`), maskedValue(kind, `${a} ${b}`)]) {
            expect(parts.filter((part) => masked.includes(part))).toEqual([])
          }
        },
      ),
    )
  })
})

describe('maskOf', () => {
  const model = defineModel({ fields: { email: email(), phone: phone({ country: 'US' }), firstName: givenName() } })

  test('reads the kind off the model, and leaves nothing of what is no field', () => {
    const mask = maskOf(model, false)
    expect(mask.value('firstName', 'Fred')).toBe('F.')
    expect(mask.value('same name', 'fred · stone')).toBe('***')
    expect(mask.value('constructor', 'fred')).toBe('***')
  })

  test('keeps record ids that are numbers of a system, and masks those that are a person’s', () => {
    const mask = maskOf(model, false)
    expect(
      ['crm:17', 'crm:rec-1070-org', 'crm:fred@stone.org', 'crm:Fred Stone', 'crm:fredstone', 'crm:+12053332368'].map(
        mask.record,
      ),
    ).toEqual(['crm:17', 'crm:rec-1070-org', 'crm:f***@s***.org', 'crm:F***', 'crm:f***', 'crm:+***'])
  })

  test('hides nothing where values may be shown', () => {
    const mask = maskOf(model, true)
    expect(mask.hides).toBe(false)
    expect(mask.value('email', 'fred@stone.org')).toBe('fred@stone.org')
    expect(mask.record('crm:fred@stone.org')).toBe('crm:fred@stone.org')
  })
})
