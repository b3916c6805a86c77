import { readSections, type Sections } from '../collections/sections.ts'
import { StringPool } from '../collections/string-pool.ts'
import { SelfsameError } from '../errors.ts'
import { IdentityState } from '../identity/identity-state.ts'
import type { Judgement } from '../identity/judgement-book.ts'
import { NO_IDS, type Partition } from '../identity/partition.ts'
import { defineModel } from '../model/define-model.ts'
import type { AnyModel, ModelInput } from '../model/model.ts'
import type { RecordTable } from '../table/record-table.ts'
import { loadTable, textsOf } from '../table/table-sections.ts'
import { decideAnew, type RejectedOfRecord } from '../write/decide-anew.ts'
import type { WriteLog } from '../write/write-log.ts'
import type { Happened } from '../write/writer.ts'
import { loadDecisions } from './decision-sections.ts'
import { type Holding, SNAPSHOT_FORMAT, writeSnapshot } from './snapshot.ts'
import { loadHistory, loadIds, loadLedger } from './story-sections.ts'

/** A snapshot that is whole, not yet restored. */
export interface Snapshot {
  /** The model by which it was decided. */
  readonly model: AnyModel
  readonly sections: Sections
}

/**
 * Reads what `writeSnapshot` wrote.
 * @throws SelfsameError `call-invalid` for anything but bytes; `snapshot-invalid`, which names what is wrong
 */
export function readSnapshot(bytes: Uint8Array): Snapshot {
  if (!(bytes instanceof Uint8Array)) {
    throw new SelfsameError('call-invalid', [
      { path: 'snapshot', expected: 'a Uint8Array', cure: 'hand over what snapshot() returned' },
    ])
  }
  const sections = readSections(bytes)
  const format = sections.json('format') as number
  if (format !== SNAPSHOT_FORMAT) {
    throw new SelfsameError('snapshot-invalid', [
      {
        path: 'snapshot',
        expected: `format ${SNAPSHOT_FORMAT}, but it has ${format}: ${format < SNAPSHOT_FORMAT ? 'an older' : 'a newer'} version made it`,
        cure: 'restore it with that version of selfsame',
      },
    ])
  }
  return { model: defineModel(sections.json('model') as ModelInput), sections }
}

/** What restoring under another model than the snapshot's did. */
export type Redecided = Happened & { readonly rejected: readonly RejectedOfRecord[] }

/**
 * Fills a resolver that holds nothing yet.
 *
 * @returns what deciding anew changed; undefined where the model is the snapshot's, and nothing was to be decided
 * @throws SelfsameError `call-invalid` where the host's `mint` or `erasureKey` is missing, `key-mismatch` for another key
 */
export function restoreHolding(holding: Holding, { model, sections }: Snapshot): Redecided | undefined {
  const { state, log } = holding
  const keepsGone = log.history !== undefined
  if (JSON.stringify(model) === JSON.stringify(state.model)) {
    const rows = loadState(state, sections, keepsGone)
    loadStory(holding, sections)
    if (!sections.has('history.time')) beginHistory(log, rows, state.partition)
    return undefined
  }
  // nothing is asked of it that needs the functions its model names, or the names of its entities
  const former = new IdentityState({ ...model, survivorship: {} }, { payload: true })
  const rows = loadState(former, sections, keepsGone)
  loadLedger(state.partition.ledger, rows, sections)
  loadStory(holding, sections)
  if (!sections.has('history.time')) beginHistory(log, rows, former.partition)
  return decideAnew(former, state)
}

/** Where no history was kept, one begins with who is where. */
function beginHistory(log: WriteLog, rows: Int32Array, partition: Partition): void {
  const before = new Int32Array(rows.length).fill(-1)
  log.keep('restore', -1, { rows, before, after: rows.map((row) => partition.entity.data[row]!), ids: NO_IDS })
}

/** Fills an empty state with what a resolver holds, and with no trace of what it held before. The models decide alike. */
export function rebuildState(state: IdentityState, holding: Holding): void {
  const sections = readSections(writeSnapshot(holding))
  loadState(state, sections, holding.log.history !== undefined)
  loadIds(state.ids, state.partition.ledger, sections)
  state.table.tombstones.count = holding.state.table.tombstones.count
}

/**
 * Fills a state that is empty and has the snapshot's model; returns its rows. Nothing is normalized, compared or decided: only the index is
 * built again, in one pass.
 */
function loadState(state: IdentityState, sections: Sections, keepsGone: boolean): Int32Array {
  const { table, index, partition, judgements } = state
  const rows = loadKeys(table, sections, keepsGone)
  loadTable(table, rows, sections)
  index.addAll(rows)
  loadDecisions(state, rows, sections, loadLedger(partition.ledger, rows, sections))
  for (const judgement of sections.json('judgements') as Judgement[]) judgements.add(judgement)
  return rows
}

/** Fills the rest of what a resolver holds, its ledger being there. */
function loadStory({ state, log, deletedAt, denied }: Holding, sections: Sections): void {
  loadIds(state.ids, state.partition.ledger, sections)
  const [time, sequence] = sections.float64('log.times')
  log.time = time!
  log.subscribers.sequence = sequence!
  if (log.history && sections.has('history.time')) loadHistory(log.history, sections)
  state.table.tombstones.count = sections.json('log.tombstones') as number
  const keys = new StringPool()
  const at = sections.float64('deleted.at')
  keys.internAll(textsOf(sections, 'deleted.keys')).forEach((key, i) => {
    deletedAt.set(keys.get(key), at[i]!)
  })
  if (!sections.has('denied')) return
  if (!denied) {
    throw new SelfsameError('call-invalid', [
      {
        path: 'erasureKey',
        expected: 'the key under which things were forgotten',
        cure: 'hand it over as { erasureKey }: without it, what was forgotten would come back',
      },
    ])
  }
  denied.load(sections.uint8('denied'))
}

/** Gives every record its row, and those that are gone theirs where they are kept; returns the rows of the live ones. */
function loadKeys(table: RecordTable, sections: Sections, keepsGone: boolean): Int32Array {
  const isKept = keepsGone && sections.has('gone.rows')
  const gone = isKept ? sections.int32('gone.rows') : new Int32Array(0)
  const rows = new Int32Array(sections.float64('at').length)
  const size = rows.length + gone.length
  const keys = textsOf(sections, 'keys')
  for (let g = 0, done = 0; g <= gone.length; g++) {
    // how many live rows stand before the next one that is gone
    const next = g < gone.length ? gone[g]! - g : rows.length
    for (let i = done; i < next; i++) rows[i] = i + g
    table.keys.internAll(keys, done, next)
    if (g < gone.length) table.keys.internAll(textsOf(sections, 'gone.keys'), g, g + 1)
    done = next
  }
  if (table.keys.size !== size) {
    throw new SelfsameError('snapshot-invalid', [
      { path: 'snapshot', expected: 'each record once, but it is altered', cure: 'take an earlier copy' },
    ])
  }
  for (let row = 0; row < size; row++) {
    table.at.push(Number.NEGATIVE_INFINITY)
    table.live.push(0)
  }
  if (isKept) {
    const tombstones = sections.json('gone.tombstones') as string[]
    gone.forEach((row, g) => {
      if (tombstones[g] !== '') table.tombstones.set(row, tombstones[g]!)
    })
  }
  return rows
}
