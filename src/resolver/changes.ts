import type { IdChanges } from '../graph/entity-ledger.ts'
import type { Refusal } from './identity-state.ts'

/** What a write changed, in the order in which it is to be applied. */
export type Change =
  /** A new entity of these records. */
  | { readonly type: 'created'; readonly entity: string; readonly records: readonly string[] }
  /** Entities became one; the absorbed ids lead to the survivor. */
  | {
      readonly type: 'merged'
      readonly entity: string
      readonly absorbed: readonly string[]
      readonly records: readonly string[]
    }
  /** An entity fell apart; the part that keeps its id is among the parts. */
  | {
      readonly type: 'split'
      readonly entity: string
      readonly parts: readonly { readonly entity: string; readonly records: readonly string[] }[]
    }
  /** Records came to an entity, changed in it or left it. */
  | { readonly type: 'updated'; readonly entity: string; readonly records: readonly string[] }
  /** The last record of an entity is gone. */
  | { readonly type: 'removed'; readonly entity: string }
  /** A join was refused, or a value silenced. */
  | ({ readonly type: 'refused' } & Refusal)
  /** A refusal that is no more: its cause went away. */
  | ({ readonly type: 'allowed' } & Refusal)

/** Rows by entity before and after a decision, and what happened to the ids. */
export interface Outcome {
  readonly before: ReadonlyMap<number, readonly number[]>
  readonly after: ReadonlyMap<number, readonly number[]>
  readonly ids: IdChanges
  /** Row whose own record changed, or −1. */
  readonly changed: number
}

/** The changes of entities that an outcome amounts to: splits, merges, creations, updates, removals. */
export function entityChanges(
  { before, after, ids, changed }: Outcome,
  name: (entity: number) => string,
  key: (row: number) => string,
): Change[] {
  const keys = (rows: readonly number[]): string[] => rows.map(key).sort()
  const homeNow = new Map<number, number>()
  for (const [entity, rows] of after) for (const row of rows) homeNow.set(row, entity)
  const told = new Set<number>()
  const changes: Change[] = []

  for (const [entity, rows] of [...before].sort(([a], [b]) => a - b)) {
    const homes = [...new Set(rows.flatMap((row) => homeNow.get(row) ?? []))].sort((a, b) => a - b)
    if (homes.length < 2) continue
    const parts = homes.map((home) => ({ entity: name(home), records: keys(after.get(home)!) }))
    changes.push({ type: 'split', entity: name(entity), parts })
    for (const home of homes) told.add(home)
  }
  for (const [entity, rows] of [...after].sort(([a], [b]) => a - b)) {
    const absorbed = ids.absorbed.filter(({ into }) => into === entity).map((a) => a.entity)
    if (absorbed.length > 0) {
      changes.push({
        type: 'merged',
        entity: name(entity),
        absorbed: absorbed.sort((a, b) => a - b).map(name),
        records: keys(rows),
      })
    } else if (told.has(entity)) {
      // a part of a split told above
    } else if (!before.has(entity)) changes.push({ type: 'created', entity: name(entity), records: keys(rows) })
    else if (rows.includes(changed) || !sameRows(before.get(entity)!, rows)) {
      changes.push({ type: 'updated', entity: name(entity), records: keys(rows) })
    }
  }
  for (const entity of ids.removed) changes.push({ type: 'removed', entity: name(entity) })
  return changes
}

function sameRows(a: readonly number[], b: readonly number[]): boolean {
  const rows = new Set(a)
  return a.length === b.length && b.every((row) => rows.has(row))
}

/** Refusals that came and went. */
export function refusalChanges(before: readonly Refusal[], after: readonly Refusal[]): Change[] {
  const text = (refusal: Refusal): string => JSON.stringify(refusal)
  const was = new Set(before.map(text))
  const is = new Set(after.map(text))
  return [
    ...before.filter((r) => !is.has(text(r))).map((r): Change => ({ type: 'allowed', ...r })),
    ...after.filter((r) => !was.has(text(r))).map((r): Change => ({ type: 'refused', ...r })),
  ]
}
