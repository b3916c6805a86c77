import { addTally, type Cluster, distinctValues, nodeCluster, rowCluster, type Tally } from './cluster.ts'
import type { Component, Node, Refusal } from './component.ts'
import { JoinEvidence } from './join-evidence.ts'

/** Pairs of profiles, and of clusters, remembered at a time. */
const REMEMBERED = 1_000_000
/** Profiles of a cluster that are heard on whether it is one person with another: many say what some of them say. */
export const HEARD = 32
/** More voices than this no component has; two of them make one exact number. */
const VOICES = 0x4000000

/** Why two sides may not be one. */
export type Obstacle = Pick<Refusal, 'reason' | 'rule' | 'a' | 'b'>

/** The profiles of a cluster that are heard, and a number that no other profiles go by. */
interface Voice {
  readonly number: number
  readonly profiles: readonly number[]
}

/**
 * The growing clusters of a component while a policy joins its rows: who is with whom, and what stands in the way.
 * With `nodes`, these are elements too, numbered after the rows, each owning its value. A join costs the smaller side.
 */
export class Clusters {
  readonly #component: Component
  /** Per element. */
  readonly #clusterOf: Cluster[] = []
  /** Per row: the judgements *different* that name it. */
  readonly #different = new Map<number, number[]>()
  readonly #limited: readonly number[]
  readonly #forbidden = new Map<number, number>()
  readonly #evidence: JoinEvidence
  readonly #voices = new Map<number, Voice>()
  #voiceCount: number
  readonly #contradicted = new Map<number, boolean>()
  /** Per row: how many values and links it takes part in. */
  readonly #degree: Int32Array

  constructor(component: Component, options: { readonly nodes: boolean } = { nodes: false }) {
    this.#component = component
    this.#evidence = new JoinEvidence(component)
    this.#voiceCount = component.profiles
    this.#limited = [...component.limits.keys()].filter((type) => component.limits[type]! > 0)
    component.different.forEach((pair, judgement) => {
      for (const row of pair) {
        const known = this.#different.get(row)
        if (known) known.push(judgement)
        else this.#different.set(row, [judgement])
      }
    })
    const elements = component.size + (options.nodes ? component.nodes.length : 0)
    for (let element = 0; element < elements; element++) this.#clusterOf.push(this.#alone(element))
    this.#degree = new Int32Array(component.size)
    for (const { rows, derived } of component.nodes) if (!derived) for (const row of rows) this.#degree[row]!++
    for (const { a, b } of component.links) {
      this.#degree[a]!++
      this.#degree[b]!++
    }
  }

  /** Name of the cluster of an element: its smallest element. */
  of(element: number): number {
    return this.#clusterOf[element]!.name
  }

  get(cluster: number): Readonly<Cluster> {
    return this.#clusterOf[cluster]!
  }

  /** Whether a row is alone and nothing but one value is known of it. */
  isBare(row: number): boolean {
    return this.#degree[row] === 1 && this.#component.described[row] === 0 && this.get(row).members.length === 1
  }

  /** Whether a row brings along nothing that a guard asks of it. */
  isUnguarded(row: number): boolean {
    const { profile, list, held, forbidRules } = this.#component
    return (
      list[row]! < 0 &&
      !this.#different.has(row) &&
      held[row]!.every(({ joins }) => joins) &&
      (forbidRules === 0 || profile[row]! < 0)
    )
  }

  markJudged(cluster: number): void {
    this.#clusterOf[cluster]!.judged = true
  }

  /** What keeps two clusters apart for good: a person's judgement, a clean list, a forbid rule. */
  apart(a: number, b: number): Obstacle | undefined {
    const x = this.get(a)
    const y = this.get(b)
    const fewer = x.different.length < y.different.length ? x : y
    const other = fewer === x ? b : a
    return this.judgedApart(fewer, (cluster) => cluster === other) ?? this.separated(x, y)
  }

  /** The first judgement *different* that keeps a cluster from any of some others. */
  judgedApart({ different }: Tally, isOther: (cluster: number) => boolean): Obstacle | undefined {
    let first: number | undefined
    for (const judgement of different) {
      const [a, b] = this.#component.different[judgement]!
      if ((isOther(this.of(a)) || isOther(this.of(b))) && !(first! < judgement)) first = judgement
    }
    if (first === undefined) return undefined
    const [a, b] = this.#component.different[first]!
    return { reason: 'judgement', rule: -1, a, b }
  }

  /** The clean list or forbid rule that keeps two sides apart. */
  separated(x: Tally, y: Tally): Obstacle | undefined {
    for (const list of (x.lists.size < y.lists.size ? x : y).lists.keys()) {
      const [a, b] = [x.lists.get(list), y.lists.get(list)]
      if (a !== undefined && b !== undefined) return { reason: 'source', rule: -1, a, b }
    }
    if (this.#component.forbidRules === 0) return undefined
    for (const [p, a] of x.profiles) {
      for (const [q, b] of y.profiles) {
        const rule = this.#forbids(p, q)
        if (rule >= 0) return { reason: 'forbid', rule, a, b }
      }
    }
    return undefined
  }

  /** Whether the rows of two clusters, taken together, speak against one person. */
  contradicted(a: number, b: number): boolean {
    const v = this.voice(a)
    const w = this.voice(b)
    if (!v || !w) return false
    const key = Math.min(v.number, w.number) * VOICES + Math.max(v.number, w.number)
    const known = this.#contradicted.get(key)
    if (known !== undefined) return known
    if (this.#contradicted.size >= REMEMBERED) this.#contradicted.clear()
    const against = this.#evidence.isAgainst(v.profiles, w.profiles)
    this.#contradicted.set(key, against)
    return against
  }

  /** What is heard of a cluster as evidence; undefined where there is nothing to compare. */
  voice(cluster: number): Voice | undefined {
    const { profiles } = this.get(cluster)
    if (profiles.size === 0) return undefined
    const known = this.#voices.get(cluster)
    // profiles are only ever added, behind those that are there
    if (known && (known.profiles.length === profiles.size || known.profiles.length === HEARD)) return known
    const heard = [...profiles.keys()].slice(0, HEARD)
    const voice = { number: heard.length === 1 ? heard[0]! : this.#voiceCount++, profiles: heard }
    this.#voices.set(cluster, voice)
    return voice
  }

  /**
   * The identifier type whose limit sides would exceed as one, by what they own and their values that join nobody, or −1.
   * What one of them has alone is no exceeding: a person's judgement may have allowed it.
   *
   * @param node a value that would be theirs, too
   */
  overLimit(sides: readonly Tally[], node?: Node): number {
    const joining = node && !node.derived ? node.type : -1
    for (const type of this.#limited) {
      let all = type === joining ? 1 : 0
      for (const { owned } of sides) all += owned.get(type) ?? 0
      if (sides.some(({ idle }) => idle.has(type)))
        all += distinctValues(sides.map(({ idle }) => idle.get(type) ?? NO_VALUES))
      if (all <= this.#component.limits[type]!) continue
      if (sides.every(({ owned, idle }) => all > (owned.get(type) ?? 0) + (idle.get(type)?.size ?? 0))) return type
    }
    return -1
  }

  /** The same where evidence would join two sides: then every value counts that their rows hold, for a limit outranks it. */
  overLimitByEvidence(a: Tally, b: Tally): number {
    for (const type of this.#limited) {
      const held = [a.held.get(type) ?? NO_VALUES, b.held.get(type) ?? NO_VALUES]
      const all = distinctValues(held)
      if (all > this.#component.limits[type]! && held.every(({ size }) => all > size)) return type
    }
    return this.overLimit([a, b])
  }

  /** Joins two clusters; returns the name of the one they are. */
  join(a: number, b: number): number {
    if (a === b) return a
    const x = this.#clusterOf[a]!
    const y = this.#clusterOf[b]!
    const into = x.members.length < y.members.length ? y : x
    const from = into === x ? y : x
    for (const element of from.members) {
      into.members.push(element)
      this.#clusterOf[element] = into
    }
    addTally(into, from, { profiles: true })
    into.name = Math.min(a, b)
    into.judged ||= from.judged
    return into.name
  }

  /** Counts a node as the property of a cluster. */
  own(cluster: number, node: number): void {
    const { type, derived } = this.#component.nodes[node]!
    if (type < 0 || derived) return
    const of = this.#clusterOf[cluster]!
    of.owned = new Map(of.owned).set(type, (of.owned.get(type) ?? 0) + 1)
  }

  /** Takes a cluster apart into its elements. */
  dissolve(cluster: number): void {
    for (const element of this.get(cluster).members) this.#clusterOf[element] = this.#alone(element)
  }

  #alone(element: number): Cluster {
    const { size } = this.#component
    if (element >= size) return nodeCluster(this.#component, element - size, element)
    return rowCluster(this.#component, element, this.#different.get(element))
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
}

const NO_VALUES: ReadonlySet<number> = new Set()
