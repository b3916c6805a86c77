import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyModel, EntityMap, Resolver } from '../../src/index.ts'
import { factsOf } from './facts.ts'
import { perform } from './history.ts'
import { models, type Operation, operation, record, WORLDS } from './world.ts'

const histories = fc.tuple(fc.constantFrom(...models), fc.array(operation, { maxLength: 40, size: 'max' }))

function resolverAfter(model: AnyModel, operations: readonly Operation[], history = true): Resolver {
  const resolver = new Resolver(model, { history })
  for (const one of operations) perform(resolver, one)
  return resolver
}

/** All that can be asked of a resolver without naming anything. */
function everything(resolver: Resolver): unknown {
  const entities = [...resolver.entities()]
  const sorted = (list: readonly object[]): string[] => list.map((one) => JSON.stringify(one)).sort()
  return {
    entities: entities.map(({ id, records, identifiers, golden }) => ({ id, records, identifiers, golden })),
    histories: entities.map(({ id }) => resolver.history(id)),
    refusals: sorted(resolver.refusals()),
    judgements: sorted(resolver.judgements()),
  }
}

function entitiesOf(resolver: Resolver): string[] {
  return [...resolver.entities()].map(({ id, records }) => `${id}: ${records.join(' ')}`).sort()
}

describe('a snapshot restored', () => {
  test('is the state it was taken of, verified, and the same bytes again', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), ([model, operations], history) => {
        const resolver = resolverAfter(model, operations, history)
        const bytes = resolver.snapshot()
        const { resolver: again, changes } = Resolver.restore(bytes, model, { history })
        expect(changes).toEqual([])
        expect(everything(again)).toEqual(everything(resolver))
        expect(again.verify()).toEqual({ ok: true, records: resolver.size, differences: [] })
        expect(Buffer.compare(again.snapshot(), bytes)).toBe(0)
      }),
      { numRuns: WORLDS },
    )
  })

  test('goes on as if it had never been away: equal changes, ids, histories and bytes', () => {
    fc.assert(
      fc.property(histories, fc.nat(40), ([model, operations], at) => {
        const resolver = resolverAfter(model, operations.slice(0, at))
        const { resolver: again } = Resolver.restore(resolver.snapshot(), model)
        for (const one of operations.slice(at)) expect(perform(again, one)).toEqual(perform(resolver, one))
        expect(everything(again)).toEqual(everything(resolver))
        expect(factsOf(again.snapshot())).toEqual(factsOf(resolver.snapshot()))
      }),
      { numRuns: WORLDS },
    )
  })

  test('under another model is what that model makes of the records stored, and the changes lead there', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...models), ([model, operations], other) => {
        const resolver = resolverAfter(model, operations)
        const { resolver: again, changes } = Resolver.restore(resolver.snapshot(), other)
        expect(again.verify().differences).toEqual([])
        const fresh = new Resolver(other)
        for (const one of operations) if (one.op === 'expire') fresh.expire(one.now)
        for (const { a, b, verdict } of resolver.judgements()) fresh.judge(a, b, verdict)
        for (const key of [...resolver.entities()].flatMap(({ records }) => records)) {
          const { fields, payload, ...rest } = resolver.record(key)!
          fresh.put({ ...payload, ...fields, ...rest })
        }
        const groups = (of: Resolver): string[] => [...of.entities()].map(({ records }) => records.join(' ')).sort()
        expect(groups(again)).toEqual(groups(fresh))
        const map = new EntityMap(resolver.entities())
        map.apply(changes)
        expect([...map.entities()].map(([id, records]) => `${id}: ${[...records].sort().join(' ')}`).sort()).toEqual(
          entitiesOf(again),
        )
      }),
      { numRuns: WORLDS },
    )
  })
})

test('a snapshot tells what is there, not how it came to be: a record that was there has left no byte', () => {
  const worlds = fc.tuple(fc.constantFrom(...models), fc.array(record, { maxLength: 25, size: 'max' }), record)
  fc.assert(
    fc.property(worlds, fc.nat(), ([model, records, one], at) => {
      const stranger = { ...one, id: 'stranger' }
      const without = new Resolver(model)
      for (const r of records) without.put(r)
      const resolver = new Resolver(model)
      records.forEach((r, i) => {
        if (i === at % records.length) resolver.put(stranger)
        resolver.put(r)
      })
      resolver.delete({ source: stranger.source, id: stranger.id })
      expect(factsOf(resolver.snapshot())).toEqual(factsOf(without.snapshot()))
    }),
    { numRuns: WORLDS },
  )
})
