import { dateShape, isDaySerial, isYearText } from './date-shape.ts'
import { foldText } from './fold-text.ts'
import {
  CITIES,
  FAMILY_NAMES,
  GENDER_WORDS,
  GIVEN_NAMES,
  HONORIFICS,
  ORGANIZATION_WORDS,
  STREET_WORDS,
} from './name-lexicon.ts'

/** One thing that may be true of a value. A value has any number of them. */
export type ValueShape =
  | 'email'
  | 'web'
  | 'uuid'
  | 'sha256'
  | 'phone'
  | 'phoneFormatted'
  | 'date'
  | 'time'
  | 'year'
  | 'daySerial'
  | 'integer'
  | 'numeric'
  | 'money'
  | 'ssn'
  | 'gender'
  | 'honorific'
  | 'boolean'
  | 'digit'
  | 'letter'
  | 'lettersOnly'
  | 'code'
  | 'postal'
  | 'houseNumber'
  | 'startsWithNumber'
  | 'streetWord'
  | 'nameLike'
  | 'givenFirst'
  | 'given'
  | 'family'
  | 'city'
  | 'organization'
  | 'handle'
  | 'coordinate'
  | 'coordinates'
  | 'comma'
  | 'semicolon'
  | 'modelCode'

const PATTERNS: readonly (readonly [ValueShape, RegExp])[] = [
  ['email', /^(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}[.;,]?$|<[^\s@<>]+@[^\s@<>]+>$/i],
  ['web', /^(?:https?:\/\/|www\.)\S+$/i],
  ['uuid', /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i],
  ['sha256', /^(?:[0-9a-f]{64}|[\w+/-]{43}=)$/i],
  ['phone', /^(?:tel:)?\+?[\d\s().\-/]+(?:\s*(?:x|ext\.?)\s*\d+)?$/i],
  ['phoneFormatted', /^(?:\+\s?[1-9]|00[1-9]|\(?0?\d{2,5}\)[\s-]*\d|\d{3}[-. ]\d{3}[-. ]\d{4}\b|0\d{1,4}[\s/-]\d{3,})/],
  ['time', /\d{1,2}:\d{2}(?::\d{2})?/],
  ['integer', /^[+-]?\d+$/],
  ['numeric', /^[+-]?\d[\d.,' ]*%?$/],
  ['money', /^(?:[$€£¥]|eur|usd|gbp|chf)\s?-?\d[\d.,' ]*$|^-?\d[\d.,' ]*\s?(?:[$€£¥]|eur|usd|gbp|chf)$/i],
  ['ssn', /^(?!000|666|9)\d{3}-?(?!00)\d{2}-?(?!0000)\d{4}$/],
  ['boolean', /^(?:true|false|yes|no|y|n|ja|nein|oui|non|si|0|1|t|f)$/i],
  ['digit', /\d/],
  ['letter', /\p{L}/u],
  ['lettersOnly', /^[\p{L}\p{M}\s.'’`,&()-]+$/u],
  ['code', /^(?=.*\d)[\p{L}\d][\p{L}\d\-_/.]{2,63}$/u],
  ['postal', /^(?:[a-z]{1,2}-)?(?=.*\d)[a-z\d]{2,5}[\s-]?[a-z\d]{0,4}$/i],
  ['houseNumber', /^\d{1,5}\s?(?:[a-z]|[-/]\s?\d{1,5}[a-z]?)?$/i],
  ['startsWithNumber', /^(?:\w{1,2}\/)?\d{1,6}[a-z]?[\s,]+\p{L}/iu],
  [
    'streetWord',
    /\p{L}(?:stra(?:ss|ß)e|str\.?|straat|weg|gasse|platz|allee|laan|plein|gracht|kade|vej|gatan)(?:\s|$|,)/iu,
  ],
  ['handle', /^@[\w.]{2,30}$/],
  ['coordinate', /^-?\d{1,3}\.\d{3,}$/],
  ['coordinates', /^-?\d{1,2}(?:\.\d+)?[,;]\s*-?\d{1,3}(?:\.\d+)?$/],
  ['comma', /,\s*\S/],
  ['semicolon', /;|\sand\s|&/],
]

/** One to six words. Written so that no text can be parted in two ways: else a long one is tried for ever. */
const NAME_LIKE = /^[\p{L}\p{M}.'’`-]+(?:(?:,\s?|\s)[\p{L}\p{M}.'’`-]+){0,5}(?:,\s?|\s)?$/u

/** Everything that is true of a trimmed, non-empty value. */
export function valueShapes(text: string): Set<ValueShape> {
  const shapes = new Set<ValueShape>()
  for (const [shape, pattern] of PATTERNS) if (pattern.test(text)) shapes.add(shape)
  if (shapes.has('phone') && !isPhoneLength(text)) {
    shapes.delete('phone')
    shapes.delete('phoneFormatted')
  }
  const date = dateShape(text)
  if (date) shapes.add('date')
  if (isYearText(text)) shapes.add('year')
  if (isDaySerial(text)) shapes.add('daySerial')
  if (!shapes.has('letter')) return shapes
  const folded = foldText(text)
  if (GENDER_WORDS.has(folded.replace(/\.$/, ''))) shapes.add('gender')
  const tokens = folded.match(/[\p{L}\d/]+/gu) ?? []
  if (NAME_LIKE.test(text)) shapes.add('nameLike')
  for (const [i, token] of tokens.entries()) {
    if (GIVEN_NAMES.has(token)) shapes.add(i === 0 ? 'givenFirst' : 'given')
    if (FAMILY_NAMES.has(token)) shapes.add('family')
    if (CITIES.has(token)) shapes.add('city')
    if (ORGANIZATION_WORDS.has(token)) shapes.add('organization')
    if (tokens.length > 1 && STREET_WORDS.has(token)) shapes.add('streetWord')
    if (/\d/.test(token) && /\p{L}/u.test(token) && token.length >= 4) shapes.add('modelCode')
  }
  if (shapes.has('givenFirst')) shapes.add('given')
  if (tokens.length > 0 && tokens.every((token) => HONORIFICS.has(token))) shapes.add('honorific')
  return shapes
}

/** E.164 allows 15 digits; the shortest local numbers in use have 6. */
function isPhoneLength(text: string): boolean {
  const digits = text.replace(/(?:x|ext\.?)\s*\d+$/i, '').replace(/\D/g, '').length
  return digits >= 6 && digits <= 15
}
