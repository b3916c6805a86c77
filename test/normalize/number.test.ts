import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalizeNumber } from '../../src/normalize/number.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeNumber', () => {
  expectValues(normalizeNumber, [
    ['12', '12'],
    [12, '12'],
    ['0', '0'],
    ['-0', '0'],
    [-0, '0'],
    ['-1', '-1'],
    ['+5', '5'],
    ['007', '7'],
    ['0.10', '0.1'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1,234.50', '1234.5'],
    ['1.234,50', '1234.5'],
    ['1 234,5', '1234.5'],
    ['1\u202f234,5', '1234.5'],
    ['1’234.5', '1234.5'],
    ['12,345,678.9', '12345678.9'],
    ['€ 1.234.567', '1234567'],
    ['1.234', '1.234'],
    ['1,5', '1.5'],
    ['0,123', '0.123'],
    ['$12', '12'],
    ['USD 5', '5'],
    ['5 EUR', '5'],
    ['12 %', '12'],
    ['(5)', '-5'],
    ['($1,234.00)', '-1234'],
    ['5-', '-5'],
    ['-$5', '-5'],
    ['−5', '-5'],
    ['1.5e3', '1500'],
    ['1e-5', '0.00001'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    ['٣', '3'],
    ['٣٫٥', '3.5'],
    ['123456', '123456'],
  ])

  expectReasons(normalizeNumber, [
    ['abc', 'malformed'],
    ['12,34,56', 'malformed'],
    ['1,2,3', 'malformed'],
    ['1.2.3', 'malformed'],
    ['12abc', 'malformed'],
    ['0x10', 'malformed'],
    ['NaN', 'placeholder'],
    [Number.NaN, 'placeholder'],
    [Number.POSITIVE_INFINITY, 'impossible'],
    ['1e400', 'impossible'],
  ])

  it('flags a single comma before three digits', () => {
    expect(normalizeNumber('1,234')).toEqual({ value: '1234', flags: ['ambiguous'] })
    expect(normalizeNumber('1,2345')).toEqual({ value: '1.2345' })
  })

  it('rounds half away from zero, on the digits', () => {
    expect(normalizeNumber('1.005', { decimals: 2 })).toEqual({ value: '1.01' })
    expect(normalizeNumber('999.995', { decimals: 2 })).toEqual({ value: '1000.00' })
    expect(normalizeNumber('1', { decimals: 2 })).toEqual({ value: '1.00' })
    expect(normalizeNumber('-2.5', { decimals: 0 })).toEqual({ value: '-3' })
    expect(normalizeNumber('-0.4', { decimals: 0 })).toEqual({ value: '0' })
  })

  it('keeps every finite number’s value', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e99, max: 1e99 }), (raw) => {
        fc.pre(raw === 0 || Math.abs(raw) > 1e-99)
        const answer = normalizeNumber(raw)
        expect('value' in answer ? Number(answer.value) : answer).toBe(raw === 0 ? 0 : raw)
      }),
    )
  })
})
