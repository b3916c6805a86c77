import type { Cure } from './cure.ts'
import type { KeyKind } from './shared-keys.ts'

/** A sort of keys, and what two records hold of it: nothing in common. */
export interface KeyMiss {
  readonly kind: KeyKind
  /** Fields of the identifier, name of the link rule, or what the blocking rule takes from which fields. */
  readonly name: string
  readonly a: readonly string[]
  readonly b: readonly string[]
}

/** What a comparison takes from the match weight of two records. */
export interface Cost {
  readonly field: string
  readonly level: string
  /** Below 0. */
  readonly bits: number
}

/** A cause that keeps two records apart, and what removes it. Records are named by their keys. */
export type WhyNot = { readonly cure: Cure } & (
  | /** They share no key that makes candidates, so they were never compared. */
  { readonly kind: 'key'; readonly keys: readonly KeyMiss[] }
  /** A value or block that both hold is quarantined: too many different people, or records, hold it. */
  | {
      readonly kind: 'quarantine'
      readonly name: string
      readonly value: string
      readonly records: number
    }
  /** A value that both hold is no key of one of them: that record holds more values than the limit allows. */
  | {
      readonly kind: 'over-limit'
      readonly record: string
      readonly field: string
      readonly value: string
      readonly limit: number
    }
  /** Their match weight is below the link threshold, by `missing` bits; `costs`, the dearest first, say through what. */
  | {
      readonly kind: 'weight'
      readonly weight: number
      readonly threshold: number
      readonly missing: number
      readonly costs: readonly Cost[]
    }
  /** Two records, one on each side, were judged different. */
  | {
      readonly kind: 'judgement'
      readonly records: readonly [string, string]
      readonly by?: string
      readonly at?: string
      readonly note?: string
    }
  /** They were judged the same, and that is suspended because this judgement contradicts it. */
  | { readonly kind: 'contradiction'; readonly records: readonly [string, string] }
  /** A forbid rule holds for two records, one on each side. */
  | { readonly kind: 'forbid'; readonly rule: string; readonly records: readonly [string, string] }
  /** The two sides together would have more values of an identifier than its limit. */
  | {
      readonly kind: 'limit'
      readonly fields: readonly string[]
      readonly limit: number
      /** How many they would have. */
      readonly values: number
      readonly records: readonly [string, string]
    }
  /** Two records, one on each side, come from one clean list; or of two clean lists, and others fit as well or better. */
  | { readonly kind: 'source'; readonly sources: readonly string[]; readonly records: readonly [string, string] }
  /** All that is known of the two sides, taken together, weighs less than a link. */
  | {
      readonly kind: 'evidence'
      readonly weight: number
      readonly threshold: number
      readonly missing: number
      readonly records: readonly [string, string]
    }
  /** The policy divides what they share otherwise, and no guard is to be named. */
  | { readonly kind: 'policy'; readonly policy: string; readonly records: readonly [string, string] }
)
