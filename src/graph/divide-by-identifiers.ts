import type { Steps } from '../collections/steps.ts'
import type { Clusters } from './clusters.ts'
import { type Component, type Division, type Refusal, UNOWNED } from './component.ts'
import { divisionOf } from './division-of.ts'
import { joinByWeight } from './join-by-weight.ts'

/**
 * The division of a component whose identifiers have found their places: an identifier is owned by the rows it is with,
 * and evidence joins what is left, in order of weight.
 *
 * @param clusters of rows and nodes
 */
export function* divideByIdentifiers(
  component: Component,
  clusters: Clusters,
  refusals: Refusal[],
): Steps<Division, undefined> {
  const { size, nodes } = component
  const owner = new Int32Array(nodes.length).fill(UNOWNED)
  const counted = new Uint8Array(nodes.length)
  const blocks: number[] = []
  for (let node = 0; node < nodes.length; node++) {
    const first = clusters.of(size + node)
    if (nodes.type[node]! < 0) blocks.push(node)
    else if (first < size) owner[node] = first
  }
  yield* joinByWeight(component, blocks, clusters, owner, counted, refusals)
  return divisionOf(component, clusters, owner, counted, refusals)
}
