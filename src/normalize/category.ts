import type { Normalized } from './normalized.ts'
import { acceptText, missingReason, readText } from './read-text.ts'

const LONGEST = 1024

/**
 * One of a few values, lower case, white space collapsed; punctuation and script stay (`C++` is not `C`).
 * `true`, `false`, `0`, `test` and `guest` are categories; only words for "no value" are placeholders.
 * Booleans are taken too. Reasons: `blank`, `placeholder`, `length` (over 1,024), `type`.
 */
export function normalizeCategory(raw: unknown): Normalized {
  const read = readText(typeof raw === 'boolean' ? String(raw) : raw, LONGEST, missingReason)
  return 'reason' in read
    ? read
    : acceptText(read.text.toLowerCase().replace(/\s+/g, ' ').trim().normalize('NFC'), missingReason)
}
