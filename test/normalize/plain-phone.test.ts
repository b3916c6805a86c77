import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NANP_AREAS } from '../../src/normalize/nanp-areas.ts'
import { parseNumber } from '../../src/normalize/phone.ts'
import { plainPhone } from '../../src/normalize/plain-phone.ts'

const CALLING_CODES = {
  US: '1',
  CA: '1',
  GB: '44',
  AU: '61',
  DE: '49',
  FR: '33',
  NL: '31',
  ES: '34',
  IT: '39',
  IN: '91',
}

/** What the fast path answers, the library answers too; and it never answers where the library is in doubt. */
function expectAgreement(text: string, country: string | undefined): boolean {
  const plain = plainPhone(text, country)
  if (plain === undefined) return false
  expect({ text, country, ...parseNumber(text, country) }).toEqual({
    text,
    country,
    e164: plain,
    extension: false,
    assigned: true,
  })
  return true
}

describe('plainPhone', () => {
  it('agrees with libphonenumber-js on every area code and exchange of North America', () => {
    let answered = 0
    for (let area = 200; area < 1000; area++) {
      for (let exchange = 200 + (area % 7); exchange < 1000; exchange += 7) {
        if (expectAgreement(`${area}-${exchange}-4567`, 'US')) answered++
      }
    }
    expect(answered).toBeGreaterThan(NANP_AREAS.size * 114)
  })

  it('agrees with libphonenumber-js on numbers of every plan, however they are laid out', () => {
    const country = fc.constantFrom(...(Object.keys(CALLING_CODES) as (keyof typeof CALLING_CODES)[]))
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 12 })
    const prefix = fc.constantFrom('', '0', '1', '+', '+0', 'code', '+code', '+code0')
    const gap = fc.constantFrom('', '', '', '', ' ', '-', '.', '/', '(', ')', ') ', ' (', '--', '- (')
    let answered = 0
    fc.assert(
      fc.property(
        country,
        prefix,
        digits,
        fc.array(gap, { minLength: 20, maxLength: 20 }),
        fc.boolean(),
        (home, before, number, gaps, isKnown) => {
          const dense = before.replace('code', CALLING_CODES[home]) + number
          const text = Array.from(dense, (digit, at) => digit + (digit === '+' ? '' : gaps[at])).join('')
          if (expectAgreement(text, isKnown ? home : undefined)) answered++
          if (expectAgreement(dense, home)) answered++
        },
      ),
      { numRuns: 20_000, seed: 42 },
    )
    expect(answered).toBeGreaterThan(300)
  })

  it.each([
    ['702-919-1300', 'US'],
    ['(702) 919-1300', 'US'],
    ['+17029191300', undefined],
    ['07400 123456', 'GB'],
    ['0412 345 678', 'AU'],
    ['0170 1234567', 'DE'],
    ['06 12 34 56 78', 'FR'],
    ['612 34 56 78', 'ES'],
    ['347 123 4567', 'IT'],
    ['87654 43210', 'IN'],
  ])('answers %j in %s', (text, country) => {
    expect(plainPhone(text, country)).toBeDefined()
    expect(expectAgreement(text, country)).toBe(true)
  })

  it.each([
    ['702-919-1300 x5', 'US'],
    ['1-800-FLOWERS', 'US'],
    ['+44 (0)20 7946 1958', undefined],
    ['0044 7400 123456', 'GB'],
    ['702-111-1234', 'US'],
    ['702-919-1300', undefined],
  ])('leaves %j in %s to the library', (text, country) => {
    expect(plainPhone(text, country)).toBeUndefined()
  })
})
