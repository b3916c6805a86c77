import type { Component, Division, HeldValues, Links, Nodes } from '../../src/graph/component.ts'
import { NO_EVIDENCE } from '../../src/graph/component.ts'

/** An identifier value, or the shared values of a link rule. */
export interface Node {
  readonly type: number
  readonly rows: readonly number[]
  readonly weight: number
  readonly derived: boolean
}

/** Two rows that evidence joins. */
export interface Link {
  readonly a: number
  readonly b: number
  readonly weight: number
  readonly weighed?: boolean
}

/** A value of a limited type. */
export interface Held {
  readonly type: number
  readonly value: number
  readonly joins: boolean
}

/** A component as a test writes it down; what is left out is not there. */
export interface Draft {
  readonly size: number
  readonly at?: readonly number[]
  /** Per row: when each of its records was observed. Default: one record, at its time. */
  readonly times?: readonly (readonly number[])[]
  readonly nodes?: readonly (Partial<Omit<Node, 'rows'>> & { readonly rows: readonly number[] })[]
  readonly links?: readonly Link[]
  readonly same?: Component['same']
  readonly different?: Component['different']
  readonly limits?: readonly number[]
  /** Default: 1, 2, 3 … */
  readonly priorities?: readonly number[]
  /** Default: every row a profile of its own. */
  readonly profile?: readonly number[]
  readonly described?: readonly number[]
  /** Pairs of profiles that forbid rule 0 keeps apart. */
  readonly forbidden?: readonly (readonly [number, number])[]
  readonly comparisons?: Component['comparisons']
  readonly priors?: readonly number[]
  readonly threshold?: number
  /** Millibits of two profiles by comparison and alternative, `undefined` where a side has no value. */
  readonly evidence?: (p: number, q: number) => readonly (number | undefined)[]
  readonly list?: readonly number[]
  /** Per row. Default: what its nodes say. */
  readonly held?: readonly (readonly Held[])[]
}

export function component(draft: Draft): Component {
  const { size, comparisons = [], priors = [0], forbidden = [], evidence = () => [] } = draft
  const profile = Int32Array.from(draft.profile ?? Array.from({ length: size }, (_, row) => row))
  return {
    size,
    ...timesIn(draft),
    nodes: nodesIn(draft),
    links: linksIn(draft.links ?? []),
    same: draft.same ?? [],
    different: draft.different ?? [],
    limits: draft.limits ?? [0, 0, 0],
    priorities: draft.priorities ?? (draft.limits ?? [0, 0, 0]).map((_, type) => type + 1),
    profile,
    profiles: Math.max(-1, ...profile) + 1,
    bare: bareIn(draft),
    forbidRules: forbidden.length > 0 ? 1 : 0,
    forbids: (p, q) => (forbidden.some(([x, y]) => (x === p && y === q) || (x === q && y === p)) ? 0 : -1),
    comparisons,
    priors,
    threshold: draft.threshold ?? 0,
    evidence: (p, q, into, at) => {
      for (let i = 0; i < comparisons.length * priors.length; i++) {
        into[at + i] = evidence(Math.min(p, q), Math.max(p, q))[i] ?? NO_EVIDENCE
      }
    },
    list: Int32Array.from(draft.list ?? new Array<number>(size).fill(-1)),
    held: heldIn(draft.held ?? Array.from({ length: size }, (_, row) => heldBy(draft, row))),
  }
}

function timesIn({ size, at, times }: Draft): Pick<Component, 'at' | 'count' | 'times'> {
  const all = times ?? Array.from({ length: size }, (_, row) => [at?.[row] ?? Number.NEGATIVE_INFINITY])
  const starts = [0]
  for (const of of all) starts.push(starts.at(-1)! + of.length)
  return {
    at: Float64Array.from(all, (of) => Math.min(...of)),
    count: Int32Array.from(all, (of) => of.length),
    times: { starts: Int32Array.from(starts), at: Float64Array.from(all.flat()) },
  }
}

function nodesIn({ nodes = [] }: Draft): Nodes {
  const starts = [0]
  for (const { rows } of nodes) starts.push(starts.at(-1)! + rows.length)
  return {
    length: nodes.length,
    type: Int32Array.from(nodes, ({ type = 0 }) => type),
    starts: Int32Array.from(starts),
    rows: Int32Array.from(nodes.flatMap(({ rows }) => rows)),
    weight: Float64Array.from(nodes, ({ weight = 10_000 }) => weight),
    derived: Uint8Array.from(nodes, ({ derived = false }) => (derived ? 1 : 0)),
  }
}

export function linksIn(links: readonly Link[]): Links {
  return {
    length: links.length,
    a: Int32Array.from(links, ({ a }) => a),
    b: Int32Array.from(links, ({ b }) => b),
    weight: Int32Array.from(links, ({ weight }) => weight),
    weighed: Uint8Array.from(links, ({ weighed = false }) => (weighed ? 1 : 0)),
  }
}

function heldIn(held: readonly (readonly Held[])[]): HeldValues {
  const starts = [0]
  for (const values of held) starts.push(starts.at(-1)! + values.length)
  const all = held.flat()
  return {
    starts: Int32Array.from(starts),
    type: Int32Array.from(all, ({ type }) => type),
    value: Int32Array.from(all, ({ value }) => value),
    joins: Uint8Array.from(all, ({ joins }) => (joins ? 1 : 0)),
  }
}

/** Rows of which one value or link is all that is known. */
function bareIn({ size, nodes = [], links = [], described }: Draft): Uint8Array {
  return Uint8Array.from({ length: size }, (_, row) => {
    const values = nodes.filter(({ rows, derived }) => !derived && rows.includes(row)).length
    return described?.[row] === 0 && values + links.filter(({ a, b }) => a === row || b === row).length === 1 ? 1 : 0
  })
}

/** The nodes of a component, one after the other. */
export function nodesOf({ nodes }: Component): Node[] {
  return Array.from({ length: nodes.length }, (_, n) => ({
    type: nodes.type[n]!,
    rows: [...nodes.rows.subarray(nodes.starts[n], nodes.starts[n + 1])],
    weight: nodes.weight[n]!,
    derived: nodes.derived[n] === 1,
  }))
}

/** The links of a component, one after the other. */
export function linksOf({ links }: Component): Link[] {
  return Array.from({ length: links.length }, (_, l) => ({
    a: links.a[l]!,
    b: links.b[l]!,
    weight: links.weight[l]!,
  }))
}

/** What the rows of a component hold of limited types. */
export function heldOf({ size, held }: Component): Held[][] {
  const value = (h: number): Held => ({ type: held.type[h]!, value: held.value[h]!, joins: held.joins[h] === 1 })
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: held.starts[row + 1]! - held.starts[row]! }, (_, i) => value(held.starts[row]! + i)),
  )
}

/** What a row holds of the limited types, as the nodes say. */
function heldBy({ nodes = [], limits = [] }: Draft, row: number): Held[] {
  return nodes.flatMap(({ type = 0, rows, derived }, value) => {
    return rows.includes(row) && !derived && (limits[type] ?? 0) > 0 ? [{ type, value, joins: true }] : []
  })
}

/** The parts of a division, each its rows. */
export function partsOf({ part, parts }: Division): number[][] {
  return Array.from({ length: parts }, (_, p) => [...part.keys()].filter((row) => part[row] === p))
}
