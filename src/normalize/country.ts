import { COUNTRY_NAMES } from './country-names.ts'
import { foldWords, joinAcronyms } from './fold-words.ts'
import type { Normalized } from './normalized.ts'
import { missingReason, readText } from './read-text.ts'

const LONGEST = 128

/** Codes and names people write that are in no standard; folded words. */
const ALIASES: Readonly<Record<string, string>> = {
  AE: 'uae|emirates',
  BO: 'bolivia plurinational state of|plurinational state of bolivia',
  BN: 'brunei darussalam',
  CD: 'drc|dr congo|congo dr|democratic republic of the congo|democratic republic of congo|zaire',
  CG: 'republic of the congo|congo republic',
  CI: 'ivory coast|elfenbeinkuste',
  CN: 'prc|peoples republic of china|mainland china',
  CV: 'cape verde islands',
  CZ: 'czech republic|tschechische republik|ceska republika|republique tcheque',
  DE: 'federal republic of germany|bundesrepublik deutschland|brd',
  FM: 'micronesia federated states of|federated states of micronesia',
  GB:
    'uk|great britain|britain|england|scotland|wales|northern ireland|' +
    'grossbritannien|england uk|angleterre|inglaterra|gran bretana|grande bretagne|united kingdom of great britain and northern ireland',
  GR: 'el|hellas|hellenic republic',
  HK: 'hong kong|hongkong',
  IE: 'eire|republic of ireland|ireland republic of',
  IR: 'iran islamic republic of|islamic republic of iran|persia',
  KP: 'dprk|democratic peoples republic of korea|korea democratic peoples republic of|korea north',
  KR: 'korea|republic of korea|korea republic of|rok|korea south|s korea',
  LA: 'lao peoples democratic republic|lao pdr',
  MD: 'moldova republic of|republic of moldova',
  MK: 'macedonia|fyrom|republic of north macedonia|former yugoslav republic of macedonia',
  MM: 'burma',
  MO: 'macau|macao',
  NL: 'holland|hollande|the netherlands',
  PS: 'palestine|state of palestine|palestine state of',
  RU: 'russian federation|russische foderation|federation de russie',
  SY: 'syrian arab republic',
  SZ: 'swaziland',
  TL: 'east timor',
  TR: 'turkey|republic of turkey',
  TW: 'taiwan province of china|republic of china',
  TZ: 'tanzania united republic of|united republic of tanzania',
  US:
    'united states of america|america|us of a|estados unidos de america|vereinigte staaten von amerika|' +
    'etats unis damerique|eeuu|ee uu|u s|u s a',
  VA: 'holy see|vatican|holy see vatican city state',
  VE: 'venezuela bolivarian republic of|bolivarian republic of venezuela',
  VN: 'viet nam',
}

/** ISO 3166-1 keeps these for users, who write them for "unknown". */
const UNKNOWN_CODES: ReadonlySet<string> = new Set(['xx', 'zz', 'xxx', 'zzz', 'qq', 'na'])

/** By word, made for the first country that is read. */
let countries: ReadonlyMap<string, string> | undefined

/**
 * An ISO 3166-1 alpha-2 code in upper case, from alpha-2, alpha-3, numeric (`276`, `4` → `AF`) or a name in English,
 * German, French, Spanish, Italian, Dutch, Portuguese or the country's own language (`U.S.A.`, `Deutschland`, `UK`, `日本`).
 * `NA` is read as "not available"; Namibia, from its name, `NAM` or 516, is the one country given by alpha-3: `NAM`.
 * Reasons: `blank`, `placeholder`, `malformed` (no country known by that name), `length` (over 128), `type`.
 */
export function normalizeCountry(raw: unknown): Normalized {
  const read = readText(raw, LONGEST, missingReason)
  if ('reason' in read) return read
  const words = foldWords(joinAcronyms(read.text)).replace(/^the (?=.)/, '')
  if (UNKNOWN_CODES.has(words) || /^0+$/.test(words)) return { reason: 'placeholder' }
  countries ??= new Map([...standardCountries(), ...aliases()])
  const value = countries.get(/^\d{1,2}$/.test(words) ? words.padStart(3, '0') : words)
  return value === undefined ? { reason: 'malformed' } : { value }
}

function standardCountries(): [string, string][] {
  return COUNTRY_NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const names = line.split('|').filter((name) => name !== '')
      const [alpha2 = '', alpha3 = ''] = names
      return names.map((name): [string, string] => [name.toLowerCase(), alpha2 === 'NA' ? alpha3 : alpha2])
    })
}

function aliases(): [string, string][] {
  return Object.entries(ALIASES).flatMap(([code, names]) =>
    names.split('|').map((name): [string, string] => [name, code]),
  )
}
