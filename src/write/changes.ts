import { Arrival, type Transition } from '../graph/transition.ts'
import type { Refusal } from '../identity/identity-state.ts'
import type { Link } from '../identity/links.ts'
import type { RowRefusal } from '../identity/row-refusal.ts'

/**
 * What a write changed, in the order in which it is to be applied: each change says what moves, not what an entity
 * holds afterwards. {@link EntityMap} applies them. A record is in the entity that took it in last; records are keys
 * `source:id`, and every list is in code-unit order (entities: oldest first).
 * Whoever stores changes stores record keys, and values in links and refusals: to erase them there is up to the host.
 */
export type Change =
  /** A new entity of records that were in none. */
  | { readonly type: 'created'; readonly entity: string; readonly records: readonly string[] }
  /** Parts came out of an entity, which keeps its id and the rest: new entities, or ids that are entities again. */
  | { readonly type: 'split'; readonly entity: string; readonly parts: readonly Part[] }
  /** Entities became part of an older one, with all their records; their ids lead to it from now on. */
  | {
      readonly type: 'merged'
      readonly entity: string
      readonly absorbed: readonly string[]
      /** The strongest link between what were several entities, where one link joins them. */
      readonly link?: Link
    }
  /** Records came to an entity, left it, or stayed while what they say changed. */
  | {
      readonly type: 'updated'
      readonly entity: string
      readonly added: readonly string[]
      readonly removed: readonly string[]
      readonly changed: readonly string[]
      /** Ids that led to another entity and lead to this one now: those of records that came here. Rare. */
      readonly redirects?: readonly string[]
    }
  /** The last record of an entity is gone. */
  | { readonly type: 'removed'; readonly entity: string }
  /** A join was refused, or a value silenced. */
  | ({ readonly type: 'refused' } & Refusal)
  /** A refusal that is no more: its cause went away. */
  | ({ readonly type: 'allowed' } & Refusal)

/** What came out of an entity. */
export interface Part {
  readonly entity: string
  readonly records: readonly string[]
  /** Ids that led to another entity and lead to this one now: those of records that are here. Rare. */
  readonly redirects?: readonly string[]
}

/** How rows, entities and the links between them are named. */
export interface Names {
  /** The id of an entity. */
  name(entity: number): string
  /** The key of a row's record. */
  key(row: number): string
  /** The link that brought absorbed entities into one, where it is known. */
  link?(entity: number, absorbed: readonly number[]): Link | undefined
}

/**
 * The changes of entities that a decision amounts to: splits, merges, creations, updates, removals.
 * @param changed rows whose own record changed
 */
export function entityChanges(transition: Transition, changed: readonly number[], names: Names): Change[] {
  if (transition instanceof Arrival) return arrivalChanges(transition, names)
  const { rows, before, after } = transition
  let moved = 0
  for (let i = 0; i < rows.length; i++) if (before[i] !== after[i]) moved++
  if (moved === 0 && changed.length === 0) return []
  return told(transition, new Set(changed), names)
}

/** The same of one record that came. */
export function arrivalChanges({ row, entity, founds }: Arrival, names: Names): Change[] {
  const records = [names.key(row)]
  if (founds) return [{ type: 'created', entity: names.name(entity), records }]
  return [{ type: 'updated', entity: names.name(entity), added: records, removed: [], changed: [] }]
}

interface Update {
  readonly added: string[]
  readonly removed: string[]
  readonly changed: string[]
  readonly redirects: string[]
}

/** Per entity, the records that went to each of its parts, and the ids that each part took along. */
type Splits = Map<number, Map<number, { records: string[]; redirects: string[] }>>

function told({ rows, before, after, ids }: Transition, changed: ReadonlySet<number>, names: Names): Change[] {
  const born = new Set([...ids.minted, ...ids.reclaimed])
  const gone = new Set(ids.removed)
  const heirs = new Map(ids.absorbed.map(({ entity, into }) => [entity, into]))
  const splits: Splits = new Map()
  /** Per entity that came out of others: the part by which it is told first. */
  const parts = new Map<number, { redirects: string[] }>()
  const updates = new Map<number, Update>()
  const update = (entity: number): Update => {
    const known = updates.get(entity) ?? { added: [], removed: [], changed: [], redirects: [] }
    updates.set(entity, known)
    return known
  }

  for (let i = 0; i < rows.length; i++) {
    const [row, from, to] = [rows[i]!, before[i]!, after[i]!]
    // where the row would be had it only followed its entity
    const home = heirs.get(from) ?? from
    if (to === home) {
      if (to >= 0 && changed.has(row)) update(to).changed.push(names.key(row))
    } else if (from >= 0 && born.has(to)) {
      const of = splits.get(from) ?? new Map<number, { records: string[]; redirects: string[] }>()
      const part = of.get(to) ?? { records: [], redirects: [] }
      part.records.push(names.key(row))
      splits.set(from, of.set(to, part))
      if (!parts.has(to)) parts.set(to, part)
    } else {
      if (from >= 0 && !gone.has(from)) update(home).removed.push(names.key(row))
      if (to >= 0) update(to).added.push(names.key(row))
    }
  }
  for (const { entity, into } of [...ids.redirected].sort((a, b) => a.entity - b.entity)) {
    const taker = parts.get(into) ?? update(into)
    taker.redirects.push(names.name(entity))
  }
  const created = ids.minted.filter((entity) => !parts.has(entity))
  return [
    ...splitChanges(splits, names),
    ...mergeChanges(ids.absorbed, names),
    ...created.map((entity): Change => {
      const { added } = update(entity)
      updates.delete(entity)
      return { type: 'created', entity: names.name(entity), records: added.sort() }
    }),
    ...oldestFirst(updates).map(([entity, { added, removed, changed, redirects }]): Change => {
      const lists = { added: added.sort(), removed: removed.sort(), changed: changed.sort() }
      return { type: 'updated', entity: names.name(entity), ...lists, ...some(redirects) }
    }),
    ...ids.removed.map((entity): Change => ({ type: 'removed', entity: names.name(entity) })),
  ]
}

function splitChanges(splits: Splits, { name }: Names): Change[] {
  return oldestFirst(splits).map(([entity, parts]) => ({
    type: 'split',
    entity: name(entity),
    parts: oldestFirst(parts).map(([part, { records, redirects }]) => ({
      entity: name(part),
      records: records.sort(),
      ...some(redirects),
    })),
  }))
}

function mergeChanges(leads: Transition['ids']['absorbed'], names: Names): Change[] {
  const absorbedBy = new Map<number, number[]>()
  for (const { entity, into } of leads) {
    const absorbed = absorbedBy.get(into)
    if (absorbed) absorbed.push(entity)
    else absorbedBy.set(into, [entity])
  }
  return oldestFirst(absorbedBy).map(([entity, absorbed]) => {
    absorbed.sort((a, b) => a - b)
    const link = names.link?.(entity, absorbed)
    const ids = absorbed.map((id) => names.name(id))
    return { type: 'merged', entity: names.name(entity), absorbed: ids, ...(link && { link }) }
  })
}

function some(redirects: readonly string[]): { redirects?: readonly string[] } {
  return redirects.length > 0 ? { redirects } : {}
}

function oldestFirst<T>(byEntity: ReadonlyMap<number, T>): [number, T][] {
  return [...byEntity].sort(([a], [b]) => a - b)
}

/** Refusals that came and went, each told once though several links may be refused in the same words. */
export function refusalChanges(before: readonly Refusal[], after: readonly Refusal[]): Change[] {
  if (before.length + after.length === 0) return []
  const byText = (refusals: readonly Refusal[]): Map<string, Refusal> =>
    new Map(refusals.map((refusal) => [JSON.stringify(refusal), refusal]))
  const was = byText(before)
  const is = byText(after)
  return [
    ...[...was].filter(([text]) => !is.has(text)).map(([, r]): Change => ({ type: 'allowed', ...r })),
    ...[...is].filter(([text]) => !was.has(text)).map(([, r]): Change => ({ type: 'refused', ...r })),
  ]
}

/**
 * Those of some refusals that may have come or gone: all between two rows of which not every one is on both sides. Of a
 * large component most refusals stay, and what stays need not be put into words.
 */
export function moved(before: readonly RowRefusal[], after: readonly RowRefusal[]): [RowRefusal[], RowRefusal[]] {
  const [was, is] = [byRows(before), byRows(after)]
  const isMoved = ({ a, b }: RowRefusal): boolean => {
    const rows = rowsOf(a, b)
    const [x, y] = [was.get(rows), is.get(rows)]
    return x?.length !== y?.length || !x!.every((refusal, i) => isSame(refusal, y![i]!))
  }
  return [before.filter(isMoved), after.filter(isMoved)]
}

function byRows(refusals: readonly RowRefusal[]): Map<number, RowRefusal[]> {
  const groups = new Map<number, RowRefusal[]>()
  for (const refusal of refusals) {
    const rows = rowsOf(refusal.a, refusal.b)
    const group = groups.get(rows)
    if (group) group.push(refusal)
    else groups.set(rows, [refusal])
  }
  return groups
}

/** One number for two rows. */
function rowsOf(a: number, b: number): number {
  return Math.min(a, b) * 2 ** 26 + Math.max(a, b)
}

function isSame(x: RowRefusal, y: RowRefusal): boolean {
  return x.reason === y.reason && x.a === y.a && x.b === y.b && x.node === y.node && x.rule === y.rule
}
