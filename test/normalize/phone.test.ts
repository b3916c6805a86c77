import { describe, expect, it } from 'vitest'
import { normalizePhone } from '../../src/normalize/phone.ts'

describe('normalizePhone', () => {
  it.each([
    // the field's country
    ['702-919-1300', 'US', '+17029191300'],
    ['(702) 919-1300', 'US', '+17029191300'],
    ['702.919.1300', 'US', '+17029191300'],
    ['702 919 1300', 'US', '+17029191300'],
    ['1-702-919-1300', 'US', '+17029191300'],
    ['17029191300', 'US', '+17029191300'],
    ['416 919 1300', 'US', '+14169191300'],
    ['020 7946 1958', 'GB', '+442079461958'],
    ['(020) 7946 1958', 'GB', '+442079461958'],
    ['07911 123456', 'GB', '+447911123456'],
    ['07911 123456', 'uk', '+447911123456'],
    ['447911123456', 'GB', '+447911123456'],
    ['0412 345 678', 'AU', '+61412345678'],
    ['0170 1234567', 'DE', '+491701234567'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['347 123 4567', 'IT', '+393471234567'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['098765 43211', 'IN', '+919876543211'],
    // a country code wins
    ['+1 702 919 1300', 'GB', '+17029191300'],
    ['+44 20 7946 1958', 'US', '+442079461958'],
    ['+44 (0)20 7946 1958', undefined, '+442079461958'],
    ['+44 (0) 20 7946 1958', 'US', '+442079461958'],
    ['0044 20 7946 1958', 'GB', '+442079461958'],
    ['0044 20 7946 1958', 'US', '+442079461958'],
    ['0044 20 7946 1958', undefined, '+442079461958'],
    ['+0044 20 7946 1958', undefined, '+442079461958'],
    ['011 44 20 7946 1958', 'US', '+442079461958'],
    ['+49 170 1234567', undefined, '+491701234567'],
    ['+39 0352 6553537', undefined, '+3903526553537'],
    ['+7(4812)85-62-34', undefined, '+74812856234'],
    ['+92 42-7925774', undefined, '+92427925774'],
    // how people and spreadsheets write
    ['tel:+1-702-919-1300', undefined, '+17029191300'],
    ['Tel.: 702-919-1300', 'US', '+17029191300'],
    ['m: 702-919-1300', 'US', '+17029191300'],
    ['702-919-1300 (home)', 'US', '+17029191300'],
    ['7029191300.0', 'US', '+17029191300'],
    ['1-800-FLOWERS', 'US', '+18003569377'],
    ['1-800-go-fedex', 'US', '+18004633339'],
    ['٠٢٠ ٧٩٤٦ ١٩٥٨', 'GB', '+442079461958'],
    ['７０２-９１９-１３００', 'US', '+17029191300'],
    ['(702)\n919-1300', 'US', '+17029191300'],
    ['+44 20\r\n7946\t1958', undefined, '+442079461958'],
    ['\u202a+1 702 919 1300\u202c', undefined, '+17029191300'],
  ])('%j in %s → %s', (raw, country, value) => {
    expect(normalizePhone(raw, country === undefined ? {} : { country })).toEqual({ value })
  })

  it('takes numbers', () => {
    expect(normalizePhone(7029191300, { country: 'US' })).toEqual({ value: '+17029191300' })
  })

  it("prefers the record's country to the field's", () => {
    expect(normalizePhone('020 7946 1958', { country: 'US' }, { country: 'GB' })).toEqual({ value: '+442079461958' })
    expect(normalizePhone('702-919-1300', {}, { country: 'US' })).toEqual({ value: '+17029191300' })
  })

  it.each([
    '702-919-1300 x5',
    '702-919-1300x123',
    '702-919-1300 ext. 5',
    '702-919-1300, Ext 512',
    '702-919-1300 extension 12',
    '702-919-1300 #12',
    '+17029191300;ext=5',
    'tel:+1-702-919-1300;ext=5',
  ])('%j has an extension', (raw) => {
    expect(normalizePhone(raw, { country: 'US' })).toEqual({ value: '+17029191300', flags: ['extension'] })
  })

  it.each([
    ['702-111-1234', '+17021111234'],
    ['999-919-1300', '+19999191300'],
    ['702-119-1300', '+17021191300'],
  ])('%j has the right length, but no such area or exchange is assigned', (raw, value) => {
    expect(normalizePhone(raw, { country: 'US' })).toEqual({ value, flags: ['unassigned'] })
  })

  it.each([
    ...[
      '555-555-5555',
      '(555) 555-5555',
      '702-555-5555',
      '702-555-1212',
      '702-867-5309',
      '867-5309',
      '555-1212',
      '555-5555',
      '000-000-0000',
    ],
    ...['0000000000', '9999999999', '1111111111', '702-111-1111', '702-000-0000', '123-456-7890', '1234567890'],
    ...[
      '702-123-4567',
      '+1 555 555 5555',
      '987-654-3210',
      '+44 7777 777777',
      '020 0000 0000',
      'none',
      'N/A',
      '---',
      '0',
    ],
  ])('%j is a placeholder', (raw) => {
    expect(normalizePhone(raw, { country: raw.startsWith('020') ? 'GB' : 'US' })).toEqual({ reason: 'placeholder' })
  })

  it.each([
    ['702-555-0100', 'US'],
    ['(212) 555-0199', 'US'],
    ['800-555-0123', 'US'],
    ['020 7946 0958', 'GB'],
    ['0161 496 0123', 'GB'],
    ['0191 498 0001', 'GB'],
    ['01632 960983', 'GB'],
    ['07700 900461', 'GB'],
    ['08081 570123', 'GB'],
    ['0491 570 006', 'AU'],
    ['(02) 5550 1234', 'AU'],
    ['1800 160 401', 'AU'],
    ['06 39 98 12 34', 'FR'],
    ['030 23125 123', 'DE'],
    ['070-174 06 05', 'SE'],
  ])('%j in %s is fiction', (raw, country) => {
    expect(normalizePhone(raw, { country })).toEqual({ reason: 'fictitious' })
  })

  it.each(['702-555-0200', '702-555-2368'])('%j may be somebody', (raw) => {
    expect(normalizePhone(raw, { country: 'US' })).toHaveProperty('value')
  })

  it.each([
    ['702-919-1300', {}, 'country-unknown'],
    ['020 7946 1958', {}, 'country-unknown'],
    ['1 (702) 919-1300', {}, 'country-unknown'],
    ['702-919-1300', { country: 'ZZ' }, 'country-unknown'],
    ['919-1300', { country: 'US' }, 'length'],
    ['702-919-13001', { country: 'US' }, 'length'],
    ['12', { country: 'US' }, 'length'],
    ['1'.repeat(3) + '2'.repeat(90), { country: 'US' }, 'length'],
    ['+1 702 919', {}, 'length'],
    ['call me', { country: 'US' }, 'malformed'],
    ['call 702-919-1300', { country: 'US' }, 'malformed'],
    ['fred@stone.co', { country: 'US' }, 'malformed'],
    ['4.47912E+11', { country: 'GB' }, 'malformed'],
    ['702-919-1300 / 702-919-1301', { country: 'US' }, 'length'],
    ['', { country: 'US' }, 'blank'],
    [null, { country: 'US' }, 'blank'],
    [{}, { country: 'US' }, 'type'],
  ] as const)('%j %j is refused: %s', (raw, options, reason) => {
    expect(normalizePhone(raw, options)).toEqual({ reason })
  })
})
