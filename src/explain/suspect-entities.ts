import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import { explainEntityRows, type Suspicion } from './explain-entity.ts'
import { rowsInKeyOrder } from './rows-in-key-order.ts'

/** An entity that a person should look at. */
export interface SuspectEntity extends Suspicion {
  readonly entity: string
  /** How many records it has. */
  readonly records: number
}

/**
 * Entities of several records, the most doubtful first: see `Suspicion`. Costs the explanation of each.
 *
 * @param of a `Resolver`, or what `resolve` returned
 * @param options `most`: how many to tell, ≥ 1; default 20
 */
export function suspectEntities(of: Inspectable, options: { readonly most?: number } = {}): readonly SuspectEntity[] {
  const state = stateOf(of)
  const { rowOfEntity, entity: entityOf } = state.partition
  const suspects: SuspectEntity[] = []
  for (let entity = 0; entity < rowOfEntity.length; entity++) {
    const row = rowOfEntity.data[entity]!
    if (row < 0 || entityOf.data[row] !== entity) continue
    const rows = rowsInKeyOrder(state, row)
    if (rows.length < 2) continue
    const { suspicion, records } = explainEntityRows(state, rows)
    suspects.push({ entity: state.entityId(row), records: records.length, ...suspicion! })
  }
  return suspects
    .sort((x, y) => y.score - x.score || y.records - x.records || (x.entity < y.entity ? -1 : 1))
    .slice(0, options.most ?? 20)
}
