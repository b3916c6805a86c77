import { canonicalName, LONGEST_NAME, nameJunk, withoutFormer } from './name-words.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

/**
 * A family name in lower-case Latin words, for comparing: `O'Brien` → `obrien`, `Smith-Jones` → `smith jones`,
 * `v.d. Berg` → `van der berg`, `St. John` → `saint john`, `Smith Jr.` → `smith`, `Curie née Skłodowska` → `curie`.
 * Reasons: `blank`, `placeholder`, `malformed` (no letter), `length`, `type`.
 */
export function normalizeFamilyName(raw: unknown): Normalized {
  const read = readText(raw, LONGEST_NAME, nameJunk)
  return 'reason' in read ? read : canonicalName(read.text, rewriteFamily)
}

/** Words of a family name with its particles in one form and any former name cut off. */
export function rewriteFamily(words: readonly string[]): readonly string[] {
  const [own] = withoutFormer(words)
  const [first = '', second = ''] = own
  if (own.length < 2) return own
  if (first === 'st') return ['saint', ...own.slice(1)]
  if (first === 'o' && second.length > 2) return [`o${second}`, ...own.slice(2)]
  if (first === 'vd') return ['van', 'der', ...own.slice(1)]
  if (first === 'v' && second === 'd' && own.length > 2) return ['van', 'der', ...own.slice(2)]
  return own
}
