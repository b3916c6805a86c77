import { describe, expect, it } from 'vitest'
import { describeColumns } from '../../src/train/describe-columns.ts'

function countryOf(header: string, values: readonly string[]): string | undefined {
  const rows = Array.from({ length: 40 }, (_, i) => ({ id: i, [header]: values[i % values.length] }))
  return describeColumns(rows).country
}

describe('the country is guessed from', () => {
  it.each([
    ['a country column', 'country', ['Germany', 'Deutschland', 'DE'], 'DE'],
    ['American states', 'state', ['NY', 'CA', 'TX', 'DE'], 'US'],
    ['Australian states', 'state', ['nsw', 'vic', 'qld'], 'AU'],
    ['British postcodes', 'postcode', ['SW1A 1AA', 'bl8 1bn', 'W5 4UQ'], 'GB'],
    ['Canadian postal codes', 'postal code', ['K1A 0B1', 'M5V 3L9'], 'CA'],
    ['Dutch postcodes', 'postcode', ['1012 AB', '3511LX'], 'NL'],
    ['international phone numbers', 'phone', ['+33 6 12 34 56 78', '+33 1 40 20 50 50', '0033612345678'], 'FR'],
    ['American phone numbers', 'phone', ['(212) 220-1000', '415-320-1031'], 'US'],
    ['the domains of e-mail addresses', 'email', ['a@web.de', 'b@gmx.de', 'c@post.de'], 'DE'],
  ])('%s', (_, header, values, country) => {
    expect(countryOf(header, values)).toBe(country)
  })

  it.each([
    ['a mixed country column', 'country', ['DE', 'FR', 'US']],
    ['five digits', 'postal', ['75001', '10115', '28001']],
    ['generic domains', 'email', ['a@gmail.com', 'b@x.org', 'c@y.io']],
    ['bare local numbers', 'phone', ['5211600', '5211611']],
  ])('but not from %s', (_, header, values) => {
    expect(countryOf(header, values)).toBeUndefined()
  })
})
