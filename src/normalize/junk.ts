import { Shape, ShapeFilter, startOf } from './shape.ts'

/**
 * The one default list of words that stand for "no value". Whole values are compared, never parts of them:
 * `Test` is junk, `Testa` and `12 Test Lane` are not. The list is the union of what customer-data platforms publish.
 */

/** Ways of saying that there is no value. Letters and digits only; words are parted by one space. */
const MISSING = phrases(
  'null|none|nil|undefined|unknown|nan|na|n a|void|empty|missing|unspecified|unavailable|undisclosed|unassigned',
  'not set|notset|not available|not applicable|not provided|not given|not known|not specified|not entered|not supplied',
  'not stated|not recorded|not found|not disclosed|no data|no value|no entry|none given|none provided',
  'null null|none none|undefined undefined|unknown unknown|user null|user undefined|user unknown|null value|is null',
  'dbnull|declined|refused|withheld|prefer not to say|tbd|tba|tbc',
  'unbekannt|keine angabe|inconnu|desconocido|sconosciuto|onbekend|okänd|ukjent',
)

/** Values that programs and testers write where a person's value belongs. Letters and digits only, as above. */
const FILLER = phrases(
  'anonymous|anon|guest|anonymous user|guest user|anonymous guest|true|false|invalid|object object',
  'id|email|distinctid|distinct id|not authenticated|unauthenticated',
  'test|tests|testing|tester|test test|testtest|test user|testuser|user test|test1|test 1|test123|test 123|test account',
  'dummy|fake|example|placeholder|default|do not use|foo|foobar|foo bar|lorem ipsum|blah',
)

/** Keys struck at random: filler in a name, and yet somebody's number. */
const STRUCK_KEYS = phrases('abc|abc123|abc 123|asd|qwe|qaz|zxc|qazwsx')

const KEYBOARD_ROWS: readonly string[] = [
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y7u8i9o0p',
]
const DIGIT_ROWS: readonly string[] = [
  '12345678901234567890',
  '01234567890123456789',
  '09876543210',
  '9876543210',
  '654321',
]

/** Every run of keys starts like one of the rows. */
const ROW_STARTS: ReadonlySet<number> = new Set([...KEYBOARD_ROWS, ...DIGIT_ROWS].map(startOf))
const shape = new Shape()
const JUNK_WORDS = new ShapeFilter([...MISSING, ...FILLER, ...STRUCK_KEYS])

const SPREADSHEET_ERROR = /^#(?:n\/a|ref!|value!|name\?|null!|num!|div\/0!|error!|spill!|calc!)$/i
const PLAIN_WORD = /^[a-z0-9]+$/
const PLAIN_TEXT = /^[ -~]*$/
const LONGEST_RUN = 64

/**
 * Whether a text is certainly no placeholder, neither of a word ({@link isPlaceholder}) nor of a number
 * ({@link isPlaceholderNumber}); false: it has to be looked at. The short way for nearly all values that are any.
 */
export function isOrdinary(shape: Shape): boolean {
  // a spreadsheet's error and an e-mail address are signed; without letter and digit, or with one only, a text is uniform
  return !shape.uniform && !shape.signed && !JUNK_WORDS.mayHold(shape) && !ROW_STARTS.has(shape.start)
}

/** Whether the text is empty or white space only. */
export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** Whether the whole text says "no value" (`null`, `N/A`, `(not set)`, `unknown` …), or holds no letter and no digit. */
export function isMissingWord(text: string): boolean {
  if (shape.read(text) && isOrdinary(shape)) return false
  return saysMissing(text, wordsOf(text))
}

/**
 * Whether the whole text is a stand-in: a {@link isMissingWord missing word}, a filler (`test`, `guest`, `true`), zeros in
 * any punctuation, `-1`, one character three times or more, or a run of keys (`qwerty`, `asdf`, `123456`).
 */
export function isPlaceholder(text: string): boolean {
  const words = wordsOf(text)
  if (saysNothing(text, words) || STRUCK_KEYS.has(words)) return true
  const compact = words.includes(' ') ? words.replaceAll(' ', '') : words
  return isRepetition(compact, 3) || isKeyRun(compact)
}

/**
 * The same of a number that somebody was given (a customer number, a device's id), which may well be short and regular:
 * `111`, `A-A-A`, `abc123` and `123-4567` may be one, `999999`, `aaa` and `123456` are not.
 */
export function isPlaceholderNumber(text: string): boolean {
  const words = wordsOf(text)
  if (saysNothing(text, words)) return true
  if (/^(?!\d)(.)\1\1+$/su.test(words) || isKeyRun(text.trim().toLowerCase())) return true
  return isRepetition(words.replaceAll(' ', ''), 6)
}

/** Why the words of a text are no value, `undefined` when they may be one: `blank`, or a {@link isPlaceholder placeholder}. */
export function wordReason(text: string): 'blank' | 'placeholder' | undefined {
  if (shape.read(text) && isOrdinary(shape)) return undefined
  if (isBlank(text)) return 'blank'
  return isPlaceholder(text) ? 'placeholder' : undefined
}

function saysMissing(text: string, words: string): boolean {
  return words === '' || MISSING.has(words) || (text.includes('#') && SPREADSHEET_ERROR.test(text.trim()))
}

/** Lower case, letters and digits only, words parted by one space. Most values are plain ASCII, and cost a third. */
function wordsOf(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  if (PLAIN_WORD.test(lower)) return lower
  if (PLAIN_TEXT.test(lower)) return lower.replace(/[^a-z0-9]+/g, ' ').trim()
  return lower.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}

function saysNothing(text: string, words: string): boolean {
  return saysMissing(text, words) || FILLER.has(words) || (words === '1' && text.trim() === '-1')
}

/** Zeros, or any one character `least` times or more. */
function isRepetition(compact: string, least: number): boolean {
  if (compact.startsWith('0')) return /^0+$/.test(compact)
  return compact.length >= least && /^(.)\1*$/su.test(compact)
}

/** Four letters or six digits from the start of a row of keys, or three and more letters of it repeated: `asdasd`. */
function isKeyRun(compact: string): boolean {
  if (compact.length < 4 || compact.length > LONGEST_RUN || !ROW_STARTS.has(startOf(compact))) return false
  const repeated = /^([a-z]{3,})\1+$/.exec(compact)?.[1]
  return startsRow(compact) || (repeated !== undefined && KEYBOARD_ROWS.some((row) => row.startsWith(repeated)))
}

function startsRow(run: string): boolean {
  return (
    KEYBOARD_ROWS.some((row) => row.startsWith(run)) ||
    (run.length >= 6 && DIGIT_ROWS.some((row) => row.startsWith(run)))
  )
}

function phrases(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split('|')))
}
