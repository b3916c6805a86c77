/**
 * Comparators: how alike two values are, from 0 to 1. Each has a face on strings (`jaroWinkler(a, b, cutoff?)`) and one
 * on encoded values (`jaroWinklerEncoded(bytes, aStart, aEnd, bStart, bEnd, cutoff?)`), which answer bit for bit alike.
 * Characters are Unicode code points. {@link TextColumn} compares many pairs at once. Edit distances are also there as counts (`levenshteinDistance`).
 * @module selfsame/compare
 */
export { calendarDate, calendarDateEncoded, daysBetween } from './calendar-date.ts'
export { cologne, cologneSimilarity, cologneSimilarityEncoded } from './cologne.ts'
export type { PlainComparatorName } from './comparator.ts'
export { damerau, damerauDistance, damerauDistanceEncoded, damerauEncoded } from './damerau.ts'
export { decimal, decimalEncoded } from './decimal.ts'
export { doubleMetaphone, doubleMetaphoneSimilarity, doubleMetaphoneSimilarityEncoded } from './double-metaphone.ts'
export { emailAddress, emailAddressEncoded, sameDomain, sameLocalPart } from './email-address.ts'
export type { EncodedSimilarity, Similarity } from './encoded.ts'
export { geoDistance, geoPoint, geoPointEncoded } from './geo-point.ts'
export { givenAndFamily, givenAndFamilyEncoded, type NameParts } from './given-family.ts'
export { jaro, jaroEncoded } from './jaro.ts'
export { jaroWinkler, jaroWinklerEncoded } from './jaro-winkler.ts'
export {
  levenshtein,
  levenshteinDistance,
  levenshteinDistanceEncoded,
  levenshteinEncoded,
} from './levenshtein.ts'
export { mongeElkan, mongeElkanEncoded } from './monge-elkan.ts'
export { nickname, nicknameEncoded } from './nickname.ts'
export { organizationName, organizationNameEncoded } from './organization-name.ts'
export { osa, osaDistance, osaDistanceEncoded, osaEncoded } from './osa.ts'
export { personName, personNameEncoded } from './person-name.ts'
export { phoneNumber, phoneNumberEncoded } from './phone-number.ts'
export { dice, diceEncoded, type GramLength, jaccard, jaccardEncoded } from './q-grams.ts'
export { encodedSimilarityByName, similarityByName } from './similarity.ts'
export { soundex, soundexSimilarity, soundexSimilarityEncoded } from './soundex.ts'
export { streetAddress, streetAddressEncoded } from './street-address.ts'
export { type SimilaritiesOptions, TextColumn } from './text-column.ts'
export { tokenSet, tokenSetEncoded } from './token-set.ts'
export { tokenSort, tokenSortEncoded } from './token-sort.ts'
export { bestPair, bestPairEncoded, overlap, overlapEncoded } from './value-lists.ts'
