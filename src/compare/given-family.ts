import { personName, personNameEncoded } from './person-name.ts'

/** A person's name in two fields, canonical form. */
export interface NameParts {
  readonly given: string
  readonly family: string
}

/** Factor when given and family name have to change places. */
const SWAPPED = 0.97

/**
 * Similarity of two names in two fields each: the mean of {@link personName} over given and over family names, or of
 * the crossed pairs × .97 where the fields may have been swapped. Below `cutoff` the answer is 0.
 */
export function givenAndFamily(a: NameParts, b: NameParts, cutoff = 0): number {
  const straight = (personName(a.given, b.given) + personName(a.family, b.family)) / 2
  const crossed = (personName(a.given, b.family) + personName(a.family, b.given)) / 2
  const similarity = Math.max(straight, SWAPPED * crossed)
  return similarity < cutoff ? 0 : similarity
}

/** {@link givenAndFamily} of encoded values; `a` and `b` hold start and end of the given, then of the family name. */
export function givenAndFamilyEncoded(
  bytes: Uint8Array,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  cutoff = 0,
): number {
  const compare = (x: ArrayLike<number>, i: number, y: ArrayLike<number>, j: number): number =>
    personNameEncoded(bytes, x[i]!, x[i + 1]!, y[j]!, y[j + 1]!)
  const straight = (compare(a, 0, b, 0) + compare(a, 2, b, 2)) / 2
  const crossed = (compare(a, 0, b, 2) + compare(a, 2, b, 0)) / 2
  const similarity = Math.max(straight, SWAPPED * crossed)
  return similarity < cutoff ? 0 : similarity
}
