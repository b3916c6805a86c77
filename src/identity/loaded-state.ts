import { assertIterable, assertModel } from '../model/assert-call.ts'
import type { AnyModel, RecordInput } from '../model/model.ts'
import { IdentityState } from './identity-state.ts'

/** The state of some records before anything is decided: loaded and indexed. For looking at, not for golden records. */
export function loadedState(records: Iterable<RecordInput>, model: AnyModel): IdentityState {
  assertModel(model)
  assertIterable('records', records)
  // no golden record is made, so functions that the model names need not be there
  const state = new IdentityState({ ...model, survivorship: {} }, { payload: false })
  const { table, index } = state
  for (const record of records) table.add(record)
  index.addAll(Int32Array.from({ length: table.size }, (_, row) => row))
  index.refreshQuarantines()
  return state
}

/** The same, decided. */
export function decidedState(records: Iterable<RecordInput>, model: AnyModel): IdentityState {
  const state = loadedState(records, model)
  const rows = new Int32Array(state.table.size)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  state.partition.pairs.compareAll()
  state.partition.decide(rows)
  return state
}
