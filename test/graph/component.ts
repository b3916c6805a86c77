import type { Component, Division, Link, Node } from '../../src/graph/component.ts'
import { NO_EVIDENCE } from '../../src/graph/component.ts'

/** A component as a test writes it down; what is left out is not there. */
export interface Draft {
  readonly size: number
  readonly at?: readonly number[]
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
  readonly held?: Component['held']
}

export function component(draft: Draft): Component {
  const { size, comparisons = [], priors = [0], forbidden = [], evidence = () => [] } = draft
  const profile = Int32Array.from(draft.profile ?? Array.from({ length: size }, (_, row) => row))
  return {
    size,
    at: Float64Array.from(draft.at ?? new Array<number>(size).fill(Number.NEGATIVE_INFINITY)),
    nodes: (draft.nodes ?? []).map(({ type = 0, rows, weight = 10_000, derived = false }) => {
      return { type, rows: Int32Array.from(rows), weight, derived }
    }),
    links: draft.links ?? [],
    same: draft.same ?? [],
    different: draft.different ?? [],
    limits: draft.limits ?? [0, 0, 0],
    priorities: draft.priorities ?? (draft.limits ?? [0, 0, 0]).map((_, type) => type + 1),
    profile,
    profiles: Math.max(-1, ...profile) + 1,
    described: Uint8Array.from(draft.described ?? new Array<number>(size).fill(1)),
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
    held: draft.held ?? Array.from({ length: size }, (_, row) => heldBy(draft, row)),
  }
}

/** What a row holds of the limited types, as the nodes say. */
function heldBy({ nodes = [], limits = [] }: Draft, row: number): Component['held'][number] {
  return nodes.flatMap(({ type = 0, rows, derived }, value) => {
    return rows.includes(row) && !derived && (limits[type] ?? 0) > 0 ? [{ type, value, joins: true }] : []
  })
}

/** The parts of a division, each its rows. */
export function partsOf({ part, parts }: Division): number[][] {
  return Array.from({ length: parts }, (_, p) => [...part.keys()].filter((row) => part[row] === p))
}
