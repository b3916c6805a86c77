import { describe, expect, it } from 'vitest'
import { normalizePostalCode } from '../../src/normalize/postal-code.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizePostalCode where no country is known', () => {
  expectValues(normalizePostalCode, [
    ['60636', '60636'],
    ['60636-1234', '60636'],
    ['60636.0', '60636'],
    [60636, '60636'],
    ['02139', '02139'],
    ['2139', '2139'],
    ['SW1A 1AA', 'SW1A 1AA'],
    ['sw1a1aa', 'SW1A 1AA'],
    ['bl8 1bn', 'BL8 1BN'],
    ['K1A 0B1', 'K1A 0B1'],
    ['k1a-0b1', 'K1A 0B1'],
    ['1234 AB', '1234AB'],
    ['110 00', '11000'],
    ['D-01067', '01067'],
    ['CH-8001', '8001'],
    ['059413', '059413'],
    ['٦٠٦٣٦', '60636'],
    ['2222', '2222'],
  ])

  expectReasons(normalizePostalCode, [
    ['00000', 'placeholder'],
    ['0', 'placeholder'],
    ['12345', 'placeholder'],
    ['99999', 'placeholder'],
    ['n/a', 'placeholder'],
    ['abc', 'malformed'],
    ['123456789012', 'malformed'],
    ['9'.repeat(40), 'length'],
  ])
})

describe('normalizePostalCode of a country', () => {
  it.each([
    ['US', '2139', '02139'],
    ['US', 501, '00501'],
    ['US', '606361234', '60636'],
    ['US', '60636-1234', '60636'],
    ['us', '60636', '60636'],
    ['DE', '1067', '01067'],
    ['DE', 'D-01067', '01067'],
    ['FR', 'F-75001', '75001'],
    ['ES', '8001', '08001'],
    ['AU', '800', '0800'],
    ['AU', '2222', '2222'],
    ['CH', '8001', '8001'],
    ['GB', 'ec1a1bb', 'EC1A 1BB'],
    ['UK', 'M1 1AE', 'M1 1AE'],
    ['CA', 'm1s1t4', 'M1S 1T4'],
    ['NL', '1012 ab', '1012AB'],
    ['IE', 'd02 af30', 'D02AF30'],
    ['PL', '00-950', '00950'],
    ['PT', '1100-148', '1100148'],
    ['PT', '1100', '1100'],
    ['JP', '〒100-0001', '1000001'],
    ['BR', '01310-100', '01310100'],
    ['CZ', '110 00', '11000'],
    ['SG', '59413', '059413'],
    ['AG', 'x-5', 'X5'],
  ])('%s %j is %j', (country, raw, value) => {
    expect(normalizePostalCode(raw, {}, { country })).toEqual({ value })
  })

  it.each([
    ['US', 'SW1A 1AA'],
    ['US', '1'],
    ['DE', '1234567'],
    ['GB', '60636'],
    ['CA', 'D1A 0B1'],
    ['NL', '0123 AB'],
    ['CH', '801'],
  ])('%s %j is malformed', (country, raw) => {
    expect(normalizePostalCode(raw, {}, { country })).toEqual({ reason: 'malformed' })
  })

  it('prefers the record’s country to the field’s', () => {
    expect(normalizePostalCode('8001', { country: 'US' }, { country: 'CH' })).toEqual({ value: '8001' })
    expect(normalizePostalCode('8001', { country: 'US' })).toEqual({ value: '08001' })
  })

  it('lets a British or Canadian code contradict the field’s country, not the record’s', () => {
    expect(normalizePostalCode('K1A 0B1', { country: 'US' })).toEqual({ value: 'K1A 0B1' })
    expect(normalizePostalCode('K1A 0B1', { country: 'US' }, { country: 'US' })).toEqual({ reason: 'malformed' })
  })
})
