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
      {
        type: 'merged',
        entity: 'e1',
        absorbed: ['e2'],
        link: { a: 'crm:1', b: 'web:2', weight: 12, reason: 'email', value: 'ann@mail.com' },
      },
      { type: 'updated', entity: 'e1', added: ['web:2'], removed: [], changed: [] },
    ])
    expect(resolver.entity('e2')?.id).toBe('e1')
    expect(resolver.delete('web:2').changes).toEqual([
      { type: 'split', entity: 'e1', parts: [{ entity: 'e2', records: ['crm:1'] }] },
      { type: 'updated', entity: 'e1', added: [], removed: ['web:2'], changed: [] },
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

describe('law 3: what was, is told as it was', () => {
  const histories = fc.tuple(fc.constantFrom(...models), fc.array(operation, { maxLength: 30, size: 'max' }))
  const keys = ['crm', 'pos', 'web'].flatMap((source) => [0, 1, 2, 3, 4, 5].map((id) => `${source}:${id}`))

  it('entityAt is what entityOf said at that time, for every record and every moment, before a restore or after', () => {
    const whens = fc.array(fc.nat(2), { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(histories, whens, fc.nat(30), fc.constantFrom(...models), ([model, operations], steps, at, other) => {
        let now = 1000
        const options = { now: () => now }
        let resolver = new Resolver(model, options)
        const said = new Map<number, (string | undefined)[]>()
        const say = (): void => {
          said.set(
            now,
            keys.map((key) => resolver.entityOf(key)?.id),
          )
        }
        operations.forEach((one, i) => {
          now += steps[i]!
          if (i === at) resolver = Resolver.restore(resolver.snapshot(), model, options).resolver
          perform(resolver, one)
          say()
        })
        now += steps[0]!
        resolver = Resolver.restore(resolver.snapshot(), other, options).resolver
        say()
        for (const [time, ids] of said) expect(keys.map((key) => resolver.entityAt(key, time))).toEqual(ids)
        expect(keys.map((key) => resolver.entityAt(key, 999))).toEqual(keys.map(() => undefined))
      }),
      { numRuns: WORLDS / 4 },
    )
  })

  it('the history of an id tells of every change that names it', () => {
    fc.assert(
      fc.property(histories, ([model, operations]) => {
        const resolver = new Resolver(model)
        const told = new Map<string, string[]>()
        const tell = (what: string, ...ids: string[]) => {
          for (const id of ids) told.set(id, [...(told.get(id) ?? []), what])
        }
        for (const one of operations) {
          for (const change of perform(resolver, one)) {
            if (change.type === 'created' || change.type === 'removed') {
              tell(`${change.type} ${change.entity}`, change.entity)
            } else if (change.type === 'merged') {
              for (const id of change.absorbed) tell(`merged ${change.entity} ${id}`, change.entity, id)
            } else if (change.type === 'split') {
              for (const part of change.parts) tell(`split ${change.entity} ${part.entity}`, change.entity, part.entity)
            }
          }
        }
        for (const [id, events] of told) {
          const history = resolver.history(id).map((event) => {
            const other = event.type === 'merged' ? event.absorbed : event.type === 'split' ? event.part : ''
            return `${event.type} ${event.entity} ${other}`.trim()
          })
          expect(history.sort()).toEqual(events.sort())
        }
      }),
      { numRuns: WORLDS / 4 },
    )
  })

  it('with its time and its cause', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 'web', id: 1, cookie: 'k-1' })
    resolver.put({ source: 'crm', id: 1, at: '2026-03-01', email: 'ann@mail.com' })
    resolver.put({ source: 'web', id: 2, at: '2026-03-02', cookie: 'k-1', email: 'ann@mail.com' })
    resolver.judge('web:2', 'crm:1', 'different', { at: '2026-03-03' })
    resolver.delete('crm:1')
    const cause = (operation: string, record?: string) => ({ operation, ...(record && { record }) })
    const [second, third] = ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z']
    expect(resolver.history('e1')).toEqual([
      { type: 'created', entity: 'e1', cause: cause('put', 'web:1') },
      { type: 'merged', entity: 'e1', absorbed: 'e2', time: second, cause: cause('put', 'web:2') },
      { type: 'split', entity: 'e1', part: 'e2', time: third, cause: cause('judge') },
    ])
    expect(resolver.history('e2').at(-1)).toEqual({
      type: 'removed',
      entity: 'e2',
      time: third,
      cause: cause('delete', 'crm:1'),
    })
    expect(resolver.history('e3')).toEqual([])
    const at = (time: string) => resolver.entityAt('crm:1', time)
    expect(['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'].map(at)).toEqual([undefined, 'e2', 'e1', undefined])
    expect(() => at('soon')).toThrow(/time: expected an ISO 8601 text/)
    const without = new Resolver(model, { history: false })
    without.put({ source: 'web', id: 1, at: '2026-03-01', cookie: 'k-1' })
    expect([without.entityAt('web:1', '2026-03-02'), without.history('e1')]).toEqual([undefined, []])
  })
})

describe('ids that the host mints', () => {
  it('are deterministic for a given history, and lead as any others', () => {
    const run = () => {
      const resolver = new Resolver(model, { mint: (n) => `p-${100 - n}` })
      resolver.put({ source: 'web', id: 1, cookie: 'k-1' })
      resolver.put({ source: 'crm', id: 1, email: 'ann@mail.com' })
      resolver.put({ source: 'web', id: 2, cookie: 'k-1', email: 'ann@mail.com' })
      return resolver
    }
    expect([...run().entities()].map((e) => e.id)).toEqual(['p-99'])
    expect(run().entity('p-98')?.id).toBe('p-99')
    expect([...run().entities()]).toEqual([...run().entities()])
  })

  it('one given twice is told before the write that would need it', () => {
    const resolver = new Resolver(model, { mint: () => 'anna' })
    resolver.put({ source: 'web', id: 1, cookie: 'k-1' })
    expect(() => resolver.put({ source: 'web', id: 2, cookie: 'k-2' })).toThrow(/mint\(2\) gave 'anna'/)
    expect([resolver.size, resolver.verify().ok]).toEqual([1, true])
  })
})
