import { SelfsameError } from '../errors.ts'
import type { Change } from './changes.ts'

/**
 * Which record is in which entity, kept by hearing of changes alone: a copy of the partition without its resolver.
 * Start it with nothing, or with the entities as they were when the first change was still to come, and apply all
 * changes in order.
 */
export class EntityMap {
  readonly #records = new Map<string, Set<string>>()
  readonly #entityOf = new Map<string, string>()
  /** Per id that is no entity any more: the one it leads to. */
  readonly #redirects = new Map<string, string>()
  /** Per entity: the ids that lead to it. */
  readonly #led = new Map<string, Set<string>>()

  /** @param entities where to start from, e.g. `resolver.entities()` */
  constructor(entities: Iterable<{ readonly id: string; readonly records: Iterable<string> }> = []) {
    for (const { id, records } of entities) this.#take(id, records)
  }

  /** How many entities there are. */
  get size(): number {
    return this.#records.size
  }

  /** The entity of a record; undefined when it is in none. */
  entityOf(record: string): string | undefined {
    return this.#entityOf.get(record)
  }

  /** The entity that an id leads to; undefined when nothing is left of it, or nothing was heard of it. */
  current(id: string): string | undefined {
    const entity = this.#redirects.get(id) ?? id
    return this.#records.has(entity) ? entity : undefined
  }

  /** The record keys of an entity, in no order; an id that was absorbed leads to the survivor. */
  records(id: string): ReadonlySet<string> | undefined {
    return this.#records.get(this.#redirects.get(id) ?? id)
  }

  /** All entities with their record keys. */
  entities(): IterableIterator<readonly [id: string, records: ReadonlySet<string>]> {
    return this.#records.entries()
  }

  /**
   * Applies changes in their order.
   * @throws SelfsameError `call-invalid` for a change of an entity that is not there: changes before it are missing
   */
  apply(changes: Iterable<Change>): void {
    for (const change of changes) this.#apply(change)
  }

  /**
   * Lets go of a record that the resolver has forgotten: the changes that it tells of that name it no more. Call it before
   * or after they are applied.
   */
  forget(record: string): void {
    const entity = this.#entityOf.get(record)
    if (entity === undefined) return
    this.#records.get(entity)?.delete(record)
    this.#entityOf.delete(record)
  }

  #apply(change: Change): void {
    switch (change.type) {
      case 'created':
        this.#take(change.entity, change.records)
        break
      case 'split':
        this.#expect(change.entity)
        for (const { entity, records, redirects } of change.parts) {
          this.#turn(entity, undefined)
          this.#take(entity, records)
          for (const id of redirects ?? []) this.#turn(id, entity)
        }
        break
      case 'merged':
        this.#expect(change.entity)
        for (const id of change.absorbed) this.#absorb(id, change.entity)
        break
      case 'updated': {
        const own = this.#expect(change.entity)
        // what another entity has taken in by now stays there
        for (const record of change.removed) if (own.delete(record)) this.#entityOf.delete(record)
        this.#take(change.entity, change.added)
        for (const id of change.redirects ?? []) this.#turn(id, change.entity)
        break
      }
      case 'removed':
        for (const record of this.#expect(change.entity)) this.#entityOf.delete(record)
        this.#records.delete(change.entity)
    }
  }

  #expect(entity: string): Set<string> {
    const records = this.#records.get(entity)
    if (records) return records
    throw new SelfsameError('call-invalid', [
      {
        path: 'changes',
        expected: 'every change since the start, in order',
        cure: `'${entity}' is no entity here; start again from the entities of the resolver and the changes after them`,
      },
    ])
  }

  #take(entity: string, records: Iterable<string>): void {
    const own = this.#records.get(entity) ?? new Set()
    this.#records.set(entity, own)
    for (const record of records) {
      const was = this.#entityOf.get(record)
      if (was !== undefined) this.#records.get(was)?.delete(record)
      this.#entityOf.set(record, entity)
      own.add(record)
    }
  }

  #absorb(id: string, into: string): void {
    this.#take(into, [...this.#expect(id)])
    this.#records.delete(id)
    for (const led of this.#led.get(id) ?? []) this.#turn(led, into)
    this.#turn(id, into)
  }

  /** Has an id lead to an entity, or be one. */
  #turn(id: string, into: string | undefined): void {
    const was = this.#redirects.get(id)
    if (was !== undefined) this.#led.get(was)?.delete(id)
    if (into === undefined) {
      this.#redirects.delete(id)
      return
    }
    this.#redirects.set(id, into)
    const led = this.#led.get(into) ?? new Set()
    this.#led.set(into, led.add(id))
  }
}
