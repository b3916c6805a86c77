import { describe, expect, it } from 'vitest'
import { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from '../../src/normalize/code.ts'

describe('normalizeLoyaltyId', () => {
  it.each([
    ['NTO00000042', 'NTO00000042'],
    ['nto 0000-0042', 'NTO00000042'],
    [' NTO-00000042 ', 'NTO00000042'],
    ['straße-1', 'STRASSE1'],
    ['12', '12'],
    [60035042, '60035042'],
  ])('%j → %j', (raw, value) => {
    expect(normalizeLoyaltyId(raw)).toEqual({ value })
  })

  it('keeps what the options keep', () => {
    expect(normalizeLoyaltyId('a-b c', { separators: '' })).toEqual({ value: 'A-B C' })
    expect(normalizeLoyaltyId('k.l/m', { separators: './' })).toEqual({ value: 'KLM' })
    expect(normalizeLoyaltyId('Ab-1', { caseSensitive: true })).toEqual({ value: 'Ab1' })
  })

  it('applies the pattern to the canonical value', () => {
    const options = { pattern: '^NTO\\d{8}$' }
    expect(normalizeLoyaltyId('nto-0000 0042', options)).toEqual({ value: 'NTO00000042' })
    expect(normalizeLoyaltyId('nto-0000 004', options)).toEqual({ reason: 'pattern' })
    expect(normalizeLoyaltyId('XTO00000042', options)).toEqual({ reason: 'pattern' })
  })

  it.each([
    ['luhn', '6011 1111 1111 1117', { value: '6011111111111117' }],
    ['luhn', '4111-1111-1111-1111', { value: '4111111111111111' }],
    ['luhn', '4111-1111-1111-1112', { reason: 'check-digit' }],
    ['luhn', 'NTO 79927398713', { value: 'NTO79927398713' }],
    ['mod11', '0-306-40615-2', { value: '0306406152' }],
    ['mod11', '0-8044-2957-x', { value: '080442957X' }],
    ['mod11', '943 476 5919', { value: '9434765919' }],
    ['mod11', '943 476 5918', { reason: 'check-digit' }],
    ['ean13', '4006381333931', { value: '4006381333931' }],
    ['ean13', '4006381333932', { reason: 'check-digit' }],
    ['ean13', '40063813339', { reason: 'check-digit' }],
  ] as const)('%s: %j', (checkDigit, raw, expected) => {
    expect(normalizeLoyaltyId(raw, { checkDigit })).toEqual(expected)
  })
})

describe('normalizeCustomerId and normalizeIdentifier', () => {
  it.each([normalizeCustomerId, normalizeIdentifier])('keep case and separators (%#)', (normalize) => {
    expect(normalize(' aB-12/x ')).toEqual({ value: 'aB-12/x' })
    expect(normalize('aB-12', { caseSensitive: false, separators: '-' })).toEqual({ value: 'AB12' })
    expect(normalize('a1')).toEqual({ value: 'a1' })
    expect(normalize('0042')).toEqual({ value: '0042' })
  })

  it.each([
    ...['null', 'undefined', 'anonymous', 'guest', 'user_null', '[object Object]', '-1', '0', '0000', '---', 'xxx'],
    ...['00000000-0000-0000-0000-000000000000', '123456', '999999', 'true', 'id'],
  ])('%j is a placeholder', (raw) => {
    expect(normalizeCustomerId(raw)).toEqual({ reason: 'placeholder' })
  })

  it.each(['111', 'A-A-A', '123-4567', 'abc123', 'aabbcc', '1', 'u'])(
    '%j is short and regular, and somebody’s',
    (raw) => {
      expect(normalizeIdentifier(raw)).toEqual({ value: raw })
    },
  )

  it('refuses what no identifier can be', () => {
    expect(normalizeCustomerId('ab'.repeat(513))).toEqual({ reason: 'length' })
    expect(normalizeCustomerId(' ')).toEqual({ reason: 'blank' })
    expect(normalizeCustomerId([])).toEqual({ reason: 'type' })
    expect(normalizeLoyaltyId('- -')).toEqual({ reason: 'placeholder' })
  })
})
