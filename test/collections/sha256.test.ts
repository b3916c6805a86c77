import { expect, test } from 'vitest'
import { bytesToHex, hmacSha256, utf8ToBytes } from '../../src/collections/sha256.ts'

// RFC 4231, test cases 1, 2 and 6
test.each([
  [new Uint8Array(20).fill(0x0b), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    utf8ToBytes('Jefe'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    new Uint8Array(131).fill(0xaa),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('HMAC-SHA-256 as published, time and again', (key, message, digest) => {
  const keyed = hmacSha256(key)
  expect([1, 2].map(() => bytesToHex(keyed(utf8ToBytes(message))))).toEqual([digest, digest])
})
