import { isValidEmail, normalizeEmail } from './email.ts'
import { withoutTag } from './email-provider.ts'
import { sha256Hex } from './hash-identifier.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

/** Whose published normalization an audience upload follows. */
export type Destination = 'google' | 'meta' | 'uid2'

/** Every {@link Destination}. */
export const DESTINATIONS: readonly Destination[] = Object.freeze(['google', 'meta', 'uid2'])

/** Domains whose dots and `+tag`s the destination drops before hashing. It hashes all others as they are written. */
const FOLDED: Readonly<Record<Destination, readonly string[]>> = {
  google: ['gmail.com', 'googlemail.com'],
  meta: [],
  uid2: ['gmail.com'],
}

/**
 * An e-mail address as a destination wants it before hashing: lower case; google also removes interior white space, and
 * dots and `+tag` at gmail.com and googlemail.com; uid2 dots and `+tag` at gmail.com; meta neither.
 * Any well-formed address is accepted, also one that is refused as an identity (role accounts, `test@test.com`).
 * Sources: Google Ads "Customer Match" formatting, Meta "Conversions API" customer information, UID2 "Normalization".
 */
export function destinationEmail(raw: unknown, destination: Destination): Normalized {
  const read = readText(raw, 1000, () => undefined)
  if ('reason' in read) return read
  const lower = read.text.toLowerCase().normalize('NFC')
  const address = destination === 'google' ? lower.replace(/\s+/g, '') : lower
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  const written = address.slice(0, Math.max(at, 0))
  const local = FOLDED[destination].includes(domain) ? withoutTag(written).replaceAll('.', '') : written
  const value = `${local}@${domain}`
  return isValidEmail(value) ? { value } : { reason: 'malformed' }
}

/**
 * The hexadecimal SHA-256 of every form in which a destination may hold this address: google, meta, uid2, and the
 * mailbox selfsame compares. Distinct; empty where the address identifies nobody, so that junk links nobody by its hash.
 */
export function emailHashes(raw: unknown): string[] {
  const identity = normalizeEmail(raw)
  if (!('value' in identity)) return []
  const forms = new Set([identity.value])
  for (const destination of DESTINATIONS) {
    const form = destinationEmail(raw, destination)
    if ('value' in form) forms.add(form.value)
  }
  return Array.from(forms, sha256Hex)
}
