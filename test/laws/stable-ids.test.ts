import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cookie, customerId, defineModel, email, Resolver, resolve } from '../../src/index.ts'
import { perform } from './history.ts'
import { models, operation, WORLDS } from './world.ts'

const model = defineModel({ fields: { customer: customerId({ limit: 1 }), email: email(), cookie: cookie() } })

describe('law 3: ids are stable', () => {
  it('an id is minted once, the oldest survives a merge, and every id leads to an entity or to nothing', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30, size: 'max' }), (operations) => {
        const resolver = new Resolver(models[0]!)
        const seen = new Set<string>()
        const number = (id: string) => Number(id.slice(1))
        for (const one of operations) {
          for (const change of perform(resolver, one)) {
            if (change.type === 'created') {
              expect(seen).not.toContain(change.entity)
              seen.add(change.entity)
            } else if (change.type === 'merged') {
              for (const absorbed of change.absorbed) expect(number(absorbed)).toBeGreaterThan(number(change.entity))
            } else if (change.type === 'split') for (const part of change.parts) seen.add(part.entity)
          }
          const current = new Set([...resolver.entities()].map((e) => e.id))
          for (const id of current) expect(seen).toContain(id)
          for (const id of seen) {
            const led = resolver.entity(id)
            if (current.has(id)) expect(led?.id).toBe(id)
            else if (led) expect(current).toContain(led.id)
          }
        }
      }),
      { numRuns: WORLDS / 2 },
    )
  })

  it('merge: the younger id leads to the older; split: each goes back to its founders', () => {
    const resolver = new Resolver(model)
    expect(resolver.put({ source: 'web', id: 1, cookie: 'k-1' }).entity.id).toBe('e1')
    expect(resolver.put({ source: 'crm', id: 1, email: 'ann@mail.com' }).entity.id).toBe('e2')
    const bridge = resolver.put({ source: 'web', id: 2, cookie: 'k-1', email: 'ann@mail.com' })
    expect(bridge.changes).toEqual([
      { type: 'merged', entity: 'e1', absorbed: ['e2'], records: ['crm:1', 'web:1', 'web:2'] },
    ])
    expect(resolver.entity('e2')?.id).toBe('e1')
    expect(resolver.delete('web:2').changes).toEqual([
      {
        type: 'split',
        entity: 'e1',
        parts: [
          { entity: 'e1', records: ['web:1'] },
          { entity: 'e2', records: ['crm:1'] },
        ],
      },
    ])
    expect(resolver.entity('e2')?.records).toEqual(['crm:1'])
  })

  it('an entity keeps its id when its founding record leaves', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 'crm', id: 1, email: 'ann@mail.com' })
    resolver.put({ source: 'crm', id: 2, email: 'ann@mail.com' })
    resolver.delete('crm:1')
    expect(resolver.entity('e1')?.records).toEqual(['crm:2'])
    resolver.put({ source: 'crm', id: 1, email: 'ann@mail.com' })
    expect(resolver.entityOf('crm:1')?.id).toBe('e1')
  })

  it('an id whose records are gone is never given again', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 'crm', id: 1, email: 'ann@mail.com' })
    expect(resolver.delete('crm:1').changes).toEqual([{ type: 'removed', entity: 'e1' }])
    expect(resolver.entity('e1')).toBeUndefined()
    expect(resolver.put({ source: 'crm', id: 1, email: 'ann@mail.com' }).entity.id).toBe('e2')
  })

  it('a batch keeps the ids of an earlier one: oldest on merge, most founders on split, new ones above all old', async () => {
    const previous = [
      { source: 'crm', id: '1', entity: 'e7' },
      { source: 'crm', id: '2', entity: 'e3' },
      { source: 'crm', id: '3', entity: 'e9' },
      { source: 'crm', id: '4', entity: 'e9' },
      { source: 'crm', id: '5', entity: 'e9' },
      { source: 'crm', id: 'gone', entity: 'e12' },
    ]
    const records = [
      { source: 'crm', id: 1, email: 'ann@mail.com' },
      { source: 'crm', id: 2, email: 'ann@mail.com' },
      { source: 'crm', id: 3, email: 'bob@mail.com' },
      { source: 'crm', id: 4, email: 'cy@mail.com' },
      { source: 'crm', id: 5, email: 'cy@mail.com' },
    ]
    const run = await resolve(records, model, {
      previous,
      previousRedirects: [{ entity: 'e5', redirect: 'e7' }],
      nextEntity: 20,
    })
    expect([...run.records].map((r) => `${r.id} ${r.entity}`)).toEqual(['1 e3', '2 e3', '3 e20', '4 e9', '5 e9'])
    expect([...run.redirects]).toEqual([
      { entity: 'e5', redirect: 'e3' },
      { entity: 'e7', redirect: 'e3' },
    ])
    expect(run.report.nextEntity).toBe(21)
  })
})
