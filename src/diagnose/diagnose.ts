import { pairQuality, type Quality } from '../evaluate/quality.ts'
import { decidedState } from '../identity/loaded-state.ts'
import type { AnyModel, RecordInput } from '../model/model.ts'
import { type FalsePairs, falsePairs } from './false-pairs.ts'
import { type LostPairs, lostPairs } from './lost-pairs.ts'
import { pairTally } from './pair-tally.ts'
import { truthColumn } from './truth-column.ts'

/** Where a resolution loses true pairs, and how false ones came about. Counts are over the records of the truth. */
export interface Diagnosis {
  readonly records: number
  /** Match weight from which a pair is a link, in bits. */
  readonly threshold: number
  /** Quality of the links by themselves, before they join in chains and guards refuse. */
  readonly links: Quality
  /** Quality of the entities, over pairs too. */
  readonly entities: Quality
  /** Pairs that belong together: those that are together, and those that are lost. */
  readonly truePairs: { readonly count: number; readonly found: number; readonly lost: LostPairs }
  /** Pairs that are together and do not belong together. */
  readonly falsePairs: { readonly count: number } & FalsePairs
}

/** What a diagnosis may be told. */
export interface DiagnoseOptions {
  /** How many examples of each sort of pair to keep, ≥ 0. Default 5. */
  readonly examples?: number
}

/**
 * Resolves records whose true entities are known, and says where true pairs are lost and how false ones came about.
 * Costs a resolution, and time for every lost pair.
 *
 * @param truth true entity by record key (`source:id`), e.g. a `Map`; records that it does not name take part in the
 *   resolution and are not counted
 * @throws SelfsameError `call-invalid` when a record stands twice in the truth, `record-unknown` when records of the
 *   truth are missing, `record-invalid` for a record without source or id
 */
export function diagnose(
  records: Iterable<RecordInput>,
  model: AnyModel,
  truth: Iterable<readonly [record: string, entity: string]>,
  options: DiagnoseOptions = {},
): Diagnosis {
  const state = decidedState(records, model)
  const column = truthColumn(state.table, truth)
  const { links, entities } = pairTally(state, column)
  const { pairs } = entities
  const keep = options.examples ?? 5
  return {
    records: column.rows.length,
    threshold: model.thresholds.link,
    links: pairQuality(links),
    entities: pairQuality(pairs),
    truePairs: { count: pairs.truth, found: pairs.both, lost: lostPairs(state, column, keep) },
    falsePairs: { count: pairs.found - pairs.both, ...falsePairs(state, column, pairs, keep) },
  }
}
