import type { ComponentDivider } from './component-divider.ts'
import { IdentityState } from './identity-state.ts'
import type { SharedPairs } from './pair-links.ts'
import { type SharedEvidence, shareEvidence } from './shared-evidence.ts'

/**
 * What components are divided by, as plain data that may be posted to another thread. Large arrays lie in shared memory and
 * are not copied; so what was shared must not change until the other thread is done.
 */
export interface SharedDivision {
  readonly evidence: SharedEvidence
  readonly at: Float64Array
  readonly pairs: SharedPairs
}

/**
 * Whether another thread can divide components: not where it would need the texts of link rules' blocks, which put these into
 * their order.
 */
export function isDividedAnywhere({ partition }: IdentityState): boolean {
  return !partition.evidence.linksByBlocks
}

/** What components are divided by, for another thread. */
export function shareDivision({ table, index, partition }: IdentityState): SharedDivision {
  return {
    evidence: { ...shareEvidence(table, index, partition.evidence), keys: table.keys.share() },
    at: table.at.view,
    pairs: partition.pairs.share(),
  }
}

/** A divider that tells what the one would tell whose records and links are shared. */
export function dividerOf({ evidence, at, pairs }: SharedDivision): ComponentDivider {
  // no golden record is made, so functions that the model names need not be there
  const { table, partition } = new IdentityState(
    { ...evidence.model, survivorship: {} },
    { payload: false, shown: evidence },
  )
  table.at.adopt(at)
  partition.pairs.adopt(pairs)
  return partition.divider
}
