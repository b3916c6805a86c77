import type { NationalIdOptions } from '../model/field.ts'
import { junkReason } from './junk-reason.ts'
import { NATIONAL_ID_RULES, refuseSsn } from './national-id-rules.ts'
import type { NormalizeContext, Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

/** How states and people write such numbers. Anything else is another value, or masked (`***-**-1234`). */
const WRITTEN = /^[\p{L}\p{M}\p{N}\s./_:()-]+$/u
/** `XXX-XX-1234`: what is left of a number that was hidden. */
const MASKED = /^X{3,}/
const SSN_SHAPE = /^\d{3}[- ]\d{2}[- ]\d{4}$/
/** Shorter is no number a state gives; longer is a document, not a number. */
const SHORTEST = 4
const LONGEST = 32

/**
 * A number a state gives a person: letters and digits only, upper case. The record's country, else the field's, says
 * which rules apply (US SSN, GB NINO, CA SIN, AU TFN, DE IdNr, FR NIR, ES DNI/NIE, NL BSN, BR CPF, PL PESEL): impossible
 * ranges, check digits and misused numbers are refused. Numbers of another shape (passports) are taken as they are.
 */
export function normalizeNationalId(raw: unknown, options?: NationalIdOptions, context?: NormalizeContext): Normalized {
  const read = readText(raw, 200)
  if ('reason' in read) return read
  const { text } = read
  if (!WRITTEN.test(text)) return { reason: 'malformed' }
  const country = (context?.country ?? options?.country)?.toUpperCase()
  const dense = text
    .toUpperCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
    .normalize('NFC')
  const id = country === 'US' ? withLeadingZeros(raw, dense) : dense
  if (junkReason(id) !== undefined) return { reason: 'placeholder' }
  if (MASKED.test(id) || !/\d/.test(id)) return { reason: 'malformed' }
  if (id.length < SHORTEST || id.length > LONGEST) return { reason: 'length' }

  const rule = NATIONAL_ID_RULES.find((candidate) => candidate.country === country && candidate.shape.test(id))
  const reason = rule === undefined ? unruled(text, id, country) : rule.refuse(id)
  if (reason !== undefined) return { reason }
  return { value: rule?.canonical?.(id) ?? id }
}

/** `123-45-6789` can be read without knowing the country. */
function unruled(text: string, id: string, country: string | undefined): ReturnType<typeof refuseSsn> {
  return country === undefined && SSN_SHAPE.test(text) ? refuseSsn(id) : undefined
}

/** A spreadsheet that took a Social Security number for a quantity has lost its leading zeros. */
function withLeadingZeros(raw: unknown, id: string): string {
  return typeof raw === 'number' && /^\d{7,8}$/.test(id) ? id.padStart(9, '0') : id
}
