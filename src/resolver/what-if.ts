import type { Transition } from '../graph/transition.ts'
import { IdentityState } from '../identity/identity-state.ts'
import type { AnyModel } from '../model/model.ts'
import type { Change } from '../write/changes.ts'
import { decideAnew, liveRows } from '../write/decide-anew.ts'
import type { Happened, Written } from '../write/writer.ts'
import type { Deed } from './deeds.ts'
import { Undertaking } from './undertaking.ts'

/** What would come of a write or of another model, nothing having changed. */
export interface Forecast {
  /** How many changes of each type there would be. */
  readonly counts: Readonly<Partial<Record<Change['type'], number>>>
  /** How many entities there are, and would be. */
  readonly entities: { readonly before: number; readonly after: number }
  /** The changes, of each type at most as many as asked for. New entities have the ids that they would be given. */
  readonly changes: readonly Change[]
}

/** What a forecast may be told. */
export interface ForecastOptions {
  /** How many changes of each type to show, ≥ 0. Default 10. */
  readonly examples?: number
}

/** Counts changes, and keeps the first of each type. */
export function forecast(
  changes: readonly Change[],
  entities: Forecast['entities'],
  { examples = 10 }: ForecastOptions = {},
): Forecast {
  const counts: Partial<Record<Change['type'], number>> = {}
  const shown = changes.filter(({ type }) => {
    counts[type] = (counts[type] ?? 0) + 1
    return counts[type] <= examples
  })
  return { counts, entities, changes: shown }
}

/**
 * Carries out a write, tells what it changed, and takes it back: partition, ids and refusals are what they were.
 * Costs what the write costs, twice.
 */
export function tryWrite(
  state: IdentityState,
  deed: Deed,
  tell: (written: Written) => readonly Change[],
): { readonly changes: readonly Change[]; readonly grown: number } {
  const undertaking = new Undertaking(state)
  try {
    const written = undertaking.carryOut(deed)
    return { changes: tell(written), grown: growth(written.transition) }
  } finally {
    undertaking.takeBack()
  }
}

/** What deciding all live records by another model would change. Reads every record: costs a whole run. */
export function tryModel(
  state: IdentityState,
  model: AnyModel,
  tell: (happened: Happened, by: IdentityState) => readonly Change[],
): { readonly changes: readonly Change[]; readonly grown: number } {
  const { table, partition } = state
  // no golden record is made, so functions that the model names need not be there
  const other = new IdentityState({ ...model, survivorship: {} }, { payload: true })
  other.table.isForgotten = table.isForgotten
  const rows = liveRows(table)
  other.partition.ledger.load(rows, partition.ledger.image(rows))
  const happened = decideAnew(state, other)
  return { changes: tell(happened, other), grown: growth(happened.transition) }
}

function growth({ ids }: Transition): number {
  return ids.minted.length + ids.reclaimed.length - ids.absorbed.length - ids.removed.length
}
