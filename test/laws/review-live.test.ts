import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  type AnyModel,
  all,
  any,
  category,
  cookie,
  customerId,
  defineModel,
  different,
  email,
  exact,
  familyName,
  givenName,
  hashedEmail,
  hashedPhone,
  identifier,
  phone,
  type RecordInput,
  Resolver,
  resolve,
  similar,
  text,
} from '../../src/index.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { left } from './history.ts'
import type { Operation } from './world.ts'

// What a second hostile reader tried on the live graph: each of these broke a law, or still does (`it.fails`).

const sha = (value: string): string => createHash('sha256').update(value).digest('hex')
const members = (resolver: Resolver): (readonly string[])[] => [...resolver.entities()].map((e) => e.records)
const texts = (refusals: Iterable<unknown>): string[] => [...refusals].map((r) => JSON.stringify(r)).sort()
const model = (input: Parameters<typeof defineModel>[0]): AnyModel => defineModel(input) as AnyModel

describe('law 1: the order of arrival says nothing', () => {
  it('where a repeated hash fills a limit that it did not fill as long as it was derived', () => {
    const of = model({ fields: { email: email(), hash: hashedEmail({ limit: 1 }) }, comparisons: [] })
    const resolver = new Resolver(of)
    resolver.put({ source: 'a', id: 1, email: ['ann@mail.com', 'bob@mail.com'] })
    resolver.put({ source: 'a', id: 2, hash: sha('ann@mail.com') })
    resolver.put({ source: 'a', id: 3, hash: sha('bob@mail.com') })
    expect(resolver.verify().differences).toEqual([])
    expect(members(resolver)).toEqual([['a:1', 'a:2'], ['a:3']])
  })

  it('where two writings of one address are known by different hashes', async () => {
    const of = model({
      fields: { cookie: cookie(), email: email({ bits: 10 }), hash: hashedEmail(), firstName: givenName() },
    })
    const records = [
      { source: 'a', id: 1, cookie: 'k-1', email: 'ann@gmail.com', firstName: 'Ann' },
      { source: 'a', id: 2, cookie: 'k-1', email: 'a.nn@gmail.com', firstName: 'Ann' },
      { source: 'a', id: 3, cookie: 'k-1', hash: sha('a.nn@gmail.com'), firstName: 'Bob' },
    ]
    for (const order of [records, records.toReversed(), [records[1]!, records[0]!, records[2]!]]) {
      const run = await resolve(order, of)
      expect([...run.entities].map((e) => e.records)).toEqual([['a:1', 'a:2', 'a:3']])
    }
  })

  it('where a record has more keys in one rule than are kept', () => {
    const of = model({
      fields: { firstName: givenName(), lastName: familyName() },
      link: [all(exact('firstName'), exact('lastName'))],
      comparisons: [],
    })
    const names = (start: string): string[] => [...'abcdefghijklmnopqrst'].map((letter) => `${start}${letter}`)
    const one = { source: 'a', id: 1, at: '2026-01-01', firstName: names('ann'), lastName: names('sto') }
    const two = { ...one, firstName: one.firstName.toReversed(), lastName: one.lastName.toReversed() }
    for (const versions of [
      [one, two],
      [two, one],
    ]) {
      const resolver = new Resolver(of)
      for (const record of versions) resolver.put(record)
      resolver.put({ source: 'a', id: 2, firstName: 'anna', lastName: 'stoa' })
      expect(members(resolver)).toEqual([['a:1', 'a:2']])
    }
  })
})

describe('law 5: what a guard took stays taken', () => {
  it('a value over its record’s limit links by no hash', () => {
    const of = model({ fields: { email: email({ limit: 1 }), hash: hashedEmail() } })
    const resolver = new Resolver(of)
    resolver.put({ source: 'a', id: 1, email: ['ann@mail.com', 'bob@mail.com'] })
    resolver.put({ source: 'a', id: 2, hash: sha('bob@mail.com') })
    expect(members(resolver)).toEqual([['a:1'], ['a:2']])
  })

  it('nor by a link rule', () => {
    const of = model({
      fields: { email: email({ limit: 1, bits: 0 }), lastName: familyName() },
      link: [all(exact('email'), exact('lastName'))],
      comparisons: [],
    })
    const resolver = new Resolver(of)
    resolver.put({ source: 'a', id: 1, email: ['ann@mail.com', 'bob@mail.com'], lastName: 'Stone' })
    resolver.put({ source: 'a', id: 2, email: 'bob@mail.com', lastName: 'Stone' })
    expect(members(resolver)).toEqual([['a:1'], ['a:2']])
    expect(resolver.refusals()).toEqual([])
  })

  it('nor is it inherited under latest-wins', () => {
    const of = model({
      fields: { cookie: cookie(), email: email({ bits: 10 }), hash: hashedEmail({ limit: 1 }) },
      policy: 'latest-wins',
    })
    const resolver = new Resolver(of)
    const [ann, dee, cy] = ['ann@mail.com', 'dee@mail.com', 'cy@mail.com'].map(sha)
    resolver.put({ source: 'a', id: 1, cookie: 'k-1', hash: [ann, cy] })
    resolver.put({ source: 'a', id: 2, cookie: 'k-1', hash: dee, email: 'cy@mail.com' })
    expect(resolver.entityOf('a:2')?.identifiers.hash).toEqual([dee])
  })

  it('rows that share a disputed value and hold more than it are no one visitor', () => {
    const of = model({
      fields: { phone: phone({ country: 'US' }), email: email({ bits: 10, limit: 2 }), firstName: givenName() },
      comparisons: [],
    })
    const resolver = new Resolver(of)
    resolver.put({ source: 'a', id: 1, phone: '212 736 5000', email: ['ann@mail.com', 'bob@mail.com'] })
    resolver.put({ source: 'a', id: 2, phone: '212 736 5000', email: 'dee@mail.com', firstName: 'Dee' })
    expect(members(resolver)).toEqual([['a:1'], ['a:2']])
  })

  it('a refusal of several links in the same words is one refusal, in the list and in the changes', () => {
    const of = model({
      fields: { firstName: givenName(), nickname: givenName() },
      link: [{ name: 'a name', when: any(exact('firstName'), exact('nickname')) }],
      comparisons: [],
    })
    const resolver = new Resolver(of)
    const ann = { source: 'a', firstName: 'Ann', nickname: 'Ann' }
    resolver.put({ ...ann, id: 1 })
    resolver.put({ ...ann, id: 2 })
    const { changes } = resolver.judge('a:1', 'a:2', 'different')
    const refusal = { reason: 'judgement', records: ['a:1', 'a:2'], field: 'a name', value: 'ann' }
    expect(resolver.refusals()).toEqual([refusal])
    expect(changes.filter((change) => change.type === 'refused')).toEqual([{ type: 'refused', ...refusal }])
  })

  // latest-wins joins what a record observed together, though the record itself may be elsewhere
  it('two records of one entity have a path between them', () => {
    const of = model({
      fields: { member: customerId({ limit: 1 }), cookie: cookie(), firstName: givenName() },
      forbid: [different('firstName', 0.7)],
      policy: 'latest-wins',
    })
    const resolver = new Resolver(of)
    resolver.put({ source: 'web', id: 1, cookie: 'k-1' })
    resolver.put({ source: 'web', id: 2, cookie: 'k-2', firstName: 'Ann' })
    resolver.put({ source: 'pos', id: 1, at: '2026-01-03', member: 'm-1', cookie: ['k-1', 'k-2'] })
    resolver.put({ source: 'pos', id: 2, member: 'm-1' })
    resolver.put({ source: 'pos', id: 3, member: 'm-1', firstName: 'Cy' })
    resolver.judge('pos:2', 'web:1', 'different')
    const { together, path } = resolver.explain('web:1', 'web:2')
    expect([resolver.entityOf('pos:1')?.records, together]).toEqual([['pos:1', 'pos:2', 'pos:3'], true])
    expect(path.map(({ a, b, reason, value }) => [a, b, reason, value])).toEqual([
      ['pos:1', 'web:1', 'cookie', 'k-1'],
      ['pos:1', 'web:2', 'cookie', 'k-2'],
    ])
  })

  it('a hash over its record’s limit is not owned because the record’s e-mail has it', () => {
    const of = model({ fields: { email: email(), hash: hashedEmail({ limit: 1 }) } })
    const resolver = new Resolver(of)
    resolver.put({ source: 'a', id: 1, email: 'cy@mail.com', hash: ['ann@mail.com', 'cy@mail.com'].map(sha) })
    expect(resolver.entityOf('a:1')?.identifiers.hash).toHaveLength(1)
  })
})

describe('law 6: a write costs what it touches', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('records that hold identifiers alone are not held against each other', () => {
    const of = model({ fields: { email: email(), cookie: cookie(), firstName: givenName() } })
    const resolver = new Resolver(of)
    const compared = vi.spyOn(Scorer.prototype, 'level')
    for (let id = 0; id < 300; id++) resolver.put({ source: 'a', id, email: 'ann@mail.com', cookie: `k-${id}` })
    resolver.delete('a:7')
    expect(members(resolver)).toHaveLength(1)
    expect(compared).not.toHaveBeenCalled()
  })

  it('a weak identifier that one person shows often is a star, not every pair', () => {
    const of = model({
      fields: { phone: phone({ country: 'US', bits: 12 }), firstName: givenName(), city: category() },
    })
    const resolver = new Resolver(of)
    const compared = vi.spyOn(Scorer.prototype, 'weightFrom')
    for (let id = 0; id < 100; id++) {
      resolver.put({ source: 'a', id, phone: '212 736 5000', firstName: 'Ann', city: 'Rome' })
    }
    expect(compared.mock.calls.length).toBeLessThan(1000)
  })
})

describe('law 8: what fails leaves everything as it was', () => {
  const of = model({ fields: { cookie: cookie() } })

  it('a forecast whose ids cannot be minted', () => {
    const resolver = new Resolver(of, { mint: () => 'anna' })
    resolver.put({ source: 'a', id: 1, cookie: 'k-1' })
    expect(() => resolver.whatIf({ put: { source: 'a', id: 2, cookie: 'k-2' } })).toThrow(/mint\(2\) gave 'anna'/)
    expect([resolver.size, members(resolver), resolver.verify().ok]).toEqual([1, [['a:1']], true])
  })

  it('a question that is none', () => {
    const resolver = new Resolver(of)
    expect(() => resolver.whatIf({ judge: null } as never)).toThrow(/whatIf\.question/)
    expect(() => resolver.whatIf({ unjudge: null } as never)).toThrow(/whatIf\.question/)
  })

  it.each<[string, (resolver: Resolver) => unknown, string[]]>([
    ['deletion', (resolver) => resolver.delete('a:1', { at: '2026-01-02' }), ['p1', 'p2', 'p3']],
    ['replacement', (resolver) => resolver.put({ source: 'a', id: 1 }), ['p1', 'p2', 'p3', 'p4']],
  ])('a split whose ids cannot be minted: a %s', (_, split, ids) => {
    let most = 2
    const resolver = new Resolver(of, { mint: (n) => (n <= most ? `p${n}` : 'p1') })
    resolver.put({ source: 'a', id: 1, cookie: ['k-1', 'k-2', 'k-3'] })
    for (const n of [1, 2, 3]) resolver.put({ source: 'b', id: n, cookie: `k-${n}` })
    const told = vi.fn()
    resolver.subscribe(told)
    expect(() => split(resolver)).toThrow(/mint\(3\)/)
    expect(members(resolver)).toEqual([['a:1', 'b:1', 'b:2', 'b:3']])
    expect([resolver.size, resolver.verify().differences, told.mock.calls]).toEqual([4, [], []])
    expect(resolver.put({ source: 'a', id: 1, at: '2026-01-01', cookie: ['k-3', 'k-2', 'k-1'] }).outcome).toBe(
      'replaced',
    )
    most = 9
    split(resolver)
    expect([...resolver.entities()].map(({ id }) => id).sort()).toEqual(ids)
    expect(resolver.verify().differences).toEqual([])
  })

  it('a judgement whose ids cannot be minted', () => {
    const resolver = new Resolver(of, { mint: (n) => (n <= 2 ? `p${n}` : 'p1') })
    for (const n of [1, 2, 3]) resolver.put({ source: 'b', id: n, cookie: 'k-1' })
    resolver.judge('b:1', 'b:2', 'different')
    const before = [members(resolver), texts(resolver.refusals()), resolver.judgements()]
    expect(() => resolver.judge('b:1', 'b:3', 'different')).toThrow(/mint\(3\)/)
    expect([members(resolver), texts(resolver.refusals()), resolver.judgements()]).toEqual(before)
    expect(resolver.verify().differences).toEqual([])
  })

  // records are read one by one while they are stored
  it('several records of which one cannot be read', () => {
    const resolver = new Resolver(of)
    const broken = {
      source: 'a',
      id: 2,
      get cookie(): string {
        throw new Error('gone')
      },
    }
    expect(() => resolver.putAll([{ source: 'a', id: 1, cookie: 'k-1' }, broken])).toThrow('gone')
    expect(resolver.size).toBe(0)
  })
})

/** Shapes that the worlds of the other laws do not have. */
const shapes: Readonly<Record<string, AnyModel>> = {
  'hashes, compared and limited': model({
    fields: {
      email: email({ bits: 10 }),
      work: email({ bits: 10 }),
      hash: hashedEmail({ limit: 1 }),
      phone: phone({ country: 'US', limit: 1 }),
      phoneHash: hashedPhone({ cap: 1, witness: ['email'] }),
      cookie: cookie(),
      firstName: givenName(),
    },
  }),
  'weak identifiers with limits': model({
    fields: {
      email: email({ bits: 10, limit: 1 }),
      hash: hashedEmail({ bits: 5, limit: 1 }),
      cookie: cookie({ cap: 1 }),
    },
    comparisons: [],
  }),
  'rules and blocks of identifiers': model({
    fields: {
      email: email({ cap: 1, witness: ['cookie'], bits: 15 }),
      cookie: cookie({ limit: 2, bits: 15 }),
      firstName: givenName(),
      title: text(),
      notes: text(),
    },
    link: [any(all(exact('email'), exact('firstName')), all(exact('cookie'), similar('firstName', 0.7)))],
    forbid: [all(different('cookie'), different('firstName', 0.8))],
    comparisons: [
      { field: 'firstName', by: 'equal', given: 'email', levels: levels(0.001) },
      { field: 'email', by: 'equal', levels: levels(0.00001) },
      { field: 'title', by: 'wordBag', with: ['notes'], levels: levels(0.001) },
    ],
    blocking: [
      { keys: [{ field: 'email', take: 'value' }], cap: 2 },
      { keys: [{ field: 'title', take: 'words' }], cap: 2 },
    ],
    prior: -10,
    thresholds: { link: 0 },
  }),
  'clean lists and relatives': model({
    fields: { cookie: cookie(), email: email({ bits: 22 }), firstName: givenName(), lastName: familyName() },
    blocking: [{ keys: [{ field: 'lastName', take: 'sound' }], cap: 3 }],
    frequencies: { lastName: { values: { stone: 0.1 }, others: 0.001 } },
    sources: { crm: { clean: true }, pos: { clean: true } },
    prior: -10,
    relatives: -2,
  }),
  'one namespace in two fields, newest wins': model({
    fields: {
      member: identifier('m', { limit: 1, ttl: 1, priority: 1 }),
      former: identifier('m', { limit: 1, ttl: 1, priority: 1 }),
      email: email({ ttl: 2, priority: 1 }),
      hash: hashedEmail({ limit: 1 }),
      firstName: givenName(),
    },
    policy: 'latest-wins',
  }),
  'demoted, with forbidden identifiers': model({
    fields: {
      member: customerId({ limit: 1 }),
      email: email({ cap: 2 }),
      hash: hashedEmail(),
      cookie: cookie({ ttl: 1 }),
    },
    forbid: [different('cookie')],
    sources: { crm: { clean: true } },
    policy: 'demote',
  }),
}

function levels(u: number): { atLeast: number; m: number; u: number }[] {
  return [
    { atLeast: 1, m: 0.9, u },
    { atLeast: 0, m: 0.1, u: 1 - u },
  ]
}

const EMAILS = ['ann@mail.com', 'a.nn@gmail.com', 'ann@gmail.com', 'bob@mail.com']
const VALUES: Readonly<Record<string, readonly string[]>> = {
  email: EMAILS,
  work: EMAILS,
  hash: EMAILS.map(sha),
  phone: ['212 736 5000', '646 736 9911'],
  phoneHash: ['+12127365000', '16467369911'].map(sha),
  cookie: ['k-1', 'k-2', 'k-3'],
  member: ['m-1', 'm-2'],
  former: ['m-1', 'm-2', 'm-3'],
  firstName: ['Ann', 'Anne', 'Bob'],
  lastName: ['Stone', 'Stones', 'Lee'],
  title: ['red apple pie', 'blue pie 12'],
  notes: ['apple 12', 'pie red'],
}

function operationsOn(of: AnyModel): fc.Arbitrary<Operation[]> {
  const source = fc.constantFrom('crm', 'pos', 'web')
  const id = fc.nat(4)
  const key = fc.tuple(source, id).map(([s, i]) => `${s}:${i}`)
  const cell = (field: string): fc.Arbitrary<string | string[] | undefined> => {
    const value = fc.constantFrom(...VALUES[field]!)
    return fc.oneof({ weight: 4, arbitrary: fc.option(value, { nil: undefined }) }, fc.array(value, { maxLength: 3 }))
  }
  const fields = Object.fromEntries(Object.keys(of.fields).map((field) => [field, cell(field)]))
  const at = fc.constantFrom(undefined, '2026-01-01', '2026-01-02', '2026-01-03')
  const record = fc.record({ source, id, at, ...fields }) as fc.Arbitrary<RecordInput>
  const pair = fc.tuple(key, key).filter(([a, b]) => a !== b)
  const verdict = fc.constantFrom('same' as const, 'different' as const)
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    { weight: 8, arbitrary: record.map((r) => ({ op: 'put' as const, record: r })) },
    { weight: 2, arbitrary: key.map((k) => ({ op: 'delete' as const, key: k })) },
    fc.tuple(pair, verdict).map(([[a, b], v]) => ({ op: 'judge' as const, judgement: { a, b, verdict: v } })),
    pair.map(([a, b]) => ({ op: 'unjudge' as const, a, b })),
    fc.constantFrom('2026-01-02T12:00:00Z', '2026-01-04').map((now) => ({ op: 'expire' as const, now })),
  )
  return fc.array(operation, { maxLength: 30, size: 'max' })
}

describe('laws 1 and 5 in odd shapes', () => {
  it.each(Object.entries(shapes))('live writes end as one batch, whichever comes first: %s', async (_, of) => {
    await fc.assert(
      fc.asyncProperty(operationsOn(of), async (operations) => {
        const { resolver, live, now } = left(of, operations)
        expect(resolver.verify().differences).toEqual([])
        const mine = [...resolver.entities()].map((e) => JSON.stringify([e.records, e.identifiers])).sort()
        for (const records of [[...live.values()], [...live.values()].toReversed()]) {
          const run = await resolve(records, of, { judgements: resolver.judgements(), now })
          expect([...run.entities].map((e) => JSON.stringify([e.records, e.identifiers])).sort()).toEqual(mine)
          expect(texts(run.refusals)).toEqual(texts(resolver.refusals()))
        }
      }),
      { numRuns: 150 },
    )
  })
})
