import { expect, test } from 'vitest'
import { xxh32 } from '../../src/collections/xxh32.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['', 0, 0x02cc5d05],
  ['', 0x9e3779b1, 0x36b78ae7],
  ['a', 0, 0x550d7456],
  ['abc', 0, 0x32d153ff],
  ['01234', 0, 0x8aa3b71c],
  ['01234', 0x12345678, 0xba160770],
  ['The quick brown fox jumps over the lazy dog', 0, 0xe85ea4de],
  ['Nobody inspects the spammish repetition', 0, 0xe2293b2f],
])('xxh32 of %j with seed %i as published', (text, seed, hash) => {
  expect(xxh32(utf8(text), seed)).toBe(hash)
})

test('it reads from any address', () => {
  const padded = utf8('...Nobody inspects the spammish repetition')
  expect(xxh32(padded.subarray(3))).toBe(0xe2293b2f)
})
