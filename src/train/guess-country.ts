import { normalizeCountry } from '../normalize/country.ts'
import { shareOf } from './column-kind.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { ColumnRole } from './column-role.ts'
import { headerWords } from './header-words.ts'

/** Header words that mostly one country's systems use. */
const HEADER_COUNTRY: Readonly<Record<string, string>> = {
  zip: 'US',
  zipcode: 'US',
  ssn: 'US',
  nino: 'GB',
  nhs: 'GB',
  plz: 'DE',
  postleitzahl: 'DE',
  eircode: 'IE',
  bsn: 'NL',
  woonplaats: 'NL',
  dni: 'ES',
  nif: 'ES',
  insee: 'FR',
  cognome: 'IT',
  cep: 'BR',
  cpf: 'BR',
}

/** States and provinces as they are coded, where the codes tell the country. */
const STATES: Readonly<Record<string, ReadonlySet<string>>> = {
  US: new Set(
    `al ak az ar ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok
    or pa pr ri sc sd tn tx ut va vt wa wi wv wy alabama alaska arizona california colorado florida georgia
    illinois indiana massachusetts michigan minnesota nevada ohio oregon pennsylvania texas virginia
    washington wisconsin`.split(/\s+/),
  ),
  AU: new Set('nsw vic qld wa sa tas act nt victoria queensland tasmania'.split(' ')),
  CA: new Set('on qc bc ab mb sk ns nb nl pe yt nt nu ontario quebec alberta manitoba saskatchewan'.split(' ')),
  BR: new Set('sp rj mg rs pr sc ba pe ce go es am pb rn mt ms df ma pi al se ro to ac ap rr pa'.split(' ')),
}

/** Postal codes whose writing tells the country. */
const POSTAL: readonly (readonly [country: string, pattern: RegExp])[] = [
  ['GB', /^[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}$/i],
  ['CA', /^[a-z]\d[a-z]\s?-?\d[a-z]\d$/i],
  ['NL', /^\d{4}\s?[a-z]{2}$/i],
  ['IE', /^[a-z]\d[\dw]\s?[a-z\d]{4}$/i],
  ['US', /^\d{5}-\d{4}$/],
  ['PT', /^\d{4}-\d{3}$/],
  ['BR', /^\d{5}-\d{3}$/],
  ['PL', /^\d{2}-\d{3}$/],
  ['JP', /^\d{3}-\d{4}$/],
]

/** National numbers whose writing tells the country, mobile numbers first. */
const PHONES: readonly (readonly [country: string, pattern: RegExp])[] = [
  ['US', /^(?:1[\s.-]?)?(?:\([2-9]\d{2}\)\s?|[2-9]\d{2}[\s.-]?)[2-9]\d{2}[\s.-]?\d{4}(?:\s*(?:x|ext\.?)\s*\d+)?$/i],
  ['GB', /^(?:07\d{3}\s?\d{6}|\(?0[12]\d{2,3}\)?[\s-]?\d{3}[\s-]?\d{3,4})$/],
  ['AU', /^(?:04\d{2}\s?\d{3}\s?\d{3}|\(?0[2378]\)?\s?\d{4}\s?\d{4})$/],
  ['FR', /^0[1-9](?:[\s.]\d{2}){4}$/],
  ['DE', /^01[567]\d{1,2}[\s/-]?\d{6,8}$/],
  ['ES', /^[6789]\d{2}\s?\d{3}\s?\d{3}$/],
  ['NL', /^06[\s-]?\d{8}$/],
]

/** Country calling codes; a longer code wins over its beginning. */
const CALLING_CODES: Readonly<Record<string, string>> = {
  1: 'US',
  7: 'RU',
  20: 'EG',
  27: 'ZA',
  30: 'GR',
  31: 'NL',
  32: 'BE',
  33: 'FR',
  34: 'ES',
  36: 'HU',
  39: 'IT',
  40: 'RO',
  41: 'CH',
  43: 'AT',
  44: 'GB',
  45: 'DK',
  46: 'SE',
  47: 'NO',
  48: 'PL',
  49: 'DE',
  51: 'PE',
  52: 'MX',
  54: 'AR',
  55: 'BR',
  56: 'CL',
  57: 'CO',
  60: 'MY',
  61: 'AU',
  62: 'ID',
  63: 'PH',
  64: 'NZ',
  65: 'SG',
  66: 'TH',
  81: 'JP',
  82: 'KR',
  84: 'VN',
  86: 'CN',
  90: 'TR',
  91: 'IN',
  92: 'PK',
  351: 'PT',
  352: 'LU',
  353: 'IE',
  358: 'FI',
  380: 'UA',
  420: 'CZ',
  852: 'HK',
  971: 'AE',
  972: 'IL',
}

const DOMAIN_COUNTRY: Readonly<Record<string, string>> = { uk: 'GB' }
/** Country domains that are sold for their sound. */
const GENERIC_DOMAINS: ReadonlySet<string> = new Set([
  'co',
  'io',
  'me',
  'tv',
  'ai',
  'cc',
  'ws',
  'to',
  'biz',
  'eu',
  'us',
])

/** Votes needed, and how many times those of the runner-up. */
const LEAST_VOTES = 1.5
const LEAST_LEAD = 2

/**
 * The ISO 3166-1 alpha-2 country most records are of, or `undefined` where the columns do not tell.
 * A country column, states, postal codes, phone numbers, e-mail domains and header words vote.
 */
export function guessCountry(columns: readonly { profile: ColumnProfile; role: ColumnRole }[]): string | undefined {
  const votes = new Map<string, number>()
  const vote = (country: string, weight: number): void => {
    votes.set(country, (votes.get(country) ?? 0) + weight)
  }
  const voted = new Set<string>()
  for (const { profile, role } of columns) {
    for (const word of headerWords(profile.header)) {
      const country = HEADER_COUNTRY[word]
      if (country && !voted.has(word)) vote(country, 1)
      voted.add(word)
    }
    const most = (table: readonly (readonly [string, RegExp])[], weight: number): void => {
      for (const [country, pattern] of table) {
        const share = shareOf(profile, (text) => pattern.test(text))
        if (share >= 0.5) vote(country, weight * share)
      }
    }
    if (role === 'country') voteShares(profile, countryOf, 4, vote)
    else if (role === 'state') {
      for (const [country, states] of Object.entries(STATES)) {
        const share = shareOf(profile, (text) => states.has(text.toLowerCase()))
        if (share >= 0.6) vote(country, 3 * share)
      }
    } else if (role === 'postalCode') most(POSTAL, 2)
    else if (role === 'phone' || role === 'fax') {
      most(PHONES, 1 + 0.5 * profile.share('phoneFormatted'))
      voteShares(profile, countryOfCall, 2, vote)
    } else if (role === 'email') voteShares(profile, countryOfDomain, 2, vote)
    else if (role === 'nationalId' && profile.share('ssn') >= 0.7) vote('US', 1)
  }
  const [first, second] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  if (!first || first[1] < LEAST_VOTES) return undefined
  return first[1] >= LEAST_LEAD * (second?.[1] ?? 0) ? first[0] : undefined
}

function voteShares(
  profile: ColumnProfile,
  countryOfText: (text: string) => string | undefined,
  weight: number,
  vote: (country: string, weight: number) => void,
): void {
  const shares = new Map<string, number>()
  let total = 0
  for (const [text, count] of profile.values) {
    total += count
    const country = countryOfText(text)
    if (country) shares.set(country, (shares.get(country) ?? 0) + count)
  }
  for (const [country, count] of shares) vote(country, (weight * count) / total)
}

function countryOf(text: string): string | undefined {
  const country = normalizeCountry(text)
  return 'value' in country ? country.value : undefined
}

function countryOfCall(text: string): string | undefined {
  const digits = /^(?:tel:)?(?:\+|00)\s?(\d[\d\s()-]*)/.exec(text)?.[1]?.replace(/\D/g, '')
  if (!digits) return undefined
  for (let length = 3; length >= 1; length--) {
    const country = CALLING_CODES[digits.slice(0, length)]
    if (country) return country
  }
  return undefined
}

function countryOfDomain(text: string): string | undefined {
  const domain = /\.([a-z]{2})[.>;,]?$/i.exec(text)?.[1]?.toLowerCase()
  if (!domain || GENERIC_DOMAINS.has(domain)) return undefined
  return DOMAIN_COUNTRY[domain] ?? domain.toUpperCase()
}
