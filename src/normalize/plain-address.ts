import { ADDRESS_WORDS, ADDRESS_WORDS_OF, CARDINALS, NO_STREET, NUMBER_WORDS, UNIT_WORDS } from './address-words.ts'
import { isPlainValue } from './junk-reason.ts'
import { Shape, ShapeFilter } from './shape.ts'

/**
 * The short way of addresses: words of ASCII letters and digits, read once from left to right. It answers only where the
 * long way gives the same without a second look, which a differential test proves: a word whose form depends on more than
 * the number behind it is left to the long way.
 */

const LONGEST = 512
const UNIT = 'unit'
/** In the place of a word's form: the long way has to look at the words around it. */
const LEFT = ''
/** Every post box begins with one of these. */
const POST_BOX_WORDS = 'p po pob post postbox postfach postbus apartado casilla bp'.split(' ')
const CONTEXTUAL: ReadonlySet<string> = new Set([...POST_BOX_WORDS, ...NUMBER_WORDS, ...CARDINALS.keys()])
const STREET_ENDS = ['str', 'strasse', 'straat']
const NO_STREETS = new ShapeFilter(NO_STREET)

const COMMON_FORMS = formsWith(new Map())
const FORMS_OF: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Array.from(ADDRESS_WORDS_OF, ([country, own]) => [country, formsWith(own)]),
)

const shape = new Shape()

/**
 * The canonical form of a plainly written address; undefined where the long way has to look at it.
 * @param country ISO 3166-1 alpha-2, upper case; '' where none is known
 */
export function plainAddress(text: string, country: string): string | undefined {
  if (text.length > LONGEST || !isSomewhere(text)) return undefined
  const value = wordsOf(text.toLowerCase(), FORMS_OF.get(country) ?? COMMON_FORMS)
  return value !== undefined && isSomewhere(value) ? value : undefined
}

function isSomewhere(text: string): boolean {
  return shape.read(text) && shape.lettered && isPlainValue(shape) && !NO_STREETS.mayHold(shape)
}

/** The words of a text of lower-case ASCII in their forms, parted by spaces. */
function wordsOf(text: string, forms: ReadonlyMap<string, string>): string | undefined {
  const { length } = text
  let value = ''
  let unit = false
  let direction = false
  for (let i = 0; i < length; i++) {
    const start = i
    while (i < length && isAlnum(text.charCodeAt(i))) i++
    if (i === start) {
      if (!isGap(text, i)) return undefined
      if (text.charCodeAt(i) === 0x23) unit = true
      continue
    }
    const word = text.slice(start, i--)
    const isNumber = isDigit(text.charCodeAt(start))
    const form = isNumber ? word : formOf(word, forms)
    if (form === LEFT || (unit && !isNumber && form !== UNIT)) return undefined
    if (form === UNIT) {
      // of several, only the last counts
      unit = true
      continue
    }
    if (unit) value += value === '' ? UNIT : ` ${UNIT}`
    // `s w` is one direction
    const second: boolean = direction && !unit && (form === 'e' || form === 'w')
    value += value === '' || second ? form : ` ${form}`
    direction = !second && (form === 'n' || form === 's')
    unit = false
  }
  return unit ? undefined : value
}

function formOf(word: string, forms: ReadonlyMap<string, string>): string {
  const form = forms.get(word)
  if (form !== undefined) return form
  return STREET_ENDS.some((end) => word.endsWith(end)) ? LEFT : word
}

/** Whether what stands here only parts words: a dot inside an abbreviation and a hyphen inside a number do not. */
function isGap(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === 0x20 || code === 0x2c || code === 0x23) return true
  if (code === 0x2e) return !isAlnum(text.charCodeAt(at + 1))
  if (code !== 0x2d && code !== 0x2f) return false
  return !isDigit(text.charCodeAt(at - 1)) || !isDigit(text.charCodeAt(at + 1))
}

function isAlnum(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || isDigit(code)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Words with their forms, where these are final whatever stands around them; LEFT for all others that have any. */
function formsWith(own: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const rewritten = new Map([...ADDRESS_WORDS, ...own])
  const isFinal = (form: string) => !rewritten.has(form) && !CONTEXTUAL.has(form) && !UNIT_WORDS.has(form)
  return new Map([
    ...Array.from(rewritten, ([word, form]): [string, string] => [word, isFinal(form) ? form : LEFT]),
    ...Array.from(CONTEXTUAL, (word): [string, string] => [word, LEFT]),
    ...Array.from(UNIT_WORDS, (word): [string, string] => [word, UNIT]),
  ])
}
