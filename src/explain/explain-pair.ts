import { SelfsameError } from '../errors.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import { type RecordRef, recordKey } from '../table/record-key.ts'
import { type Explanation, explainRows } from './explain-rows.ts'

/**
 * Why two records are, or are not, one entity: what `resolver.explain` tells, also of a batch.
 *
 * @param of a `Resolver`, or what `resolve` returned
 * @throws SelfsameError `record-unknown` for a record that is not there
 */
export function explainPair(of: Inspectable, a: RecordRef, b: RecordRef): Explanation {
  const state = stateOf(of)
  return explainRows(state, knownRow(state, 'a', a), knownRow(state, 'b', b))
}

/**
 * The live row of a record.
 * @param name what the record is called in the call
 * @throws SelfsameError `record-unknown` for a record that is not there
 */
function knownRow({ table }: IdentityState, name: string, ref: RecordRef): number {
  const row = table.rowOf(recordKey(ref))
  if (table.isLive(row)) return row
  throw new SelfsameError('record-unknown', [
    { path: name, expected: 'the key of a record that is there', cure: `'${recordKey(ref)}' is not; put it first` },
  ])
}
