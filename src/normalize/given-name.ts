import { canonicalName, LONGEST_NAME, nameJunk } from './name-words.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

/**
 * Given names in lower-case Latin words, for comparing: `Dr. Mary-Jane` → `mary jane`, `J.R.` → `j r`.
 * Titles, generations, degrees and nicknames in brackets are dropped; several given names are kept in order.
 * Reasons: `blank`, `placeholder` (`Test`, `First Name`, a salutation alone), `malformed` (no letter), `length` (over 256),
 * `type`.
 */
export function normalizeGivenName(raw: unknown): Normalized {
  const read = readText(raw, LONGEST_NAME, nameJunk)
  return 'reason' in read ? read : canonicalName(read.text, (words) => words)
}
