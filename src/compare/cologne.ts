import { decodeText } from './decode-text.ts'
import { compareStrings } from './encoded.ts'
import { latinLetters } from './latin-letters.ts'
import { levenshtein } from './levenshtein.ts'

/**
 * Cologne phonetic key, for German names: digits, e.g. `65752682` for Müller-Lüdenscheidt; `''` for a text without
 * Latin letters. Diacritics are taken off, everything that is no Latin letter is skipped.
 * Postel 1969, "Die Kölner Phonetik: ein Verfahren zur Identifizierung von Personennamen auf der Grundlage der
 * Gestaltanalyse".
 */
export function cologne(text: string): string {
  const letters = latinLetters(text)
  let key = ''
  let last = ''
  for (let i = 0; i < letters.length; i++) {
    for (const digit of sound(letters.charAt(i), letters.charAt(i - 1), letters.charAt(i + 1))) {
      if (digit !== last && (digit !== '0' || key === '')) key += digit
      last = digit
    }
  }
  return key
}

/** Digits of one letter, given its neighbours (`''` at the ends). */
function sound(letter: string, before: string, after: string): string {
  switch (letter) {
    case 'H':
      return ''
    case 'B':
      return '1'
    case 'P':
      return after === 'H' ? '3' : '1'
    case 'D':
    case 'T':
      return isOneOf(after, 'CSZ') ? '8' : '2'
    case 'F':
    case 'V':
    case 'W':
      return '3'
    case 'G':
    case 'K':
    case 'Q':
      return '4'
    case 'C':
      if (before === '') return isOneOf(after, 'AHKLOQRUX') ? '4' : '8'
      return isOneOf(before, 'SZ') || !isOneOf(after, 'AHKOQUX') ? '8' : '4'
    case 'X':
      return isOneOf(before, 'CKQ') ? '8' : '48'
    case 'L':
      return '5'
    case 'M':
    case 'N':
      return '6'
    case 'R':
      return '7'
    case 'S':
    case 'Z':
      return '8'
    default:
      return '0'
  }
}

function isOneOf(letter: string, letters: string): boolean {
  return letter !== '' && letters.includes(letter)
}

/**
 * Levenshtein similarity of the Cologne keys. Texts without a key are equal to each other and like nothing else.
 * Below `cutoff` the answer is 0.
 */
export function cologneSimilarity(a: string, b: string, cutoff = 0): number {
  return compareStrings(cologneSimilarityEncoded, a, b, cutoff)
}

/** {@link cologneSimilarity} of two encoded values; makes strings, so index the keys where speed counts. */
export function cologneSimilarityEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  return levenshtein(cologne(decodeText(bytes, aStart, aEnd)), cologne(decodeText(bytes, bStart, bEnd)), cutoff)
}
