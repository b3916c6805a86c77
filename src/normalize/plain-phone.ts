import { NANP_AREAS } from './nanp-areas.ts'

/**
 * The fast path of phone numbers: plain national and E.164 spellings of a few countries, some 80 times faster than the
 * library. It answers only where the library gives the same number and calls it valid, which a differential test
 * proves. Whatever is not plain is left to the library.
 */

interface NumberingPlan {
  readonly callingCode: string
  /** Digit dialled before a national number, not part of it. */
  readonly trunk: '' | '0' | '1'
  /** Whether a number may be written without the trunk digit. */
  readonly bare: boolean
  /** Whether these digits are a national number that is valid: a subset of the plan. */
  readonly isValid: (national: string) => boolean
}

const matches = (pattern: RegExp) => (national: string) => pattern.test(national)

const NANP: NumberingPlan = {
  callingCode: '1',
  trunk: '1',
  bare: true,
  isValid: (national) => /^\d{3}[2-9]\d{6}$/.test(national) && NANP_AREAS.has(national.slice(0, 3)),
}

const PLANS: ReadonlyMap<string, NumberingPlan> = new Map<string, NumberingPlan>([
  ['US', NANP],
  ['CA', NANP],
  // mobiles and London
  ['GB', trunkZero('44', /^(?:7[1-3]\d|74[0-46-9]|75[13-9]|77[1-7]|78[014-9]|79[024-9]|20[378])\d{7}$/)],
  ['AU', trunkZero('61', /^(?:4[0-36]\d|2[0269]\d|3[589]\d|7[3-57]\d|8[78]\d)\d{6}$/)],
  // mobiles, Berlin, Hamburg, Frankfurt, Munich
  ['DE', trunkZero('49', /^(?:1[567]\d{8,9}|(?:30|40|69|89)[2-9]\d{6,7})$/)],
  ['FR', trunkZero('33', /^[1-79]\d{8}$/)],
  ['NL', trunkZero('31', /^(?:6[1-5]|10|20|30|40|70)\d{7}$/)],
  ['ES', { callingCode: '34', trunk: '', bare: true, isValid: matches(/^(?:6\d|7[1-4]|9[1-8])\d{7}$/) }],
  ['IT', { callingCode: '39', trunk: '', bare: true, isValid: matches(/^3[2-8]\d{8}$/) }],
  ['IN', { callingCode: '91', trunk: '0', bare: true, isValid: matches(/^[6-8]\d{9}$/) }],
])

const BY_CALLING_CODE: ReadonlyMap<string, NumberingPlan> = new Map(
  Array.from(PLANS.values(), (plan) => [plan.callingCode, plan]),
)

const LAYOUT = /^(?:\+|\+?\()?\d+(?:[ ./()-]{1,3}\d+)*$/

/** The E.164 form of a plainly written, valid number; `undefined` where the library has to look at it. */
export function plainPhone(text: string, country: string | undefined): string | undefined {
  if (!LAYOUT.test(text)) return undefined
  const digits = text.replace(/\D+/g, '')
  if (text.startsWith('+')) {
    const plan = BY_CALLING_CODE.get(digits.charAt(0)) ?? BY_CALLING_CODE.get(digits.slice(0, 2))
    return plan?.isValid(digits.slice(plan.callingCode.length)) ? `+${digits}` : undefined
  }
  const plan = country === undefined ? undefined : PLANS.get(country)
  if (plan === undefined) return undefined
  if (plan.bare && plan.isValid(digits)) return `+${plan.callingCode}${digits}`
  const national = digits.slice(1)
  const trunk = plan.trunk !== '' && digits.startsWith(plan.trunk)
  return trunk && plan.isValid(national) ? `+${plan.callingCode}${national}` : undefined
}

function trunkZero(callingCode: string, pattern: RegExp): NumberingPlan {
  return { callingCode, trunk: '0', bare: false, isValid: matches(pattern) }
}
