import { describe, expect, test } from 'vitest'
import {
  cookie,
  customerId,
  defineModel,
  EntityMap,
  email,
  familyName,
  givenName,
  identifier,
  number,
  phone,
  Resolver,
  type SelfsameError,
} from '../../src/index.ts'

const model = defineModel({
  fields: { customer: customerId({ limit: 1 }), email: email(), cookie: cookie(), firstName: givenName() },
})
const ANN = 'ann@mail.com'

function resolverOf(records: readonly Record<string, unknown>[], options: object = {}): Resolver {
  const resolver = new Resolver(model as never, options) as Resolver
  records.forEach((record, i) => {
    resolver.put({ source: 's', id: i + 1, ...record })
  })
  return resolver
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as SelfsameError).code
  }
}

describe('restore', () => {
  test('without a model takes the one in the snapshot', () => {
    const bytes = resolverOf([{ email: ANN }, { email: ANN, firstName: 'Ann' }]).snapshot()
    const { resolver, changes, rejected } = Resolver.restore(bytes)
    expect([changes, rejected]).toEqual([[], []])
    expect(resolver.model).toEqual(model)
    expect(resolver.entity('e1')).toMatchObject({ records: ['s:1', 's:2'], identifiers: { email: [ANN] } })
  })

  test('takes bytes from anywhere in a buffer', () => {
    const bytes = resolverOf([{ email: ANN }]).snapshot()
    const buffer = Buffer.alloc(bytes.length + 3)
    buffer.set(bytes, 3)
    expect(Resolver.restore(buffer.subarray(3)).resolver.size).toBe(1)
  })

  test('keeps what is outside the model, as JSON has it', () => {
    const payload = { shop: 7, day: new Date(0), big: 12n, deep: { a: [1, null] }, run: () => 1, '': true }
    const bytes = resolverOf([payload, {}, payload]).snapshot()
    const { resolver } = Resolver.restore(bytes)
    const kept = { shop: 7, day: '1970-01-01T00:00:00.000Z', big: '12', deep: { a: [1, null] }, '': true }
    expect([1, 2, 3].map((id) => resolver.record(`s:${id}`)!.payload)).toEqual([kept, {}, kept])
  })

  test('remembers deletions, expiry, time and the number of writes', () => {
    const timed = defineModel({ fields: { email: email({ ttl: 1 }), cookie: cookie() } })
    const before = new Resolver(timed)
    before.put({ source: 's', id: 1, at: '2026-01-01', cookie: 'k1' })
    before.delete('s:1', { at: '2026-01-05' })
    before.expire('2026-01-10')
    const { resolver } = Resolver.restore(before.snapshot(), timed)
    expect(resolver.put({ source: 's', id: 1, at: '2026-01-04', cookie: 'k1' }).outcome).toBe('stale')
    const told: unknown[] = []
    resolver.subscribe(({ sequence, time }) => told.push([sequence, time]))
    const { rejected } = resolver.put({ source: 's', id: 2, at: '2026-01-08', email: ANN })
    expect(rejected).toEqual([{ field: 'email', value: ANN, reason: 'expired' }])
    expect(told).toEqual([[3, '2026-01-10T00:00:00.000Z']])
  })

  test('keeps histories, of records that are gone too, unless it is told not to', () => {
    const before = resolverOf([{ email: ANN }, { email: ANN }], { now: () => 1000 })
    before.delete('s:1')
    const bytes = before.snapshot()
    const { resolver } = Resolver.restore(bytes, undefined, { now: () => 2000 })
    expect(resolver.entityAt('s:1', 999)).toBeUndefined()
    expect(resolver.history('e1')).toEqual(before.history('e1'))
    expect(resolver.put({ source: 's', id: 1, email: ANN }).entity.id).toBe('e1')
    const { resolver: lean } = Resolver.restore(bytes, undefined, { history: false })
    expect([lean.history('e1'), lean.size]).toEqual([[], 1])
    expect(Buffer.from(lean.snapshot()).includes('s:1')).toBe(false)
  })

  test('where no history was kept, one begins with who is where', () => {
    const bytes = resolverOf([{ email: ANN }, { email: 'bob@mail.com' }], { history: false }).snapshot()
    const { resolver } = Resolver.restore(bytes, undefined, { now: () => 2000 })
    resolver.put({ source: 's', id: 2, email: ANN })
    expect(['1970-01-01', '1970-01-02'].map((time) => resolver.entityAt('s:2', time))).toEqual(['e2', 'e1'])
    expect(resolver.history('e2').map(({ type }) => type)).toEqual(['merged'])
  })

  test('goes on with the ids of the host', () => {
    const mint = (n: number): string => `person-${n}`
    const bytes = resolverOf([{ email: ANN }, { cookie: 'k1' }], { mint }).snapshot()
    expect(codeOf(() => Resolver.restore(bytes))).toBe('call-invalid')
    const { resolver } = Resolver.restore(bytes, undefined, { mint })
    expect([...resolver.entities()].map(({ id }) => id)).toEqual(['person-1', 'person-2'])
    expect(resolver.put({ source: 's', id: 3, cookie: 'k3' }).entity.id).toBe('person-3')
  })

  test('a host that begins to mint keeps the ids so far', () => {
    const bytes = resolverOf([{ email: ANN }, { cookie: 'k1' }]).snapshot()
    const { resolver } = Resolver.restore(bytes, undefined, { mint: (n) => `person-${n}` })
    resolver.put({ source: 's', id: 3, cookie: 'k3' })
    expect([...resolver.entities()].map(({ id }) => id)).toEqual(['e1', 'e2', 'person-3'])
    expect(resolver.entity('e2')!.records).toEqual(['s:2'])
  })

  test('wants the erasure key with which things were forgotten', () => {
    const erasureKey = 'sixteen bytes or more'
    const resolver = resolverOf([{ email: ANN }], { erasureKey })
    resolver.forget('s:1')
    const bytes = resolver.snapshot()
    expect(codeOf(() => Resolver.restore(bytes))).toBe('call-invalid')
    expect(codeOf(() => Resolver.restore(bytes, undefined, { erasureKey: 'another key altogether' }))).toBe(
      'key-mismatch',
    )
    const { resolver: again } = Resolver.restore(bytes, undefined, { erasureKey })
    expect(again.put({ source: 's', id: 1 }).outcome).toBe('refused')
    expect(again.forget('s:9').tombstone).toBe('forgotten:2')
  })

  test('wants the functions that the model names', () => {
    const custom = defineModel({
      fields: { email: email() },
      survivorship: { email: { by: 'custom', function: 'pick' } },
    })
    const functions = { pick: (candidates: readonly { value: string }[]) => candidates[0]?.value }
    const bytes = new Resolver(custom, { functions } as never).snapshot()
    expect(() => Resolver.restore(bytes)).toThrow(/call-invalid: functions\.pick/)
    expect(Resolver.restore(bytes, custom, { functions } as never).resolver.size).toBe(0)
  })

  const whole = resolverOf([{ email: ANN }]).snapshot()
  const flipped = whole.slice()
  flipped[whole.length >> 1]! ^= 1
  test.each<[string, unknown, string, RegExp]>([
    ['no bytes', 'snapshot', 'call-invalid', /a Uint8Array/],
    ['nothing', new Uint8Array(), 'snapshot-invalid', /truncated/],
    ['another file', new TextEncoder().encode('%PDF-1.7 and so on and so on and so on'), 'snapshot-invalid', /foreign/],
    ['half of it', whole.slice(0, whole.length >> 1), 'snapshot-invalid', /truncated/],
    ['an altered one', flipped, 'snapshot-invalid', /altered/],
  ])('%s is refused by name', (_, bytes, code, message) => {
    expect(codeOf(() => Resolver.restore(bytes as Uint8Array))).toBe(code)
    expect(() => Resolver.restore(bytes as Uint8Array)).toThrow(message)
  })
})

describe('restore under another model', () => {
  test('tells what it changed, and ids go on', () => {
    const before = resolverOf([{ email: ANN }, { email: ANN }, { cookie: 'k1' }])
    const parting = defineModel({ fields: { ...model.fields, email: email({ bits: 0 }) }, comparisons: [] })
    const { resolver, changes } = Resolver.restore(before.snapshot(), parting)
    expect(changes).toEqual([{ type: 'split', entity: 'e1', parts: [{ entity: 'e3', records: ['s:2'] }] }])
    const map = new EntityMap(before.entities())
    map.apply(changes)
    expect(map.entityOf('s:2')).toBe('e3')
    expect(resolver.history('e3').map(({ cause }) => cause)).toEqual([{ operation: 'restore' }])
    const { changes: back } = Resolver.restore(resolver.snapshot(), model)
    expect(back).toMatchObject([{ type: 'merged', entity: 'e1', absorbed: ['e3'], link: { a: 's:1', b: 's:2' } }])
  })

  test('new fields come out of the payload, old ones go there', () => {
    const before = resolverOf([
      { email: ANN, ticket: 'T-1', firstName: 'Ann' },
      { ticket: ['T-1', 'T-2'], cookie: 5 },
    ])
    const other = defineModel({ fields: { email: email(), ticket: identifier('ticket') } })
    const { resolver, changes } = Resolver.restore(before.snapshot(), other)
    expect(changes).toMatchObject([{ type: 'merged', entity: 'e1', absorbed: ['e2'] }])
    expect(resolver.record('s:1')).toMatchObject({
      fields: { email: [ANN], ticket: ['T-1'] },
      payload: { firstName: 'Ann' },
    })
    expect(resolver.record('s:2')).toMatchObject({ fields: { ticket: ['T-1', 'T-2'] }, payload: { cookie: 5 } })
  })

  test('values are read again where their field is read otherwise, and what it refuses is told', () => {
    const free = defineModel({
      fields: { code: identifier('code', { bits: 40 }), size: identifier('size'), lastName: familyName() },
    })
    const before = new Resolver(free)
    before.put({ source: 's', id: 1, code: 'ab1', size: 5 })
    before.put({ source: 's', id: 2, code: 'AB1' })
    before.put({ source: 's', id: 3, code: 'zz', lastName: 'Lee' })
    const strict = defineModel({
      fields: {
        code: identifier('code', { bits: 40, caseSensitive: false, pattern: '\\d$' }),
        size: number(),
        lastName: familyName(),
      },
    })
    const { resolver, changes, rejected } = Resolver.restore(before.snapshot(), strict)
    expect(changes).toMatchObject([{ type: 'merged', entity: 'e1', absorbed: ['e2'] }])
    expect(rejected).toEqual([{ record: 's:3', field: 'code', value: 'zz', reason: 'pattern' }])
    expect(resolver.entity('e1')!.golden.size!.value).toBe('5')
  })

  test('a phone is read again where the country of its field is another', () => {
    const before = new Resolver(defineModel({ fields: { phone: phone({ country: 'US' }) } }))
    before.put({ source: 's', id: 1, phone: '(212) 555-7788' })
    before.put({ source: 's', id: 2, phone: '+1 646 555 9911' })
    const british = defineModel({ fields: { phone: phone({ country: 'GB' }) } })
    const { resolver } = Resolver.restore(before.snapshot(), british)
    expect([1, 2].map((id) => resolver.entityOf(`s:${id}`)!.identifiers.phone)).toEqual([
      ['+442125557788'],
      ['+16465559911'],
    ])
  })
})
