import { PairTable } from '../collections/pair-table.ts'
import type { Component, Refusal } from './component.ts'
import { JoinEvidence } from './join-evidence.ts'
import { HEARD, Tallies } from './tallies.ts'

/** Pairs of profiles, and of clusters, remembered at a time. */
const REMEMBERED = 1_000_000
/** Groups of clusters that are counted together without being joined, at a time. */
export const GROUPS = 32

/** Why two sides may not be one. */
export type Obstacle = Pick<Refusal, 'reason' | 'rule' | 'a' | 'b'>

/**
 * The growing clusters of a component while a policy joins its rows: who is with whom, and what stands in the way.
 * A cluster goes by its smallest element. With `nodes`, these are elements too, numbered after the rows, each owning its
 * value. A join costs the smaller side.
 */
export class Clusters {
  readonly #component: Component
  /** Per element: the element at which what is told of its cluster is kept, its seat. */
  readonly #seat: Int32Array
  /** Per element: the next of its cluster, in a ring. */
  readonly #next: Int32Array
  /** Per seat: the smallest element, how many there are, and whether a person's judgement holds some of them together. */
  readonly #name: Int32Array
  readonly #size: Int32Array
  readonly #judged: Uint8Array
  /** Per seat, and after these per group. */
  readonly #tallies: Tallies
  /** Per seat: a number that no other profiles go by, −1 where none was given, and how many profiles there were then. */
  readonly #voice: Int32Array
  readonly #heard: Int32Array
  #voices: number
  readonly #forbidden = new PairTable()
  readonly #contradicted = new PairTable()
  #evidence: JoinEvidence | undefined

  constructor(component: Component, options: { readonly nodes: boolean } = { nodes: false }) {
    this.#component = component
    const elements = component.size + (options.nodes ? component.nodes.length : 0)
    this.#seat = new Int32Array(elements)
    this.#next = new Int32Array(elements)
    this.#name = new Int32Array(elements)
    this.#size = new Int32Array(elements)
    this.#judged = new Uint8Array(elements)
    this.#voice = new Int32Array(elements)
    this.#heard = new Int32Array(elements)
    this.#voices = component.profiles
    this.#tallies = new Tallies(component, elements + Math.min(GROUPS, component.size))
    for (let element = 0; element < elements; element++) this.#set(element)
  }

  /** Name of the cluster of an element: its smallest element. */
  of(element: number): number {
    return this.#name[this.#seat[element]!]!
  }

  /** How many elements a cluster has. */
  size(cluster: number): number {
    return this.#size[this.#seat[cluster]!]!
  }

  /** The elements of a cluster. */
  members(cluster: number): number[] {
    const members = [cluster]
    for (let at = this.#next[cluster]!; at !== cluster; at = this.#next[at]!) members.push(at)
    return members
  }

  /** Whether a person's judgement holds some of a cluster together: then limits do not bind its own values. */
  isJudged(cluster: number): boolean {
    return this.#judged[this.#seat[cluster]!] === 1
  }

  markJudged(cluster: number): void {
    this.#judged[this.#seat[cluster]!] = 1
  }

  /** Whether a row is alone and nothing but one value is known of it. */
  isBare(row: number): boolean {
    return this.#component.bare[row] === 1 && this.size(row) === 1
  }

  /** Whether a row brings along nothing that a guard asks of it. */
  isUnguarded(row: number): boolean {
    const { profile, list, held, forbidRules } = this.#component
    if (list[row]! >= 0 || this.#tallies.isJudged(row) || (forbidRules > 0 && profile[row]! >= 0)) return false
    for (let h = held.starts[row]!; h < held.starts[row + 1]!; h++) if (held.joins[h] === 0) return false
    return true
  }

  /** What keeps two clusters apart for good: a person's judgement, a clean list, a forbid rule. */
  apart(a: number, b: number): Obstacle | undefined {
    const [x, y] = [this.#seat[a]!, this.#seat[b]!]
    const isFewer = this.#tallies.different(x).length < this.#tallies.different(y).length
    const other = isFewer ? b : a
    return this.#judgedApart(isFewer ? x : y, (cluster) => cluster === other) ?? this.#separated(x, y)
  }

  /** Whether the rows of two clusters, taken together, speak against one person. */
  contradicted(a: number, b: number): boolean {
    const v = this.voice(a)
    const w = this.voice(b)
    if (v < 0 || w < 0) return false
    const [least, most] = v < w ? [v, w] : [w, v]
    const known = this.#contradicted.get(least, most)
    if (known >= 0) return known === 1
    if (this.#contradicted.size >= REMEMBERED) this.#contradicted.clear()
    this.#evidence ??= new JoinEvidence(this.#component)
    const against = this.#evidence.isAgainst(this.profiles(a), this.profiles(b))
    this.#contradicted.set(least, most, against ? 1 : 0)
    return against
  }

  /** A number for what is heard of a cluster as evidence, its first profiles; −1 where there is nothing to compare. */
  voice(cluster: number): number {
    const seat = this.#seat[cluster]!
    const { lists } = this.#tallies
    const list = this.#tallies.profiles(seat)
    const heard = Math.min(lists.count(list), HEARD)
    if (heard === 0) return -1
    // profiles are only ever added, behind those that are there
    if (this.#heard[seat] === heard) return this.#voice[seat]!
    this.#heard[seat] = heard
    this.#voice[seat] = heard === 1 ? lists.number(lists.first(list)) : this.#voices++
    return this.#voice[seat]!
  }

  /** The profiles that are heard of a cluster. */
  profiles(cluster: number): number[] {
    const { lists } = this.#tallies
    const profiles: number[] = []
    let entry = lists.first(this.#tallies.profiles(this.#seat[cluster]!))
    for (; entry !== 0 && profiles.length < HEARD; entry = lists.next(entry)) profiles.push(lists.number(entry))
    return profiles
  }

  /** The identifier type whose limit clusters would exceed as one, with `node` as theirs if it is given, or −1. */
  overLimit(clusters: readonly number[], node = -1): number {
    if (this.#tallies.limited.length === 0) return -1
    return this.#tallies.overLimit(
      clusters.map((cluster) => this.#seat[cluster]!),
      node,
    )
  }

  /** The same of two that evidence would join: every value counts that their rows hold. */
  overLimitByEvidence(a: number, b: number): number {
    return this.#tallies.overLimitByEvidence(this.#seat[a]!, this.#seat[b]!)
  }

  /** Joins two clusters; returns the name of the one they are. */
  join(a: number, b: number): number {
    if (a === b) return a
    const isLarger = this.size(a) >= this.size(b)
    const [into, from] = isLarger ? [this.#seat[a]!, this.#seat[b]!] : [this.#seat[b]!, this.#seat[a]!]
    let at = from
    do {
      this.#seat[at] = into
      at = this.#next[at]!
    } while (at !== from)
    // swapping what follows them makes one ring of two
    const next = this.#next[into]!
    this.#next[into] = this.#next[from]!
    this.#next[from] = next
    this.#tallies.add(into, from, { profiles: true })
    this.#size[into]! += this.#size[from]!
    this.#judged[into]! |= this.#judged[from]!
    this.#name[into] = Math.min(a, b)
    return this.#name[into]!
  }

  /** Counts a node as the property of a cluster. */
  own(cluster: number, node: number): void {
    this.#tallies.own(this.#seat[cluster]!, node)
  }

  /** Takes a cluster apart into its elements. */
  dissolve(cluster: number): void {
    for (const element of this.members(cluster)) {
      this.#tallies.clear(element)
      this.#set(element)
    }
  }

  /** Begins to count clusters together as group number `group`, from 0 to `GROUPS` − 1. */
  openGroup(group: number): void {
    this.#tallies.clear(this.#groupSide(group))
  }

  /** Counts a cluster in a group. */
  addToGroup(group: number, cluster: number): void {
    this.#tallies.add(this.#groupSide(group), this.#seat[cluster]!, { profiles: this.#component.forbidRules > 0 })
  }

  /** What keeps a cluster from a group for good. @param isIn whether a cluster is in the group */
  apartFromGroup(group: number, cluster: number, isIn: (cluster: number) => boolean): Obstacle | undefined {
    const seat = this.#seat[cluster]!
    return this.#judgedApart(seat, isIn) ?? this.#separated(this.#groupSide(group), seat)
  }

  /** The identifier type whose limit a group would exceed with a cluster and a node, or −1. */
  overLimitInGroup(group: number, cluster: number, node: number): number {
    if (this.#tallies.limited.length === 0) return -1
    return this.#tallies.overLimit([this.#groupSide(group), this.#seat[cluster]!], node)
  }

  #groupSide(group: number): number {
    return this.#seat.length + group
  }

  /** The first judgement *different* that keeps a side from any of some clusters. */
  #judgedApart(side: number, isOther: (cluster: number) => boolean): Obstacle | undefined {
    let first: number | undefined
    for (const judgement of this.#tallies.different(side)) {
      const [a, b] = this.#component.different[judgement]!
      if ((isOther(this.of(a)) || isOther(this.of(b))) && !(first! < judgement)) first = judgement
    }
    if (first === undefined) return undefined
    const [a, b] = this.#component.different[first]!
    return { reason: 'judgement', rule: -1, a, b }
  }

  /** The clean list or forbid rule that keeps two sides apart. */
  #separated(x: number, y: number): Obstacle | undefined {
    const { lists } = this.#tallies
    const [listsX, listsY] = [this.#tallies.cleanLists(x), this.#tallies.cleanLists(y)]
    const fewer = lists.count(listsX) < lists.count(listsY) ? listsX : listsY
    for (let entry = lists.first(fewer); entry !== 0; entry = lists.next(entry)) {
      const [inX, inY] = [lists.find(listsX, lists.number(entry)), lists.find(listsY, lists.number(entry))]
      if (inX !== 0 && inY !== 0) return { reason: 'source', rule: -1, a: lists.least(inX), b: lists.least(inY) }
    }
    if (this.#component.forbidRules === 0) return undefined
    const ofY = lists.first(this.#tallies.profiles(y))
    for (let p = lists.first(this.#tallies.profiles(x)); p !== 0; p = lists.next(p)) {
      for (let q = ofY; q !== 0; q = lists.next(q)) {
        const rule = this.#forbids(lists.number(p), lists.number(q))
        if (rule >= 0) return { reason: 'forbid', rule, a: lists.least(p), b: lists.least(q) }
      }
    }
    return undefined
  }

  #forbids(p: number, q: number): number {
    const [least, most] = p < q ? [p, q] : [q, p]
    const known = this.#forbidden.get(least, most)
    if (known >= 0) return known - 1
    if (this.#forbidden.size >= REMEMBERED) this.#forbidden.clear()
    const rule = this.#component.forbids(p, q)
    this.#forbidden.set(least, most, rule + 1)
    return rule
  }

  /** Makes an element a cluster of its own. */
  #set(element: number): void {
    const { size } = this.#component
    this.#seat[element] = element
    this.#next[element] = element
    this.#name[element] = element
    this.#size[element] = 1
    this.#judged[element] = 0
    this.#voice[element] = -1
    this.#heard[element] = 0
    if (element < size) this.#tallies.setRow(element, element)
    else this.#tallies.own(element, element - size)
  }
}
