import type { CodeOptions } from '../model/field.ts'
import { compilePattern } from '../model/pattern.ts'
import { hasCheckDigit } from './check-digit.ts'
import { numberReason } from './junk-reason.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

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
  separators: string,
  caseSensitive: boolean,
): Normalized {
  const read = readText(raw, LONGEST_IDENTIFIER, numberReason)
  if ('reason' in read) return read
  const dense = without(read.text, options?.separators ?? separators)
  const value = (options?.caseSensitive ?? caseSensitive) ? dense : dense.toUpperCase().normalize('NFC')
  const junk = numberReason(value)
  if (junk !== undefined) return { reason: 'placeholder' }
  if (value.length > LONGEST_IDENTIFIER) return { reason: 'length' }
  if (options?.pattern !== undefined && !compiled(options.pattern).test(value)) return { reason: 'pattern' }
  if (options?.checkDigit !== undefined && !hasCheckDigit(value, options.checkDigit)) return { reason: 'check-digit' }
  return { value }
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
