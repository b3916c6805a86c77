import { type Agreement, agreement } from '../evaluate/agreement.ts'
import type { PairCounts } from '../evaluate/quality.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { linkedPairs } from './linked-pairs.ts'
import type { TruthColumn } from './truth-column.ts'

/** A decided state held against the truth, over the records that the truth names. */
export interface PairTally {
  /** Pairs that are links by themselves, as if there were no chains and no guards. */
  readonly links: PairCounts
  /** The entities and the true ones. */
  readonly entities: Agreement
}

/** Counts the pairs of a decided state. */
export function pairTally(state: IdentityState, truth: TruthColumn): PairTally {
  const { entity, ledger } = state.partition
  const found = truth.rows.map((row) => entity.data[row]!)
  const real = truth.rows.map((row) => truth.of[row]!)
  const entities = agreement(found, real, ledger.size, truth.size)
  return {
    links: {
      both: linkedPairs(state, (row) => truth.of[row]!),
      found: linkedPairs(state, (row) => Math.min(0, truth.of[row]!)),
      truth: entities.pairs.truth,
    },
    entities,
  }
}
