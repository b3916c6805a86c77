import libraryTransliterate from '@sindresorhus/transliterate'
import { romanize } from './romanize.ts'
import { untilStable } from './until-stable.ts'

const ASCII = /^[\0-\x7f]*$/
const LATIN_MARKS = /([a-zæøœłđħıŧß])[\u0300-\u036f]+/g
/** Arabic tatweel stretches a word on paper; the library would write it as an underscore, which parts words. */
const TATWEEL = /\u0640/g

/**
 * `text` in lower-case Latin letters, for comparing: Latin diacritics dropped (`ü` is `u`, as systems that cannot write
 * it do), `ß` `æ` `þ` spelled out, Greek, Cyrillic, Armenian, Georgian, Arabic, Hebrew, kana and Hangul romanized;
 * compatibility forms (full width, ligatures) folded. Other scripts, Han among them, stay as they are. Idempotent, NFC.
 */
export function transliterate(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : untilStable(text, oneRound)
}

function oneRound(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(LATIN_MARKS, '$1').normalize('NFC')
  if (ASCII.test(folded)) return folded
  return libraryTransliterate(romanize(folded.replace(TATWEEL, ''))).normalize('NFC')
}
