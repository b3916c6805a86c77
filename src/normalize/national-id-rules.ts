import { isLuhn } from './check-digit.ts'
import type { RejectReason } from './normalized.ts'

/** How one state writes a number it gives its people. Values that do not fit `shape` are judged generically. */
export interface NationalIdRule {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The whole number, letters in upper case, without separators. */
  readonly shape: RegExp
  /** The part that tells people apart, where it is not the whole. */
  readonly canonical?: (id: string) => string
  /** Why a number of that shape cannot be anybody's. */
  readonly refuse: (id: string) => RejectReason | undefined
}

/** Numbers printed in wallets, advertisements and forms, so that thousands have used them (SSA, "Social Security history"). */
const MISUSED_SSN: ReadonlySet<string> = new Set(['078051120', '219099999', '457555462', '721074426', '111111111'])

const checked = (isRight: (id: string) => boolean) => (id: string) =>
  isRight(id) ? undefined : ('check-digit' as const)

/** The rules known, at most one for each country and shape. */
export const NATIONAL_ID_RULES: readonly NationalIdRule[] = [
  { country: 'US', shape: /^\d{9}$/, refuse: refuseSsn },
  {
    // National Insurance number; HMRC manual NIM39110. The suffix A to D does not tell people apart.
    country: 'GB',
    shape: /^[A-Z]{2}\d{6}[A-D]?$/,
    canonical: (id) => id.slice(0, 8),
    refuse: (id) =>
      /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]/.test(id) && !/0{6}/.test(id)
        ? undefined
        : 'impossible',
  },
  {
    // Social Insurance Number; 0 and 8 are not given to people
    country: 'CA',
    shape: /^\d{9}$/,
    refuse: (id) => (/^[08]/.test(id) ? 'impossible' : checked(isLuhn)(id)),
  },
  {
    country: 'AU',
    shape: /^\d{9}$/,
    refuse: checked((id) => weightedSum(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0),
  },
  {
    // Steuerliche Identifikationsnummer, ISO 7064 MOD 11,10
    country: 'DE',
    shape: /^\d{11}$/,
    refuse: (id) => (id.startsWith('0') ? 'impossible' : checked(isMod11Of10)(id)),
  },
  {
    // Numéro d'inscription au répertoire with its key; Corsica writes 2A and 2B
    country: 'FR',
    shape: /^[1-478]\d{4}(?:\d{2}|2[AB])\d{8}$/,
    refuse: checked(
      (id) => 97n - (BigInt(id.slice(0, 13).replace('2A', '19').replace('2B', '18')) % 97n) === BigInt(id.slice(13)),
    ),
  },
  {
    // DNI and NIE
    country: 'ES',
    shape: /^[XYZ\d]\d{7}[A-Z]$/,
    refuse: checked((id) => {
      const digits = id.slice(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2')
      return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23) === id.charAt(8)
    }),
  },
  {
    // Burgerservicenummer, the eleven test
    country: 'NL',
    shape: /^\d{9}$/,
    refuse: checked((id) => weightedSum(id, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0),
  },
  {
    // Cadastro de Pessoas Físicas
    country: 'BR',
    shape: /^\d{11}$/,
    refuse: checked((id) => [9, 10].every((at) => cpfDigit(id.slice(0, at)) === Number(id.charAt(at)))),
  },
  {
    // PESEL
    country: 'PL',
    shape: /^\d{11}$/,
    refuse: checked((id) => weightedSum(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0),
  },
]

/** Social Security number (SSA, POMS RM 10201.035): area, group and serial are never zero; no area 666 or 9xx. */
export function refuseSsn(id: string): RejectReason | undefined {
  if (/^98765432\d$/.test(id)) return 'fictitious'
  if (MISUSED_SSN.has(id)) return 'placeholder'
  return /^(?:000|666|9)|^\d{3}00|0000$/.test(id) ? 'impossible' : undefined
}

function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits.charAt(at)), 0)
}

/** ISO 7064 MOD 11,10. */
function isMod11Of10(digits: string): boolean {
  let product = 10
  for (const digit of digits.slice(0, -1)) product = (((Number(digit) + product) % 10 || 10) * 2) % 11
  return (11 - product) % 10 === Number(digits.at(-1))
}

function cpfDigit(digits: string): number {
  const sum = Array.from(digits, Number).reduce((total, digit, at) => total + digit * (digits.length + 1 - at), 0)
  return ((sum * 10) % 11) % 10
}
