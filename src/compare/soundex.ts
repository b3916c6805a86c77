import { decodeText } from './decode-text.ts'
import { compareStrings } from './encoded.ts'
import { latinLetters } from './latin-letters.ts'

/** Digit of each letter A–Z; `0` = vowel, which parts two equal digits; `-` = H and W, which do not. */
const DIGITS = '0123012-02245501262301-202'

/**
 * American Soundex key: first letter and three digits, e.g. `R163`; `''` for a text without Latin letters.
 * Diacritics are taken off, everything that is no Latin letter is skipped.
 * US National Archives, "The Soundex Indexing System" (H and W do not part equal digits).
 */
export function soundex(text: string): string {
  const letters = latinLetters(text)
  if (letters === '') return ''
  let key = letters.slice(0, 1)
  let last = digit(letters, 0)
  for (let i = 1; i < letters.length && key.length < 4; i++) {
    const next = digit(letters, i)
    if (next === '-') continue
    if (next !== '0' && next !== last) key += next
    last = next
  }
  return key.padEnd(4, '0')
}

function digit(letters: string, at: number): string {
  return DIGITS.charAt(letters.charCodeAt(at) - 65)
}

/**
 * Share of the four places of the Soundex keys that agree, as SQL's DIFFERENCE counts them. Texts without a key are
 * equal to each other and like nothing else. Below `cutoff` the answer is 0.
 */
export function soundexSimilarity(a: string, b: string, cutoff = 0): number {
  return compareStrings(soundexSimilarityEncoded, a, b, cutoff)
}

/** {@link soundexSimilarity} of two encoded values; makes strings, so index the keys where speed counts. */
export function soundexSimilarityEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const a = soundex(decodeText(bytes, aStart, aEnd))
  const b = soundex(decodeText(bytes, bStart, bEnd))
  if (a === b) return 1
  let agreeing = 0
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] === b[i]) agreeing++
  const similarity = agreeing / 4
  return similarity < cutoff ? 0 : similarity
}
