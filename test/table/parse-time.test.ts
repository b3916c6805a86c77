import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTime, plainTime } from '../../src/table/parse-time.ts'

const NONE = Number.NEGATIVE_INFINITY

describe('parseTime', () => {
  test.each<[string, unknown, number]>([
    ['a date is its midnight in UTC', '2026-03-01', Date.UTC(2026, 2, 1)],
    ['Z', '2026-03-01T10:00:00Z', Date.UTC(2026, 2, 1, 10)],
    ['small letters', '2026-03-01t10:00:00z', Date.UTC(2026, 2, 1, 10)],
    ['an offset', '2026-03-01T10:00:00+02:00', Date.UTC(2026, 2, 1, 8)],
    ['an offset without a colon', '2026-03-01T10:00:00-0530', Date.UTC(2026, 2, 1, 15, 30)],
    ['no offset is UTC', '2026-03-01T10:00:00', Date.UTC(2026, 2, 1, 10)],
    ['a space, as databases write it', '2026-03-01 10:00:00', Date.UTC(2026, 2, 1, 10)],
    ['a space before the offset', '2026-03-01 10:00:00 +01:00', Date.UTC(2026, 2, 1, 9)],
    ['minutes only', '2026-03-01T10:05', Date.UTC(2026, 2, 1, 10, 5)],
    ['the midnight that ends a day', '2026-02-28T24:00:00Z', Date.UTC(2026, 2, 1)],
    ['a leap day', '2024-02-29', Date.UTC(2024, 1, 29)],
    ['a first century', '0099-02-03', -59_040_144_000_000],
    ['tenths of a second', '2026-03-01T10:00:00.5Z', Date.UTC(2026, 2, 1, 10, 0, 0, 500)],
    ['microseconds, cut off', '2026-03-01T10:00:00.250999Z', Date.UTC(2026, 2, 1, 10, 0, 0, 250)],
    ['milliseconds', '2026-03-01T10:00:00.250Z', Date.UTC(2026, 2, 1, 10, 0, 0, 250)],
    ['white space around it', ' 2026-03-01 ', Date.UTC(2026, 2, 1)],
    ['Unix seconds', '1772359200', 1_772_359_200_000],
    ['Unix milliseconds', '1772359200123', 1_772_359_200_123],
    ['a number of milliseconds', 1_772_359_200_123, 1_772_359_200_123],
    ['a number before 1970', -1, -1],
    ['a Date', new Date(5), 5],
  ])('%s', (_, at, expected) => {
    expect(parseTime(at as string)).toBe(expected)
  })

  test.each([[null], [undefined], [''], ['  ']])('%j is no time, and sorts first', (at) => {
    expect(parseTime(at)).toBe(NONE)
  })

  test.each<[unknown]>([
    ['yesterday'],
    ['2026-13-01'],
    ['2026-02-30'],
    ['2025-02-29'],
    ['2026-00-10'],
    ['2026-02-30T10:00:00Z'],
    ['2026-03-01T25:00:00Z'],
    ['2026-03-01T24:00:01Z'],
    ['2026-03-01T10:60:00Z'],
    ['2026-03-01T10:00:60Z'],
    ['2026-03-01T10:00:00+24:00'],
    ['2026-03-01T10:00:00+01:60'],
    ['1900-02-29'],
    ['2026-04-31'],
    ['2026-01-00'],
    ['01/03/2026'],
    ['12345'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY],
    [8.64e15 + 1],
    [-8.64e15 - 1],
    [new Date(Number.NaN)],
    [{}],
    [true],
  ])('%j cannot be read', (at) => {
    expect(parseTime(at as string)).toBeNaN()
  })

  test('reads every Date as it is, through JSON too', () => {
    const date = fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
    fc.assert(
      fc.property(date, (at) => {
        expect(parseTime(at)).toBe(at.getTime())
        expect(parseTime(at.getTime())).toBe(at.getTime())
        expect(parseTime(at.toISOString())).toBe(at.getTime())
      }),
    )
  })

  test('whatever it reads, a Date can hold', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.anything()), (at) => {
        const time = parseTime(at as string)
        if (Number.isFinite(time)) expect(new Date(time).getTime() === Math.trunc(time)).toBe(true)
      }),
    )
  })
})

describe('plainTime', () => {
  const read = (text: string): number => {
    const bytes = new TextEncoder().encode(`x${text}x`)
    return plainTime(bytes, 1, bytes.length - 1)
  }

  test.each([
    ['2026-03-01', Date.UTC(2026, 2, 1)],
    ['2024-02-28T23:59:59Z', Date.UTC(2024, 1, 28, 23, 59, 59)],
    ['2026-03-01T10:00:00.250Z', Date.UTC(2026, 2, 1, 10, 0, 0, 250)],
    ['2026-02-29', Number.NaN],
    ['2026-03-01T24:00:00Z', Number.NaN],
    ['2026-03-01 10:00:00Z', Number.NaN],
    ['1772359200', Number.NaN],
    ['2026-3-001', Number.NaN],
    ['', Number.NaN],
  ])('%s', (text, time) => {
    expect(read(text)).toBe(time)
  })

  test('where it reads a time, it is that of parseTime', () => {
    const two = (max: number): fc.Arbitrary<string> => fc.integer({ min: 0, max }).map((n) => `${n}`.padStart(2, '0'))
    const day = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), two(13), two(32))
      .map(([y, m, d]) => `${`${y}`.padStart(4, '0')}-${m}-${d}`)
    const time = fc.tuple(two(25), two(61), two(61)).map((parts) => `T${parts.join(':')}`)
    const text = fc.tuple(day, fc.option(time, { nil: '' }), fc.constantFrom('', 'Z', '.123Z', '.12Z', 'z'))
    fc.assert(
      fc.property(text, (parts) => {
        const written = parts.join('')
        const plain = read(written)
        if (Number.isNaN(plain)) return
        expect(plain).toBe(parseTime(written))
      }),
      { numRuns: 2000 },
    )
  })
})
