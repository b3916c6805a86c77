import { addTally, emptyTally, type Tally } from './cluster.ts'
import type { Clusters, Obstacle } from './clusters.ts'
import { type Component, DISPUTED, type Refusal, UNOWNED } from './component.ts'

/** Groups among which a claimant looks for a home; one value of more people than that is hardly anybody's. */
const SEARCHED = 32
/** Claimants of a group whose evidence is heard on whether another one may stand with them. */
const HEARD = 32

/** A cluster that has rows holding a value. */
interface Claimant {
  readonly cluster: number
  /** First of its rows that hold the value. */
  readonly row: number
  /** How many they are. */
  rows: number
  /** When the earliest of them was observed. */
  at: number
}

/** Claimants that may be one entity, and what the guards ask of them together. */
interface Group {
  readonly claimants: Claimant[]
  readonly tally: Tally
  /** One claimant for each different evidence. */
  readonly heard: Map<number, Claimant>
}

/**
 * Joins the claimants of a node as far as they may. Where some of them may not stand together it goes, with those that
 * may, to the group holding most of its rows, provided that is at least twice the next one's; otherwise it is disputed
 * and joins nobody but the rows that hold nothing else.
 *
 * @returns `UNOWNED`, `DISPUTED`, or a row of the owner
 */
export function joinNode(component: Component, node: number, clusters: Clusters, refusals: Refusal[]): number {
  const { rows } = component.nodes[node]!
  const first = clusters.of(rows[0]!)
  // most values are one row's alone
  if (rows.every((row) => clusters.of(row) === first)) {
    // what a person joined may exceed a limit with the values it brought along
    const takes = clusters.get(first).judged || mayTake(component, node, clusters, rows[0]!, refusals)
    return takes ? owned(component, node, clusters, first) : UNOWNED
  }
  const claimants = claimantsInOrder(component, node, clusters, refusals)
  if (claimants.length === 0) return UNOWNED
  if (claimants.length === 1) return owned(component, node, clusters, claimants[0]!.cluster)
  const claims = new Claims(component, node, clusters)
  for (const claimant of claimants) {
    const obstacle = claims.place(claimant)
    if (obstacle) refusals.push({ ...obstacle, node })
  }
  const winner = claims.winner()
  if (!winner) {
    joinBareRows(component, node, clusters)
    return DISPUTED
  }
  const owner = winner.claimants.map(({ cluster }) => cluster).reduce((a, b) => clusters.join(a, b))
  return owned(component, node, clusters, owner)
}

/** Gives a node to a cluster, unless it is none that anybody owns. */
function owned({ nodes }: Component, node: number, clusters: Clusters, owner: number): number {
  if (nodes[node]!.type < 0) return UNOWNED
  clusters.own(owner, node)
  return owner
}

/** Whether the cluster of a row that holds a node may own it. */
function mayTake(component: Component, node: number, clusters: Clusters, row: number, refusals: Refusal[]): boolean {
  const full = clusters.overLimit([clusters.get(clusters.of(row))], component.nodes[node]!)
  if (full >= 0) refusals.push({ reason: 'limit', rule: full, a: row, b: row, node })
  return full < 0
}

/** The clusters that may take the node at all: most rows first, then earliest, then smallest record key. */
function claimantsInOrder(component: Component, node: number, clusters: Clusters, refusals: Refusal[]): Claimant[] {
  const of = component.nodes[node]!
  const claimants = new Map<number, Claimant>()
  for (const row of of.rows) {
    const cluster = clusters.of(row)
    const claimant = claimants.get(cluster)
    if (claimant) {
      claimant.rows++
      claimant.at = Math.min(claimant.at, component.at[row]!)
    } else claimants.set(cluster, { cluster, row, rows: 1, at: component.at[row]! })
  }
  const time = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
  return [...claimants.values()]
    .filter(({ row }) => mayTake(component, node, clusters, row, refusals))
    .sort((a, b) => b.rows - a.rows || time(a.at, b.at) || a.cluster - b.cluster)
}

/** The claims on one node, in groups that may each be one entity. */
class Claims {
  readonly #component: Component
  readonly #node: number
  readonly #clusters: Clusters
  readonly #groups: Group[] = []
  readonly #groupOf = new Map<number, Group>()
  /** Most rows of a claimant that found no home and is none. */
  #homeless = 0

  constructor(component: Component, node: number, clusters: Clusters) {
    this.#component = component
    this.#node = node
    this.#clusters = clusters
  }

  /** Puts a claimant into the first group that takes it; returns what keeps it from the first of all if none does. */
  place(claimant: Claimant): Obstacle | undefined {
    const group = this.#groups.find((g) => !this.#obstacle(g, claimant))
    if (group) this.#add(group, claimant)
    else if (this.#groups.length >= SEARCHED) this.#homeless = Math.max(this.#homeless, claimant.rows)
    else {
      const opened = { claimants: [], tally: emptyTally(), heard: new Map() }
      this.#groups.push(opened)
      this.#add(opened, claimant)
    }
    return group || this.#groupOf.size === 1 ? undefined : this.#obstacle(this.#groups[0]!, claimant)
  }

  /** The group whose the node is, undefined where it is disputed. */
  winner(): Group | undefined {
    if (this.#groups.length === 1) return this.#groups[0]
    const claims = this.#groups
      .map((group) => ({ group, rows: this.#rowsFor(group) }))
      .sort((a, b) => b.rows - a.rows) as [Claim, Claim, ...Claim[]]
    return Math.max(claims[1].rows, this.#homeless) * 2 > claims[0].rows ? undefined : claims[0].group
  }

  #add(group: Group, claimant: Claimant): void {
    const { cluster } = claimant
    group.claimants.push(claimant)
    this.#groupOf.set(cluster, group)
    addTally(group.tally, this.#clusters.get(cluster), { profiles: this.#component.forbidRules > 0 })
    const voice = this.#clusters.voice(cluster)
    if (voice && group.heard.size < HEARD && !group.heard.has(voice.number)) group.heard.set(voice.number, claimant)
  }

  #obstacle(group: Group, { cluster, row }: Claimant): Obstacle | undefined {
    const side = this.#clusters.get(cluster)
    const apart =
      this.#clusters.judgedApart(side, (other) => this.#groupOf.get(other) === group) ??
      this.#clusters.separated(group.tally, side)
    if (apart) return apart
    const type = this.#clusters.overLimit([group.tally, side], this.#component.nodes[this.#node])
    if (type >= 0) return { reason: 'limit', rule: type, a: group.claimants[0]!.row, b: row }
    for (const other of group.heard.values()) {
      if (this.#clusters.contradicted(other.cluster, cluster))
        return { reason: 'evidence', rule: -1, a: other.row, b: row }
    }
    return undefined
  }

  /** Rows that speak for a group: those of claimants that could stand with any group tell nothing. */
  #rowsFor(group: Group): number {
    // every group but the first was opened by a claimant that the first does not take, and takes nobody it would
    if (group !== this.#groups[0]) return group.claimants.reduce((sum, { rows }) => sum + rows, 0)
    const others = this.#groups.slice(1)
    return group.claimants.reduce(
      (sum, claimant) => sum + (others.every((g) => !this.#obstacle(g, claimant)) ? 0 : claimant.rows),
      0,
    )
  }
}

interface Claim {
  readonly group: Group
  readonly rows: number
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
