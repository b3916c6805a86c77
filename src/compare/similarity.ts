import type { SimilarityName } from '../model/rule.ts'
import type { EncodedSimilarity, Similarity } from './encoded.ts'
import { jaroWinkler, jaroWinklerEncoded } from './jaro-winkler.ts'
import { levenshtein, levenshteinEncoded } from './levenshtein.ts'
import { personName, personNameEncoded } from './person-name.ts'

/** The similarity a model's `similar` and `different` conditions name, on strings. */
export const similarityByName: Readonly<Record<SimilarityName, Similarity>> = Object.freeze({
  jaroWinkler,
  levenshtein,
  personName,
})

/** The same on encoded values. */
export const encodedSimilarityByName: Readonly<Record<SimilarityName, EncodedSimilarity>> = Object.freeze({
  jaroWinkler: jaroWinklerEncoded,
  levenshtein: levenshteinEncoded,
  personName: personNameEncoded,
})
