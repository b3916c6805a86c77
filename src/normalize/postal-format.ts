/** Digits of the postal codes of countries that write digits only (ISO 3166-1 alpha-2 → lengths allowed). */
export const POSTAL_DIGITS: ReadonlyMap<string, readonly number[]> = new Map([
  ...countries('AT AU BE BG CH CY DK GE HU LI LU LV NO NZ PH SI TN ZA AM', [4]),
  ...countries('AD DE DZ EE ES FI FR GR HR ID IT KR LT MA MC ME MX MY SA SE SK SM TH TR UA US VA CZ RS BA EG PK', [5]),
  ...countries('BY CN CO EC IN KG KZ RO RU SG UZ VN', [6]),
  ...countries('JP', [7]),
  ...countries('IL', [5, 7]),
  ...countries('PL', [5]),
  ...countries('PT', [4, 7]),
  ...countries('BR', [8]),
  ...countries('IR', [10]),
])

/** Countries whose codes may begin with a zero, which spreadsheets lose. */
export const LEADING_ZERO: ReadonlySet<string> = new Set(
  'US DE FR ES IT FI EE TR MX KR JP BR RO SG PL SK RS AU NO ZA MY CN VN TH'.split(' '),
)

/** Countries whose codes mix letters and digits, without separators. */
export const POSTAL_PATTERN: ReadonlyMap<string, RegExp> = new Map([
  ['NL', /^[1-9]\d{3}[A-Z]{2}$/],
  ['IE', /^(?:[AC-FHKNPRTV-Y]\d{2}|D6W)[0-9AC-FHKNPRTV-Y]{4}$/],
  ['MT', /^[A-Z]{3}\d{4}$/],
  ['AR', /^(?:\d{4}|[A-Z]\d{4}[A-Z]{3})$/],
])

function countries(codes: string, lengths: readonly number[]): [string, readonly number[]][] {
  return codes.split(' ').map((code) => [code, lengths])
}
