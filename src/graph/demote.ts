import type { Steps } from '../collections/steps.ts'
import { Clusters } from './clusters.ts'
import type { Component, Division, Refusal } from './component.ts'
import { divideByIdentifiers } from './divide-by-identifiers.ts'
import { joinJudged } from './join-by-weight.ts'
import { observations } from './observations.ts'
import { obstacleAmong } from './obstacle-among.ts'

/** Observations that are taken in one step. */
const STEP = 2 ** 6

/**
 * First come, first kept: takes what was observed in time order. A row joins all that hold one of its identifiers; where
 * these may not be one, it drops its least trusted identifier and tries again. A dropped identifier stays whose it was,
 * or nobody's.
 */
export function* demote(component: Component): Steps<Division, undefined> {
  const { size } = component
  const clusters = new Clusters(component, { nodes: true })
  const refusals: Refusal[] = []
  joinJudged(component, clusters, refusals)
  /** What rows dropped and did not get later, by row and node. */
  const dropped = new Map<number, Refusal>()
  let taken = 0
  for (const { nodes, rows } of observations(component)) {
    if (++taken % STEP === 0) yield undefined
    for (const row of rows) {
      const kept = [...nodes]
      for (;;) {
        const names = new Set([row, ...kept.map((node) => size + node)].map((element) => clusters.of(element)))
        const obstacle = obstacleAmong(clusters, [...names], size, { own: true })
        if (!obstacle) break
        const node = kept.pop()!
        const place = clusters.of(size + node)
        const rowsOf = obstacle.reason === 'limit' ? { a: row, b: place < size ? place : row } : {}
        dropped.set(row * component.nodes.length + node, { ...obstacle, ...rowsOf, node })
      }
      for (const node of kept) {
        dropped.delete(row * component.nodes.length + node)
        clusters.join(clusters.of(row), clusters.of(size + node))
      }
    }
  }
  return yield* divideByIdentifiers(component, clusters, [...refusals, ...dropped.values()])
}
