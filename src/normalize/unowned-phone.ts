/** Numbers set aside for drama, by calling code and national number. Regulators promise never to assign them. */
const FICTION: ReadonlyMap<string, RegExp> = new Map([
  // NANPA: 555-0100 to 555-0199 in every area
  ['1', /^\d{3}55501\d\d$/],
  // Ofcom, "Telephone numbers for use in TV and radio drama"
  [
    '44',
    /^(?:(?:113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|1914980\d{3}|2079460\d{3}|2896496\d{3}|2920180\d{3}|1632960\d{3}|7700900\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3})$/,
  ],
  // ACMA, "Phone numbers for use in TV shows, films and creative works"
  [
    '61',
    /^(?:[2378](?:5550|7010)\d{4}|491570(?:006|110|15[6-9]|313|737)|491571(?:266|491|804)|491572(?:549|665|983)|491573(?:087|770)|491574(?:118|632)|491575(?:254|789)|491576(?:398|801)|491577(?:426|644)|491578(?:148|888|957)|491579(?:212|455|760)|1800160401|1[38]00975(?:70[7-9]|71[01]))$/,
  ],
  // ARCEP, numbers for audiovisual works
  ['33', /^(?:19900|26191|35301|46571|53649|63998)\d{4}$/],
  // Bundesnetzagentur, "Drama numbers"
  ['49', /^(?:3023125\d{3}|6990009\d{3}|4066969\d{3}|2214710\d{3}|8999998\d{3}|1713920\d{3})$/],
  // PTS, numbers for fiction
  ['46', /^(?:313900[6]\d\d|406280[4]\d\d|846500[4]\d\d|980319[2]\d\d|70174069[5-9]|7017406(?:0[5-9]|[1-9]\d))$/],
  // ComReg, numbers for drama
  ['353', /^2091\d{5}$/],
])

/** Directory assistance, song numbers and the like: what North Americans type into a form, with or without an area. */
const NANP_FILLER = /^(?:1?\d{3})?(?:5551212|8675309|1234567|7654321|(\d)\1{6})$/
const RUNS: readonly string[] = ['01234567890123456789', '98765432109876543210']

/**
 * Why an E.164 number identifies nobody: `placeholder` (one repeated digit, a run of digits, 555-5555, 867-5309,
 * directory assistance) or `fictitious` (set aside for drama); `undefined` where somebody may own it.
 */
export function unownedPhone(e164: string): 'placeholder' | 'fictitious' | undefined {
  const digits = e164.slice(1)
  const code = callingCodeOf(digits)
  const national = digits.slice(code.length)
  if (isFiller(national) || (code === '1' && isLocalFiller(national))) return 'placeholder'
  return FICTION.get(code)?.test(national) ? 'fictitious' : undefined
}

/** Whether digits that need not be a whole number are a North American filler: `867-5309`, `555-1212`. */
export function isLocalFiller(digits: string): boolean {
  return NANP_FILLER.test(digits)
}

/** Calling codes of one and of two digits (ITU-T E.164 list); all others have three. */
const SHORT_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

function callingCodeOf(digits: string): string {
  return SHORT_CODE.exec(digits)?.[0] ?? digits.slice(0, 3)
}

/** The same digit throughout, or but for the first two or three (an area code): `0 20 0000 0000`; or a run of digits. */
function isFiller(national: string): boolean {
  if (/^\d{0,3}?(\d)\1{6,}$/.test(national)) return true
  return national.length >= 7 && RUNS.some((run) => run.includes(national))
}
