import type { EntityEvent, EntityHistory, PastWrite } from '../graph/entity-history.ts'
import { OPERATIONS, type Operation } from './operation.ts'

/** When something happened to an entity, and what brought it about. */
interface Happening {
  /** ISO 8601 text, UTC; absent where neither the host nor any record had told a time. */
  readonly time?: string
  readonly cause: {
    readonly operation: Operation
    /** Key of the record that was written (its tombstone, once forgotten); absent for a write of several records. */
    readonly record?: string
  }
}

/** Something that happened to an entity, in the words of {@link Change}. */
export type HistoryEvent = Happening &
  (
    | { readonly type: 'created' | 'removed'; readonly entity: string }
    /** `absorbed` became part of `entity` and leads to it since. */
    | { readonly type: 'merged'; readonly entity: string; readonly absorbed: string }
    /** `part` came out of `entity`: new, or an entity again. */
    | { readonly type: 'split'; readonly entity: string; readonly part: string }
  )

/** What happened to an entity, oldest first, in the words of ids and record keys. */
export function historyEvents(
  history: EntityHistory,
  entity: number,
  name: (entity: number) => string,
  key: (row: number) => string,
): HistoryEvent[] {
  return history.eventsOf(entity).map((event) => eventOf(event, name, key))
}

function eventOf(event: EntityEvent, name: (entity: number) => string, key: (row: number) => string): HistoryEvent {
  const happening = happeningOf(event.write, key)
  const entity = name(event.entity)
  switch (event.type) {
    case 'created':
    case 'removed':
      return { type: event.type, entity, ...happening }
    case 'merged':
      return { type: event.type, entity, absorbed: name(event.other), ...happening }
    case 'split':
      return { type: event.type, entity, part: name(event.other), ...happening }
  }
}

function happeningOf({ time, kind, row }: PastWrite, key: (row: number) => string): Happening {
  const operation = OPERATIONS[kind]!
  return {
    ...(Number.isFinite(time) && { time: new Date(time).toISOString() }),
    cause: row < 0 ? { operation } : { operation, record: key(row) },
  }
}
