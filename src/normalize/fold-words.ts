import { transliterate } from './transliterate.ts'

/** Every mark people type for an apostrophe; it joins (`O'Brien` is `obrien`), other punctuation parts. */
const APOSTROPHES = /['\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u2032\u00b4\u0060\uff07]/g
/** Most texts: only their case changes. */
const PLAIN_WORDS = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/
const SEPARATORS = /[^\p{L}\p{M}\p{N}]+/gu
const ELISION = /(?<![\p{L}\p{N}])([dl])['\u2019](?=\p{L})/giu
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu

/**
 * Lower-case Latin words parted by single spaces: apostrophes removed, all other punctuation and symbols read as
 * space. `''` when no letter or digit is left.
 */
export function foldWords(text: string): string {
  if (PLAIN_WORDS.test(text)) return text.toLowerCase()
  return transliterate(text.replace(APOSTROPHES, '')).replace(APOSTROPHES, '').replace(SEPARATORS, ' ').trim()
}

/** `l'Église` as `l Église`: in addresses and places the French and Italian article parts, as their posts write it. */
export function partElisions(text: string): string {
  return text.replace(ELISION, '$1 ')
}

/** `U.S.A.` as `USA `, `S.p.A.` as `SpA `: dots inside an abbreviation of single letters part nothing. */
export function joinAcronyms(text: string): string {
  return text.replace(ACRONYM, (letters) => `${letters.replaceAll('.', '')} `)
}
