import { describe, expect, it } from 'vitest'
import { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from '../../src/normalize/code.ts'
import { normalizeCookie } from '../../src/normalize/cookie.ts'
import { normalizeDeviceId } from '../../src/normalize/device-id.ts'
import { normalizeFamilyName } from '../../src/normalize/family-name.ts'
import { normalizeFullName } from '../../src/normalize/full-name.ts'
import { normalizeGivenName } from '../../src/normalize/given-name.ts'
import { junkReason } from '../../src/normalize/junk-reason.ts'
import { normalizeNationalId } from '../../src/normalize/national-id.ts'
import { normalizeSocialHandle } from '../../src/normalize/social-handle.ts'

const PLACEHOLDERS = [
  ...['test@test.com', 'TEST@Test.com', 'noemail@noemail.com', 'none@none.com', 'no@email.com', 'asdf@asdf.com'],
  ...['867-5309', '702-867-5309', '555-555-5555', '(555) 555-5555', '(555)555-5555', '+1 (555) 555-5555', '555-5555'],
  ...['555-1212', '415.555.1212', '1-415-555-1212', '555 1212', '(415)\n555-1212'],
]

describe('junkReason', () => {
  it.each([...PLACEHOLDERS, '123-4567'])('%j is a placeholder', (text) => {
    expect(junkReason(text)).toBe('placeholder')
  })

  it.each([
    ...['fred@stone.co', 'fred.stone@gmail.com', '702-919-1300', '919-1300', '(702) 919-1300'],
    ...['8675309', '5551212', '4155551212', 'NTO8675309', 'X-867-5309', '867-53-09', '12345@crm', 'a@b@c', '@tess'],
  ])('%j may be somebody', (text) => {
    expect(junkReason(text)).toBeUndefined()
  })

  it('does not take long to judge a long text', () => {
    expect(junkReason(`a@${'.'.repeat(100_000)}@`)).toBeUndefined()
    expect(junkReason(`1${' '.repeat(100_000)}x`)).toBeUndefined()
  })

  it('includes the default list of junk', () => {
    expect(junkReason(' ')).toBe('blank')
    expect(junkReason('N/A')).toBe('placeholder')
  })
})

describe.each([
  ['loyaltyId', normalizeLoyaltyId],
  ['customerId', normalizeCustomerId],
  ['identifier', normalizeIdentifier],
  ['cookie', normalizeCookie],
  ['deviceId', normalizeDeviceId],
])('%s', (_, normalize) => {
  it.each(PLACEHOLDERS)('refuses %j', (raw) => {
    expect(normalize(raw)).toEqual({ reason: 'placeholder' })
  })
})

describe.each([
  ['socialHandle', normalizeSocialHandle],
  ['nationalId', normalizeNationalId],
  ['givenName', normalizeGivenName],
  ['familyName', normalizeFamilyName],
  ['fullName', normalizeFullName],
])('%s', (_, normalize) => {
  it.each(PLACEHOLDERS)('accepts no %j', (raw) => {
    expect(normalize(raw)).toHaveProperty('reason', 'placeholder')
  })
})
