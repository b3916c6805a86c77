import { UnionFind } from '../collections/union-find.ts'
import type { Component, Node, Refusal } from './component.ts'
import { JoinEvidence } from './join-evidence.ts'

/** Pairs of profiles remembered at a time. */
const REMEMBERED = 1_000_000

type Obstacle = Pick<Refusal, 'reason' | 'rule' | 'a' | 'b'>

/** What a cluster is made of, kept at its representative row. */
interface Cluster {
  readonly rows: number[]
  /** Distinct profiles that a forbid rule could look at. */
  readonly profiles: Set<number>
  /** Per node type: how many values it owns. */
  readonly owned: Map<number, number>
  /** Per node type: the values its rows hold, and those of them that join nobody. */
  readonly held: Map<number, Set<number>>
  readonly idle: Map<number, Set<number>>
  /** Clean lists that have a row in it. */
  readonly lists: Set<number>
  /** Whether a person's judgement holds some of it together: then limits do not bind its own values. */
  judged: boolean
}

/** The growing clusters of a component while a policy joins its rows: who is with whom, and what stands in the way. */
export class Clusters {
  readonly #component: Component
  readonly #sets: UnionFind
  readonly #clusters: (Cluster | undefined)[]
  readonly #forbidden = new Map<number, number>()
  readonly #evidence: JoinEvidence
  /** Per row: how many values and links it takes part in. */
  readonly #degree: Int32Array

  constructor(component: Component) {
    this.#component = component
    this.#evidence = new JoinEvidence(component)
    this.#sets = new UnionFind(component.size)
    this.#clusters = Array.from({ length: component.size }, (_, row) => ({
      rows: [row],
      profiles: new Set(component.profile[row]! < 0 ? [] : [component.profile[row]!]),
      owned: new Map(),
      held: byType(component.held[row]!),
      idle: byType(component.held[row]!.filter(({ joins }) => !joins)),
      lists: new Set(component.list[row]! < 0 ? [] : [component.list[row]!]),
      judged: false,
    }))
    this.#degree = new Int32Array(component.size)
    for (const { rows, derived } of component.nodes) if (!derived) for (const row of rows) this.#degree[row]!++
    for (const { a, b } of component.links) {
      this.#degree[a]!++
      this.#degree[b]!++
    }
  }

  /** Representative of the cluster of `row`: its smallest row. */
  of(row: number): number {
    return this.#sets.find(row)
  }

  rows(cluster: number): readonly number[] {
    return this.#clusters[cluster]!.rows
  }

  /** Whether a row is alone and nothing but one value is known of it. */
  isBare(row: number): boolean {
    return this.#degree[row] === 1 && this.#component.described[row] === 0 && this.rows(this.of(row)).length === 1
  }

  isJudged(cluster: number): boolean {
    return this.#clusters[cluster]!.judged
  }

  markJudged(cluster: number): void {
    this.#clusters[cluster]!.judged = true
  }

  /** What keeps two clusters apart for good: a person's judgement, a clean list, a forbid rule. */
  apart(a: number, b: number): Obstacle | undefined {
    const { different } = this.#component
    for (const [x, y] of different) {
      const cx = this.of(x)
      const cy = this.of(y)
      if ((cx === a && cy === b) || (cx === b && cy === a)) return { reason: 'judgement', rule: -1, a: x, b: y }
    }
    for (const list of this.#clusters[a]!.lists) {
      if (this.#clusters[b]!.lists.has(list)) {
        return { reason: 'source', rule: -1, a: this.#rowOfList(a, list), b: this.#rowOfList(b, list) }
      }
    }
    if (this.#component.forbidRules === 0) return undefined
    for (const p of this.#clusters[a]!.profiles) {
      for (const q of this.#clusters[b]!.profiles) {
        const rule = this.#forbids(p, q)
        if (rule >= 0) return { reason: 'forbid', rule, a: this.#rowOf(a, p), b: this.#rowOf(b, q) }
      }
    }
    return undefined
  }

  /** Whether the rows of two clusters, taken together, speak against one person. */
  contradicted(a: number, b: number): boolean {
    return this.#evidence.isAgainst(this.#clusters[a]!.profiles, this.#clusters[b]!.profiles)
  }

  /**
   * The identifier type whose limit a union of clusters would exceed, or −1. What one of them has alone is no exceeding:
   * a person's judgement may have allowed it.
   *
   * @param node the value that would join them: then what they own counts, and their values that join nobody; without,
   *   evidence would join them, and every value counts that their rows hold: a limit outranks statistics
   */
  overLimit(clusters: readonly number[], node?: Node): number {
    const { limits } = this.#component
    return limits.findIndex((limit, type) => {
      if (limit === 0) return false
      const joining = node?.type === type && !node.derived ? 1 : 0
      const own = (c: number): number => this.#clusters[c]!.owned.get(type) ?? 0
      const idle = (c: number): Values => this.#clusters[c]!.idle.get(type) ?? NO_VALUES
      const held = (c: number): Values => this.#clusters[c]!.held.get(type) ?? NO_VALUES
      const owned = clusters.reduce((sum, c) => sum + own(c), joining + unionSize(clusters.map(idle)))
      if (owned > limit && owned > Math.max(...clusters.map((c) => own(c) + idle(c).size))) return true
      const all = node === undefined ? unionSize(clusters.map(held)) : 0
      return all > limit && all > Math.max(...clusters.map((c) => held(c).size))
    })
  }

  join(a: number, b: number): number {
    if (a === b) return a
    this.#sets.union(a, b)
    const root = this.#sets.find(a)
    const into = this.#clusters[root]!
    const from = this.#clusters[root === a ? b : a]!
    for (const row of from.rows) into.rows.push(row)
    for (const p of from.profiles) into.profiles.add(p)
    for (const [type, n] of from.owned) into.owned.set(type, (into.owned.get(type) ?? 0) + n)
    addValues(into.held, from.held)
    addValues(into.idle, from.idle)
    for (const list of from.lists) into.lists.add(list)
    into.judged ||= from.judged
    this.#clusters[root === a ? b : a] = undefined
    return root
  }

  /** Counts a node as the property of a cluster. */
  own(cluster: number, node: number): void {
    const { type, derived } = this.#component.nodes[node]!
    if (type < 0 || derived) return
    const { owned } = this.#clusters[cluster]!
    owned.set(type, (owned.get(type) ?? 0) + 1)
  }

  #forbids(p: number, q: number): number {
    const key = Math.min(p, q) * this.#component.profiles + Math.max(p, q)
    const known = this.#forbidden.get(key)
    if (known !== undefined) return known
    if (this.#forbidden.size >= REMEMBERED) this.#forbidden.clear()
    const rule = this.#component.forbids(p, q)
    this.#forbidden.set(key, rule)
    return rule
  }

  #rowOfList(cluster: number, list: number): number {
    return this.#clusters[cluster]!.rows.find((row) => this.#component.list[row] === list)!
  }

  #rowOf(cluster: number, profile: number): number {
    const { rows } = this.#clusters[cluster]!
    return rows.filter((row) => this.#component.profile[row] === profile).reduce((a, b) => Math.min(a, b))
  }
}

type Values = ReadonlySet<number>
type ValuesByType = Map<number, Set<number>>

const NO_VALUES: Values = new Set()

function unionSize(sets: readonly Values[]): number {
  return new Set(sets.flatMap((set) => [...set])).size
}

function byType(values: Component['held'][number]): ValuesByType {
  const sets: ValuesByType = new Map()
  for (const { type, value } of values) sets.set(type, (sets.get(type) ?? new Set()).add(value))
  return sets
}

function addValues(into: ValuesByType, from: ValuesByType): void {
  for (const [type, values] of from) into.set(type, new Set([...(into.get(type) ?? []), ...values]))
}
