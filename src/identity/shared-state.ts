import type { SharedWritings } from '../table/field-column.ts'
import type { IdsImage } from './entity-ids.ts'
import { IdentityState } from './identity-state.ts'
import type { SharedPartition } from './partition.ts'
import { type SharedEvidence, shareEvidence } from './shared-evidence.ts'

/**
 * What golden records are made of, as plain data that may be posted to another thread. Large arrays lie in shared memory and
 * are not copied; so what was shared must not change until the other thread is done.
 */
export interface SharedState {
  readonly evidence: SharedEvidence
  /** Per column of the table. */
  readonly writings: readonly SharedWritings[]
  readonly at: Float64Array
  readonly partition: SharedPartition
  readonly ids: IdsImage
  /** How many entities were ever minted. */
  readonly entities: number
}

/** What golden records are made of, for another thread. Functions of the host's cannot go there. */
export function shareState({ table, index, partition, ids }: IdentityState): SharedState {
  return {
    evidence: { ...shareEvidence(table, index, partition.evidence), keys: table.keys.share() },
    writings: table.columns.map((column) => column.shareWritings()),
    at: table.at.view,
    partition: partition.share(),
    ids: ids.image,
    entities: partition.ledger.size,
  }
}

/** A state that shows entities and golden records as the shared one does. */
export function shownState({ evidence, writings, at, partition, ids, entities }: SharedState): IdentityState {
  const state = new IdentityState(evidence.model, { payload: false, shown: evidence })
  for (const [f, column] of state.table.columns.entries()) column.adoptWritings(writings[f]!)
  state.table.at.adopt(at)
  state.partition.adopt(partition)
  state.ids.load(ids, entities)
  return state
}
