import type { Steps } from '../collections/steps.ts'
import { clearPartners } from './clear-partners.ts'
import type { Clusters, Obstacle } from './clusters.ts'
import type { Component, Refusal } from './component.ts'
import { eventsByStrength } from './events-by-strength.ts'
import { NodeJoins } from './node-joins.ts'

/** Links and nodes by which rows are joined in one step. */
const STEP = 2 ** 10

/**
 * Joins rows by the links of a component and by some of its nodes, the strongest first (ties: earliest, then by record
 * key), and refuses what a guard refuses.
 *
 * @param owner per node: `UNOWNED`, `DISPUTED`, or a row of the owner; written for `nodes`
 * @param counted per node: 1 is written where it was decided by how many records hold it
 */
export function* joinByWeight(
  component: Component,
  nodes: Iterable<number>,
  clusters: Clusters,
  owner: Int32Array,
  counted: Uint8Array,
  refusals: Refusal[],
): Steps<void, undefined> {
  const clear = clearPartners(component)
  const joins = new NodeJoins(component, clusters, counted, refusals)
  let joined = 0
  for (const event of yield* eventsByStrength(component, nodes)) {
    if (event >= 0) joinLink(component, event, clear[event] === 1, clusters, refusals)
    else owner[-1 - event] = joins.isOfOne(-1 - event) ? joins.joinOne(-1 - event) : yield* joins.join(-1 - event)
    if (++joined % STEP === 0) yield undefined
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

function joinLink(component: Component, link: number, isClear: boolean, clusters: Clusters, refusals: Refusal[]): void {
  const { links } = component
  const a = clusters.of(links.a[link]!)
  const b = clusters.of(links.b[link]!)
  if (a === b) return
  const obstacle: Obstacle | undefined = isClear
    ? obstacleBetween(component, link, clusters, a, b)
    : { reason: 'source', rule: -1, a: links.a[link]!, b: links.b[link]! }
  if (obstacle) refusals.push({ ...obstacle, node: -1 })
  else clusters.join(a, b)
}

function obstacleBetween(
  { links }: Component,
  link: number,
  clusters: Clusters,
  a: number,
  b: number,
): Obstacle | undefined {
  const apart = clusters.apart(a, b)
  if (apart) return apart
  const type = clusters.overLimitByEvidence(a, b)
  if (type >= 0) return { reason: 'limit', rule: type, a, b }
  // what two rows say of each other is what made the link
  if (links.weighed[link] === 1 && clusters.size(a) + clusters.size(b) === 2) return undefined
  return clusters.contradicted(a, b) ? { reason: 'evidence', rule: -1, a, b } : undefined
}
