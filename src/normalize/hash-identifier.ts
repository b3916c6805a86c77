import { bytesToBase64 } from '../collections/base64.ts'
import { bytesToHex, sha256, utf8ToBytes } from '../collections/sha256.ts'

export { bytesToHex }

/** A SHA-256 in the two spellings that advertising platforms take. */
export interface IdentifierHash {
  /** 64 lower-case hexadecimal digits (Google, Meta). */
  readonly hex: string
  /** Base64 of the 32 raw bytes, 44 characters (UID2, Google). */
  readonly base64: string
}

/** SHA-256 (FIPS 180-4) of the NFC text in UTF-8. Hand over a destination form, not a raw value. */
export function hashIdentifier(text: string): IdentifierHash {
  const bytes = sha256(utf8ToBytes(text.normalize('NFC')))
  return { hex: bytesToHex(bytes), base64: bytesToBase64(bytes) }
}

/** {@link hashIdentifier}, hexadecimal only. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text.normalize('NFC'))))
}
