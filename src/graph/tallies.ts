import { NumberLists } from '../collections/number-lists.ts'
import type { Component } from './component.ts'

/** Profiles of a side that are heard on whether it is one person with another: many say what some of them say. */
export const HEARD = 32

/** Lists of a side, and places of their numbers: profiles, clean lists; then, per limited type, held and idle values. */
const PROFILES = 0
const LISTS = 1
const HELD = 2
const IDLE = 3

/** Of a side: distinct profiles, each with its smallest row; clean lists that have a row in it, each with that row. */
type Kind = typeof PROFILES | typeof LISTS

/**
 * What the guards ask of rows that are, or may become, one entity: a side. Sides are numbered; taking one into another
 * costs what it holds.
 */
export class Tallies {
  /** The identifier types that have a limit. */
  readonly limited: readonly number[]
  /** What sides hold: walked and asked, changed by this class alone. */
  readonly lists: NumberLists
  readonly #component: Component
  readonly #width: number
  /** Per side and limited type: how many values it owns. */
  readonly #owned: Int32Array
  /** Per type: its place among the limited ones, −1 where it has no limit. */
  readonly #place: readonly number[]
  /** Per row: the judgements *different* that name it. */
  readonly #judgements = new Map<number, number[]>()
  /** Per side: the judgements *different* that name one of its rows, by their place in the component. */
  readonly #different = new Map<number, readonly number[]>()
  /** Profiles that are kept of a side: forbid rules look at all of them. */
  readonly #most: number

  constructor(component: Component, sides: number) {
    const { limits, held, size, forbidRules } = component
    this.#component = component
    this.limited = [...limits.keys()].filter((type) => limits[type]! > 0)
    this.#place = limits.map((_, type) => this.limited.indexOf(type))
    this.#width = 2 + 2 * this.limited.length
    this.#owned = new Int32Array(sides * this.limited.length)
    this.lists = new NumberLists(sides * this.#width, 3 * (size + held.starts[size]!))
    this.#most = forbidRules > 0 ? Number.POSITIVE_INFINITY : HEARD
    for (const [judgement, pair] of component.different.entries()) {
      for (const row of pair) this.#judgements.set(row, [...(this.#judgements.get(row) ?? []), judgement])
    }
  }

  /** Whether a person judged a row different from another. */
  isJudged(row: number): boolean {
    return this.#judgements.has(row)
  }

  /** Makes a side hold nothing. */
  clear(side: number): void {
    for (let list = side * this.#width; list < (side + 1) * this.#width; list++) this.lists.clear(list)
    this.#owned.fill(0, side * this.limited.length, (side + 1) * this.limited.length)
    this.#different.delete(side)
  }

  /** Counts a row in a side that holds nothing. */
  setRow(side: number, row: number): void {
    const { profile, list, held } = this.#component
    const lists = side * this.#width
    if (profile[row]! >= 0) this.lists.add(lists + PROFILES, profile[row]!, row)
    if (list[row]! >= 0) this.lists.add(lists + LISTS, list[row]!, row)
    for (let h = held.starts[row]!; h < held.starts[row + 1]!; h++) {
      const of = lists + 2 * this.#place[held.type[h]!]!
      this.lists.add(of + HELD, held.value[h]!, row)
      if (held.joins[h] === 0) this.lists.add(of + IDLE, held.value[h]!, row)
    }
    const judgements = this.#judgements.get(row)
    if (judgements) this.#different.set(side, judgements)
  }

  /** Counts a node as the property of a side. */
  own(side: number, node: number): void {
    const { type, derived } = this.#component.nodes
    const place = type[node]! < 0 || derived[node] === 1 ? -1 : this.#place[type[node]!]!
    if (place >= 0) this.#owned[side * this.limited.length + place]!++
  }

  /** Counts what is in `from` as a part of `into`; `from` stays as it is. */
  add(into: number, from: number, options: { readonly profiles: boolean }): void {
    const [to, of] = [into * this.#width, from * this.#width]
    for (let i = options.profiles ? PROFILES : LISTS; i < this.#width; i++) {
      this.lists.addAll(to + i, of + i, i === PROFILES ? this.#most : Number.POSITIVE_INFINITY)
    }
    const types = this.limited.length
    for (let i = 0; i < types; i++) this.#owned[into * types + i]! += this.#owned[from * types + i]!
    const different = this.#different.get(from)
    if (different) this.#different.set(into, [...this.different(into), ...different])
  }

  /** The judgements *different* that name a row of a side. */
  different(side: number): readonly number[] {
    return this.#different.get(side) ?? NO_JUDGEMENTS
  }

  /** The list of a side's profiles. */
  profiles(side: number): number {
    return this.#list(side, PROFILES)
  }

  /** The list of a side's clean lists. */
  cleanLists(side: number): number {
    return this.#list(side, LISTS)
  }

  /**
   * The identifier type whose limit sides would exceed as one, by what they own and their values that join nobody, or −1.
   * What one of them has alone is no exceeding: a person's judgement may have allowed it.
   *
   * @param node a value that would be theirs, too; −1: none
   */
  overLimit(sides: readonly number[], node = -1): number {
    const { limits, nodes } = this.#component
    const joining = node >= 0 && nodes.derived[node] === 0 ? nodes.type[node]! : -1
    for (let place = 0; place < this.limited.length; place++) {
      const type = this.limited[place]!
      let all = type === joining ? 1 : 0
      let idle = 0
      for (const side of sides) {
        all += this.#ownedBy(side, place)
        idle += this.#count(side, place, IDLE)
      }
      // most have nothing idle
      if (all + idle <= limits[type]!) continue
      if (idle > 0) all += this.#distinct(sides, place, IDLE)
      if (all <= limits[type]!) continue
      let most = 0
      for (const side of sides) most = Math.max(most, this.#ownedBy(side, place) + this.#count(side, place, IDLE))
      if (all > most) return type
    }
    return -1
  }

  /** The same where evidence would join two sides: then every value counts that their rows hold, for a limit outranks it. */
  overLimitByEvidence(a: number, b: number): number {
    const { limits } = this.#component
    for (let place = 0; place < this.limited.length; place++) {
      const [x, y] = [this.#count(a, place, HELD), this.#count(b, place, HELD)]
      const limit = limits[this.limited[place]!]!
      if (x + y <= limit || x === 0 || y === 0) continue
      const all = this.#distinct([a, b], place, HELD)
      if (all > limit && all > x && all > y) return this.limited[place]!
    }
    return this.overLimit([a, b])
  }

  #ownedBy(side: number, place: number): number {
    return this.#owned[side * this.limited.length + place]!
  }

  #count(side: number, place: number, kind: typeof HELD | typeof IDLE): number {
    return this.lists.count(this.#list(side, kind, place))
  }

  /** How many distinct values of a type sides have together. */
  #distinct(sides: readonly number[], place: number, kind: typeof HELD | typeof IDLE): number {
    const some = sides.filter((side) => this.#count(side, place, kind) > 0)
    if (some.length < 2) return some.length === 0 ? 0 : this.#count(some[0]!, place, kind)
    const lists = some.map((side) => this.#list(side, kind, place))
    if (lists.length === 2) {
      const [a, b] = lists as [number, number]
      return this.lists.count(a) + this.lists.count(b) - this.lists.common(a, b)
    }
    const largest = lists.reduce((a, b) => (this.lists.count(b) > this.lists.count(a) ? b : a))
    const others = new Set<number>()
    for (const list of lists) {
      for (let entry = list === largest ? 0 : this.lists.first(list); entry !== 0; entry = this.lists.next(entry)) {
        const value = this.lists.number(entry)
        if (this.lists.find(largest, value) === 0) others.add(value)
      }
    }
    return this.lists.count(largest) + others.size
  }

  #list(side: number, kind: Kind | typeof HELD | typeof IDLE, place = 0): number {
    return side * this.#width + kind + 2 * place
  }
}

const NO_JUDGEMENTS: readonly number[] = []
