import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate, daysBetween } from '../../src/compare/index.ts'

describe('calendarDate', () => {
  it.each([
    ['1984-05-02', '1984-05-02', 1],
    ['1984-05-02', '1984-02-05', 0.95],
    ['1984-05-02', '1984-05-03', 0.9],
    ['1984-05-02', '1994-05-02', 0.9],
    ['1984-05-12', '1984-05-21', 0.9],
    ['1984-12-05', '1984-10-25', 0.9],
    ['1984-05-02', '1984-05', 0.9],
    ['1984-05-02', '1984', 0.9],
    ['1989-05-02', '1990-05-02', 0.76],
    ['1929-05-02', '1990-05-02', 0],
    ['1984-05-31', '1984-07-15', 0.7 * (1 - 45 / 3652.5)],
    ['1984', '1985', 0.7 * (1 - 366 / 3652.5)],
    ['1984-05-02', '1955-11-23', 0],
    ['1984-05-02', 'spring', 0],
    ['spring', 'spring', 1],
    ['', '', 1],
    ['', '1984', 0],
  ])('%s and %s: %f', (a, b, expected) => {
    expect(calendarDate(a, b)).toBeCloseTo(expected, 12)
  })
})

describe('daysBetween', () => {
  it.each([
    ['1984-05-02', '1984-05-02', 0],
    ['1984-02-28', '1984-03-01', 2],
    ['1900-02-28', '1900-03-01', 1],
    ['2000-01-01', '1999-12-31', -1],
    ['1984', '1984-02', 31],
    ['1984-05-02', '02.05.1984', Number.NaN],
  ])('%s to %s: %i', (a, b, days) => {
    expect(daysBetween(a, b)).toBe(days)
  })

  it('counts as Date does', () => {
    const day = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [x, y] = [a.toISOString().slice(0, 10), b.toISOString().slice(0, 10)]
        expect(daysBetween(x, y)).toBe((Date.parse(y) - Date.parse(x)) / 86_400_000)
      }),
    )
  })
})
