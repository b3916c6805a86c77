import { describe, expect, it } from 'vitest'
import { dateShape, isDaySerial } from '../../src/train/date-shape.ts'

describe('dateShape', () => {
  it.each([
    ['1956-04-09', 1956],
    ['19560409', 1956],
    ['1956/4/9', 1956],
    ['3 avril 1956', 1956],
    ['April 3, 1956', 1956],
    ['3-Apr-56', 56],
    ['12. März 1956', 1956],
    ['1 de enero de 1956', 1956],
    ['1956-04-09T00:00:00Z', 1956],
  ])('reads %s in one order, of the year %i', (text, year) => {
    expect(dateShape(text)).toEqual({ form: 'ordered', year, time: false })
  })

  it.each([
    ['03.12.1961', 3, 12, 1961],
    ['4/2/31', 4, 2, 31],
    ['25-12-1961', 25, 12, 1961],
    ['25121961', 25, 12, 1961],
  ])('reads %s in an order that its column tells', (text, first, second, year) => {
    expect(dateShape(text)).toEqual({ form: 'either', first, second, year, time: false })
  })

  it('tells moments from days', () => {
    expect(dateShape('2024-01-05 10:11:12')).toEqual({ form: 'ordered', year: 2024, time: true })
    expect(dateShape('1/5/2024 10:11 PM')).toMatchObject({ time: true })
  })

  it.each(['2420', '1.2.3.4', '99999999', '32/13/1999', '020-7946-0123', 'May', '2420-11-11', ''])(
    '%s is no date',
    (text) => {
      expect(dateShape(text)).toBeUndefined()
    },
  )
})

describe('the day number of a spreadsheet', () => {
  it.each(['2420', '1000', '7306', '20576', '43831.75', '109574', '2101'])('%s is one', (text) => {
    expect(isDaySerial(text)).toBe(true)
  })

  it.each(['1956', '2026', '999', '56', '0409', '020576', '109575', '560409', '19560409', '-2420', '24.20.1', ''])(
    '%s is none',
    (text) => {
      expect(isDaySerial(text)).toBe(false)
    },
  )
})
