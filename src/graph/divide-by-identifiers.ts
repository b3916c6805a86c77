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
export function divideByIdentifiers(component: Component, clusters: Clusters, refusals: Refusal[]): Division {
  const { size, nodes } = component
  const owner = Int32Array.from(nodes, ({ type }, node) => {
    const first = clusters.of(size + node)
    return type >= 0 && first < size ? first : UNOWNED
  })
  const blocks = [...nodes.keys()].filter((node) => nodes[node]!.type < 0)
  joinByWeight(component, blocks, clusters, owner, refusals)
  return divisionOf(component, clusters, owner, refusals)
}
