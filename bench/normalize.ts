import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import validator from 'validator'
import { normalizeEmail, normalizePhone } from '../src/normalize/index.ts'
import { personFile } from './persons.ts'
import { type Run, rounds } from './rounds.ts'
import type { Stage } from './stage.ts'

/** The answer of each run is the number of values accepted; the libraries and selfsame differ over junk and fiction. */
export const stage: Stage = {
  peers: ['validator', 'libphonenumber-js'],
  run(size) {
    const count = size === 'smoke' ? 1_000 : 100_000
    const emails: string[] = []
    const phones: string[] = []
    for (const { email, phone } of personFile('persons', 2 * count).records()) {
      if (email !== '' && emails.length < count) emails.push(email)
      if (phone !== '' && phones.length < count) phones.push(phone)
    }
    const times = size === 'smoke' ? 1 : 5
    const title = (what: string, n: number): string =>
      `${what}, ${n} values as people write them; CPU ns a value; answer = accepted`
    return [
      { title: title('e-mail', emails.length), rows: rounds(emailRuns(emails), emails.length, times) },
      { title: title('phone', phones.length), rows: rounds(phoneRuns(phones), phones.length, times) },
    ]
  },
}

function emailRuns(emails: readonly string[]): Record<string, Run> {
  return {
    'validator isEmail + normalizeEmail': () => {
      let accepted = 0
      for (const email of emails) if (validator.isEmail(email) && validator.normalizeEmail(email) !== false) accepted++
      return accepted
    },
    'selfsame normalizeEmail': () => {
      let accepted = 0
      for (const email of emails) if ('value' in normalizeEmail(email)) accepted++
      return accepted
    },
  }
}

function phoneRuns(phones: readonly string[]): Record<string, Run> {
  const options = { country: 'US' }
  return {
    'libphonenumber-js parse, E.164': () => {
      let accepted = 0
      for (const phone of phones) {
        const parsed = parsePhoneNumberFromString(phone, 'US')
        if (parsed?.isPossible() && parsed.number.length > 0) accepted++
      }
      return accepted
    },
    'selfsame normalizePhone': () => {
      let accepted = 0
      for (const phone of phones) if ('value' in normalizePhone(phone, options)) accepted++
      return accepted
    },
  }
}
