import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, cookie, customerId, defineModel, email, Resolver } from '../../src/index.ts'
import { entityChanges, type Outcome, refusalChanges } from '../../src/resolver/changes.ts'
import { perform } from '../laws/history.ts'
import { models, operation } from '../laws/world.ts'

/** Entities as somebody knows them who hears of changes alone. */
class Follower {
  readonly entities: Map<string, readonly string[]> = new Map()
  readonly refused: Set<string> = new Set()

  apply(change: Change): void {
    switch (change.type) {
      case 'created':
      case 'updated':
        this.entities.set(change.entity, change.records)
        break
      case 'merged':
        for (const id of change.absorbed) this.entities.delete(id)
        this.entities.set(change.entity, change.records)
        break
      case 'split':
        this.entities.delete(change.entity)
        for (const { entity, records } of change.parts) this.entities.set(entity, records)
        break
      case 'removed':
        this.entities.delete(change.entity)
        break
      case 'refused':
      case 'allowed': {
        const { type, ...refusal } = change
        const { count: _, ...named } = refusal
        if (type === 'refused') this.refused.add(JSON.stringify(named))
        else this.refused.delete(JSON.stringify(named))
      }
    }
  }
}

describe('changes', () => {
  test('followed in their order lead to the entities there are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        fc.array(operation, { maxLength: 40, size: 'max' }),
        (model, operations) => {
          const resolver = new Resolver(model)
          const follower = new Follower()
          for (const one of operations) {
            for (const change of perform(resolver, one)) follower.apply(change)
            const entities = [...resolver.entities()].map((e) => [e.id, e.records] as const)
            expect([...follower.entities].sort()).toEqual(entities.map(([id, records]) => [id, records]).sort())
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  test('tell of every refusal that comes and goes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        fc.array(operation, { maxLength: 40, size: 'max' }),
        (model, operations) => {
          const resolver = new Resolver(model)
          const follower = new Follower()
          for (const one of operations) for (const change of perform(resolver, one)) follower.apply(change)
          const inForce = resolver.refusals().map(({ count: _, ...named }) => JSON.stringify(named))
          expect([...follower.refused].sort()).toEqual([...new Set(inForce)].sort())
        },
      ),
      { numRuns: 120 },
    )
  })

  test('a write that changes nothing tells nothing, but of its own record', () => {
    const resolver = new Resolver(
      defineModel({ fields: { customer: customerId({ limit: 1 }), email: email(), cookie: cookie() } }),
    )
    const put = { source: 's', id: 1, email: 'ann@mail.com' }
    expect(resolver.put(put).changes).toEqual([{ type: 'created', entity: 'e1', records: ['s:1'] }])
    expect(resolver.put(put).changes).toEqual([{ type: 'updated', entity: 'e1', records: ['s:1'] }])
    expect(resolver.delete('s:2').changes).toEqual([])
    expect(resolver.unjudge('s:1', 's:2').changes).toEqual([])
    expect(resolver.judge('s:1', 's:2', 'same').changes).toEqual([])
  })
})

describe('entityChanges', () => {
  const told = (outcome: Partial<Omit<Outcome, 'ids'>> & { readonly ids?: Partial<Outcome['ids']> }): Change[] => {
    const ids = { entities: new Int32Array(0), minted: [], absorbed: [], reclaimed: [], removed: [], ...outcome.ids }
    const full: Outcome = { before: new Map(), after: new Map(), changed: -1, ...outcome, ids }
    return entityChanges(
      full,
      (entity) => `e${entity}`,
      (row) => `s:${row}`,
    )
  }

  test('a split before a merge, a removal last', () => {
    const outcome = {
      before: new Map([
        [1, [0, 1, 2]],
        [2, [3]],
        [3, [4]],
      ]),
      after: new Map([
        [1, [0]],
        [4, [1, 2]],
        [2, [3]],
      ]),
      ids: { removed: [3] },
      changed: 4,
    }
    expect(told(outcome)).toEqual([
      {
        type: 'split',
        entity: 'e1',
        parts: [
          { entity: 'e1', records: ['s:0'] },
          { entity: 'e4', records: ['s:1', 's:2'] },
        ],
      },
      { type: 'removed', entity: 'e3' },
    ])
  })

  test('an entity whose own record changed is updated, one that is as it was is not told', () => {
    const rows = new Map([
      [1, [0, 1]],
      [2, [2]],
    ])
    expect(told({ before: rows, after: rows, changed: 1 })).toEqual([
      { type: 'updated', entity: 'e1', records: ['s:0', 's:1'] },
    ])
    expect(told({ before: rows, after: rows })).toEqual([])
  })
})

test('refusalChanges tells what went before what came', () => {
  const one = { reason: 'limit', records: ['s:1'] } as const
  const two = { reason: 'forbid', records: ['s:1', 's:2'], rule: 'r' } as const
  expect(refusalChanges([one], [two])).toEqual([
    { type: 'allowed', ...one },
    { type: 'refused', ...two },
  ])
  expect(refusalChanges([one, two], [two, one])).toEqual([])
})
