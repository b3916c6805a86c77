import type { PhoneOptions } from '../model/field.ts'
import type { Destination } from './destination-email.ts'
import { sha256Hex } from './hash-identifier.ts'
import type { NormalizeContext, Normalized } from './normalized.ts'
import { LONGEST_RAW, normalizePhone, parsePhone } from './phone.ts'
import { readText } from './read-text.ts'

/**
 * A telephone number as a destination wants it before hashing: google and uid2 E.164 with `+`; meta its digits only.
 * Destinations demand a country code, so without `country` (ISO 3166-1 alpha-2) bare digits are read as starting with
 * one. Any number of possible length is accepted, also one that is refused as an identity (555-0100).
 * Sources: Google Ads "Customer Match" formatting, Meta "Conversions API" customer information, UID2 "Normalization".
 */
export function destinationPhone(raw: unknown, destination: Destination, country?: string): Normalized {
  const read = readText(raw, LONGEST_RAW, () => undefined)
  if ('reason' in read) return read
  const { text } = read
  const international = country === undefined && /^[\s(]*[1-9]/.test(text)
  const phone = parsePhone(international ? `+${text.replace(/^[\s(]+/, '')}` : text, country)
  return 'reason' in phone ? phone : { value: inForm(phone.e164, destination) }
}

/**
 * The hexadecimal SHA-256 of every form in which a destination may hold this number (with and without `+`). Empty where
 * the number identifies nobody, so that junk links nobody by its hash.
 */
export function phoneHashes(raw: unknown, options?: PhoneOptions, context?: NormalizeContext): string[] {
  const identity = normalizePhone(raw, options, context)
  if (!('value' in identity)) return []
  return [sha256Hex(inForm(identity.value, 'google')), sha256Hex(inForm(identity.value, 'meta'))]
}

function inForm(e164: string, destination: Destination): string {
  return destination === 'meta' ? e164.slice(1) : e164
}
