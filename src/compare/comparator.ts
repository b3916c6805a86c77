import type { ComparatorName } from '../model/comparison.ts'
import { calendarDate, calendarDateEncoded } from './calendar-date.ts'
import { decimal, decimalEncoded } from './decimal.ts'
import { emailAddress, emailAddressEncoded } from './email-address.ts'
import type { EncodedSimilarity, Similarity } from './encoded.ts'
import { geoPoint, geoPointEncoded } from './geo-point.ts'
import { jaroWinkler, jaroWinklerEncoded } from './jaro-winkler.ts'
import { levenshtein, levenshteinEncoded } from './levenshtein.ts'
import { mongeElkan, mongeElkanEncoded } from './monge-elkan.ts'
import { organizationName, organizationNameEncoded } from './organization-name.ts'
import { osa, osaEncoded } from './osa.ts'
import { personName, personNameEncoded } from './person-name.ts'
import { phoneNumber, phoneNumberEncoded } from './phone-number.ts'
import { dice, diceEncoded } from './q-grams.ts'
import { streetAddress, streetAddressEncoded } from './street-address.ts'
import { tokenSet, tokenSetEncoded } from './token-set.ts'

/** Those that need nothing but the two values; `words` and `wordBag` need to know how rare a word is. */
export type PlainComparatorName = Exclude<ComparatorName, 'words' | 'wordBag'>

/** The comparators a model names, on encoded values that differ (equal values are 1 without asking). */
export const encodedComparator: Readonly<Record<PlainComparatorName, EncodedSimilarity>> = Object.freeze({
  equal: () => 0,
  jaroWinkler: jaroWinklerEncoded,
  levenshtein: levenshteinEncoded,
  osa: osaEncoded,
  dice: diceEncoded,
  mongeElkan: mongeElkanEncoded,
  tokenSet: tokenSetEncoded,
  personName: personNameEncoded,
  organizationName: organizationNameEncoded,
  calendarDate: calendarDateEncoded,
  streetAddress: streetAddressEncoded,
  emailAddress: emailAddressEncoded,
  phoneNumber: phoneNumberEncoded,
  decimal: decimalEncoded,
  geoPoint: geoPointEncoded,
})

/** The same on strings that differ. */
export const comparator: Readonly<Record<PlainComparatorName, Similarity>> = Object.freeze({
  equal: () => 0,
  jaroWinkler,
  levenshtein,
  osa,
  dice,
  mongeElkan,
  tokenSet,
  personName,
  organizationName,
  calendarDate,
  streetAddress,
  emailAddress,
  phoneNumber,
  decimal,
  geoPoint,
})
