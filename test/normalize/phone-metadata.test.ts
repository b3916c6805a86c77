import fc from 'fast-check'
import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { expect, it } from 'vitest'
import { phoneMetadata } from '../../.build/phone-metadata.ts'
import { parseNumber } from '../../src/normalize/phone.ts'
import { PHONE_METADATA } from '../../src/normalize/phone-metadata.ts'

it('is what the installed libphonenumber-js says, without formats', () => {
  expect(PHONE_METADATA).toBe(phoneMetadata())
})

it('reads numbers of every country as with formats', () => {
  const country = fc.constantFrom(...getCountries())
  const number = fc
    .tuple(fc.constantFrom('', '0', '+', '8', '1', '00'), fc.stringMatching(/^[0-9]{5,11}$/))
    .map((parts) => parts.join(''))
  let read = 0
  fc.assert(
    fc.property(country, number, (home, text) => {
      const whole = parsePhoneNumberFromString(text, { defaultCountry: home, extract: false })
      const again = whole && parsePhoneNumberFromString(whole.number)
      const found = parseNumber(text, home)
      if ('reason' in found) {
        expect(whole?.isPossible() && again?.isPossible() && again.number === whole.number).not.toBe(true)
        return
      }
      read++
      expect(found).toEqual({ e164: whole!.number, extension: whole!.ext !== undefined, assigned: whole!.isValid() })
    }),
    { numRuns: 20_000 },
  )
  expect(read).toBeGreaterThan(2_000)
}, 30_000)
