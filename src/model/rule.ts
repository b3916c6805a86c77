/** Similarity measures of `similar` and `different`. */
export type SimilarityName = 'jaroWinkler' | 'levenshtein' | 'personName'

/**
 * A condition on two records. Missing values satisfy nothing: neither `exact`, nor `similar`, nor `different`.
 * Fields holding several values satisfy `exact` and `similar` with their best pair, `different` with no pair.
 */
export type Condition =
  | { readonly kind: 'exact'; readonly field: string }
  | { readonly kind: 'similar'; readonly field: string; readonly by: SimilarityName; readonly atLeast: number }
  | { readonly kind: 'different'; readonly field: string; readonly by: SimilarityName; readonly below: number }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }

/** A named condition of a model's `link` or `forbid` list. */
export interface Rule {
  /** Name shown in links, refusals and explanations. */
  readonly name: string
  readonly when: Condition
}

/** Both records hold the same canonical value. */
export const exact = (field: string): Condition => Object.freeze({ kind: 'exact', field })
/** Both records hold values whose similarity is ≥ `atLeast` (0…1). */
export const similar = (field: string, atLeast: number, by: SimilarityName = 'jaroWinkler'): Condition =>
  Object.freeze({ kind: 'similar', field, by, atLeast })
/** Both records hold values, and no pair of them reaches a similarity of `below` (0…1). */
export const different = (field: string, below = 1, by: SimilarityName = 'jaroWinkler'): Condition =>
  Object.freeze({ kind: 'different', field, by, below })
/** Every condition holds. */
export const all = (...of: readonly Condition[]): Condition =>
  Object.freeze({ kind: 'all', of: Object.freeze([...of]) })
/** At least one condition holds. */
export const any = (...of: readonly Condition[]): Condition =>
  Object.freeze({ kind: 'any', of: Object.freeze([...of]) })
