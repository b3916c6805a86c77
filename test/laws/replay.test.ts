import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, EntityMap, Resolver, type WriteEvent } from '../../src/index.ts'
import { perform } from './history.ts'
import { models, operation, WORLDS } from './world.ts'

const histories = fc.tuple(fc.constantFrom(...models), fc.array(operation, { maxLength: 40, size: 'max' }))

/** What an entity map holds, and where every id leads, as text. */
function told(map: EntityMap, ids: Iterable<string>): { entities: string[]; leads: string[] } {
  return {
    entities: [...map.entities()].map(([id, records]) => `${id}: ${[...records].sort().join(' ')}`).sort(),
    leads: [...ids].map((id) => `${id} ${map.current(id)}`),
  }
}

function known(resolver: Resolver, ids: Iterable<string>): { entities: string[]; leads: string[] } {
  return {
    entities: [...resolver.entities()].map(({ id, records }) => `${id}: ${records.join(' ')}`).sort(),
    leads: [...ids].map((id) => `${id} ${resolver.entity(id)?.id}`),
  }
}

function minted(changes: readonly Change[]): string[] {
  return changes.flatMap((change) =>
    change.type === 'created' ? change.entity : change.type === 'split' ? change.parts.map((p) => p.entity) : [],
  )
}

describe('replaying all changes rebuilds the partition', () => {
  test('after every operation: the entities, their records and where each id leads', () => {
    fc.assert(
      fc.property(histories, ([model, operations]) => {
        const resolver = new Resolver(model)
        const map = new EntityMap()
        const ids = new Set<string>()
        for (const one of operations) {
          const changes = perform(resolver, one)
          map.apply(changes)
          for (const id of minted(changes)) ids.add(id)
          expect(told(map, ids)).toEqual(known(resolver, ids))
        }
      }),
      { numRuns: WORLDS },
    )
  })

  test('from the entities of any moment on, and by what subscribers hear', () => {
    fc.assert(
      fc.property(histories, fc.nat(20), ([model, operations], from) => {
        const resolver = new Resolver(model)
        for (const one of operations.slice(0, from)) perform(resolver, one)
        const map = new EntityMap(resolver.entities())
        const events: WriteEvent[] = []
        resolver.subscribe((event) => events.push(event))
        const changes = operations.slice(from).map((one) => perform(resolver, one))
        expect(events.map((event) => event.changes)).toEqual(changes.filter((list) => list.length > 0))
        expect(events.map((event) => event.sequence)).toEqual(events.map((_, i) => (events[0]?.sequence ?? 0) + i))
        for (const event of events) map.apply(event.changes)
        expect(told(map, []).entities).toEqual(known(resolver, []).entities)
      }),
      { numRuns: WORLDS / 4 },
    )
  })

  test('a change moves what it names and nothing else: no list is empty, none names a record twice', () => {
    fc.assert(
      fc.property(histories, ([model, operations]) => {
        const resolver = new Resolver(model)
        for (const one of operations) {
          const seen: string[] = []
          const changes = perform(resolver, one)
          // several puts tell of one record as often as it moved
          if (one.op === 'putAll') continue
          for (const change of changes) {
            if (change.type === 'created') {
              expect(change.records).not.toEqual([])
              seen.push(...change.records)
            } else if (change.type === 'split') {
              expect(change.parts).not.toEqual([])
              for (const part of change.parts) {
                expect(part.records).not.toEqual([])
                seen.push(...part.records)
              }
            } else if (change.type === 'updated') {
              const { added, removed, changed, redirects = [] } = change
              expect([...added, ...removed, ...changed, ...redirects]).not.toEqual([])
              seen.push(...added, ...changed)
            }
          }
          expect(new Set(seen).size).toBe(seen.length)
        }
      }),
      { numRuns: WORLDS / 4 },
    )
  })
})
