import type { Steps } from '../collections/steps.ts'
import { Clusters } from './clusters.ts'
import type { Component, Division, Refusal } from './component.ts'
import { divideByIdentifiers } from './divide-by-identifiers.ts'
import { IdentifierLinks } from './identifier-links.ts'
import { joinJudged } from './join-by-weight.ts'
import { observations } from './observations.ts'

/** Observations that are taken in one step. */
const STEP = 2 ** 6

/**
 * The newest observation owns a contested identifier. Identifiers observed together are linked, each link as new as its
 * last observation. Where links would join what may not be one, those of the newest observation are kept first, then the
 * others, most trusted identifiers first and the newer before the older; a link that is not kept is gone until it is
 * observed again. A row is where its most trusted identifier is.
 */
export function* latestWins(component: Component): Steps<Division, undefined> {
  const clusters = new Clusters(component, { nodes: true })
  const refusals: Refusal[] = []
  const judged = joinJudged(component, clusters, refusals)
  const links = new IdentifierLinks(component, clusters, judged)
  for (const [i, observation] of observations(component).entries()) {
    links.observe(observation)
    if (i % STEP === STEP - 1) yield undefined
  }
  links.seatFreeRows()
  refusals.push(...links.refusals())
  return yield* divideByIdentifiers(component, clusters, refusals)
}
