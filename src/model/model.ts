import type { BlockingRule, Comparison } from './comparison.ts'
import type { FieldInput, FieldKind, Fields } from './field.ts'
import type { Condition, Rule } from './rule.ts'

/** How a component that breaks a limit, a forbid rule or a judgement is divided. */
export type PolicyName = 'strongest-first' | 'latest-wins' | 'demote'

/** How a golden value is chosen among the records of an entity. Empty values never win. */
export type SurvivorshipRule =
  /** of the record with the latest `at` */
  | 'most-recent'
  /** of the record with the earliest `at` */
  | 'oldest'
  /** held by most records */
  | 'most-frequent'
  /** the longest, that is the most complete, writing */
  | 'longest'
  /** every distinct value */
  | 'union'
  /** of the source named first in `order`; sources not named come last */
  | { readonly by: 'source-priority'; readonly order: readonly string[] }
  /** chosen by the function of that name handed to `resolve` or `Resolver` beside the model */
  | { readonly by: 'custom'; readonly function: string }

/** Where a column of a file goes: a field, or a part of one (`year`, `month`, `day` of a date; `1`, `2` … joined by spaces). */
export type HeaderTarget = string | { readonly field: string; readonly part: string }

/** How the columns of one source are read. */
export interface SourceSpec {
  /** Column name → field. Columns not named here go to the field of their own name, if there is one. */
  readonly headers?: Readonly<Record<string, HeaderTarget>>
  /** Column holding the record's id. Default `id`. */
  readonly id?: string
  /** Column holding the time of the record. Default `at`. */
  readonly at?: string
  /** ISO 3166-1 alpha-2 country of the source's records, where a record names none. */
  readonly country?: string
  /** Whether the source is a clean list: it holds each person once, so no entity has two of its records. */
  readonly clean?: boolean
}

/** From which match weights on a pair is linked, and shown to a person. */
export interface Thresholds {
  /** Match weight, in bits, from which a pair is a link. */
  readonly link: number
  /** Match weight, in bits, from which a pair is shown to a person. */
  readonly review: number
}

/**
 * How often the values of a field occur, frozen at training: sharing a rare name tells more than sharing a common one.
 * Only values that enough records hold are named; rare ones are personal data and share one frequency.
 */
export interface TermFrequencies {
  /** Canonical value → share of the records that hold a value. */
  readonly values: Readonly<Record<string, number>>
  /** Share assumed for every other value. */
  readonly others: number
  /** Word → share of the values that hold it, where the field is compared by `words`; other words count as rare. */
  readonly words?: Readonly<Record<string, number>>
}

/** What a person writes; everything but `fields` has a default. */
export interface ModelInput<F extends Fields = Fields> {
  readonly version?: 1
  readonly fields: F
  /** Rules that make two records a link. A bare condition is named after itself. */
  readonly link?: readonly (Condition | Rule)[]
  /** Rules that keep two records apart, whatever else speaks for them, anywhere in an entity. */
  readonly forbid?: readonly (Condition | Rule)[]
  /** How fields are compared. Default: every field by the documented m and u of its kind; `[]` compares nothing. */
  readonly comparisons?: readonly Comparison[]
  /** Which records are compared beyond those that share an identifier. Default: pairs of names, dates and places. */
  readonly blocking?: readonly BlockingRule[]
  /** By field. Default: none, every equal value tells the same. */
  readonly frequencies?: Readonly<Record<string, TermFrequencies>>
  readonly policy?: PolicyName
  /** log2 odds that two records picked at random are the same person, in bits. Default −20. */
  readonly prior?: number
  /** log2 odds that two records that are no strangers are one person rather than two of a household, in bits. */
  readonly relatives?: number
  readonly thresholds?: Partial<Thresholds>
  readonly survivorship?: { readonly [K in keyof F]?: SurvivorshipRule }
  /** By source name; `'*'` is every source without an entry of its own. */
  readonly sources?: Readonly<Record<string, SourceSpec>>
}

/** A checked, complete and frozen model: plain JSON that loads back with `defineModel`. */
export interface Model<F extends Fields = Fields> {
  readonly version: 1
  readonly fields: F
  readonly link: readonly Rule[]
  readonly forbid: readonly Rule[]
  readonly comparisons: readonly Comparison[]
  readonly blocking: readonly BlockingRule[]
  readonly frequencies: Readonly<Record<string, TermFrequencies>>
  readonly policy: PolicyName
  readonly prior: number
  readonly relatives?: number
  readonly thresholds: Thresholds
  readonly survivorship: Readonly<Record<string, SurvivorshipRule>>
  readonly sources: Readonly<Record<string, SourceSpec>>
}

/** A model whose fields the compiler does not know, e.g. one loaded from a file. */
export type AnyModel = Model<Fields>

type KindOf<S> = S extends { readonly kind: infer K extends FieldKind } ? K : never

/** Milliseconds since 1970, an ISO 8601 text, or a Date. */
export type Time = string | number | Date

/** A record as it is put: its source, its id in that source, when it was observed, and its fields. */
export type RecordInput<M extends AnyModel = AnyModel> = {
  readonly source: string
  readonly id: string | number
  readonly at?: Time | null | undefined
} & FieldsInput<M>

/** The fields of a record without its key: what `find` and `search` take. */
export type FieldsInput<M extends AnyModel = AnyModel> = string extends keyof M['fields']
  ? { readonly [field: string]: unknown }
  : { readonly [K in keyof M['fields']]?: FieldInput<KindOf<M['fields'][K]>> }

/** Names of the fields of a model. */
export type FieldName<M extends AnyModel = AnyModel> = keyof M['fields'] & string
