import type { Steps } from '../collections/steps.ts'
import { Clusters } from './clusters.ts'
import { type Component, type Division, type Refusal, UNOWNED } from './component.ts'
import { divisionOf, wholeDivision } from './division-of.ts'
import { joinByWeight, joinJudged } from './join-by-weight.ts'
import { joinsAll } from './joins-all.ts'

/**
 * Joins in order of weight, values and links alike, and refuses what a guard refuses. A value that several may not hold
 * together goes to those holding most of it by far, or is disputed.
 */
export function* strongestFirst(component: Component): Steps<Division, undefined> {
  if (joinsAll(component)) return wholeDivision(component)
  const clusters = new Clusters(component)
  const refusals: Refusal[] = []
  const owner = new Int32Array(component.nodes.length).fill(UNOWNED)
  const counted = new Uint8Array(component.nodes.length)
  joinJudged(component, clusters, refusals)
  yield* joinByWeight(component, Array(component.nodes.length).keys(), clusters, owner, counted, refusals)
  return divisionOf(component, clusters, owner, counted, refusals)
}
