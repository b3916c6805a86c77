import { describe, expect, test } from 'vitest'
import { cookie, customerId, defineModel, email, givenName, Resolver } from '../../src/index.ts'

const model = defineModel({
  fields: { customer: customerId({ limit: 1 }), email: email(), cookie: cookie(), firstName: givenName() },
  comparisons: [],
})
const ANN = 'ann@mail.com'

describe('put', () => {
  test('tells what became of the record', () => {
    const resolver = new Resolver(model)
    const first = resolver.put({ source: 's', id: 1, at: '2026-01-02', email: ANN, cookie: 'n/a' })
    expect([first.outcome, first.entity.id, first.rejected]).toEqual([
      'new',
      'e1',
      [{ field: 'cookie', value: 'n/a', reason: 'placeholder' }],
    ])
    expect(resolver.put({ source: 's', id: 1, at: '2026-01-03', email: 'bob@mail.com' })).toMatchObject({
      outcome: 'replaced',
      entity: { id: 'e1', identifiers: { email: ['bob@mail.com'] } },
    })
    expect(resolver.put({ source: 's', id: 1, at: '2026-01-01', email: ANN })).toMatchObject({
      outcome: 'stale',
      entity: { identifiers: { email: ['bob@mail.com'] } },
      changes: [],
    })
    // a version that does not say when replaces unconditionally
    expect(resolver.put({ source: 's', id: 1, email: ANN }).outcome).toBe('replaced')
    expect(resolver.size).toBe(1)
  })

  test('a replaced value joins nobody any more', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, email: ANN })
    resolver.put({ source: 's', id: 2, email: ANN })
    const { changes, entity } = resolver.put({ source: 's', id: 2, email: 'bob@mail.com' })
    expect(entity.id).toBe('e2')
    expect(changes).toEqual([
      {
        type: 'split',
        entity: 'e1',
        parts: [{ entity: 'e2', records: ['s:2'] }],
      },
    ])
  })

  test('tells its changes as they were, whenever they are read', () => {
    const resolver = new Resolver(model)
    const one = resolver.put({ source: 's', id: 1, email: ANN })
    const two = resolver.put({ source: 's', id: 2, email: ANN })
    resolver.delete('s:1')
    resolver.delete('s:2')
    expect(one.changes).toEqual([{ type: 'created', entity: 'e1', records: ['s:1'] }])
    expect(two.changes).toEqual([{ type: 'updated', entity: 'e1', added: ['s:2'], removed: [], changed: [] }])
    expect(two.changes).toBe(two.changes)
  })

  test('is numbered, whether anybody hears of it or not', () => {
    const resolver = new Resolver(model)
    const heard: unknown[] = []
    resolver.put({ source: 's', id: 1, email: ANN })
    const end = resolver.subscribe(({ sequence, changes }) => heard.push([sequence, changes]))
    const { changes } = resolver.put({ source: 's', id: 2 })
    end()
    resolver.put({ source: 's', id: 3 })
    resolver.subscribe(({ sequence }) => heard.push(sequence))
    resolver.put({ source: 's', id: 4 })
    expect(heard).toEqual([[2, changes], 4])
  })

  test('a number and its text are one id', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 7, email: ANN })
    expect(resolver.put({ source: 's', id: '7', email: ANN }).outcome).toBe('replaced')
    expect(resolver.entityOf({ source: 's', id: 7 })?.id).toBe(resolver.entityOf('s:7')?.id)
  })
})

describe('delete', () => {
  test('takes the record away, and what is not there changes nothing', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, email: ANN })
    resolver.put({ source: 's', id: 2, email: ANN })
    expect(resolver.delete('s:2').changes).toEqual([
      { type: 'updated', entity: 'e1', added: [], removed: ['s:2'], changed: [] },
    ])
    expect(resolver.delete('s:2').changes).toEqual([])
    expect(resolver.delete({ source: 's', id: 1 }).changes).toEqual([{ type: 'removed', entity: 'e1' }])
    expect([resolver.size, [...resolver.entities()], resolver.entity('e1')]).toEqual([0, [], undefined])
  })

  test('as of a time spares what is newer, and keeps older versions out', () => {
    const resolver = new Resolver(model)
    const put = (at?: string): string => resolver.put({ source: 's', id: 1, email: ANN, ...(at ? { at } : {}) }).outcome
    expect(put('2026-01-05')).toBe('new')
    expect(resolver.delete('s:1', { at: '2026-01-04' }).changes).toEqual([])
    expect(resolver.size).toBe(1)
    expect(resolver.delete('s:1', { at: '2026-01-06' }).changes).toHaveLength(1)
    expect(put('2026-01-05')).toBe('stale')
    expect(resolver.size).toBe(0)
    expect(put('2026-01-07')).toBe('new')
    // the deletion may come first
    resolver.delete('s:2', { at: '2026-01-06' })
    expect(resolver.put({ source: 's', id: 2, at: '2026-01-05', email: ANN }).outcome).toBe('stale')
  })

  test('without a time lets any later version back in', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, at: '2026-01-05', email: ANN })
    resolver.delete('s:1')
    expect(resolver.put({ source: 's', id: 1, at: '2020-01-01', email: ANN }).outcome).toBe('new')
  })
})

describe('judge', () => {
  const world = (): Resolver<typeof model> => {
    const resolver = new Resolver(model)
    for (const id of [1, 2, 3]) resolver.put({ source: 's', id, email: ANN })
    return resolver
  }

  test('splits now, it stays split, and is taken back', () => {
    const resolver = world()
    const { changes } = resolver.judge('s:1', 's:3', 'different', { by: 'ana', at: '2026-03-01', note: 'two people' })
    expect(changes.map((c) => c.type)).toEqual(['split', 'refused'])
    resolver.put({ source: 's', id: 3, email: ANN, cookie: 'k-1' })
    expect(resolver.entityOf('s:1')!.id).not.toBe(resolver.entityOf('s:3')!.id)
    expect(resolver.judgements()).toEqual([
      { a: 's:1', b: 's:3', verdict: 'different', by: 'ana', at: '2026-03-01T00:00:00.000Z', note: 'two people' },
    ])
    expect(resolver.unjudge('s:3', 's:1').changes.map((c) => c.type)).toEqual(['merged', 'allowed'])
    expect(resolver.entityOf('s:1')?.records).toEqual(['s:1', 's:2', 's:3'])
  })

  test('outlives its records', () => {
    const resolver = world()
    resolver.judge('s:1', 's:3', 'different')
    resolver.delete('s:3')
    resolver.put({ source: 's', id: 3, email: ANN })
    expect(resolver.entityOf('s:3')!.id).not.toBe(resolver.entityOf('s:1')!.id)
  })

  test('may come before the records', () => {
    const resolver = new Resolver(model)
    resolver.judge({ source: 's', id: 1 }, { source: 's', id: 2 }, 'same')
    resolver.put({ source: 's', id: 1 })
    expect(resolver.put({ source: 's', id: 2 }).entity.records).toEqual(['s:1', 's:2'])
    expect(resolver.explain('s:1', 's:2')).toMatchObject({ judgement: 'same', weakest: { reason: 'judgement' } })
  })

  test('the later word on a pair counts', () => {
    const resolver = world()
    resolver.judge('s:1', 's:2', 'different', { at: '2026-03-02' })
    resolver.judge('s:2', 's:1', 'same', { at: '2026-03-01' })
    expect(resolver.judgements().map((j) => j.verdict)).toEqual(['different'])
    resolver.judge('s:2', 's:1', 'same', { at: '2026-03-03' })
    expect(resolver.entityOf('s:1')?.records).toEqual(['s:1', 's:2', 's:3'])
  })
})

describe('reading', () => {
  test('entities come oldest first, an old id leads on', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, email: ANN })
    resolver.put({ source: 's', id: 2, cookie: 'k-1' })
    resolver.put({ source: 's', id: 3, cookie: 'k-3' })
    resolver.put({ source: 's', id: 4, cookie: 'k-1', email: ANN })
    expect([...resolver.entities()].map((e) => [e.id, e.records])).toEqual([
      ['e1', ['s:1', 's:2', 's:4']],
      ['e3', ['s:3']],
    ])
    expect(resolver.entity('e2')?.id).toBe('e1')
    expect(resolver.entity('e4')).toBeUndefined()
  })

  test('what is read does not change with what is written later', () => {
    const resolver = new Resolver(model)
    const { entity } = resolver.put({ source: 's', id: 1, email: ANN })
    resolver.put({ source: 's', id: 2, email: ANN, cookie: 'k-1' })
    expect([entity.records, entity.identifiers]).toEqual([['s:1'], { email: [ANN] }])
  })

  test('verify counts the living', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, email: ANN })
    resolver.put({ source: 's', id: 2, email: ANN })
    resolver.delete('s:1')
    expect(resolver.verify()).toEqual({ ok: true, records: 1, differences: [] })
  })
})
