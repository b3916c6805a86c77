import { describe, expect, it } from 'vitest'
import { base64ToBytes, bytesToBase64 } from '../../src/collections/base64.ts'
import { hashIdentifier } from '../../src/normalize/hash-identifier.ts'
import { normalizeHashedEmail, normalizeHashedPhone } from '../../src/normalize/hashed-identifier.ts'

const HEX = 'b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514'

describe('normalizeHashedEmail', () => {
  it.each([
    HEX,
    HEX.toUpperCase(),
    ` ${HEX} `,
    `sha256:${HEX}`,
    'tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=',
    'tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf_F5HVRQ=',
    'tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ',
  ])('%j', (raw) => {
    expect(normalizeHashedEmail(raw)).toEqual({ value: HEX })
  })

  it.each([
    ['nothing', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['nothing, in base64', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
    ['test@test.com', 'f660ab912ec121d1b1e928a0bb4bc61b15f5ad44d5efdc4e1c92a25e99b8e44a'],
    ['null', '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b'],
    ['zeros', '0'.repeat(64)],
    ['no value', 'null'],
  ])('the hash of %s is a placeholder', (_, raw) => {
    expect(normalizeHashedEmail(raw)).toEqual({ reason: 'placeholder' })
  })

  it.each([
    ['a raw address', 'user@example.com'],
    ['MD5', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['SHA-1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    [
      'base64 of the hexadecimal text',
      'YjRjOWEyODkzMjNiMjFhMDFjM2U5NDBmMTUwZWI5YjhjNTQyNTg3ZjFhYmZkOGYwZTFjYzFmZmM1ZTQ3NTUxNA==',
    ],
    ['63 digits', HEX.slice(1)],
    ['letters that are no digits', HEX.replace('b4', 'g4')],
    ['base64 with bits left over', 'tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRR='],
  ])('%s is malformed', (_, raw) => {
    expect(normalizeHashedEmail(raw)).toEqual({ reason: 'malformed' })
  })
})

describe('normalizeHashedPhone', () => {
  it('takes a SHA-256, not a number', () => {
    expect(normalizeHashedPhone(HEX.toUpperCase())).toEqual({ value: HEX })
    expect(normalizeHashedPhone('+17029191300')).toEqual({ reason: 'malformed' })
  })

  it.each(['+15555555555', '15555555555', '0000000000', ''])('refuses the hash of %j', (junk) => {
    expect(normalizeHashedPhone(hashIdentifier(junk).hex)).toEqual({ reason: 'placeholder' })
  })
})

describe('base64', () => {
  // RFC 4648 section 10
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('%j ⇄ %j', (text, base64) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    expect(bytesToBase64(bytes)).toBe(base64)
    expect(base64ToBytes(base64)).toEqual(bytes)
  })

  it.each(['Z', 'Zg', 'Zh==', 'Z!==', 'Zm9vY'])('%j', (base64) => {
    expect(base64ToBytes(base64)).toEqual(base64 === 'Zg' ? Uint8Array.of(102) : undefined)
  })
})
