import { sortInSteps } from '../collections/sort-in-steps.ts'
import type { Steps } from '../collections/steps.ts'
import { type Clusters, GROUPS, type Obstacle } from './clusters.ts'
import { type Component, DISPUTED, type Refusal, UNOWNED } from './component.ts'

/** Claimants of a group whose evidence is heard on whether another one may stand with them. */
const HEARD = 32

/** Claimants that are asked in one step. */
const STEP = 2 ** 8

/** Claimants that may be one entity. */
interface Group {
  readonly number: number
  readonly claimants: number[]
  /** One claimant for each different evidence. */
  readonly heard: Map<number, number>
}

/**
 * Joins the claimants of nodes, the clusters that hold them, as far as they may. Where some of them may not stand together
 * a node goes, with those that may, to the group holding most of its rows, provided that is at least twice the next one's;
 * otherwise it is disputed and joins nobody but the rows that hold nothing else.
 *
 * A claimant looks for a home among `GROUPS` groups: one value of more people than that is hardly anybody's.
 */
export class NodeJoins {
  readonly #component: Component
  readonly #clusters: Clusters
  readonly #counted: Uint8Array
  readonly #refusals: Refusal[]
  /** Per cluster that claims the node at hand: the first of its rows that hold it, how many they are, the earliest time. */
  readonly #row: Int32Array
  readonly #rows: Int32Array
  readonly #at: Float64Array
  /** Per cluster: its group, −1 where it has none. */
  readonly #group: Int32Array
  #groups: Group[] = []
  /** Most rows of a claimant that found no home and is none. */
  #homeless = 0

  /** @param counted per node: 1 is written where it is decided by how many rows hold it */
  constructor(component: Component, clusters: Clusters, counted: Uint8Array, refusals: Refusal[]) {
    this.#counted = counted
    this.#component = component
    this.#clusters = clusters
    this.#refusals = refusals
    this.#row = new Int32Array(component.size)
    this.#rows = new Int32Array(component.size)
    this.#at = new Float64Array(component.size)
    this.#group = new Int32Array(component.size).fill(-1)
  }

  /** Whether one cluster alone holds a node. */
  isOfOne(node: number): boolean {
    const { nodes } = this.#component
    const start = nodes.starts[node]!
    const first = this.#clusters.of(nodes.rows[start]!)
    const end = nodes.starts[node + 1]!
    let i = start + 1
    while (i < end && this.#clusters.of(nodes.rows[i]!) === first) i++
    return i === end
  }

  /** Gives a node to the one cluster that holds it; returns `UNOWNED`, or a row of the owner. */
  joinOne(node: number): number {
    const { nodes } = this.#component
    const row = nodes.rows[nodes.starts[node]!]!
    const only = this.#clusters.of(row)
    // what a person joined may exceed a limit with the values it brought along
    const takes = this.#clusters.isJudged(only) || this.#mayTake(node, only, row)
    return takes ? this.#owned(node, only) : UNOWNED
  }

  /** Joins by a node that several clusters hold; returns `UNOWNED`, `DISPUTED`, or a row of the owner. */
  *join(node: number): Steps<number, undefined> {
    const holders = this.#holders(node)
    const owner = yield* this.#settle(node, holders)
    for (const cluster of holders) {
      this.#rows[cluster] = 0
      this.#group[cluster] = -1
    }
    return owner
  }

  *#settle(node: number, holders: readonly number[]): Steps<number, undefined> {
    const clusters = this.#clusters
    const claimants = holders.filter((cluster) => this.#mayTake(node, cluster, this.#row[cluster]!))
    yield* sortInSteps(claimants, this.#byTime)
    if (claimants.length < 2) return claimants.length === 0 ? UNOWNED : this.#owned(node, claimants[0]!)
    // where nobody is in anybody's way it does not matter how many rows they are
    const winner = (yield* this.#areOne(node, claimants)) ? claimants : yield* this.#place(node, claimants)
    if (winner === undefined) {
      this.#joinBareRows(node)
      return DISPUTED
    }
    return this.#owned(
      node,
      winner.reduce((a, b) => clusters.join(a, b)),
    )
  }

  /** Earliest first, then smallest record key. */
  readonly #byTime = (a: number, b: number): number =>
    (this.#at[a] === this.#at[b] ? 0 : this.#at[a]! - this.#at[b]!) || a - b

  /** Most rows first. */
  readonly #byRows = (a: number, b: number): number => this.#rows[b]! - this.#rows[a]! || this.#byTime(a, b)

  #open(number: number): Group {
    this.#clusters.openGroup(number)
    return { number, claimants: [], heard: new Map() }
  }

  /** Whether all claimants may be one. */
  *#areOne(node: number, claimants: readonly number[]): Steps<boolean, undefined> {
    const group = this.#open(0)
    for (const [i, claimant] of claimants.entries()) {
      if (i > 0 && this.#obstacle(node, group, claimant)) {
        this.#counted[node] = 1
        for (const other of group.claimants) this.#group[other] = -1
        return false
      }
      this.#add(group, claimant)
      if (i % STEP === STEP - 1) yield undefined
    }
    return true
  }

  /** Gives a node to a cluster, unless it is none that anybody owns. */
  #owned(node: number, owner: number): number {
    if (this.#component.nodes.type[node]! < 0) return UNOWNED
    this.#clusters.own(owner, node)
    return owner
  }

  /** Whether the cluster of a row that holds a node may own it. */
  #mayTake(node: number, cluster: number, row: number): boolean {
    const full = this.#clusters.overLimit([cluster], node)
    if (full >= 0) this.#refusals.push({ reason: 'limit', rule: full, a: row, b: row, node })
    return full < 0
  }

  /** The clusters that hold a node. */
  #holders(node: number): number[] {
    const { nodes, at, count } = this.#component
    const holders: number[] = []
    for (let e = nodes.starts[node]!; e < nodes.starts[node + 1]!; e++) {
      const row = nodes.rows[e]!
      const cluster = this.#clusters.of(row)
      if (this.#rows[cluster] === 0) {
        holders.push(cluster)
        this.#row[cluster] = row
        this.#at[cluster] = at[row]!
      } else if (at[row]! < this.#at[cluster]!) this.#at[cluster] = at[row]!
      this.#rows[cluster]! += count[row]!
    }
    return holders
  }

  /** Puts claimants into groups that may each be one entity; returns the group whose the node is, undefined if disputed. */
  *#place(node: number, claimants: number[]): Steps<readonly number[] | undefined, undefined> {
    yield* sortInSteps(claimants, this.#byRows)
    this.#groups = []
    this.#homeless = 0
    for (const [i, claimant] of claimants.entries()) {
      const obstacle = this.#seat(node, claimant)
      if (obstacle) this.#refusals.push({ ...obstacle, node })
      if (i % STEP === STEP - 1) yield undefined
    }
    if (this.#groups.length === 1) return this.#groups[0]!.claimants
    const claims: number[] = []
    for (const group of this.#groups) claims.push(yield* this.#rowsFor(node, group))
    const first = claims.indexOf(Math.max(...claims))
    const others = claims.map((rows, i) => (i === first ? this.#homeless : rows))
    return Math.max(...others, this.#homeless) * 2 > claims[first]! ? undefined : this.#groups[first]!.claimants
  }

  /** Puts a claimant into the first group that takes it; returns what keeps it from the first of all if none does. */
  #seat(node: number, claimant: number): Obstacle | undefined {
    let first: Obstacle | undefined
    for (const group of this.#groups) {
      const obstacle = this.#obstacle(node, group, claimant)
      if (!obstacle) {
        this.#add(group, claimant)
        return undefined
      }
      first ??= obstacle
    }
    if (this.#groups.length >= GROUPS) this.#homeless = Math.max(this.#homeless, this.#rows[claimant]!)
    else {
      const opened = this.#open(this.#groups.length)
      this.#groups.push(opened)
      this.#add(opened, claimant)
    }
    return first
  }

  #add(group: Group, claimant: number): void {
    group.claimants.push(claimant)
    this.#group[claimant] = group.number
    this.#clusters.addToGroup(group.number, claimant)
    const voice = this.#clusters.voice(claimant)
    if (voice >= 0 && group.heard.size < HEARD && !group.heard.has(voice)) group.heard.set(voice, claimant)
  }

  #obstacle(node: number, { number, claimants, heard }: Group, claimant: number): Obstacle | undefined {
    const clusters = this.#clusters
    const apart = clusters.apartFromGroup(number, claimant, (other) => this.#group[other] === number)
    if (apart) return apart
    const row = this.#row[claimant]!
    const type = clusters.overLimitInGroup(number, claimant, node)
    if (type >= 0) return { reason: 'limit', rule: type, a: this.#row[claimants[0]!]!, b: row }
    for (const other of heard.values()) {
      if (clusters.contradicted(other, claimant)) return { reason: 'evidence', rule: -1, a: this.#row[other]!, b: row }
    }
    return undefined
  }

  /** Rows that speak for a group: those of claimants that could stand with any group tell nothing. */
  *#rowsFor(node: number, group: Group): Steps<number, undefined> {
    // every group but the first was opened by a claimant that the first does not take, and takes nobody it would
    const others = group.number === 0 ? this.#groups.slice(1) : []
    let rows = 0
    for (const [i, claimant] of group.claimants.entries()) {
      const isNeutral = others.length > 0 && others.every((other) => !this.#obstacle(node, other, claimant))
      if (!isNeutral) rows += this.#rows[claimant]!
      if (i % STEP === STEP - 1) yield undefined
    }
    return rows
  }

  /** Rows that hold nothing but the disputed value are still one visitor, though nobody knows whom. */
  #joinBareRows(node: number): void {
    const { nodes } = this.#component
    const clusters = this.#clusters
    const bare = nodes.rows.slice(nodes.starts[node], nodes.starts[node + 1]).filter((row) => clusters.isBare(row))
    for (const row of bare) {
      const one = clusters.of(bare[0]!)
      const other = clusters.of(row)
      if (one !== other && !clusters.apart(one, other)) clusters.join(one, other)
    }
  }
}
