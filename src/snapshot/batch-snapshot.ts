import { joined } from '../collections/sections.ts'
import { finish, type Steps } from '../collections/steps.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { WriteLog } from '../write/write-log.ts'
import { snapshotParts } from './snapshot.ts'

/**
 * What a batch decided as the snapshot of a resolver that nothing was written to yet. Its time is the latest that a record
 * or the watermark tells; it has no history.
 */
export function batchSnapshot(state: IdentityState): Uint8Array {
  return joined(finish(batchSnapshotParts(state)))
}

/** The bytes of {@link batchSnapshot} in parts, for a file; made in steps. */
export function batchSnapshotParts(state: IdentityState): Steps<Uint8Array[]> {
  const { table } = state
  const log = new WriteLog({ history: false })
  log.see(table.watermark)
  for (let row = 0; row < table.size; row++) log.see(table.at.data[row]!)
  return snapshotParts({ state, log, deletedAt: new Map(), denied: undefined })
}
