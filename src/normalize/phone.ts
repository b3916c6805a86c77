import {
  type CountryCode,
  isSupportedCountry,
  type MetadataJson,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core'
import type { PhoneOptions } from '../model/field.ts'
import { wordReason } from './junk.ts'
import type { NormalizeContext, Normalized, RejectReason } from './normalized.ts'
import { PHONE_METADATA } from './phone-metadata.ts'
import { plainPhone } from './plain-phone.ts'
import { readText } from './read-text.ts'
import { isLocalFiller, unownedPhone } from './unowned-phone.ts'

/** A telephone number as it is written, before anybody asks whether it identifies a person. */
export interface ParsedPhone {
  /** E.164 with `+`, without extension. */
  readonly e164: string
  readonly extension: boolean
  /** Whether the numbering plan knows the number, not only its length. */
  readonly assigned: boolean
}

/** Longer text is no telephone number, however it is dressed. */
export const LONGEST_RAW = 80
const LABEL = /^(?:tel|telephone|phone|mobile|cell|fax|home|work|[tmphcf])\s*[:.]+\s*/i
const PLACE = /\s*\((?:home|work|office|mobile|cell|fax|[hwmcof])\)$/i
const EXTENSION = /(?:;ext=|[\s,;]*(?:extension|extn|ext|anexo|poste|durchwahl|dw|x|#)[.:]?\s*)\d{1,7}#?$/i
const SPREADSHEET_DECIMAL = /^(\+?\d{7,15})\.0+$/
const VANITY = /^\+?[\d\s().-]{3,}[A-Za-z][A-Za-z\d\s-]*$/
/** White space the library does not read: line breaks inside a cell, tabs. */
const OTHER_SPACE = /[^\S ]/
const KEYPAD = '22233344455566677778889999'

/**
 * A telephone number in E.164 without its extension (ITU-T E.164; parsing by libphonenumber-js).
 * The country of numbers written without one is the record's (`context`), else the field's; `+` and `00` win over both.
 * A number of possible length that the numbering plan does not know is kept and flagged `unassigned`: plans grow faster
 * than metadata, and a mistyped area code still tells callers apart. Numbers nobody can own (fiction, directory
 * assistance, 867-5309, one repeated digit) are refused. Flags: `extension`, `unassigned`.
 */
export function normalizePhone(raw: unknown, options?: PhoneOptions, context?: NormalizeContext): Normalized {
  const read = readText(raw, LONGEST_RAW, wordReason)
  if ('reason' in read) return read
  const phone = parsePhone(read.text, context?.country ?? options?.country)
  if ('reason' in phone) return isLocalFiller(read.text.replace(/\D/g, '')) ? { reason: 'placeholder' } : phone
  const unowned = unownedPhone(phone.e164)
  if (unowned !== undefined) return { reason: unowned }
  if (phone.assigned && !phone.extension) return { value: phone.e164 }
  const flags = [...(phone.extension ? ['extension'] : []), ...(phone.assigned ? [] : ['unassigned'])]
  return { value: phone.e164, flags }
}

/** Reads a number; says nothing about whose it is. `text` is trimmed NFC of at most 80 characters, `country` ISO 3166-1 alpha-2. */
export function parsePhone(text: string, country: string | undefined): ParsedPhone | { readonly reason: RejectReason } {
  const home = countryCode(country)
  const line = OTHER_SPACE.test(text) ? text.replace(/\s+/g, ' ') : text
  const plain = plainPhone(line, home)
  if (plain !== undefined) return { e164: plain, extension: false, assigned: true }

  const bare = line.replace(LABEL, '').replace(PLACE, '').replace(SPREADSHEET_DECIMAL, '$1')
  const main = bare.replace(EXTENSION, '')
  const parsed = parseNumber(dialled(main), home)
  return 'reason' in parsed ? parsed : { ...parsed, extension: parsed.extension || main !== bare }
}

/** The slow path, on a number without letters and without extension. {@link plainPhone} is proven equal to it. */
export function parseNumber(
  text: string,
  country: string | undefined,
): ParsedPhone | { readonly reason: RejectReason } {
  const home = country as CountryCode | undefined
  const number = parsePhoneNumberFromString(
    text,
    home === undefined ? { extract: false } : { defaultCountry: home, extract: false },
    metadata(),
  )
  if (number === undefined) {
    const digits = text.replace(/\D/g, '').length
    if (/\p{L}/u.test(text) || digits === 0) return { reason: 'malformed' }
    if (digits < 4 || digits > 15) return { reason: 'length' }
    return { reason: home === undefined && !text.startsWith('+') ? 'country-unknown' : 'malformed' }
  }
  if (!number.isPossible()) return { reason: 'length' }
  // A local number is possible only at home; and a first digit may be a trunk prefix to one reading, part of the number to
  // the next. Only what reads the same in E.164 is a canonical value.
  const again = parsePhoneNumberFromString(number.number, metadata())
  if (!again?.isPossible()) return { reason: 'length' }
  if (again.number !== number.number) return { reason: 'malformed' }
  return { e164: number.number, extension: number.ext !== undefined, assigned: number.isValid() }
}

/** What one would dial: `00` as `+`, letters as their keys (`1-800-FLOWERS`, ITU-T E.161). */
function dialled(text: string): string {
  const digits = VANITY.test(text)
    ? text.replace(/[A-Za-z]/g, (letter) => KEYPAD[letter.toUpperCase().charCodeAt(0) - 65]!)
    : text
  return digits.replace(/^\(?(?:\+\s*)?00[\s)-]*(?=[1-9])/, '+')
}

const ISO_SLIPS: Readonly<Record<string, string>> = { UK: 'GB', EN: 'GB', EL: 'GR' }

function countryCode(country: string | undefined): string | undefined {
  if (country === undefined) return undefined
  const upper = country.trim().toUpperCase()
  const code = ISO_SLIPS[upper] ?? upper
  return isSupportedCountry(code as CountryCode, metadata()) ? code : undefined
}

let read: MetadataJson | undefined

/** The numbering plans, read when the first number is. */
function metadata(): MetadataJson {
  read ??= JSON.parse(PHONE_METADATA) as MetadataJson
  return read
}
