import type { CodeOptions } from '../model/field.ts'
import { compilePattern } from '../model/pattern.ts'
import { hasCheckDigit } from './check-digit.ts'
import { isPlainValue, numberReason } from './junk-reason.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'
import { Shape } from './shape.ts'

/** Longer values are no identifiers anywhere (Adobe's limit for identity values). */
export const LONGEST_IDENTIFIER = 1024

/**
 * A loyalty-programme number: without spaces and hyphens, upper case (`nto 0000-0042` → `NTO00000042`).
 * Options change separators and case, and ask for a pattern or a check digit of the canonical value.
 */
export function normalizeLoyaltyId(raw: unknown, options?: CodeOptions): Normalized {
  return normalizeCode(raw, options, ' -', false)
}

/** The company's own customer number: as written, unless options say otherwise. */
export function normalizeCustomerId(raw: unknown, options?: CodeOptions): Normalized {
  return normalizeCode(raw, options, '', true)
}

/** An identifier of the model's own: as written, unless options say otherwise. */
export function normalizeIdentifier(raw: unknown, options?: CodeOptions): Normalized {
  return normalizeCode(raw, options, '', true)
}

function normalizeCode(
  raw: unknown,
  options: CodeOptions | undefined,
  ownSeparators: string,
  ownCase: boolean,
): Normalized {
  const separators = options?.separators ?? ownSeparators
  const caseSensitive = options?.caseSensitive ?? ownCase
  const plain = typeof raw === 'string' ? plainCode(raw, separators, caseSensitive) : undefined
  const read = plain === undefined ? readCode(raw, separators, caseSensitive) : { value: plain }
  if ('reason' in read) return read
  const { value } = read
  if (value.length > LONGEST_IDENTIFIER) return { reason: 'length' }
  if (options?.pattern !== undefined && !compiled(options.pattern).test(value)) return { reason: 'pattern' }
  if (options?.checkDigit !== undefined && !hasCheckDigit(value, options.checkDigit)) return { reason: 'check-digit' }
  return read
}

const shape = new Shape()

/**
 * The short way of {@link readCode}: a number that is plainly no junk and holds nothing to take out; undefined where it has
 * to be looked at.
 */
function plainCode(text: string, separators: string, caseSensitive: boolean): string | undefined {
  if (text.length > LONGEST_IDENTIFIER || !shape.read(text) || shape.marked || !isPlainValue(shape)) return undefined
  if (separators !== '' && (shape.punctuated || takesLetters(separators))) return undefined
  return caseSensitive || shape.small === 0 ? text : text.toUpperCase()
}

/** Whether something could be taken out of a text of letters and digits alone. */
function takesLetters(separators: string): boolean {
  for (let i = 0; i < separators.length; i++) if (separators.charCodeAt(i) >= 0x30) return true
  return false
}

/** The canonical form of a number before its pattern and check digit are looked at. */
function readCode(raw: unknown, separators: string, caseSensitive: boolean): Normalized {
  const read = readText(raw, LONGEST_IDENTIFIER, numberReason)
  if ('reason' in read) return read
  const dense = without(read.text, separators)
  const value = caseSensitive ? dense : dense.toUpperCase().normalize('NFC')
  return numberReason(value) === undefined ? { value } : { reason: 'placeholder' }
}

function without(text: string, characters: string): string {
  let kept = ''
  for (const character of text) if (!characters.includes(character)) kept += character
  return kept.normalize('NFC').trim()
}

/** One entry for each pattern of the models in use. */
const patterns = new Map<string, RegExp>()

function compiled(pattern: string): RegExp {
  let expression = patterns.get(pattern)
  if (expression === undefined) {
    expression = compilePattern(pattern)
    patterns.set(pattern, expression)
  }
  return expression
}
