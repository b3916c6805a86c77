import type { Steps } from '../collections/steps.ts'

/**
 * Rows that evidence holds together, as a policy sees them: numbers only, in columns that may be longer than what is in
 * them. Rows are 0 … size−1 in the order of their record keys and nodes are in canonical order, so a division depends on
 * what is there, not on when it came.
 */
export interface Component {
  readonly size: number
  /** Per row: when it was first observed, −Infinity where it does not say. */
  readonly at: Float64Array
  /** Per row: how many records say this. */
  readonly count: Int32Array
  /** When rows were observed: row r at at[starts[r]] … at[starts[r + 1] − 1], in any order and maybe several times at once. */
  readonly times: { readonly starts: Int32Array; readonly at: Float64Array }
  /** Values that several rows may hold. */
  readonly nodes: Nodes
  /** Pairs of rows that evidence joins. */
  readonly links: Links
  /** Pairs of rows that a person judged the same. */
  readonly same: readonly (readonly [number, number])[]
  /** Pairs of rows that a person judged different. */
  readonly different: readonly (readonly [number, number])[]
  /** Per node type: how many values an entity may own; 0 = any number. */
  readonly limits: readonly number[]
  /** Per node type: its place in the order of trust, 1 = most trusted; types are in this order, equals as declared. */
  readonly priorities: readonly number[]
  /** The values of limited types that rows hold. */
  readonly held: HeldValues
  /** Per row: rows of one profile hold equal values in all that is compared or forbidden. −1: nothing of it. */
  readonly profile: Int32Array
  readonly profiles: number
  /** Per row: 1 where one value or link is all that is known of it. */
  readonly bare: Uint8Array
  /** How many forbid rules there are. */
  readonly forbidRules: number
  /** Number of the forbid rule that keeps two profiles apart, or −1. Symmetric. */
  forbids(profileA: number, profileB: number): number
  /** Per comparison: whether it compares an attribute, and whether its value is a person's own. */
  readonly comparisons: readonly { readonly attribute: boolean; readonly own: boolean }[]
  /** log2 odds before any evidence that two rows are one person, millibits, against each alternative (strangers …). */
  readonly priors: readonly number[]
  /** Weight that the evidence between two groups must reach, millibits. */
  readonly threshold: number
  /**
   * Writes millibits for two profiles, comparison after comparison, against each alternative; `NO_EVIDENCE` where a side
   * has no value. Symmetric.
   */
  evidence(profileA: number, profileB: number, into: Int32Array, at: number): void
  /** Per row: the clean list it comes from, −1 for none; two rows of one list are two people. */
  readonly list: Int32Array
}

/** In place of millibits: a side has no value. */
export const NO_EVIDENCE = -0x80000000

/** Identifier values, and the shared values of link rules. */
export interface Nodes {
  readonly length: number
  /** Per node: identifier type, or −1: a link rule's block, which nobody owns. */
  readonly type: Int32Array
  /** Node n is held by `rows[starts[n]] … rows[starts[n + 1] − 1]`, ascending. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** Per node: match weight of one shared value, millibits. */
  readonly weight: Float64Array
  /** Per node: 1 where it only stands for another value of the same rows (a hash of their e-mail): it fills no limit. */
  readonly derived: Uint8Array
}

/** Pairs of rows that evidence joins, in any order. */
export interface Links {
  readonly length: number
  /** Per link: its rows, the smaller first. */
  readonly a: Int32Array
  readonly b: Int32Array
  /** Per link: match weight, millibits. */
  readonly weight: Int32Array
  /** Per link: 1 where the evidence between its two rows is that weight, and reaches the threshold. */
  readonly weighed: Uint8Array
}

/** Values of limited types by row. */
export interface HeldValues {
  /** Row r holds values number starts[r] … starts[r + 1] − 1. */
  readonly starts: Int32Array
  readonly type: Int32Array
  readonly value: Int32Array
  /** 1 where it is a node that joins. */
  readonly joins: Uint8Array
}

/** Owner of a node that incompatible groups of rows claim alike. */
export const DISPUTED = -2
/** Owner of a node that no entity may take. */
export const UNOWNED = -1

/** A component in parts, and who owns its nodes. */
export interface Division {
  /** Per row: its part, parts numbered by their first row. */
  readonly part: Int32Array
  readonly parts: number
  /** Per node: the part that owns it, `UNOWNED` or `DISPUTED`. */
  readonly owner: Int32Array
  /** Per node: 1 where it was decided by how many records hold it. */
  readonly counted: Uint8Array
  readonly refusals: readonly Refusal[]
}

/** A join that evidence asked for and a guard refused. */
export interface Refusal {
  readonly reason: 'limit' | 'forbid' | 'judgement' | 'evidence' | 'source'
  /** The two rows that stand for the sides; equal where one row's own value is refused. */
  readonly a: number
  readonly b: number
  /** The node through which they would have been joined, or −1. */
  readonly node: number
  /** The forbid rule, or the identifier type over its limit; −1 for the other reasons. */
  readonly rule: number
}

/** Divides a component that breaks a limit, a forbid rule or a judgement, some thousand rows at a time. A pure function of the component. */
export type Policy = (component: Component) => Steps<Division, undefined>
