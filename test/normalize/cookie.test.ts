import { describe, expect, it } from 'vitest'
import { normalizeCookie } from '../../src/normalize/cookie.ts'

describe('normalizeCookie', () => {
  it.each([
    // UUIDs
    ['550E8400-E29B-41D4-A716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
    ['{550e8400-e29b-41d4-a716-446655440000}', '550e8400-e29b-41d4-a716-446655440000'],
    ['urn:uuid:550e8400-e29b-41d4-a716-446655440000', '550e8400-e29b-41d4-a716-446655440000'],
    // Google Analytics
    ['GA1.2.1033501218.1368477899', '1033501218.1368477899'],
    ['GA1.1.1033501218.1368477899', '1033501218.1368477899'],
    ['GA1.3-2.1033501218.1368477899', '1033501218.1368477899'],
    ['_ga=GA1.2.1033501218.1368477899', '1033501218.1368477899'],
    ['1033501218.1368477899', '1033501218.1368477899'],
    ['GA1.3.amp-Ab_c9-xYz', 'amp-Ab_c9-xYz'],
    // Meta
    ['fb.1.1596403881668.1116446470', 'fb.1.1596403881668.1116446470'],
    ['_fbp=fb.1.1596403881668.1116446470', 'fb.1.1596403881668.1116446470'],
    // Adobe
    [
      '-1124106680%7CMCIDTS%7C19135%7CMCMID%7C44668921478923467891234567890123456789',
      '44668921478923467891234567890123456789',
    ],
    ['x|MCMID|44668921478923467891234567890123456789|y', '44668921478923467891234567890123456789'],
    // anything else, as written
    ['c-77', 'c-77'],
    ['a1', 'a1'],
    ['AbX-dEf', 'AbX-dEf'],
    ['0a1B2c3D', '0a1B2c3D'],
  ])('%j → %j', (raw, value) => {
    expect(normalizeCookie(raw)).toEqual({ value })
  })

  it.each([
    ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'GA1.2.0.0', '0'],
    ...['denied', 'DENIED', 'opt-out', 'OPTOUT', 'opt_out', 'optedout', 'no-consent', 'No Consent', 'consent_denied'],
    ...['redacted', 'cookieless', 'limited', 'null', 'undefined', 'anonymous', 'not set', '(not set)', 'unknown', '-'],
  ])('%j is a placeholder', (raw) => {
    expect(normalizeCookie(raw)).toEqual({ reason: 'placeholder' })
  })

  it.each([
    'GS1.1.1700000000.3.1.1700000100.0.0.0',
    'GS2.1.s1700000000$o3$g1$t1700000100',
    '_ga_ABC123=GS1.1.1700000000.3',
  ])('%j is the state of a session', (raw) => {
    expect(normalizeCookie(raw)).toEqual({ reason: 'malformed' })
  })

  it('refuses blank, endless and foreign values', () => {
    expect(normalizeCookie('')).toEqual({ reason: 'blank' })
    expect(normalizeCookie('ab'.repeat(513))).toEqual({ reason: 'length' })
    expect(normalizeCookie({})).toEqual({ reason: 'type' })
  })
})
