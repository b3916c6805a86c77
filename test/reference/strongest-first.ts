import { UnionFind } from '../../src/collections/union-find.ts'
import { type Component as Columns, DISPUTED, type Division, type Refusal, UNOWNED } from '../../src/graph/component.ts'
import { JoinEvidence } from '../../src/graph/join-evidence.ts'
import { type Held, heldOf, type Link, linksOf, type Node, nodesOf } from '../graph/component.ts'

/** A component, its nodes, links and values one after the other. */
type Component = Omit<Columns, 'nodes' | 'links' | 'held'> & {
  readonly nodes: readonly Node[]
  readonly links: readonly Link[]
  readonly held: readonly (readonly Held[])[]
}

/** Strongest first, every pair of groups compared with every other: the slow twin of `src/graph/strongest-first.ts`. */
export function strongestFirstReference(columns: Columns): Division {
  const component = { ...columns, nodes: nodesOf(columns), links: linksOf(columns), held: heldOf(columns) }
  const clusters = new Clusters(component)
  const refusals: Refusal[] = []
  joinJudged(component, clusters, refusals)
  const owner = new Int32Array(component.nodes.length).fill(UNOWNED)
  const counted = new Uint8Array(component.nodes.length)
  for (const event of eventsByStrength(component)) {
    if (event.node < 0) joinLink(component, event.link, clusters, refusals)
    else owner[event.node] = joinNode(component, event.node, clusters, counted, refusals)
  }
  return { ...division(component, clusters, owner, refusals), counted }
}

interface JoinEvent {
  readonly node: number
  readonly link: number
  readonly weight: number
  readonly at: number
  readonly row: number
  /** The greater row of a link, −1 for a node. */
  readonly other: number
}

function eventsByStrength({ nodes, links, at }: Component): JoinEvent[] {
  const events: JoinEvent[] = links.map(({ a, b, weight }, link) => {
    return { node: -1, link, weight, at: Math.max(at[a]!, at[b]!), row: a, other: b }
  })
  nodes.forEach(({ rows, weight }, node) => {
    let earliest = Number.POSITIVE_INFINITY
    for (const row of rows) earliest = Math.min(earliest, at[row]!)
    events.push({ node, link: -1, weight, at: earliest, row: rows[0]!, other: -1 })
  })
  const time = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
  return events.sort(
    (a, b) => b.weight - a.weight || time(a.at, b.at) || a.row - b.row || a.other - b.other || a.node - b.node,
  )
}

/** What a person judged the same comes first; only what is judged different or forbidden outranks it. */
function joinJudged({ same }: Component, clusters: Clusters, refusals: Refusal[]): void {
  for (const [x, y] of same) {
    const a = clusters.of(x)
    const b = clusters.of(y)
    if (a === b) continue
    const obstacle = clusters.apart(a, b)
    if (obstacle) refusals.push({ ...obstacle, node: -1 })
    else clusters.markJudged(clusters.join(a, b))
  }
}

function joinLink(component: Component, link: number, clusters: Clusters, refusals: Refusal[]): void {
  const { links } = component
  const a = clusters.of(links[link]!.a)
  const b = clusters.of(links[link]!.b)
  if (a === b) return
  const { a: x, b: y } = links[link]!
  const obstacle = isClear(component, x, y)
    ? obstacleBetween(clusters, a, b)
    : { reason: 'source' as const, rule: -1, a: x, b: y }
  if (obstacle) refusals.push({ ...obstacle, node: -1 })
  else clusters.join(a, b)
}

/** Whether, across two clean lists, each row has no partner as strong as the other, nor has the other. */
function isClear({ links, list }: Component, x: number, y: number): boolean {
  if (list[x]! < 0 || list[y]! < 0 || list[x] === list[y]) return true
  const weight = (a: number, b: number): number =>
    Math.max(
      ...links.filter((l) => (l.a === a && l.b === b) || (l.a === b && l.b === a)).map((l) => l.weight),
      -Infinity,
    )
  const rows = [...list.keys()]
  const best = (row: number, of: number): number =>
    Math.max(...rows.filter((r) => list[r] === of && r !== row).map((r) => weight(row, r)), -Infinity)
  const isMutual = (a: number, b: number): boolean => {
    const w = weight(a, b)
    return w > -Infinity && w === best(a, list[b]!) && w === best(b, list[a]!)
  }
  const partners = (row: number, of: number): number[] =>
    rows.filter((r) => list[r] === of && r !== row && isMutual(row, r))
  return isMutual(x, y) && partners(x, list[y]!).length === 1 && partners(y, list[x]!).length === 1
}

function obstacleBetween(clusters: Clusters, a: number, b: number): Omit<Refusal, 'node'> | undefined {
  const apart = clusters.apart(a, b)
  if (apart) return apart
  const rows = { a: clusters.rows(a)[0]!, b: clusters.rows(b)[0]! }
  const type = clusters.overLimit([a, b])
  if (type >= 0) return { reason: 'limit', rule: type, ...rows }
  return clusters.contradicted(a, b) ? { reason: 'evidence', rule: -1, ...rows } : undefined
}

/** Joins the claimants of a node as far as they may; returns UNOWNED, DISPUTED, or a row of the owner. */
function joinNode(
  component: Component,
  node: number,
  clusters: Clusters,
  counted: Uint8Array,
  refusals: Refusal[],
): number {
  const { rows, type } = component.nodes[node]!
  const support = new Map<number, number>()
  for (const row of rows) {
    support.set(clusters.of(row), (support.get(clusters.of(row)) ?? 0) + component.count[row]!)
  }
  const claimants = claimantsInOrder(component, node, clusters, support, refusals)
  if (claimants.length === 0) return UNOWNED

  const one = compatibleGroups(component, node, clusters, claimants, [])
  if (one.length > 1) counted[node] = 1
  const byRows = claimants.toSorted((a, b) => support.get(b)! - support.get(a)!)
  const groups = one.length === 1 ? one : compatibleGroups(component, node, clusters, byRows, refusals)
  const claim = (group: readonly number[]): number =>
    group.reduce(
      (sum, cluster) => sum + (isNeutral(component, node, clusters, groups, cluster) ? 0 : support.get(cluster)!),
      0,
    )
  const byClaim = groups
    .map((group) => ({ group, rows: groups.length === 1 ? 1 : claim(group) }))
    .sort((a, b) => b.rows - a.rows)
  if (byClaim.length > 1 && byClaim[1]!.rows * 2 > byClaim[0]!.rows) {
    joinBareRows(component, node, clusters)
    return DISPUTED
  }
  const owner = byClaim[0]!.group.reduce((a, b) => clusters.join(a, b))
  if (type < 0) return UNOWNED
  clusters.own(owner, node)
  return rows.find((row) => clusters.of(row) === owner)!
}

/** Claimants in groups that may be one entity, in the order of the claimants. */
function compatibleGroups(
  component: Component,
  node: number,
  clusters: Clusters,
  claimants: readonly number[],
  refusals: Refusal[],
): number[][] {
  const groups: number[][] = []
  for (const cluster of claimants) {
    let first: Refusal | undefined
    const home = groups.find((group) => {
      const refusal = refusalAmong(component, node, clusters, group, cluster)
      first ??= refusal
      return !refusal
    })
    if (home) home.push(cluster)
    else {
      if (first) refusals.push(first)
      groups.push([cluster])
    }
  }
  return groups
}

/** Whether a claimant could stand with any group: it tells nothing of whose the value is. */
function isNeutral(
  component: Component,
  node: number,
  clusters: Clusters,
  groups: readonly (readonly number[])[],
  cluster: number,
): boolean {
  return groups.every((group) => group.includes(cluster) || !refusalAmong(component, node, clusters, group, cluster))
}

/** The groups that may take the node at all: earliest first, then smallest record key. */
function claimantsInOrder(
  component: Component,
  node: number,
  clusters: Clusters,
  support: ReadonlyMap<number, number>,
  refusals: Refusal[],
): number[] {
  const of = component.nodes[node]!
  const earliest = new Map<number, number>()
  for (const row of of.rows) {
    const cluster = clusters.of(row)
    earliest.set(cluster, Math.min(earliest.get(cluster) ?? Number.POSITIVE_INFINITY, component.at[row]!))
  }
  const time = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
  return [...support.keys()]
    .filter((cluster) => {
      // what a person joined may exceed a limit with the values it brought along
      const full = support.size === 1 && clusters.isJudged(cluster) ? -1 : clusters.overLimit([cluster], of)
      if (full < 0) return true
      const row = of.rows.find((r) => clusters.of(r) === cluster)!
      refusals.push({ reason: 'limit', rule: full, a: row, b: row, node })
      return false
    })
    .sort((a, b) => time(earliest.get(a)!, earliest.get(b)!) || a - b)
}

function refusalAmong(
  component: Component,
  node: number,
  clusters: Clusters,
  joined: readonly number[],
  cluster: number,
): Refusal | undefined {
  for (const other of joined) {
    const obstacle = clusters.apart(other, cluster)
    if (obstacle) return { ...obstacle, node }
  }
  const rowIn = (c: number): number => component.nodes[node]!.rows.find((row) => clusters.of(row) === c)!
  const type = clusters.overLimit([...joined, cluster], component.nodes[node]!)
  if (type >= 0) return { reason: 'limit', rule: type, a: rowIn(joined[0]!), b: rowIn(cluster), node }
  for (const other of joined) {
    if (clusters.contradicted(other, cluster)) {
      return { reason: 'evidence', rule: -1, a: rowIn(other), b: rowIn(cluster), node }
    }
  }
  return undefined
}

/** Rows that hold nothing but the disputed value are still one visitor, though nobody knows whom. */
function joinBareRows(component: Component, node: number, clusters: Clusters): void {
  const bare = [...component.nodes[node]!.rows].filter((row) => clusters.isBare(row))
  for (const row of bare) {
    const one = clusters.of(bare[0]!)
    const other = clusters.of(row)
    if (one !== other && !clusters.apart(one, other)) clusters.join(one, other)
  }
}

function division(
  component: Component,
  clusters: Clusters,
  owner: Int32Array,
  refusals: readonly Refusal[],
): Omit<Division, 'counted'> {
  const part = new Int32Array(component.size)
  const partOf = new Map<number, number>()
  for (let row = 0; row < component.size; row++) {
    const cluster = clusters.of(row)
    if (!partOf.has(cluster)) partOf.set(cluster, partOf.size)
    part[row] = partOf.get(cluster)!
  }
  return { part, parts: partOf.size, owner: owner.map((row) => (row < 0 ? row : part[row]!)), refusals }
}

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
class Clusters {
  readonly #component: Component
  readonly #sets: UnionFind
  readonly #clusters: (Cluster | undefined)[]
  readonly #evidence: JoinEvidence
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
    return this.#component.bare[row] === 1 && this.rows(this.of(row)).length === 1
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
        const rule = this.#component.forbids(p, q)
        if (rule >= 0) return { reason: 'forbid', rule, a: this.#rowOf(a, p), b: this.#rowOf(b, q) }
      }
    }
    return undefined
  }

  /** Whether the rows of two clusters, taken together, speak against one person. */
  contradicted(a: number, b: number): boolean {
    return this.#evidence.isAgainst([...this.#clusters[a]!.profiles], [...this.#clusters[b]!.profiles])
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
