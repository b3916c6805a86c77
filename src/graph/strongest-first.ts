import { Clusters } from './clusters.ts'
import { type Component, DISPUTED, type Division, type Refusal, UNOWNED } from './component.ts'

/**
 * Joins in order of weight (ties: earliest, then by record key) and refuses what a guard refuses.
 *
 * A value joins all groups of rows that hold it at once. Where some of them may not stand together it goes, with those
 * that may, to the group holding most of its rows, provided that is at least twice the next claimant's;
 * otherwise it is disputed: it joins nobody but the rows that hold nothing else.
 */
export function strongestFirst(component: Component): Division {
  const clusters = new Clusters(component)
  const refusals: Refusal[] = []
  joinJudged(component, clusters, refusals)
  const owner = new Int32Array(component.nodes.length).fill(UNOWNED)
  for (const event of eventsByStrength(component)) {
    if (event.node < 0) joinLink(component, event.link, clusters, refusals)
    else owner[event.node] = joinNode(component, event.node, clusters, refusals)
  }
  return division(component, clusters, owner, refusals)
}

interface JoinEvent {
  readonly node: number
  readonly link: number
  readonly weight: number
  readonly at: number
  readonly row: number
}

function eventsByStrength({ nodes, links, at }: Component): JoinEvent[] {
  const events: JoinEvent[] = links.map(({ a, b, weight }, link) => {
    return { node: -1, link, weight, at: Math.max(at[a]!, at[b]!), row: Math.min(a, b) }
  })
  nodes.forEach(({ rows, weight }, node) => {
    let earliest = Number.POSITIVE_INFINITY
    for (const row of rows) earliest = Math.min(earliest, at[row]!)
    events.push({ node, link: -1, weight, at: earliest, row: rows[0]! })
  })
  const time = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
  return events.sort(
    (a, b) => b.weight - a.weight || time(a.at, b.at) || a.row - b.row || a.link - b.link || a.node - b.node,
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

function joinLink({ links }: Component, link: number, clusters: Clusters, refusals: Refusal[]): void {
  const a = clusters.of(links[link]!.a)
  const b = clusters.of(links[link]!.b)
  if (a === b) return
  const obstacle = obstacleBetween(clusters, a, b)
  if (obstacle) refusals.push({ ...obstacle, node: -1 })
  else clusters.join(a, b)
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
function joinNode(component: Component, node: number, clusters: Clusters, refusals: Refusal[]): number {
  const { rows, type } = component.nodes[node]!
  const support = new Map<number, number>()
  for (const row of rows) support.set(clusters.of(row), (support.get(clusters.of(row)) ?? 0) + 1)
  const claimants = claimantsInOrder(component, node, clusters, support, refusals)
  if (claimants.length === 0) return UNOWNED

  const groups = compatibleGroups(component, node, clusters, claimants, refusals)
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

/** The groups that may take the node at all: most rows first, then earliest, then smallest record key. */
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
    .sort((a, b) => support.get(b)! - support.get(a)! || time(earliest.get(a)!, earliest.get(b)!) || a - b)
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

function division(component: Component, clusters: Clusters, owner: Int32Array, refusals: readonly Refusal[]): Division {
  const part = new Int32Array(component.size)
  const partOf = new Map<number, number>()
  for (let row = 0; row < component.size; row++) {
    const cluster = clusters.of(row)
    if (!partOf.has(cluster)) partOf.set(cluster, partOf.size)
    part[row] = partOf.get(cluster)!
  }
  return { part, parts: partOf.size, owner: owner.map((row) => (row < 0 ? row : part[row]!)), refusals }
}
