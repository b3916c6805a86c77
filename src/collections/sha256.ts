import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export { bytesToHex, sha256, utf8ToBytes }

/** HMAC-SHA-256 (RFC 2104, FIPS 180-4) under `key`, which is read once: the answer is 32 bytes a message. */
export function hmacSha256(key: Uint8Array): (message: Uint8Array) => Uint8Array {
  const keyed = hmac.create(sha256, key)
  return (message) => keyed.clone().update(message).digest()
}
