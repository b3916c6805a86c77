import { base64ToBytes } from '../collections/base64.ts'
import { bytesToHex, sha256Hex } from './hash-identifier.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

const HEX = /^(?:sha-?256[:=])?([0-9a-f]{64})$/i
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/

/** Inputs whose hashes are common in uploads because nobody looked before hashing. Empty text stands for no value. */
const HASHED_JUNK: readonly string[] = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    'null',
    'NULL',
    'none',
    'None',
    'nil',
    'nan',
    'NaN',
    'undefined',
    'unknown',
    'n/a',
    'N/A',
    'na',
  ],
  ...[
    'anonymous',
    'guest',
    'test',
    'true',
    'false',
    '[object Object]',
    'not set',
    '(not set)',
    'email',
    'phone',
    '@',
    '+',
  ],
]
const EMAIL_JUNK: readonly string[] = [
  ...['test@test.com', 'test@example.com', 'test@gmail.com', 'noemail@noemail.com', 'no@email.com', 'none@none.com'],
  ...['noemail@gmail.com', 'none@gmail.com', 'na@na.com', 'idk@idk.com', 'a@a.com', 'email@email.com', 'abc@abc.com'],
  ...['no@no.com', 'null@null.com', 'noreply@company.com', 'example@example.com', 'email@example.com', 'asdf@asdf.com'],
  ...['noemail@email.com', 'unknown@unknown.com', 'fake@fake.com', 'x@x.com', 'anonymous@anonymous.com', 'aa@aa.com'],
]
const PHONE_JUNK: readonly string[] = [
  ...['0000000000', '1111111111', '1234567890', '5555555555', '8675309', '9999999999', '5551212', '5555555'],
].flatMap((digits) => [digits, `1${digits}`, `+1${digits}`, `+${digits}`])

/**
 * A SHA-256 of an e-mail address as 64 lower-case hexadecimal digits. Hexadecimal in any case or base64 of the 32 bytes
 * is taken; a raw address is `malformed`: hashing is never done behind the caller's back (see `emailHashes`).
 * Hashes of nothing and of junk (`''`, `null`, `test@test.com`) are placeholders.
 */
export function normalizeHashedEmail(raw: unknown): Normalized {
  return normalizeHash(raw, EMAIL_JUNK)
}

/** As {@link normalizeHashedEmail}, for a telephone number. */
export function normalizeHashedPhone(raw: unknown): Normalized {
  return normalizeHash(raw, PHONE_JUNK)
}

function normalizeHash(raw: unknown, junk: readonly string[]): Normalized {
  const read = readText(raw, 200)
  if ('reason' in read) return read
  const value = HEX.exec(read.text)?.[1]?.toLowerCase() ?? fromBase64(read.text)
  if (value === undefined) return { reason: 'malformed' }
  return /^(.)\1+$/.test(value) || hashesOf(junk).has(value) ? { reason: 'placeholder' } : { value }
}

function fromBase64(text: string): string | undefined {
  const bytes = BASE64.test(text) ? base64ToBytes(text) : undefined
  return bytes?.length === 32 ? bytesToHex(bytes) : undefined
}

const junkHashes = new Map<readonly string[], ReadonlySet<string>>()

/** Made at the first use: a program without hashed identifiers hashes nothing. */
function hashesOf(junk: readonly string[]): ReadonlySet<string> {
  let hashes = junkHashes.get(junk)
  if (hashes === undefined) {
    hashes = new Set([...HASHED_JUNK, ...junk].map(sha256Hex))
    junkHashes.set(junk, hashes)
  }
  return hashes
}
