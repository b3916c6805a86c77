import { describe, expect, it } from 'vitest'
import { destinationEmail, emailHashes } from '../../src/normalize/destination-email.ts'
import { destinationName } from '../../src/normalize/destination-name.ts'
import { destinationPhone, phoneHashes } from '../../src/normalize/destination-phone.ts'
import { hashIdentifier } from '../../src/normalize/hash-identifier.ts'

const hexOf = (text: string) => hashIdentifier(text).hex

describe('destinationEmail', () => {
  it.each([
    [' Fred.Stone+News@GMail.com', 'fredstone@gmail.com', 'fred.stone+news@gmail.com', 'fredstone@gmail.com'],
    [
      'Fred.Stone+News@GoogleMail.com',
      'fredstone@googlemail.com',
      'fred.stone+news@googlemail.com',
      'fred.stone+news@googlemail.com',
    ],
    ['Fred.Stone+News@Stone.co', 'fred.stone+news@stone.co', 'fred.stone+news@stone.co', 'fred.stone+news@stone.co'],
    ['fred+x@outlook.com', 'fred+x@outlook.com', 'fred+x@outlook.com', 'fred+x@outlook.com'],
    ['vale\u0301ry@stone.co', 'val\u00e9ry@stone.co', 'val\u00e9ry@stone.co', 'val\u00e9ry@stone.co'],
    // refused as an identity, hashed all the same
    ['info@stone.co', 'info@stone.co', 'info@stone.co', 'info@stone.co'],
    ['test@test.com', 'test@test.com', 'test@test.com', 'test@test.com'],
  ])('%j', (raw, google, meta, uid2) => {
    expect(destinationEmail(raw, 'google')).toEqual({ value: google })
    expect(destinationEmail(raw, 'meta')).toEqual({ value: meta })
    expect(destinationEmail(raw, 'uid2')).toEqual({ value: uid2 })
  })

  it('removes interior white space for google only', () => {
    expect(destinationEmail('fred stone @gmail.com', 'google')).toEqual({ value: 'fredstone@gmail.com' })
    expect(destinationEmail('fred stone @gmail.com', 'meta')).toEqual({ reason: 'malformed' })
    expect(destinationEmail('fred stone @gmail.com', 'uid2')).toEqual({ reason: 'malformed' })
  })

  it.each([
    ['', 'blank'],
    [undefined, 'blank'],
    [{}, 'type'],
    ['fred', 'malformed'],
    ['+x@gmail.com', 'malformed'],
  ])('%j: %s', (raw, reason) => {
    expect(destinationEmail(raw, 'google')).toEqual({ reason })
  })
})

describe('destinationPhone', () => {
  it.each([
    ['(650) 555-1212', 'US', '+16505551212', '16505551212'],
    ['800.555.0100', 'US', '+18005550100', '18005550100'],
    ['0491 570 006', 'AU', '+61491570006', '61491570006'],
    ['+44 844 412 4653', undefined, '+448444124653', '448444124653'],
    ['1 (234) 567-8901', undefined, '+12345678901', '12345678901'],
    ['44 20 7946 0958', undefined, '+442079460958', '442079460958'],
    ['0044 20 7946 0958', undefined, '+442079460958', '442079460958'],
    ['702-919-1300 x5', 'US', '+17029191300', '17029191300'],
  ])('%j in %s', (raw, country, plus, digits) => {
    expect(destinationPhone(raw, 'google', country)).toEqual({ value: plus })
    expect(destinationPhone(raw, 'uid2', country)).toEqual({ value: plus })
    expect(destinationPhone(raw, 'meta', country)).toEqual({ value: digits })
  })

  it('refuses what is no number', () => {
    expect(destinationPhone('none', 'google', 'US')).toEqual({ reason: 'malformed' })
    expect(destinationPhone('', 'google', 'US')).toEqual({ reason: 'blank' })
    expect(destinationPhone('020 7946 0958', 'google')).toEqual({ reason: 'country-unknown' })
  })
})

describe('destinationName', () => {
  it.each([
    ['Mary', 'mary', 'mary'],
    ['Mrs. Mary', 'mary', 'mrs mary'],
    ['Stone Jr.', 'stone', 'stone jr'],
    ['O’Brien-Smith', 'o’brien-smith', 'obriensmith'],
    ['정', '정', '정'],
    ['Vale\u0301ry', 'val\u00e9ry', 'val\u00e9ry'],
  ])('%j', (raw, google, meta) => {
    expect(destinationName(raw, 'google')).toEqual({ value: google })
    expect(destinationName(raw, 'meta')).toEqual({ value: meta })
  })
})

describe('emailHashes', () => {
  it('holds every form a destination may hold', () => {
    expect(new Set(emailHashes('Fred.Stone+News@GoogleMail.com'))).toEqual(
      new Set([
        hexOf('fredstone@gmail.com'),
        hexOf('fredstone@googlemail.com'),
        hexOf('fred.stone+news@googlemail.com'),
      ]),
    )
    expect(emailHashes('fred@stone.co')).toEqual([hexOf('fred@stone.co')])
  })

  it('is empty for an address that identifies nobody', () => {
    expect(emailHashes('test@test.com')).toEqual([])
    expect(emailHashes('')).toEqual([])
  })
})

describe('phoneHashes', () => {
  it('holds the number with and without plus', () => {
    expect(phoneHashes('(702) 919-1300', { country: 'US' })).toEqual([hexOf('+17029191300'), hexOf('17029191300')])
    expect(phoneHashes('0412 345 678', {}, { country: 'AU' })).toEqual([hexOf('+61412345678'), hexOf('61412345678')])
  })

  it('is empty for a number that identifies nobody', () => {
    expect(phoneHashes('555-555-5555', { country: 'US' })).toEqual([])
  })
})
