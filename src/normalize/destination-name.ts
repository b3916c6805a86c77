import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

/** English honorifics and generational suffixes, which Google asks to leave out. */
const PREFIX = /^(?:mr|mrs|ms|miss|dr|prof)\b\.?\s+/
const SUFFIX = /,?\s+(?:jr|sr|ii|iii|iv)\.?$/

/**
 * A given or family name as a destination wants it before hashing. google: lower case, trimmed, without honorific
 * prefix and generational suffix. meta: lower case, no punctuation, any script (`정` stays). uid2 takes no names.
 */
export function destinationName(raw: unknown, destination: 'google' | 'meta'): Normalized {
  const read = readText(raw, 1024, () => undefined)
  if ('reason' in read) return read
  const lower = read.text.toLowerCase().normalize('NFC')
  const value =
    destination === 'google' ? lower.replace(PREFIX, '').replace(SUFFIX, '').trim() : withoutPunctuation(lower)
  return value === '' ? { reason: 'malformed' } : { value }
}

function withoutPunctuation(name: string): string {
  return name
    .replace(/[\p{P}\p{S}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
