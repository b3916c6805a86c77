import { clearPartners } from './clear-partners.ts'
import type { Clusters, Obstacle } from './clusters.ts'
import type { Component, Refusal } from './component.ts'
import { joinNode } from './join-node.ts'

/**
 * Joins rows by the links of a component and by some of its nodes, the strongest first (ties: earliest, then by record
 * key), and refuses what a guard refuses.
 *
 * @param owner per node: `UNOWNED`, `DISPUTED`, or a row of the owner; written for `nodes`
 */
export function joinByWeight(
  component: Component,
  nodes: Iterable<number>,
  clusters: Clusters,
  owner: Int32Array,
  refusals: Refusal[],
): void {
  const clear = clearPartners(component)
  for (const event of eventsByStrength(component, nodes)) {
    if (event.node < 0) joinLink(component, event.link, clear[event.link] === 1, clusters, refusals)
    else owner[event.node] = joinNode(component, event.node, clusters, refusals)
  }
}

/**
 * Joins what a person judged the same; only what is judged different, a clean list or a forbid rule outranks it.
 * @returns the pairs that joined two clusters
 */
export function joinJudged(
  { same }: Component,
  clusters: Clusters,
  refusals: Refusal[],
): readonly (readonly [number, number])[] {
  return same.filter(([x, y]) => {
    const a = clusters.of(x)
    const b = clusters.of(y)
    if (a === b) return false
    const obstacle = clusters.apart(a, b)
    if (obstacle) refusals.push({ ...obstacle, node: -1 })
    else clusters.markJudged(clusters.join(a, b))
    return !obstacle
  })
}

interface JoinEvent {
  readonly node: number
  readonly link: number
  readonly weight: number
  readonly at: number
  readonly row: number
}

function eventsByStrength({ nodes, links, at }: Component, taken: Iterable<number>): JoinEvent[] {
  const events: JoinEvent[] = links.map(({ a, b, weight }, link) => {
    return { node: -1, link, weight, at: Math.max(at[a]!, at[b]!), row: Math.min(a, b) }
  })
  for (const node of taken) {
    const { rows, weight } = nodes[node]!
    let earliest = Number.POSITIVE_INFINITY
    for (const row of rows) earliest = Math.min(earliest, at[row]!)
    events.push({ node, link: -1, weight, at: earliest, row: rows[0]! })
  }
  const time = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
  return events.sort(
    (a, b) => b.weight - a.weight || time(a.at, b.at) || a.row - b.row || a.link - b.link || a.node - b.node,
  )
}

function joinLink({ links }: Component, link: number, isClear: boolean, clusters: Clusters, refusals: Refusal[]): void {
  const a = clusters.of(links[link]!.a)
  const b = clusters.of(links[link]!.b)
  if (a === b) return
  const obstacle: Obstacle | undefined = isClear
    ? obstacleBetween(clusters, a, b)
    : { reason: 'source', rule: -1, a: links[link]!.a, b: links[link]!.b }
  if (obstacle) refusals.push({ ...obstacle, node: -1 })
  else clusters.join(a, b)
}

function obstacleBetween(clusters: Clusters, a: number, b: number): Obstacle | undefined {
  const apart = clusters.apart(a, b)
  if (apart) return apart
  const type = clusters.overLimitByEvidence(clusters.get(a), clusters.get(b))
  if (type >= 0) return { reason: 'limit', rule: type, a, b }
  return clusters.contradicted(a, b) ? { reason: 'evidence', rule: -1, a, b } : undefined
}
