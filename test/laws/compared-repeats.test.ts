import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContestedComponents } from '../../src/identity/contested-component.ts'
import {
  type AnyModel,
  all,
  category,
  customerId,
  defineModel,
  different,
  email,
  exact,
  givenName,
  phone,
  type RecordInput,
  Resolver,
  resolve,
} from '../../src/index.ts'
import { perform } from './history.ts'
import { type Operation, WORLDS } from './world.ts'

// Records that say what another one says, and that comparison alone makes one with it: no value of theirs links by itself.
// One more, one less or one of another time costs no division of their contested component, and decides nothing.

const POLICIES = ['strongest-first', 'latest-wins', 'demote'] as const

const fields = {
  customer: customerId({ limit: 1 }),
  phone: phone({ country: 'US', bits: 14, limit: 1 }),
  email: email({ bits: 12, ttl: 2, cap: 3, witness: ['customer'] }),
  firstName: givenName(),
  city: category(),
}

const models: readonly (readonly [string, AnyModel])[] = POLICIES.flatMap((policy) => [
  [policy, defineModel({ fields, policy, prior: -12 })],
  [
    `${policy}, blocks that fall silent and rules`,
    defineModel({
      fields,
      policy,
      prior: -8,
      blocking: [{ keys: [{ field: 'city', take: 'value' }], cap: 6 }],
      link: [all(exact('email'), exact('city'))],
      forbid: [all(different('firstName', 0.7), different('city'))],
    }),
  ],
  [
    `${policy}, a clean list and cities that tell people apart`,
    defineModel({
      fields,
      policy,
      prior: -12,
      forbid: [different('city')],
      sources: { crm: { clean: true } },
    }),
  ],
])

const ANN = { phone: '212 736 5000', firstName: 'Ann' }

const CONTENTS: readonly Omit<RecordInput, 'source' | 'id'>[] = [
  { ...ANN },
  { ...ANN, city: 'Rome' },
  { ...ANN, city: ['Rome', 'Oslo'] },
  { ...ANN, firstName: 'Anne', city: 'Rome' },
  { ...ANN, firstName: 'Bob', city: 'Oslo' },
  { ...ANN, email: 'ann@mail.com' },
  { email: 'ann@mail.com', firstName: 'Ann', city: 'Rome' },
  { phone: '646 736 9911', email: 'ann@mail.com', firstName: 'Ann' },
  { phone: '646 736 9911', firstName: 'Ann', city: 'Rome' },
]

/** Two members of one name with one number: whoever says as much is in a component that is contested. */
const MEMBERS: readonly RecordInput[] = [
  { ...ANN, source: 'pos', id: 'x', customer: 'c-1', at: '2026-01-01' },
  { ...ANN, source: 'pos', id: 'y', customer: 'c-2', at: '2026-01-02' },
]

const TIMES = [undefined, '2026-01-01', '2026-01-02', '2026-01-03']

/** Histories in which two or three things are said again and again, in any order of keys and times. */
const histories = fc.uniqueArray(fc.nat(CONTENTS.length - 1), { minLength: 1, maxLength: 3 }).chain((said) => {
  const key = fc.tuple(fc.constantFrom('web', 'web', 'app', 'crm'), fc.nat(7)).map(([s, i]) => `${s}:${i}`)
  const put = fc
    .tuple(fc.constantFrom(...said), key, fc.constantFrom(...TIMES))
    .map(([i, k, at]): RecordInput => ({ ...CONTENTS[i], source: k.slice(0, 3), id: k.slice(4), at }))
  const pair = fc.tuple(key, fc.oneof(key, fc.constant('pos:x'))).filter(([a, b]) => a !== b)
  const verdict = fc.constantFrom('same' as const, 'different' as const)
  const one: fc.Arbitrary<Operation> = fc.oneof(
    { weight: 40, arbitrary: put.map((r) => ({ op: 'put' as const, record: r })) },
    { weight: 15, arbitrary: key.map((k) => ({ op: 'delete' as const, key: k })) },
    { weight: 1, arbitrary: fc.constantFrom('pos:x', 'pos:y').map((k) => ({ op: 'delete' as const, key: k })) },
    { weight: 1, arbitrary: fc.constantFrom(...MEMBERS).map((r) => ({ op: 'put' as const, record: r })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(pair, verdict)
        .map(([[a, b], v]) => ({ op: 'judge' as const, judgement: { a, b, verdict: v } })),
    },
    { weight: 1, arbitrary: pair.map(([a, b]) => ({ op: 'unjudge' as const, a, b })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('2026-01-03T12:00:00Z', '2026-01-05').map((now) => ({ op: 'expire' as const, now })),
    },
  )
  const puts = MEMBERS.map((r) => ({ op: 'put' as const, record: r }))
  return fc.array(one, { maxLength: 30, size: 'max' }).map((operations): Operation[] => [...puts, ...operations])
})

const texts = (of: Iterable<unknown>): string[] => [...of].map((one) => JSON.stringify(one)).sort()

describe('records that comparison alone makes one with their like', () => {
  it.each(models)('come, go and move in time, and leave what one batch of the rest decides: %s', async (_, model) => {
    await fc.assert(
      fc.asyncProperty(histories, async (operations) => {
        const resolver = new Resolver(model)
        const live = new Map<string, RecordInput>()
        let now: string | undefined
        for (const operation of operations) {
          if (operation.op === 'put') {
            const { record } = operation
            if (resolver.put(record).outcome !== 'stale') live.set(`${record.source}:${record.id}`, record)
          } else perform(resolver, operation)
          if (operation.op === 'delete') live.delete(operation.key)
          if (operation.op === 'expire' && !(now !== undefined && now > operation.now)) now = operation.now
          expect(resolver.verify().differences).toEqual([])
        }
        const run = await resolve([...live.values()].toReversed(), model, { judgements: resolver.judgements(), now })
        expect(texts([...run.entities].map((e) => [e.records, e.identifiers]))).toEqual(
          texts([...resolver.entities()].map((e) => [e.records, e.identifiers])),
        )
        expect(texts(run.refusals)).toEqual(texts(resolver.refusals()))
      }),
      { numRuns: WORLDS / 10 },
    )
  })
})

describe('what they cost', () => {
  const RECEIPTS = 200

  afterEach(() => {
    vi.restoreAllMocks()
  })

  const receipt = (id: number, at?: string): RecordInput => {
    return { ...ANN, city: 'Rome', source: 'web', id: 1000 + id, at }
  }

  /** Two members and many receipts of their name and number; what is divided from then on. */
  function contested(policy: AnyModel['policy'], receipts: number): { resolver: Resolver; divided: () => number } {
    const resolver = new Resolver(defineModel({ fields, policy, prior: -12 }))
    for (const member of MEMBERS) resolver.put({ ...member, city: 'Rome' })
    for (let id = 0; id < receipts; id++) resolver.put(receipt(id, '2026-01-02'))
    expect(resolver.refusals().length).toBeGreaterThan(0)
    const of = vi.spyOn(ContestedComponents.prototype, 'of')
    return { resolver, divided: () => of.mock.calls.length }
  }

  it.each(POLICIES)('one that comes divides nothing: %s', (policy) => {
    const { resolver, divided } = contested(policy, 1)
    const home = resolver.entityOf('web:1000')!.id
    for (let id = 1; id < RECEIPTS; id++) {
      expect(resolver.put(receipt(id, `2026-02-01T00:00:${10 + (id % 50)}Z`)).changes).toEqual([
        { type: 'updated', entity: home, added: [`web:${1000 + id}`], removed: [], changed: [] },
      ])
    }
    expect(divided()).toBe(0)
    // the first of them, by key and by time
    resolver.put({ ...receipt(0, '2026-01-01'), id: 0 })
    expect(divided()).toBe(1)
    expect(resolver.verify().differences).toEqual([])
  })

  it.each(POLICIES)('one that goes or is of another time divides nothing: %s', (policy) => {
    const { resolver, divided } = contested(policy, RECEIPTS)
    for (let id = 1; id < RECEIPTS; id++) resolver.put(receipt(id, '2026-03-01'))
    expect(divided()).toBe(0)
    for (let id = 1; id < RECEIPTS; id += 2) resolver.delete(`web:${1000 + id}`)
    expect(divided()).toBe(0)
    // the last that was of the earliest time
    resolver.put(receipt(0, '2026-03-01'))
    expect(divided()).toBe(1)
    expect(resolver.verify().differences).toEqual([])
  })

  it('nor does one that goes where a value of theirs is silent, unless it speaks again', () => {
    const resolver = new Resolver(
      defineModel({ fields, prior: -12, blocking: [{ keys: [{ field: 'city', take: 'value' }], cap: 10 }] }),
    )
    for (const member of MEMBERS) resolver.put({ ...member, city: 'Rome' })
    for (let id = 0; id < 12; id++) resolver.put(receipt(id))
    const of = vi.spyOn(ContestedComponents.prototype, 'of')
    for (let id = 11; id > 8; id--) resolver.delete(`web:${1000 + id}`)
    expect(of).not.toHaveBeenCalled()
    expect(resolver.delete('web:1008').changes[0]).toEqual({
      type: 'allowed',
      reason: 'quarantine',
      records: [],
      field: 'city',
      value: 'rome',
      count: 10,
    })
    expect(of).toHaveBeenCalledTimes(1)
    expect(resolver.verify().differences).toEqual([])
  })
})
