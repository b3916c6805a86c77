import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaroWinkler } from '../../src/compare/index.ts'
import {
  cookie,
  customerId,
  defineModel,
  different,
  email,
  givenName,
  phone,
  Resolver,
  resolve,
} from '../../src/index.ts'
import { left } from './history.ts'
import { models, operation, WORLDS } from './world.ts'

describe('law 5: entities are guarded', () => {
  it('no entity holds a forbidden pair, two records judged different, or more identifiers than its limit', () => {
    const model = models[0]!
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30, size: 'max' }), (operations) => {
        const { resolver } = left(model, operations)
        const judgements = resolver.judgements()
        const suspended = resolver
          .refusals()
          .filter((r) => r.reason === 'contradiction')
          .map((r) => r.records.toSorted().join())
        for (const entity of resolver.entities()) {
          const inside = (key: string) => entity.records.includes(key)
          const counts = judgements.filter(
            (j) => inside(j.a) && inside(j.b) && !suspended.includes([j.a, j.b].sort().join()),
          )
          expect(counts.filter((j) => j.verdict === 'different')).toEqual([])
          if (!counts.some((j) => j.verdict === 'same')) {
            expect(entity.identifiers.customer?.length ?? 0).toBeLessThanOrEqual(1)
            expect(entity.identifiers.email?.length ?? 0).toBeLessThanOrEqual(2)
          }
          const explained = entity.records.flatMap((a, i) =>
            entity.records.slice(0, i).map((b) => resolver.explain(a, b)),
          )
          for (const { evidence, forbids } of explained) {
            expect(forbids).toEqual([])
            const name = evidence.find((e) => e.field === 'firstName')!
            // the slow twin of the rule different('firstName', 0.7)
            const forbidden =
              name.a.length > 0 &&
              name.b.length > 0 &&
              name.a.every((x) => name.b.every((y) => jaroWinkler(x, y) < 0.7))
            expect(forbidden).toBe(false)
          }
        }
      }),
      { numRuns: WORLDS / 4 },
    )
  })

  it('an identifier belongs to one entity at a time', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30, size: 'max' }), (operations) => {
        const { resolver } = left(models[0]!, operations)
        const owners = new Map<string, string>()
        for (const { id, identifiers } of resolver.entities()) {
          for (const [field, list] of Object.entries(identifiers)) {
            for (const value of list) {
              expect(owners.get(`${field} ${value}`) ?? id).toBe(id)
              owners.set(`${field} ${value}`, id)
              expect(resolver.find({ [field]: value })).toMatchObject({ status: 'found', entity: id })
            }
          }
        }
      }),
      { numRuns: WORLDS / 4 },
    )
  })

  const model = defineModel({
    fields: {
      customer: customerId({ limit: 1 }),
      email: email({ limit: 2 }),
      phone: phone({ country: 'US', cap: 2 }),
      cookie: cookie(),
      firstName: givenName(),
    },
    forbid: [{ name: 'other first name', when: different('firstName', 0.8) }],
  })

  it('a value that incompatible groups claim goes to the one that holds most of it, or to nobody', async () => {
    const ann = (id: number) => ({
      source: 'pos',
      id: `a${id}`,
      customer: 'c1',
      email: 'home@mail.com',
      firstName: 'Ann',
    })
    const bob = { source: 'pos', id: 'b', customer: 'c2', email: 'home@mail.com', firstName: 'Bob' }
    const click = { source: 'web', id: 'w', email: 'home@mail.com' }
    const clear = await resolve([ann(1), ann(2), ann(3), bob, click], model)
    expect([...clear.entities].map((e) => e.records)).toEqual([['pos:a1', 'pos:a2', 'pos:a3', 'web:w'], ['pos:b']])
    expect([...clear.refusals]).toEqual([
      {
        reason: 'forbid',
        records: ['pos:a1', 'pos:b'],
        field: 'email',
        value: 'home@mail.com',
        rule: 'other first name',
      },
    ])
    const even = await resolve([ann(1), bob, click], model)
    expect([...even.entities].map((e) => [e.records, e.identifiers.email])).toEqual([
      [['pos:a1'], undefined],
      [['pos:b'], undefined],
      [['web:w'], undefined],
    ])
    const live = new Resolver(model)
    for (const r of [ann(1), bob, click]) live.put(r)
    expect(live.find({ email: 'home@mail.com' })).toEqual({
      status: 'ambiguous',
      candidates: [
        { entity: 'e1', bits: 32 },
        { entity: 'e2', bits: 32 },
        { entity: 'e3', bits: 32 },
      ],
    })
  })

  it('a record keeps its own values up to the limit; the rest is detached and reported', () => {
    const resolver = new Resolver(model)
    const { entity, rejected } = resolver.put({
      source: 'crm',
      id: 1,
      email: ['c@mail.com', 'a@mail.com', 'b@mail.com'],
    })
    expect(entity.identifiers).toEqual({ email: ['a@mail.com', 'b@mail.com'] })
    expect(rejected).toEqual([{ field: 'email', value: 'c@mail.com', reason: 'over-limit' }])
    expect(resolver.find({ email: 'c@mail.com' }).status).toBe('none')
  })

  it('the value over the limit stays out, its record stays in', async () => {
    const record = (n: number) => ({
      source: 'crm',
      id: n,
      at: `2026-01-0${n}`,
      customer: 'c1',
      email: `n${n}@mail.com`,
    })
    const run = await resolve([record(1), record(2), record(3)], model)
    expect([...run.entities].map((e) => [e.records, e.identifiers.email])).toEqual([
      [
        ['crm:1', 'crm:2', 'crm:3'],
        ['n1@mail.com', 'n2@mail.com'],
      ],
    ])
    expect([...run.refusals]).toEqual([
      { reason: 'limit', records: ['crm:3'], field: 'email', value: 'n3@mail.com', rule: 'email' },
    ])
  })

  it('a value beside too many different people is quarantined, and comes back when they are gone', () => {
    const resolver = new Resolver(model)
    const put = (id: number, customer: string) => resolver.put({ source: 'pos', id, customer, phone: '(212) 736-5000' })
    put(1, 'c1')
    put(2, 'c2')
    expect(resolver.find({ phone: '212 736 5000' }).status).toBe('ambiguous')
    const { changes } = put(3, 'c3')
    expect(changes[0]).toEqual({
      type: 'refused',
      reason: 'quarantine',
      records: [],
      field: 'phone',
      value: '+12127365000',
      count: 3,
    })
    expect(resolver.find({ phone: '212 736 5000' })).toEqual({ status: 'quarantined', candidates: [] })
    for (let id = 4; id < 30; id++) put(id, 'c1')
    expect(resolver.find({ phone: '212 736 5000' }).status).toBe('quarantined')
    expect(resolver.delete('pos:3').changes[0]).toMatchObject({ type: 'allowed', reason: 'quarantine' })
    expect(resolver.find({ phone: '212 736 5000' })).toMatchObject({ status: 'found', entity: 'e1' })
    expect(resolver.verify().ok).toBe(true)
  })

  it('one customer with sixty cookies silences nobody', () => {
    const resolver = new Resolver(model)
    for (let i = 0; i < 60; i++) resolver.put({ source: 'web', id: i, cookie: `k-${i}`, email: 'ann@mail.com' })
    expect(resolver.refusals()).toEqual([])
    expect(resolver.find({ cookie: 'k-0' })).toMatchObject({ status: 'found', entity: 'e1' })
  })

  it('judgements outrank: different over same evidence, same over a limit, and a contradiction counts for nothing', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 'crm', id: 1, customer: 'c1' })
    resolver.put({ source: 'crm', id: 2, customer: 'c2' })
    resolver.put({ source: 'crm', id: 3, customer: 'c3' })
    resolver.judge('crm:1', 'crm:2', 'same', { by: 'ana' })
    expect(resolver.entityOf('crm:1')).toMatchObject({
      records: ['crm:1', 'crm:2'],
      identifiers: { customer: ['c1', 'c2'] },
    })
    resolver.judge('crm:2', 'crm:3', 'same')
    const { changes } = resolver.judge('crm:1', 'crm:3', 'different')
    expect(changes.filter((c) => c.type === 'refused')).toEqual([
      { type: 'refused', reason: 'contradiction', records: ['crm:1', 'crm:2'] },
      { type: 'refused', reason: 'contradiction', records: ['crm:2', 'crm:3'] },
      { type: 'refused', reason: 'contradiction', records: ['crm:1', 'crm:3'] },
    ])
    expect([...resolver.entities()].map((e) => e.records)).toEqual([['crm:1'], ['crm:2'], ['crm:3']])
    resolver.unjudge('crm:1', 'crm:3')
    expect([...resolver.entities()].map((e) => e.records)).toEqual([['crm:1', 'crm:2', 'crm:3']])
  })
})
