import { decodeText } from './decode-text.ts'
import { SOUND_RULES } from './double-metaphone-rules.ts'
import { compareStrings } from './encoded.ts'
import { latinLetters } from './latin-letters.ts'
import { Spelling } from './spelling.ts'

const KEY_LENGTH = 4

/**
 * Double Metaphone keys of a name: how it sounds, and how else it may sound (the same key where there is no doubt), up
 * to four sounds each, e.g. `['SM0', 'XMT']` for Smith; `['', '']` for a text without Latin letters. Diacritics are
 * taken off (ç reads as s); of the rest only spaces count.
 * Philips 2000, "The Double Metaphone search algorithm", C/C++ Users Journal 18(6).
 */
export function doubleMetaphone(text: string): readonly [primary: string, secondary: string] {
  const letters = latinLetters(text.normalize('NFC').replace(/[çÇ]/g, 's'), ' ').trim()
  const word = new Spelling(letters)
  let i = word.starts('GN', 'KN', 'PN', 'WR', 'PS') ? 1 : 0
  while (i < letters.length && (word.primary.length < KEY_LENGTH || word.secondary.length < KEY_LENGTH)) {
    i += SOUND_RULES[letters.charAt(i)]?.(word, i) ?? 1
  }
  return [word.primary.slice(0, KEY_LENGTH), word.secondary.slice(0, KEY_LENGTH)]
}

/** Similarity of names that share a key, by how likely both are said that way. */
const BOTH_PRIMARY = 1
const ONE_PRIMARY = 0.8
const BOTH_SECONDARY = 0.6

/**
 * Whether two names may sound alike: 1 where their primary Double Metaphone keys agree, .8 where the primary key of one
 * is the secondary of the other, .6 where the secondary keys agree, else 0. Texts without a key are equal to each other
 * and like nothing else. Below `cutoff` the answer is 0.
 */
export function doubleMetaphoneSimilarity(a: string, b: string, cutoff = 0): number {
  return compareStrings(doubleMetaphoneSimilarityEncoded, a, b, cutoff)
}

/** {@link doubleMetaphoneSimilarity} of two encoded values; makes strings, so index the keys where speed counts. */
export function doubleMetaphoneSimilarityEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const similarity = agreement(
    doubleMetaphone(decodeText(bytes, aStart, aEnd)),
    doubleMetaphone(decodeText(bytes, bStart, bEnd)),
  )
  return similarity < cutoff ? 0 : similarity
}

type Keys = ReturnType<typeof doubleMetaphone>

function agreement([a, aOther]: Keys, [b, bOther]: Keys): number {
  if (a === b) return BOTH_PRIMARY
  if (a === '' || b === '') return 0
  if (a === bOther || aOther === b) return ONE_PRIMARY
  return aOther === bOther ? BOTH_SECONDARY : 0
}
