import { describe, expect, test } from 'vitest'
import {
  type AnyModel,
  all,
  category,
  cookie,
  customerId,
  defineModel,
  email,
  exact,
  familyName,
  givenName,
  Resolver,
  resolve,
} from '../../src/index.ts'

// Each of these broke a law once; a hostile reader found them.

const cookies: AnyModel = defineModel({ fields: { k: cookie() } })

const partition = async (...args: Parameters<typeof resolve>): Promise<readonly (readonly string[])[]> =>
  [...(await resolve(...args)).entities].map((entity) => entity.records)

describe('attempts to break the laws', () => {
  test('a field may be called what every object has', () => {
    const resolver = new Resolver(defineModel({ fields: { constructor: email(), c: category() } }) as AnyModel)
    resolver.put({ source: 'p', id: 1, constructor: 'cy@mail.com', c: 'b' })
    resolver.put({ source: 'w', id: 5, constructor: 'cy@mail.com' })
    resolver.put({ source: 'c', id: 1, c: 'a' })
    resolver.judge('w:5', 'c:1', 'same')
    expect(resolver.verify().ok).toBe(true)
    expect(resolver.explain('p:1', 'w:5').weight).toBe(12)
    expect(new Resolver(defineModel({ fields: { toString: category() } }) as AnyModel).size).toBe(0)
  })

  test('redirects that lead in a circle lead nowhere', async () => {
    const circle = [
      { entity: 'e5', redirect: 'e6' },
      { entity: 'e6', redirect: 'e5' },
    ]
    const run = await resolve([{ source: 'a', id: 1, k: 'k1' }], cookies, { previousRedirects: circle })
    expect([...run.redirects]).toEqual([])
    expect([...run.records]).toEqual([{ source: 'a', id: '1', entity: 'e7' }])
  })

  test('judgements are ordered by time, not by how it is written, and at one time different counts', async () => {
    const records = [
      { source: 'a', id: 1, k: 'k1' },
      { source: 'a', id: 2, k: 'k1' },
    ]
    const later = { a: 'a:1', b: 'a:2', verdict: 'same' as const, at: '2026-03-01T23:00:00-05:00' }
    const earlier = { a: 'a:1', b: 'a:2', verdict: 'different' as const, at: '2026-03-02T00:00:00Z' }
    const atOnce = { ...earlier, at: '2026-03-02T04:00:00Z' }
    for (const judgements of [
      [later, earlier],
      [earlier, later],
    ]) {
      expect(await partition(records, cookies, { judgements })).toEqual([['a:1', 'a:2']])
    }
    for (const judgements of [
      [later, atOnce],
      [atOnce, later],
    ]) {
      expect(await partition(records, cookies, { judgements })).toEqual([['a:1'], ['a:2']])
    }
  })

  test('a deletion and a put of one time end alike in either order', () => {
    const record = { source: 'a', id: 1, at: '2026-05-01', k: 'k1' }
    const first = new Resolver(cookies)
    first.put(record)
    first.delete('a:1', { at: '2026-05-01' })
    expect(first.put(record).outcome).toBe('stale')
    const second = new Resolver(cookies)
    second.delete('a:1', { at: '2026-05-01' })
    expect(second.put(record).outcome).toBe('stale')
    expect([first.size, second.size]).toEqual([0, 0])
    // an undated put brings the record back, and does not make an old one new
    second.put({ source: 'a', id: 1, k: 'k1' })
    expect(second.put({ source: 'a', id: 1, at: '2026-01-01', k: 'k2' }).outcome).toBe('stale')
  })

  test('judgements on records with odd ids do not collide', () => {
    const resolver = new Resolver(cookies)
    resolver.judge('a:1\nb:2', 'c:3', 'same')
    resolver.judge('a:1', 'b:2\nc:3', 'different')
    expect(resolver.judgements()).toHaveLength(2)
  })

  test('a value over its record’s own limit does not come back when another record that held it leaves', () => {
    const model: AnyModel = defineModel({ fields: { c: customerId({ limit: 2, bits: 15 }) } })
    const resolver = new Resolver(model)
    resolver.put({ source: 'p', id: 1, c: 'c4' })
    resolver.put({ source: 'p', id: 4, c: ['c4', 'c3', 'c1'] })
    resolver.delete('p:1')
    expect(resolver.entityOf('p:4')?.identifiers).toEqual({ c: ['c1', 'c3'] })
    expect(resolver.find({ c: 'c4' }).status).toBe('none')
  })

  test('a refusal goes away with its last record', () => {
    const model = defineModel({
      fields: { k: cookie({ cap: 1 }), e: email(), c: customerId() },
      link: [all(exact('k'), exact('c'))],
    }) as AnyModel
    const resolver = new Resolver(model)
    resolver.put({ source: 'a', id: 1, k: 'k1', e: 'ann@mail.com' })
    resolver.put({ source: 'a', id: 3, k: 'k1', e: 'bob@mail.com' })
    resolver.put({ source: 'a', id: 2, k: 'k1', c: 'c4' })
    resolver.delete('a:2')
    expect(resolver.refusals()).toEqual([{ reason: 'quarantine', records: [], field: 'k', value: 'k1', count: 2 }])
  })

  test('the order of several values in a field says nothing', async () => {
    const model = defineModel({ fields: { k: cookie({ cap: 1 }), n: givenName(), l: familyName() } }) as AnyModel
    const a = { source: 'a', id: 1, at: '2026-01-01', k: 'k1', n: ['Ann', 'Bob'], l: 'Stone' }
    const b = { ...a, n: ['Bob', 'Ann'] }
    const c = { source: 'a', id: 2, k: 'k1', n: 'Ann', l: 'Stone' }
    expect(await partition([a, b, c], model)).toEqual(await partition([b, a, c], model))
  })

  test('damaged values are no evidence', async () => {
    const records = ['k\ud800', 'k\ud801', 'k\ufffd', 'k\ufffd'].map((k, id) => ({ source: 'a', id, k }))
    const run = await resolve(records, cookies)
    expect(run.entities.size).toBe(4)
    expect(run.report.rejects).toEqual({ k: { malformed: 4 } })
  })
})
