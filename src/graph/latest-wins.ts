import { Clusters } from './clusters.ts'
import type { Component, Division, Refusal } from './component.ts'
import { divideByIdentifiers } from './divide-by-identifiers.ts'
import { IdentifierLinks } from './identifier-links.ts'
import { joinJudged } from './join-by-weight.ts'
import { observations } from './observations.ts'

/**
 * The newest observation owns a contested identifier. Identifiers observed together are linked, each link as new as its
 * last observation. Where links would join what may not be one, those of the newest observation are kept first, then the
 * others, most trusted identifiers first and the newer before the older; a link that is not kept is gone until it is
 * observed again. A row is where its most trusted identifier is.
 */
export function latestWins(component: Component): Division {
  const clusters = new Clusters(component, { nodes: true })
  const refusals: Refusal[] = []
  const judged = joinJudged(component, clusters, refusals)
  const links = new IdentifierLinks(component, clusters, judged)
  for (const observation of observations(component)) links.observe(observation)
  links.seatFreeRows()
  refusals.push(...links.refusals())
  return divideByIdentifiers(component, clusters, refusals)
}
