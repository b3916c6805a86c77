import type { IdentityState } from '../identity/identity-state.ts'
import { levelLabel } from '../score/compare-values.ts'

/** What agreement and difference are worth, in bits. */
export interface MatchWeights {
  /** Evidence that has to be made up for before anything is compared. */
  readonly prior: number
  /** The same against relatives, where the model knows them. */
  readonly relatives?: number
  readonly link: number
  readonly review: number
  readonly comparisons: readonly {
    readonly field: string
    /** Further fields whose words are compared with it. */
    readonly with?: readonly string[]
    readonly by: string
    /** A field that settles this one. */
    readonly given?: string
    /** Whether rare values count more than common ones. */
    readonly byRarity: boolean
    /** From the most to the least similar. */
    readonly levels: readonly {
      readonly label: string
      readonly bits: number
      readonly m: number
      readonly u: number
      readonly r?: number
    }[]
  }[]
  /** What sharing a value of an identifier makes of two records, prior included. */
  readonly identifiers: readonly {
    readonly fields: readonly string[]
    readonly weight: number
    readonly linksAlone: boolean
  }[]
  /** Names of the rules that link, and of those that keep apart. */
  readonly linkRules: readonly string[]
  readonly forbidRules: readonly string[]
}

/** The weights that decide. */
export function matchWeights({ model, index, partition }: IdentityState): MatchWeights {
  return {
    prior: model.prior,
    ...(model.relatives !== undefined && { relatives: model.relatives }),
    ...model.thresholds,
    comparisons: model.comparisons.map(({ field, by, with: further, given, levels }) => ({
      field,
      ...(further && { with: further }),
      by,
      ...(given !== undefined && { given }),
      byRarity: Object.hasOwn(model.frequencies, field),
      levels: levels.map(({ atLeast, m, u, r }) => ({
        label: levelLabel(atLeast),
        bits: Math.round(1000 * Math.log2(m / u)) / 1000,
        m,
        u,
        ...(r !== undefined && { r }),
      })),
    })),
    identifiers: index.types.map(({ fields, millibits }) => {
      const weight = (Math.round(model.prior * 1000) + millibits) / 1000
      return { fields, weight, linksAlone: weight * 1000 >= partition.evidence.threshold }
    }),
    linkRules: model.link.map(({ name }) => name),
    forbidRules: model.forbid.map(({ name }) => name),
  }
}
