import type { AttributeKind } from '../model/field.ts'
import type { SimilarityName } from '../model/rule.ts'

/** One level of a comparison: reached when values are at least so similar; the first level reached counts. */
export interface Level {
  readonly label: string
  /** Least similarity; 1 = equal canonical values, 0 = anything. */
  readonly atLeast: number
  /** Share of pairs of one person, and of different persons, that reach this level and none above. */
  readonly m: number
  readonly u: number
}

/** How the values of a kind are compared where a model was not trained. */
export interface ComparisonDefaults {
  readonly by: SimilarityName
  readonly levels: readonly Level[]
}

type LevelRow = readonly [atLeast: number, m: number, u: number]

const levels = (list: readonly LevelRow[]): readonly Level[] =>
  list.map(([atLeast, m, u]) => {
    return { label: atLeast === 1 ? 'equal' : atLeast === 0 ? 'different' : `≥ ${atLeast}`, atLeast, m, u }
  })

const graded = (by: SimilarityName, ...list: readonly LevelRow[]): ComparisonDefaults => ({ by, levels: levels(list) })

/**
 * Default m and u of every attribute kind: typical of customer files of some hundred thousand people.
 * Training replaces them; they are meant to rank and to be read, not to be exact.
 */
export const DEFAULT_LEVELS: Readonly<Record<AttributeKind, ComparisonDefaults>> = Object.freeze({
  givenName: graded('jaroWinkler', [1, 0.8, 0.008], [0.92, 0.08, 0.004], [0.8, 0.06, 0.02], [0, 0.06, 0.968]),
  familyName: graded('jaroWinkler', [1, 0.85, 0.002], [0.92, 0.06, 0.002], [0.8, 0.03, 0.01], [0, 0.06, 0.986]),
  fullName: graded('jaroWinkler', [1, 0.7, 0.0001], [0.92, 0.15, 0.0005], [0.85, 0.08, 0.003], [0, 0.07, 0.9964]),
  organization: graded('jaroWinkler', [1, 0.75, 0.0005], [0.92, 0.12, 0.001], [0.85, 0.06, 0.005], [0, 0.07, 0.9935]),
  date: graded('levenshtein', [1, 0.9, 0.00005], [0.9, 0.05, 0.0005], [0.8, 0.02, 0.01], [0, 0.03, 0.98945]),
  address: graded('jaroWinkler', [1, 0.6, 0.0002], [0.9, 0.2, 0.001], [0.8, 0.08, 0.01], [0, 0.12, 0.9888]),
  city: graded('jaroWinkler', [1, 0.8, 0.05], [0.9, 0.07, 0.01], [0, 0.13, 0.94]),
  postalCode: graded('levenshtein', [1, 0.8, 0.003], [0.8, 0.08, 0.01], [0, 0.12, 0.987]),
  country: graded('levenshtein', [1, 0.97, 0.4], [0, 0.03, 0.6]),
  gender: graded('levenshtein', [1, 0.97, 0.5], [0, 0.03, 0.5]),
  text: graded('jaroWinkler', [1, 0.5, 0.0005], [0.9, 0.25, 0.005], [0.8, 0.1, 0.03], [0, 0.15, 0.9645]),
  category: graded('levenshtein', [1, 0.85, 0.1], [0, 0.15, 0.9]),
  number: graded('levenshtein', [1, 0.85, 0.02], [0, 0.15, 0.98]),
  geo: graded('levenshtein', [1, 0.8, 0.001], [0, 0.2, 0.999]),
})

/** Weight of a level in millibits: 1000 · log2(m / u), rounded once, here. */
export function levelWeight({ m, u }: Level): number {
  return Math.round(1000 * Math.log2(m / u))
}
