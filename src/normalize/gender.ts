import { foldWords } from './fold-words.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

const LONGEST = 64

const GENDERS: ReadonlyMap<string, string> = new Map([
  ...entries('f', 'f female woman girl femme feminin feminine femenino feminino mujer femmina donna weiblich frau w'),
  ...entries('f', 'k kadin vrouw kvinna kvinde kvinne zena kobieta nainen mrs ms miss mme herself she zh zhenskiy 2'),
  ...entries('m', 'm male man boy homme masculin masculine masculino maschio maschile uomo hombre mannlich herr h'),
  ...entries('m', 'erkek varon mannelijk mand mann muz mezczyzna mies mr himself he muzhskoy 1'),
  ...entries('x', 'x nonbinary nb enby diverse divers d diverso other o intersex genderqueer genderfluid'),
  ...entries('x', 'autre andere otro altro overig agender third mx they'),
  ['non binary', 'x'],
  ['non binaire', 'x'],
  ['no binario', 'x'],
  ['non conforming', 'x'],
  ['gender fluid', 'x'],
  ['gender queer', 'x'],
  ['third gender', 'x'],
  ['女', 'f'],
  ['女性', 'f'],
  ['男', 'm'],
  ['男性', 'm'],
])

/** ISO/IEC 5218 writes 0 for not known and 9 for not applicable. */
const NOT_KNOWN: ReadonlySet<string> = new Set([
  'u',
  'unk',
  'unkn',
  'n',
  'na',
  'ns',
  '0',
  '9',
  'b',
  'both',
  'all',
  'any',
  'neutral',
])

/**
 * `f`, `m` or `x`, from words and letters of the larger European languages, salutations and ISO/IEC 5218 (1, 2).
 * Reasons: `blank`, `placeholder` (unknown, 0, 9), `malformed` (any other text), `length` (over 64), `type`.
 */
export function normalizeGender(raw: unknown): Normalized {
  const read = readText(raw, LONGEST)
  if ('reason' in read) return read
  const word = foldWords(read.text)
  const value = GENDERS.get(word)
  if (value !== undefined) return { value }
  return { reason: NOT_KNOWN.has(word) ? 'placeholder' : 'malformed' }
}

function entries(gender: string, words: string): [string, string][] {
  return words.split(' ').map((word) => [word, gender])
}
