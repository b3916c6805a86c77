import { describe, expect, it } from 'vitest'
import { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from '../../src/normalize/code.ts'
import { normalizeCookie } from '../../src/normalize/cookie.ts'
import { normalizeDeviceId } from '../../src/normalize/device-id.ts'
import { identifierJunkReason } from '../../src/normalize/identifier-junk.ts'
import { normalizeNationalId } from '../../src/normalize/national-id.ts'
import { normalizeSocialHandle } from '../../src/normalize/social-handle.ts'

const PLACEHOLDERS = [
  ...['test@test.com', 'TEST@Test.com', 'noemail@noemail.com', 'none@none.com', 'no@email.com', 'asdf@asdf.com'],
  ...['867-5309', '702-867-5309', '555-555-5555', '(555) 555-5555', '(555)555-5555', '+1 (555) 555-5555', '555-5555'],
  ...['555-1212', '415.555.1212', '1-415-555-1212', '123-4567', '555 1212', '(415)\n555-1212'],
]

describe('identifierJunkReason', () => {
  it.each(PLACEHOLDERS)('%j is a placeholder', (text) => {
    expect(identifierJunkReason(text)).toBe('placeholder')
  })

  it.each([
    ...['fred@stone.co', 'fred.stone@gmail.com', '702-919-1300', '919-1300', '(702) 919-1300'],
    ...['8675309', '5551212', '4155551212', 'NTO8675309', 'X-867-5309', '867-53-09', '12345@crm', 'a@b@c', '@test'],
  ])('%j may be somebody', (text) => {
    expect(identifierJunkReason(text)).toBeUndefined()
  })

  it('includes the default list of junk', () => {
    expect(identifierJunkReason(' ')).toBe('blank')
    expect(identifierJunkReason('N/A')).toBe('placeholder')
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
])('%s', (_, normalize) => {
  it.each(PLACEHOLDERS)('accepts no %j', (raw) => {
    expect(normalize(raw)).toHaveProperty('reason', 'placeholder')
  })
})
