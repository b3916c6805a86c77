import { foldWords, joinAcronyms } from './fold-words.ts'
import type { Normalized } from './normalized.ts'
import { acceptText, readText } from './read-text.ts'

const LONGEST = 65_536

/**
 * Free text as lower-case Latin words parted by single spaces (`Café «Le Dôme»` → `cafe le dome`).
 * Reasons: `blank`, `placeholder`, `malformed` (no letter or digit), `length` (over 65,536), `type`.
 */
export function normalizeText(raw: unknown): Normalized {
  const read = readText(raw, LONGEST)
  return 'reason' in read ? read : acceptText(foldWords(joinAcronyms(read.text)))
}
