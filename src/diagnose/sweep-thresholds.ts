import { pairQuality, type Quality } from '../evaluate/quality.ts'
import { decidedState } from '../identity/loaded-state.ts'
import { assertModel } from '../model/assert-call.ts'
import type { AnyModel, RecordInput } from '../model/model.ts'
import { pairTally } from './pair-tally.ts'
import { truthColumn } from './truth-column.ts'

/** Distances from the model's threshold at which a sweep looks, in bits. */
const AROUND = [-6, -4, -2, -1, 0, 1, 2, 4, 6]

/** What one link threshold gives. Counts are over the records of the truth. */
export interface ThresholdQuality {
  /** Match weight from which a pair is a link, in bits. */
  readonly threshold: number
  /** Quality of the links by themselves. */
  readonly links: Quality
  /** Quality of the entities, over pairs too. */
  readonly entities: Quality
  /** The same, seen from each record. */
  readonly bcubed: Quality
  readonly count: number
  /** Records in the largest entity. */
  readonly largest: number
}

/** What a sweep may be told. */
export interface SweepOptions {
  /** Link thresholds in bits. Default: nine, from 6 bits below the model's to 6 bits above it. */
  readonly thresholds?: readonly number[]
}

/**
 * What other link thresholds would give: a resolution of the same records for each, held against the truth.
 *
 * @param records a list; it is walked through for every threshold
 * @throws SelfsameError as `diagnose` does
 */
export function sweepThresholds(
  records: readonly RecordInput[],
  model: AnyModel,
  truth: Iterable<readonly [record: string, entity: string]>,
  options: SweepOptions = {},
): ThresholdQuality[] {
  assertModel(model)
  const real = [...truth]
  const { link, review } = model.thresholds
  return (options.thresholds ?? AROUND.map((bits) => link + bits)).map((threshold) => {
    const thresholds = { link: threshold, review: Math.min(review, threshold) }
    const state = decidedState(records, { ...model, thresholds })
    const { links, entities } = pairTally(state, truthColumn(state.table, real))
    return {
      threshold,
      links: pairQuality(links),
      entities: pairQuality(entities.pairs),
      bcubed: entities.bcubed,
      count: entities.entities,
      largest: entities.largest,
    }
  })
}
