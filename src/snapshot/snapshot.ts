import { joined, type Section, sectionParts } from '../collections/sections.ts'
import { finish, type Steps } from '../collections/steps.ts'
import { StringPool } from '../collections/string-pool.ts'
import type { DenyList } from '../erasure/deny-list.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { RecordTable } from '../table/record-table.ts'
import { addTexts, tableSections } from '../table/table-sections.ts'
import type { WriteLog } from '../write/write-log.ts'
import { decisionSections } from './decision-sections.ts'
import { goneSections, historySections, ledgerSections } from './story-sections.ts'

/** What the sections of a snapshot mean; a change of it is a new number. */
export const SNAPSHOT_FORMAT = 4

/** All that a resolver holds. */
export interface Holding {
  readonly state: IdentityState
  readonly log: WriteLog
  /** Per key of a record that was deleted as of a time: that time. */
  readonly deletedAt: Map<string, number>
  /** What must not come back; undefined where the host gave no key. */
  readonly denied: DenyList | undefined
}

/**
 * All that a resolver holds as one file of named sections. Those before `judgements` are a function of the live records in
 * their order, the model and the watermark: a record that was deleted or forgotten leaves no byte in them.
 */
export function writeSnapshot(holding: Holding): Uint8Array {
  return joined(finish(snapshotParts(holding)))
}

/** The bytes of {@link writeSnapshot} in parts, made in steps. */
export function* snapshotParts({ state, log, deletedAt, denied }: Holding): Steps<Uint8Array[]> {
  const { table, partition, ids, judgements } = state
  const rows = rowsOf(table, true)
  const values = yield* tableSections(table, rows)
  const { sections, entities } = yield* decisionSections(state, rows)
  return yield* sectionParts({
    format: SNAPSHOT_FORMAT,
    model: state.model,
    ...values,
    ...sections,
    judgements: [...judgements].sort((x, y) => (x.a === y.a ? order(x.b, y.b) : order(x.a, y.a))),
    ...ledgerSections(partition.ledger, ids, rows, entities),
    ...(log.history && {
      ...historySections(log.history, (row) => partition.entityOf(row)),
      ...goneSections(table, rowsOf(table, false)),
    }),
    ...deletionSections(deletedAt),
    'log.times': Float64Array.of(log.time, log.subscribers.sequence),
    'log.tombstones': table.tombstones.count,
    ...(denied && denied.size > 0 && { denied: denied.export() }),
  })
}

function rowsOf(table: RecordTable, live: boolean): Int32Array {
  const rows = new Int32Array(live ? table.liveRows : table.size - table.liveRows)
  let n = 0
  for (let row = 0; row < table.size; row++) if (table.isLive(row) === live) rows[n++] = row
  return rows
}

function deletionSections(deletedAt: ReadonlyMap<string, number>): Record<string, Section> {
  const keys = new StringPool()
  const sorted = [...deletedAt].sort(([a], [b]) => order(a, b))
  const sections: Record<string, Section> = { 'deleted.at': Float64Array.from(sorted, ([, at]) => at) }
  addTexts(
    sections,
    'deleted.keys',
    keys,
    sorted.map(([key]) => keys.intern(key)),
  )
  return sections
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
