import { describe, expect, it } from 'vitest'
import { isAfter, normalizeDate } from '../../src/normalize/date.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeDate of texts', () => {
  expectValues(normalizeDate, [
    ['1956-04-09', '1956-04-09'],
    ['1956-4-9', '1956-04-09'],
    ['1956/4/9', '1956-04-09'],
    ['1956. 4. 9.', '1956-04-09'],
    ['19560409', '1956-04-09'],
    ['1956-04-09T23:00:00Z', '1956-04-09'],
    ['1956-04-09T23:00:00.000+02:00', '1956-04-09'],
    ['1956-04-09 00:00', '1956-04-09'],
    ['1956-04-09 00:00:00.0', '1956-04-09'],
    ['19560409T101112Z', '1956-04-09'],
    ['19560409101112', '1956-04-09'],
    ['4/9/1956 12:00:00 AM', '1956-04-09'],
    ['03.12.1961', '1961-12-03'],
    ['4/2/31', '1931-04-02'],
    ['13/2/31', '1931-02-13'],
    ['20/8/1991', '1991-08-20'],
    ['8/20/91', '1991-08-20'],
    ['56-04-09', '1956-04-09'],
    ['1 1 56', '1956-01-01'],
    ['3-Apr-56', '1956-04-03'],
    ['24-May-11', '2011-05-24'],
    ['03APR1956', '1956-04-03'],
    ["3 Apr '56", '1956-04-03'],
    ['April 3, 1956', '1956-04-03'],
    ['Apr. 3rd, 1956', '1956-04-03'],
    ['the 3rd of April 1956', '1956-04-03'],
    ['Mar 1 1970', '1970-03-01'],
    ['Monday, April 3, 1956', '1956-04-03'],
    ['1956 April 3', '1956-04-03'],
    ['Wed Jun 09 1993 22:46:49 GMT+0200 (Central European Summer Time)', '1993-06-09'],
    ['Mon Sep 28 13:00:00 CEST 2009', '2009-09-28'],
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06'],
    ['3 avril 1956', '1956-04-03'],
    ['1er janvier 1980', '1980-01-01'],
    ['3 août 1956', '1956-08-03'],
    ['3. März 1956', '1956-03-03'],
    ['3. Dez. 1956', '1956-12-03'],
    ['3 de abril de 1956', '1956-04-03'],
    ['3 gennaio 1956', '1956-01-03'],
    ['3 mei 1956', '1956-05-03'],
    ['3 de fevereiro de 1956', '1956-02-03'],
    ['3 kwietnia 1956', '1956-04-03'],
    ['3 апреля 1956 г.', '1956-04-03'],
    ['1956年4月3日', '1956-04-03'],
    ['٠٣/٢٥/١٩٦١', '1961-03-25'],
    ['1956', '1956'],
    ['1956-04', '1956-04'],
    ['04/1956', '1956-04'],
    ['195604', '1956-04'],
    ['April 1956', '1956-04'],
    ['Apr-56', '1956-04'],
    ['1956-00-00', '1956'],
    ['1956-04-00', '1956-04'],
    ['2000-02-29', '2000-02-29'],
    ['1569-01-01', '1569-01-01'],
    ['1700-01-01', '1700-01-01'],
    ['2001-01-01', '2001-01-01'],
    ['1900', '1900'],
    ['1700000000000', '2023-11-14'],
    ['-428000000000', '1956-06-09'],
  ])

  expectReasons(normalizeDate, [
    ['1900-01-01', 'placeholder'],
    ['01.01.1900', 'placeholder'],
    ['1/1/1970', 'placeholder'],
    ['1970-01-01T00:00:00Z', 'placeholder'],
    ['1800-01-01', 'placeholder'],
    ['1753-01-01', 'placeholder'],
    ['1899-12-30', 'placeholder'],
    ['0000-00-00', 'placeholder'],
    ['00/00/0000', 'placeholder'],
    ['0001-01-01', 'placeholder'],
    ['1111-11-11', 'placeholder'],
    ['11/11/1111', 'placeholder'],
    ['9999-12-31', 'placeholder'],
    ['01/01/01', 'placeholder'],
    ['1/1/01', 'placeholder'],
    ['12345678', 'placeholder'],
    ['2001-13-13', 'impossible'],
    ['2001-31-02', 'impossible'],
    ['2001-45-01', 'impossible'],
    ['2001-02-32', 'impossible'],
    ['2001-21-00', 'impossible'],
    ['20011301', 'impossible'],
    ['31/31/2000', 'impossible'],
    ['Jan 32, 1990', 'impossible'],
    ['1499-12-31', 'impossible'],
    ['2420', 'impossible'],
    ['tomorrow', 'malformed'],
    ['Apr-05', 'malformed'],
    ['3 Foo 1956', 'malformed'],
    ['20576', 'malformed'],
    ['1956-04-09-01', 'malformed'],
    [true, 'type'],
  ])

  it('flags what can be read both ways, and only that', () => {
    expect(normalizeDate('03/04/2001')).toEqual({ value: '2001-03-04', flags: ['ambiguous'] })
    expect(normalizeDate('03/04/2001', { order: 'day-first' })).toEqual({ value: '2001-04-03', flags: ['ambiguous'] })
    expect(normalizeDate('03.04.2001')).toEqual({ value: '2001-04-03', flags: ['ambiguous'] })
    expect(normalizeDate('03.04.2001', { order: 'month-first' })).toEqual({ value: '2001-03-04', flags: ['ambiguous'] })
    expect(normalizeDate('03122001')).toEqual({ value: '2001-03-12', flags: ['ambiguous'] })
    expect(normalizeDate('04/04/2001')).toEqual({ value: '2001-04-04' })
    expect(normalizeDate('25/12/2001')).toEqual({ value: '2001-12-25' })
    expect(normalizeDate('12/25/2001', { order: 'day-first' })).toEqual({ value: '2001-12-25' })
    expect(normalizeDate('2001-03-04')).toEqual({ value: '2001-03-04' })
  })

  it('exchanges day and month of an ISO date whose month is none', () => {
    expect(normalizeDate('1859-21-01')).toEqual({ value: '1859-01-21', flags: ['ambiguous'] })
    expect(normalizeDate('1859/21/1')).toEqual({ value: '1859-01-21', flags: ['ambiguous'] })
    expect(normalizeDate('2001-13-01T10:00:00Z')).toEqual({ value: '2001-01-13', flags: ['ambiguous'] })
    expect(normalizeDate('1900-31-12')).toEqual({ value: '1900-12-31', flags: ['ambiguous'] })
    expect(normalizeDate('1899-31-12')).toEqual({ reason: 'placeholder' })
  })

  it('keeps year and month where the month has no such day', () => {
    expect(normalizeDate('2001-02-30')).toEqual({ value: '2001-02', flags: ['truncated'] })
    expect(normalizeDate('1900-02-29')).toEqual({ value: '1900-02', flags: ['truncated'] })
    expect(normalizeDate('19900231')).toEqual({ value: '1990-02', flags: ['truncated'] })
    expect(normalizeDate(19900431)).toEqual({ value: '1990-04', flags: ['truncated'] })
    expect(normalizeDate('31/02/1990')).toEqual({ value: '1990-02', flags: ['truncated'] })
    expect(normalizeDate('02/31/90')).toEqual({ value: '1990-02', flags: ['truncated'] })
    expect(normalizeDate('31 June 1990')).toEqual({ value: '1990-06', flags: ['truncated'] })
  })

  it('takes the days of a spreadsheet as text where it is told to', () => {
    expect(normalizeDate('2420', { serial: true })).toEqual({ value: '1906-08-16' })
    expect(normalizeDate('20576', { serial: true })).toEqual({ value: '1956-05-01' })
    expect(normalizeDate('20576.75', { serial: true })).toEqual({ value: '1956-05-01' })
    expect(normalizeDate('1956', { serial: true })).toEqual({ value: '1956' })
    expect(normalizeDate('195604', { serial: true })).toEqual({ value: '1956-04' })
    expect(normalizeDate('1956-04-09', { serial: true })).toEqual({ value: '1956-04-09' })
    expect(normalizeDate('25569', { serial: true })).toEqual({ reason: 'placeholder' })
  })

  it('puts two-digit years above the pivot into the last century', () => {
    expect(normalizeDate('5/25/26')).toEqual({ value: '2026-05-25' })
    expect(normalizeDate('5/25/27')).toEqual({ value: '1927-05-25' })
    expect(normalizeDate('5/25/27', { pivot: 30 })).toEqual({ value: '2027-05-25' })
    expect(normalizeDate('5/25/05', { pivot: 0 })).toEqual({ value: '1905-05-25' })
  })
})

describe('normalizeDate of numbers and Date objects', () => {
  expectValues(normalizeDate, [
    [new Date(Date.UTC(1984, 4, 2, 23, 59)), '1984-05-02'],
    [1956, '1956'],
    [195604, '1956-04'],
    [19560409, '1956-04-09'],
    [2420, '1906-08-16'],
    [20576, '1956-05-01'],
    [20576.75, '1956-05-01'],
    [1700000000, '2023-11-14'],
    [1700000000000, '2023-11-14'],
    [-428000000000, '1956-06-09'],
  ])

  expectReasons(normalizeDate, [
    [new Date(0), 'placeholder'],
    [new Date(Number.NaN), 'malformed'],
    [0, 'placeholder'],
    [-1, 'placeholder'],
    [19561309, 'impossible'],
    [1e300, 'impossible'],
    [Number.NaN, 'type'],
  ])
})

describe('isAfter', () => {
  it('waits until the date has begun nowhere on earth', () => {
    const secondOfMarch = Date.UTC(2026, 2, 1, 10)
    expect(isAfter('2026-03-02', secondOfMarch - 1)).toBe(true)
    expect(isAfter('2026-03-02', secondOfMarch)).toBe(false)
  })

  it('takes the beginning of a month or a year', () => {
    const june = Date.UTC(2026, 5, 15)
    expect(isAfter('2026', june)).toBe(false)
    expect(isAfter('2026-06', june)).toBe(false)
    expect(isAfter('2026-07', june)).toBe(true)
    expect(isAfter('2027', june)).toBe(true)
  })
})
