import { describe, expect, test } from 'vitest'
import {
  cookie,
  customerId,
  defineModel,
  EntityMap,
  email,
  familyName,
  givenName,
  hashedEmail,
  phone,
  Resolver,
  redactChanges,
  text,
  type WriteEvent,
} from '../../src/index.ts'

const model = defineModel({
  fields: {
    customer: customerId({ limit: 1 }),
    email: email(),
    hashed: hashedEmail(),
    phone: phone({ country: 'US' }),
    cookie: cookie(),
    firstName: givenName(),
    lastName: familyName(),
  },
})
const ANN = 'ann@mail.com'
const ANN_HASHED = '1278c97d19647cda6b0e1f95c3f56a1b2b01138fa1b468fd97ecf9f133f3e9be'
const erasureKey = 'sixteen bytes or more'

function resolverOf(records: readonly Record<string, unknown>[], options: object = { erasureKey }): Resolver {
  const resolver = new Resolver(model as never, options) as Resolver
  records.forEach((record, i) => {
    resolver.put({ source: 's', id: i + 1, ...record })
  })
  return resolver
}

describe('forget', () => {
  test('a record: the receipt counts, changes name the tombstone', () => {
    const resolver = resolverOf([{ email: ANN, cookie: 'k1' }, { email: ANN }])
    expect(resolver.forget('s:1')).toEqual({
      records: 1,
      values: 1,
      changes: [{ type: 'updated', entity: 'e1', added: [], removed: ['forgotten:1'], changed: [] }],
      tombstone: 'forgotten:1',
    })
    expect(resolver.record('s:1')).toBeUndefined()
    expect(resolver.entity('e1')!.records).toEqual(['s:2'])
    expect(resolver.forget({ source: 's', id: 2 })).toMatchObject({ records: 1, tombstone: 'forgotten:2' })
    expect(resolver.entity('e1')).toBeUndefined()
  })

  test('a record that is not there, or was deleted: it is refused from then on', () => {
    const resolver = resolverOf([{ email: ANN }])
    resolver.delete('s:1', { at: '2026-01-01' })
    for (const key of ['s:1', 's:2']) expect(resolver.forget(key)).toMatchObject({ records: 0, values: 0, changes: [] })
    for (const id of [1, 2]) expect(resolver.put({ source: 's', id, email: ANN }).outcome).toBe('refused')
    expect(resolver.size).toBe(0)
  })

  test('an identifier goes in all its writings and hashes, from every record and what it carries', () => {
    const resolver = resolverOf([
      { email: ['Ann@Mail.com', 'bob@mail.com'], remark: 'wrote from ann@mail.com', shop: 7 },
      { hashed: ANN_HASHED, cookie: 'k1' },
      { email: 'bob@mail.com' },
    ])
    const { records, values, changes } = resolver.forget({ email: ANN })
    expect([records, values]).toEqual([2, 2])
    expect(changes).toEqual([
      { type: 'split', entity: 'e1', parts: [{ entity: 'e2', records: ['s:2'] }] },
      { type: 'updated', entity: 'e1', added: [], removed: [], changed: ['s:1'] },
    ])
    expect(resolver.record('s:1')).toMatchObject({ fields: { email: ['bob@mail.com'] }, payload: { shop: 7 } })
    expect(resolver.record('s:1')!.payload).toEqual({ shop: 7 })
    expect(resolver.record('s:2')!.fields).toEqual({ cookie: ['k1'] })
    expect(resolver.find({ email: ANN }).status).toBe('none')
    for (const fields of [{ email: 'ANN@mail.com' }, { hashed: ANN_HASHED.toUpperCase() }]) {
      expect(resolver.put({ source: 's', id: 9, cookie: 'k9', ...fields })).toMatchObject({
        outcome: expect.stringMatching(/new|replaced/),
        rejected: [{ value: Object.values(fields)[0], reason: 'forgotten' }],
      })
    }
  })

  test('a hash takes the address along that it is one of', () => {
    const resolver = resolverOf([{ email: ANN, cookie: 'k1' }])
    expect(resolver.forget({ hashed: ANN_HASHED })).toMatchObject({ records: 1 })
    expect(resolver.record('s:1')!.fields).toEqual({ cookie: ['k1'] })
    expect(resolver.put({ source: 's', id: 2, email: ANN }).rejected).toEqual([
      { field: 'email', value: ANN, reason: 'forgotten' },
    ])
  })

  test('without an erasure key only where it may come back', () => {
    const resolver = resolverOf([{ email: ANN }], {})
    expect(() => resolver.forget('s:1')).toThrow(/call-invalid: erasureKey: expected a secret/)
    expect(resolver.forget('s:1', { deny: false }).records).toBe(1)
    expect(resolver.put({ source: 's', id: 1, email: ANN }).outcome).toBe('new')
  })

  test.each([
    [{ firstName: 'Ann' }, /forget\.firstName: expected an identifier of the model/],
    [{ email: 'n/a' }, /forget\.email: expected a value that can be read \(it is placeholder\)/],
    [{}, /forget: expected a record or an identifier/],
    [undefined, /forget: expected a record or an identifier/],
  ])('%j is refused by name', (target, message) => {
    expect(() => resolverOf([]).forget(target as never)).toThrow(message)
  })

  test('judgements on the record go, and contradictions that hung on them', () => {
    const resolver = resolverOf([{ cookie: 'a' }, { cookie: 'b' }, { cookie: 'c' }])
    resolver.judge('s:1', 's:2', 'same')
    resolver.judge('s:2', 's:3', 'same')
    resolver.judge('s:1', 's:3', 'different')
    const { changes } = resolver.forget('s:2')
    expect(resolver.judgements().map(({ a, b, verdict }) => [a, b, verdict])).toEqual([['s:1', 's:3', 'different']])
    expect(changes.filter(({ type }) => type === 'allowed')).toHaveLength(3)
    expect(JSON.stringify(changes)).not.toContain('s:2')
    expect(resolver.verify().ok).toBe(true)
  })

  test('histories and subscribers name the tombstone', () => {
    const resolver = resolverOf([{ email: ANN }, { email: ANN }])
    const events: WriteEvent[] = []
    resolver.subscribe((event) => events.push(event))
    const { changes } = resolver.forget('s:1')
    expect(events).toEqual([{ sequence: 3, operation: 'forget', changes }])
    expect(resolver.history('e1').map(({ cause }) => cause)).toEqual([{ operation: 'put', record: 'forgotten:1' }])
    expect(resolver.entityAt('s:1', '2030-01-01')).toBeUndefined()
  })

  test('a copy kept by changes lets go of it; stored changes replay with the tombstone in its place', () => {
    const resolver = resolverOf([])
    const map = new EntityMap()
    const stored = [1, 2, 3].flatMap((id) => resolver.put({ source: 's', id, email: ANN }).changes)
    map.apply(stored)
    const { changes, tombstone } = resolver.forget('s:2')
    map.apply(changes)
    map.forget('s:2')
    expect([...map.records('e1')!]).toEqual(['s:1', 's:3'])
    const again = new EntityMap()
    again.apply([...redactChanges(stored, ['s:2'], tombstone), ...changes])
    expect([...again.records('e1')!]).toEqual(['s:1', 's:3'])
  })
})

describe('what a model knows of forgotten values', () => {
  const trained = defineModel({
    fields: { email: email(), lastName: familyName(), title: text() },
    comparisons: [
      {
        field: 'lastName',
        by: 'jaroWinkler',
        levels: [
          { atLeast: 1, m: 0.9, u: 0.01 },
          { atLeast: 0, m: 0.1, u: 0.99 },
        ],
      },
      {
        field: 'title',
        by: 'words',
        levels: [
          { atLeast: 1, m: 0.9, u: 0.01 },
          { atLeast: 0, m: 0.1, u: 0.99 },
        ],
      },
    ],
    frequencies: {
      lastName: { values: { quill: 0.1, lee: 0.05 }, others: 0.001 },
      title: { values: {}, others: 0.001, words: { garden: 0.1, chair: 0.2 } },
    },
  })

  test('goes with the last record that holds them, and nothing else does', () => {
    const resolver = new Resolver(trained, { erasureKey })
    resolver.put({ source: 's', id: 1, lastName: 'Quill', title: 'garden chair', email: ANN })
    resolver.put({ source: 's', id: 2, lastName: 'Quill', title: 'chair', email: 'bob@mail.com' })
    resolver.put({ source: 's', id: 3, email: ANN })
    const ids = (): unknown[] => [...resolver.entities()].map(({ id, records }) => [id, ...records])
    resolver.forget('s:1')
    expect(resolver.model.frequencies).toEqual({
      lastName: { values: { quill: 0.1, lee: 0.05 }, others: 0.001 },
      title: { values: {}, others: 0.001, words: { chair: 0.2 } },
    })
    resolver.forget('s:2')
    expect(resolver.model.frequencies.lastName!.values).toEqual({ lee: 0.05 })
    expect(Object.isFrozen(resolver.model)).toBe(true)
    expect(ids()).toEqual([['e1', 's:3']])
    expect(resolver.history('e1').map(({ cause }) => cause.record)).toEqual(['forgotten:1'])
    expect(Buffer.from(resolver.snapshot()).toString('latin1')).not.toMatch(/quill|garden/i)
    expect(resolver.put({ source: 's', id: 4, email: ANN }).entity.id).toBe('e1')
    expect(resolver.put({ source: 's', id: 1, email: ANN }).outcome).toBe('refused')
    expect(resolver.verify().ok).toBe(true)
    expect(trained.frequencies.lastName!.values).toEqual({ quill: 0.1, lee: 0.05 })
  })
})
