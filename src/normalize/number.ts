import type { NumberOptions } from '../model/field.ts'
import { foldDigits } from './fold-digits.ts'
import type { Normalized } from './normalized.ts'
import { rawText } from './raw-text.ts'
import { missingReason, readText } from './read-text.ts'

const LONGEST = 128
const LARGEST_EXPONENT = 100
const AROUND =
  /^(?:[\p{Sc}%‰\s]|(?:usd|eur|gbp|chf|cad|aud|jpy|us(?=\$)))+|(?:[\p{Sc}%‰\s]|(?:usd|eur|gbp|chf|cad|aud|jpy))+$/giu
const GROUP_SPACES = /(?<=\d)[\s'’\u00a0\u2009\u202f](?=\d{3}(?!\d))/g
const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i

/**
 * A number as plain decimal text, without leading or trailing zeros: `1,234.50` and `1.234,50` → `1234.5`, `$12` → `12`,
 * `12 %` → `12`, `(5)` → `-5`, `1.5e3` → `1500`. A single comma before exactly three digits groups thousands (flag
 * `ambiguous`); a single dot is the decimal point. With `decimals`, rounded half away from zero to exactly that many.
 * Zero and negative numbers are legitimate.
 * Reasons: `blank`, `placeholder`, `malformed`, `impossible` (infinite, or beyond 10^100), `length`, `type`.
 */
export function normalizeNumber(raw: unknown, options: NumberOptions = {}): Normalized {
  if (typeof raw === 'number' && !Number.isFinite(raw))
    return { reason: Number.isNaN(raw) ? 'placeholder' : 'impossible' }
  const read = readText(typeof raw === 'number' ? rawText(raw) : raw, LONGEST, missingReason)
  if ('reason' in read) return read
  const { sign, body } = signOf(foldDigits(read.text))
  const { text, ambiguous } = withDecimalPoint(body.replace(GROUP_SPACES, ''))
  const match = PLAIN.exec(text)
  if (match === null || !/\d/.test(`${match[2]}${match[3] ?? ''}`)) return { reason: 'malformed' }
  const exponent = Number(match[4] ?? 0)
  if (Math.abs(exponent) > LARGEST_EXPONENT) return { reason: 'impossible' }
  const digits = scale(match[2] ?? '', match[3] ?? '', exponent)
  const value = options.decimals === undefined ? digits : round(digits, options.decimals)
  const negative = sign * (match[1] === '-' ? -1 : 1) < 0 && /[1-9]/.test(value)
  const signed = negative ? `-${value}` : value
  return ambiguous ? { value: signed, flags: ['ambiguous'] } : { value: signed }
}

/** `(5)` and `5-`, as accountants and old mainframes write −5; currency and percent signs removed. */
function signOf(text: string): { readonly sign: 1 | -1; readonly body: string } {
  const bare = text.replace(AROUND, '')
  const behind = /^\((.*)\)$/s.exec(bare) ?? /^([^-].*)-$/s.exec(bare)
  if (behind) return { sign: -1, body: (behind[1] ?? '').replace(AROUND, '') }
  const before = /^([+-])\s*(.*)$/s.exec(bare)
  return before
    ? { sign: before[1] === '-' ? -1 : 1, body: (before[2] ?? '').replace(AROUND, '') }
    : { sign: 1, body: bare }
}

/** Groups removed, `.` before the decimals. */
function withDecimalPoint(text: string): { readonly text: string; readonly ambiguous: boolean } {
  const mantissa = text.replace(/e.*$/i, '')
  const commas = mantissa.split(',').length - 1
  const dots = mantissa.split('.').length - 1
  const grouped = (mark: string): boolean =>
    mantissa.split(mark).every((part, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}(?:[.,]\d*)?$/).test(part))
  if (commas > 0 && dots > 0) {
    const [group, point] = mantissa.lastIndexOf(',') > mantissa.lastIndexOf('.') ? ['.', ','] : [',', '.']
    if (!grouped(group)) return { text: '', ambiguous: false }
    return { text: text.replaceAll(group, '').replace(point, '.'), ambiguous: false }
  }
  if (commas > 1 || dots > 1) {
    const group = commas > 1 ? ',' : '.'
    return { text: grouped(group) ? text.replaceAll(group, '') : '', ambiguous: false }
  }
  if (commas === 1 && /^[1-9]\d{0,2},\d{3}$/.test(mantissa)) return { text: text.replace(',', ''), ambiguous: true }
  return { text: text.replace(',', '.'), ambiguous: false }
}

/** Digits before and after the point, moved by the exponent, without needless zeros. */
function scale(whole: string, fraction: string, exponent: number): string {
  const digits = whole + fraction
  const point = whole.length + exponent
  const padded = point < 0 ? '0'.repeat(-point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 0)
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0'
  const after = padded.slice(at).replace(/0+$/, '')
  return after === '' ? before : `${before}.${after}`
}

function round(plain: string, decimals: number): string {
  const [whole = '0', fraction = ''] = plain.split('.')
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  const rounded = kept + ((fraction[decimals] ?? '0') >= '5' ? 1n : 0n)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
