import type { CountryOptions } from '../model/field.ts'
import { ADDRESS_WORDS, ADDRESS_WORDS_OF, CARDINALS, NO_STREET, NUMBER_WORDS, UNIT_WORDS } from './address-words.ts'
import { foldWords, joinAcronyms, partElisions } from './fold-words.ts'
import type { NormalizeContext, Normalized } from './normalized.ts'
import { plainAddress } from './plain-address.ts'
import { acceptText, readText } from './read-text.ts'
import { transliterate } from './transliterate.ts'
import { untilStable } from './until-stable.ts'

const LONGEST = 512
/** `12-14`, `3/27` and `221b` are one word; everything else parts at punctuation. */
const WORD = /\d+(?:[-/]\d+)+\p{L}?(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu
/** Most letters a German or Dutch street name has before its `str`. */
const STREET_BEHIND = /^(\p{L}{3,}?)(?:strasse|straat|str)$/u
const POST_BOX =
  /\b(?:p ?o ?b|p ?o box|post office box|post ?box|postfach|postbus|apartado(?: postal)?|casilla(?: postal)?|bp(?= \d))(?: box| no)?\b/g
const APOSTROPHES = /['‘’´`]/g
const NUMBER_SIGN = /№|(?<!\p{L})n[º°]/giu
const TWO_DIRECTIONS = /\b([ns]) ([ew])\b/g

/**
 * A postal address, or its street line, in lower-case Latin words, for comparing: `123 North Main Street, Apt. #4` →
 * `123 n main st unit 4`, `Hauptstraße 5` → `haupt st 5`, `P.O. Box 12` → `pobox 12`,
 * `12-14 Rue de l'Église` → `12-14 rue de l eglise`.
 * Words of street, direction and unit take one short form; house numbers stay as written.
 * The record's country, else the field's, adds that country's own short forms.
 * Reasons: `blank`, `placeholder` (`same as above`), `malformed` (no letter), `length` (over 512), `type`.
 */
export function normalizeAddress(
  raw: unknown,
  options: CountryOptions = {},
  context: NormalizeContext = {},
): Normalized {
  const country = (context.country ?? options.country ?? '').toUpperCase()
  const plain = typeof raw === 'string' ? plainAddress(raw, country) : undefined
  if (plain !== undefined) return { value: plain }
  const read = readText(raw, LONGEST)
  if ('reason' in read) return read
  if (NO_STREET.has(foldWords(read.text))) return { reason: 'placeholder' }
  const own = ADDRESS_WORDS_OF.get(country)
  const value = untilStable(read.text, (text) => oneRound(text, own))
  if (!/\p{L}/u.test(value)) return { reason: 'malformed' }
  return NO_STREET.has(value) ? { reason: 'placeholder' } : acceptText(value)
}

function oneRound(text: string, own: ReadonlyMap<string, string> | undefined): string {
  const written = joinAcronyms(partElisions(text))
    .replace(APOSTROPHES, '')
    .replace(NUMBER_SIGN, ' no ')
    .replace(/(?<=\d)(?=[¼½¾])/g, ' ')
    .replaceAll('#', ' unit ')
  const plain = transliterate(written).replace(APOSTROPHES, '').replaceAll('⁄', '/')
  const words = (plain.match(WORD) ?? []).join(' ').replace(POST_BOX, 'pobox').split(' ')
  return words
    .flatMap((word, i) => canonicalWord(word, words[i - 1], words[i + 1], own))
    .join(' ')
    .replace(TWO_DIRECTIONS, '$1$2')
}

function canonicalWord(
  word: string,
  before: string | undefined,
  after: string | undefined,
  own: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  if (UNIT_WORDS.has(word) && isNumberOrLetter(after)) return ['unit']
  if (UNIT_WORDS.has(word) && after !== undefined && UNIT_WORDS.has(after)) return []
  if (NUMBER_WORDS.has(word) && /^\d/.test(after ?? '')) return []
  if (before === undefined && after !== undefined && CARDINALS.has(word)) return [CARDINALS.get(word) ?? word]
  const form = own?.get(word) ?? ADDRESS_WORDS.get(word)
  if (form !== undefined) return [form]
  const street = STREET_BEHIND.exec(word)?.[1]
  return street === undefined ? [word] : [street, 'st']
}

function isNumberOrLetter(word: string | undefined): boolean {
  return word !== undefined && (/^\d/.test(word) || /^\p{L}\d*$/u.test(word))
}
