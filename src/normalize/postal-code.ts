import type { CountryOptions } from '../model/field.ts'
import { foldDigits } from './fold-digits.ts'
import type { NormalizeContext, Normalized } from './normalized.ts'
import { LEADING_ZERO, POSTAL_DIGITS, POSTAL_PATTERN } from './postal-format.ts'
import { missingReason, readText } from './read-text.ts'

const LONGEST = 32
const MOST_LETTERS = 10

/** Nothing to take out, and nothing that stands for no value but zeros. */
const DIGITS = /^\d+$/
/** BS 7666: outward code, inward code. */
const BRITISH = /^(GIR|[A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/
const CANADIAN = /^([ABCEGHJ-NPRSTVXY]\d[A-Z])(\d[A-Z]\d)$/
const BRITISH_TERRITORIES: ReadonlySet<string> = new Set(['GB', 'GG', 'JE', 'IM', 'UK'])
/** `D-01067`, `F-75001`, `CH-8001`: the country before the code, as written on letters. */
const COUNTRY_PREFIX = /^(?:[A-Z]{1,3}-)(?=\d{4,6}$)/

/**
 * A postal code in upper case: digits without separators (`110 00` → `11000`), British and Canadian codes with one
 * space (`SW1A 1AA`, `K1A 0B1`), ZIP+4 cut to the ZIP. The record's country decides; else the field's, which a British
 * or Canadian code may contradict; else the shape alone.
 * Zeros lost by spreadsheets come back where the country's codes may begin with one (US `2139` → `02139`).
 * Reasons: `blank`, `placeholder` (`00000`, US `12345`), `malformed` (not as that country writes it), `length`, `type`.
 */
export function normalizePostalCode(
  raw: unknown,
  options: CountryOptions = {},
  context: NormalizeContext = {},
): Normalized {
  const read = readText(raw, LONGEST, missingReason)
  if ('reason' in read) return read
  const country = (context.country ?? options.country)?.toUpperCase()
  if (DIGITS.test(read.text)) return fromCode(read.text, read.text, country, context)
  const written = foldDigits(read.text).toUpperCase().replace(/\.0+$/, '')
  const code = written.replace(COUNTRY_PREFIX, '').replace(/[^\p{L}\p{N}]/gu, '')
  return fromCode(written, code, country, context)
}

/** @param code `written` without what parts it */
function fromCode(written: string, code: string, country: string | undefined, context: NormalizeContext): Normalized {
  if (!/\d/.test(code) || code.length > MOST_LETTERS) return { reason: 'malformed' }
  if (/^0+$/.test(code)) return { reason: 'placeholder' }
  const value =
    country === undefined
      ? byShape(written, code)
      : (byCountry(code, country) ?? (context.country === undefined ? unmistakable(code) : undefined))
  if (value === undefined) return { reason: 'malformed' }
  return isFiller(value, country) ? { reason: 'placeholder' } : { value }
}

function byShape(written: string, code: string): string {
  return /^\d{5}-\d{4}$/.test(written) ? code.slice(0, 5) : (unmistakable(code) ?? code)
}

/** A British or Canadian code: letters and digits in an order no other country uses. */
function unmistakable(code: string): string | undefined {
  return spaced(code, BRITISH) ?? spaced(code, CANADIAN)
}

function byCountry(code: string, country: string): string | undefined {
  if (BRITISH_TERRITORIES.has(country)) return spaced(code, BRITISH)
  if (country === 'CA') return spaced(code, CANADIAN)
  if (country === 'US' && /^\d{8,9}$/.test(code)) return code.padStart(9, '0').slice(0, 5)
  const pattern = POSTAL_PATTERN.get(country)
  if (pattern !== undefined) return pattern.test(code) ? code : undefined
  const lengths = POSTAL_DIGITS.get(country)
  return lengths === undefined ? code : ofDigits(code, lengths, LEADING_ZERO.has(country))
}

function ofDigits(code: string, lengths: readonly number[], leadingZero: boolean): string | undefined {
  if (!/^\d+$/.test(code)) return undefined
  if (lengths.includes(code.length)) return code
  const [length = 0] = lengths
  const lost = length - code.length
  return leadingZero && lost > 0 && lost <= 2 ? code.padStart(length, '0') : undefined
}

function spaced(code: string, pattern: RegExp): string | undefined {
  const parts = pattern.exec(code)
  return parts === null ? undefined : `${parts[1]} ${parts[2]}`
}

/** Five equal digits and 12345 are typed to get past a form; four equal digits are real places in many countries. */
function isFiller(code: string, country: string | undefined): boolean {
  if (/^(\d)\1{4,}$/.test(code) || /^12345(?:6(?:78?)?)?$/.test(code)) return true
  return code === '9999' && country !== 'CH' && country !== 'NL'
}
