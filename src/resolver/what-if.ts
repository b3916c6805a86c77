import type { Transition } from '../graph/transition.ts'
import type { IdentityState, Refusal } from '../identity/identity-state.ts'
import { decidedState } from '../identity/loaded-state.ts'
import type { AnyModel, RecordInput } from '../model/model.ts'
import type { Change } from '../write/changes.ts'
import type { Happened, Written } from '../write/writer.ts'
import { storedRecord } from './stored-record.ts'

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
  { partition }: IdentityState,
  write: () => Written,
  undo: () => Written,
  tell: (written: Written) => readonly Change[],
): { readonly changes: readonly Change[]; readonly grown: number } {
  const { ledger } = partition
  ledger.begin()
  try {
    const written = write()
    try {
      return { changes: tell(written), grown: growth(written.transition) }
    } finally {
      const back = undo()
      partition.reassign(entitiesBefore([written.transition, back.transition]))
    }
  } finally {
    ledger.rollback()
  }
}

/**
 * Carries out a write, and takes it back where the host cannot mint the ids it needs: then everything is as it was.
 * @throws what the host's `mint` led to
 */
export function writeOrUndo({ partition, ids }: IdentityState, write: () => Written, undo: () => Written): Written {
  const { ledger } = partition
  ledger.begin()
  const written = write()
  try {
    ids.reserve(ledger.size)
  } catch (error) {
    partition.reassign(entitiesBefore([written.transition, undo().transition]))
    ledger.rollback()
    throw error
  }
  ledger.commit()
  return written
}

/** What deciding all live records by another model would change. Reads every record: costs a whole run. */
export function tryModel(
  state: IdentityState,
  model: AnyModel,
  tell: (happened: Happened) => readonly Change[],
): { readonly changes: readonly Change[]; readonly grown: number } {
  const { table, partition } = state
  const rows: number[] = []
  for (let row = 0; row < table.size; row++) if (table.isLive(row)) rows.push(row)
  const other = decidedState(
    rows.map((row) => rawRecord(state, row)),
    model,
  )
  const before = rows.map((row) => partition.entityOf(row))
  const parts = new Map<number, number[]>()
  rows.forEach((row, i) => {
    const part = other.partition.entityOf(i)
    const members = parts.get(part)
    if (members) members.push(row)
    else parts.set(part, [row])
  })
  const { ledger } = partition
  ledger.begin()
  try {
    const ids = partition.assign([...parts.values()], new Set(before))
    const after = new Map(
      [...parts.values()].flatMap((members, part) => members.map((row) => [row, ids.entities[part]!])),
    )
    const transition = { rows, before, after: rows.map((row) => after.get(row)!), ids }
    const refusals = [
      ...gone(state, other).map((refusal): Change => ({ type: 'allowed', ...refusal })),
      ...gone(other, state).map((refusal): Change => ({ type: 'refused', ...refusal })),
    ]
    return { changes: tell({ transition, quarantines: [], refusals }), grown: growth(transition) }
  } finally {
    ledger.rollback()
  }
}

/** A stored record as it could have come: what is outside the model may be inside another. */
function rawRecord({ table }: IdentityState, row: number): RecordInput {
  const { source, id, at, fields, payload } = storedRecord(table, row)
  return { ...payload, ...fields, source, id, ...(at === undefined ? {} : { at }) }
}

/** Refusals of one state that the other does not have. */
function gone(one: IdentityState, other: IdentityState): Refusal[] {
  const text = (refusal: Refusal): string => JSON.stringify(refusal)
  const has = new Set([...other.refusals()].map(text))
  return [...one.refusals()].filter((refusal) => !has.has(text(refusal)))
}

/** Where rows were before the first of several transitions that moved them. */
function entitiesBefore(transitions: readonly Transition[]): Map<number, number> {
  const entities = new Map<number, number>()
  for (const { rows, before } of transitions) {
    for (let i = 0; i < rows.length; i++) if (!entities.has(rows[i]!)) entities.set(rows[i]!, before[i]!)
  }
  return entities
}

function growth({ ids }: Transition): number {
  return ids.minted.length + ids.reclaimed.length - ids.absorbed.length - ids.removed.length
}
