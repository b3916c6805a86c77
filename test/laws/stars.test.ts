import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import { explainEntity } from '../../src/explain/index.ts'
import type { IdentityState } from '../../src/identity/identity-state.ts'
import { stateOf } from '../../src/identity/inspectable.ts'
import {
  type AnyModel,
  all,
  category,
  cookie,
  defineModel,
  different,
  email,
  exact,
  givenName,
  identifier,
  number,
  phone,
  type RecordInput,
  Resolver,
  resolve,
} from '../../src/index.ts'
import { left } from './history.ts'
import { type Operation, WORLDS } from './world.ts'

// Records that say the same and are linked by what they say are compared once, and are a star: nothing else is otherwise.

const fields = {
  email: email({ bits: 10, cap: 3, witness: ['cookie'] }),
  phone: phone({ country: 'US', bits: 14 }),
  cookie: cookie({ limit: 2 }),
  firstName: givenName(),
  city: category(),
}

const models: Readonly<Record<string, AnyModel>> = {
  'weak identifiers': defineModel({ fields }),
  'blocks and rules that fall silent': defineModel({
    fields,
    blocking: [{ keys: [{ field: 'city', take: 'value' }], cap: 4 }],
    link: [all(exact('city'), exact('firstName'))],
    prior: -6,
  }),
  'clean lists and forbidden cities': defineModel({
    fields,
    forbid: [different('city')],
    sources: { crm: { clean: true } },
    prior: -12,
  }),
  'values that expire, newest wins': defineModel({
    fields: {
      ...fields,
      email: email({ bits: 12, ttl: 1 }),
      phone: phone({ country: 'US', bits: 14, limit: 1, ttl: 2 }),
    },
    policy: 'latest-wins',
    prior: -12,
  }),
}

const CONTENTS: readonly Omit<RecordInput, 'source' | 'id'>[] = [
  { phone: '212 736 5000', firstName: 'Ann', city: 'Rome' },
  { phone: '212 736 5000', firstName: 'Anne', city: 'Rome' },
  { phone: ['212 736 5000', '646 736 9911'], email: 'ann@mail.com', firstName: 'Ann' },
  { email: 'ann@mail.com', firstName: 'Ann', city: ['Rome', 'Oslo'] },
  { email: 'ann@mail.com', firstName: 'Bob', city: 'Rome', cookie: 'k-1' },
  { email: 'ann@mail.com', firstName: 'Cy', cookie: ['k-3', 'k-4'] },
  { email: 'ann@mail.com', firstName: 'Dee', cookie: ['k-1', 'k-2'] },
  { firstName: 'Ann', city: 'Rome' },
]

const operations: fc.Arbitrary<Operation[]> = (() => {
  const key = fc.tuple(fc.constantFrom('crm', 'web', 'pos'), fc.nat(4)).map(([s, i]) => `${s}:${i}`)
  const at = fc.constantFrom(undefined, '2026-01-01', '2026-01-02', '2026-01-03')
  const said = fc
    .tuple(fc.constantFrom(...CONTENTS), key, at)
    .map(([content, k, time]): RecordInput => ({ ...content, source: k.slice(0, 3), id: k.slice(4), at: time }))
  const pair = fc.tuple(key, key).filter(([a, b]) => a !== b)
  const verdict = fc.constantFrom('same' as const, 'different' as const)
  const one: fc.Arbitrary<Operation> = fc.oneof(
    { weight: 16, arbitrary: said.map((r) => ({ op: 'put' as const, record: r })) },
    { weight: 4, arbitrary: key.map((k) => ({ op: 'delete' as const, key: k })) },
    fc.tuple(pair, verdict).map(([[a, b], v]) => ({ op: 'judge' as const, judgement: { a, b, verdict: v } })),
    pair.map(([a, b]) => ({ op: 'unjudge' as const, a, b })),
    fc.constantFrom('2026-01-02T12:00:00Z', '2026-01-04').map((now) => ({ op: 'expire' as const, now })),
  )
  return fc.array(one, { maxLength: 40, size: 'max' })
})()

/** The links between all pairs of rows, each pair compared at every value that both hold. */
function linksOneByOne({ table, index, partition }: IdentityState): string[] {
  const { evidence } = partition
  const links: string[] = []
  for (let a = 0; a < table.size; a++) {
    for (let b = a + 1; b < table.size; b++) {
      if (!table.isLive(a) || !table.isLive(b)) continue
      for (const node of index.postings.keysOf(a)) {
        if (!index.postings.holds(b, node) || !evidence.compares(node)) continue
        if (evidence.ruleOf(node) < 0 && evidence.weighedBefore(node, a, b)) continue
        const weight = evidence.weigh(node, a, b)
        if (weight !== undefined) links.push(nameOf(table, a, b, evidence.ruleOf(node), weight))
      }
    }
  }
  return links.sort()
}

function linksKept({ table, partition }: IdentityState): string[] {
  return [...partition.pairs].map(({ a, b, rule, weight }) => nameOf(table, a, b, rule, weight)).sort()
}

function nameOf({ keys }: IdentityState['table'], a: number, b: number, rule: number, weight: number): string {
  return [...[keys.get(a), keys.get(b)].sort(), rule, weight].join(' ')
}

const texts = (of: Iterable<unknown>): string[] => [...of].map((one) => JSON.stringify(one)).sort()

/** What explains the entities of a resolver, or of a batch. */
function explained(of: Resolver | Awaited<ReturnType<typeof resolve>>): string[] {
  const entities = of instanceof Resolver ? of.entities() : of.entities
  return texts(
    [...entities].map(({ id }) => {
      const { records, links, bits, articulations, bridges, weakest } = explainEntity(of, id)
      return { records, links, bits, articulations, bridges, weakest }
    }),
  )
}

describe('records that say the same', () => {
  it.each(Object.entries(models))(
    'are linked as if each pair were compared, live and in batch: %s',
    async (_, model) => {
      await fc.assert(
        fc.asyncProperty(operations, async (history) => {
          const { resolver, live, now } = left(model, history)
          const kept = linksKept(stateOf(resolver))
          expect(kept).toEqual(linksOneByOne(stateOf(resolver)))
          expect(resolver.verify().differences).toEqual([])
          const restored = Resolver.restore(resolver.snapshot()).resolver
          expect(linksKept(stateOf(restored))).toEqual(kept)
          expect(restored.snapshot()).toEqual(resolver.snapshot())
          for (const records of [[...live.values()], [...live.values()].toReversed()]) {
            const batch = await resolve(records, model, { judgements: resolver.judgements(), now })
            expect(linksKept(stateOf(batch))).toEqual(kept)
            expect(explained(batch)).toEqual(explained(resolver))
            expect(texts(batch.links)).toEqual(
              texts((await resolve([...live.values()], model, { judgements: resolver.judgements(), now })).links),
            )
          }
        }),
        { numRuns: WORLDS / 8 },
      )
    },
  )
})

describe('records that say the same and are one by a rule, yet no link by comparison', () => {
  it('are divided alike in every order, whatever was divided before', () => {
    // two members with both numbers and one price are no link to each other by what they say, but one to a third with one number
    const model = defineModel({
      fields: { member: identifier('m', { bits: 0 }), price: number() },
      link: [exact('price')],
      comparisons: [
        {
          field: 'member',
          by: 'levenshtein',
          levels: [
            { atLeast: 1, m: 0.5, u: 0.05 },
            { atLeast: 0, m: 0.01, u: 0.95 },
          ],
        },
        {
          field: 'price',
          by: 'decimal',
          levels: [
            { atLeast: 1, m: 0.05, u: 0.9 },
            { atLeast: 0, m: 0.95, u: 0.1 },
          ],
        },
      ],
      prior: -3,
      thresholds: { link: 0, review: -3 },
      sources: { crm: { clean: true } },
    })
    const said = { member: ['M-1', 'm-2'], price: '10' }
    const records: RecordInput[] = [
      { ...said, source: 'pos', id: 0 },
      { source: 'crm', id: 0, member: 'M-1' },
      { ...said, source: 'crm', id: 1 },
      { ...said, source: 'app', id: 0 },
    ]
    for (const order of permutations(records)) {
      const resolver = new Resolver(model)
      for (const record of order) resolver.put(record as never)
      expect(resolver.refusals()).toEqual([
        { reason: 'evidence', records: ['app:0', 'crm:1'], field: 'same price', value: '10' },
      ])
    }
  })
})

function permutations<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]]
  return of.flatMap((one, i) => permutations(of.filter((_, j) => j !== i)).map((others) => [one, ...others]))
}

const receipt = (id: number): RecordInput => {
  return { source: 'a', id, phone: '212 736 5000', firstName: 'Ann', city: 'Rome' }
}

describe('k receipts of one person', () => {
  const model = defineModel({ fields, prior: -15 })

  it('are k − 1 links, from the smallest key to each other, whoever came first and whoever went', async () => {
    const records = [3, 1, 4, 2].map(receipt)
    const other = { ...receipt(5), firstName: 'Anne' }
    const expected = [
      ['a:1', 'a:2', 'evidence'],
      ['a:1', 'a:3', 'evidence'],
      ['a:1', 'a:5', 'evidence'],
    ]
    const resolver = new Resolver(model)
    for (const record of [...records, other]) resolver.put(record)
    resolver.delete('a:4')
    const { links } = await resolve([receipt(1), receipt(2), receipt(3), other], model)
    expect([...links].map(({ a, b, reason }) => [a, b, reason]).sort()).toEqual(expected)
    const { links: told } = explainEntity(resolver, resolver.entityOf('a:1')!.id)
    expect(told.map(({ records, reason }) => [records, reason])).toEqual([
      [['a:1', 'a:2', 'a:3'], 'evidence'],
      [['a:1', 'a:2', 'a:3', 'a:5'], 'evidence'],
    ])
    resolver.delete('a:3')
    resolver.delete('a:1')
    expect(explainEntity(resolver, resolver.entityOf('a:2')!.id).links.map(({ records }) => records)).toEqual([
      ['a:2', 'a:5'],
    ])
  })

  it('are that of a thousand persons each, however many rows are looked through at a time', async () => {
    const all = Array.from({ length: 3000 }, (_, id): RecordInput => {
      const person = id % 1000
      return { source: 'a', id: 10_000 + id, phone: `212 736 ${5000 + person}`, firstName: 'Ann', city: 'Rome' }
    })
    const { links, entities } = await resolve(all, model)
    expect(entities.size).toBe(1000)
    const told = [...links].map(({ a, b }) => `${a} ${b}`)
    expect(told).toHaveLength(2000)
    expect(told.toSorted().slice(0, 3)).toEqual(['a:10000 a:11000', 'a:10000 a:12000', 'a:10001 a:11001'])
  })

  it('keep one link among them, and one with what is like them', () => {
    const resolver = new Resolver(model)
    for (let id = 0; id < 200; id++) resolver.put(receipt(id))
    for (let id = 200; id < 400; id++) resolver.put({ ...receipt(id), firstName: 'Anne' })
    for (let id = 0; id < 100; id++) resolver.delete(`a:${id}`)
    const { pairs } = stateOf(resolver).partition
    const kept: string[] = []
    finish(pairs.forEachKept((a, b) => kept.push(`${a} ${b}`)))
    expect(kept).toHaveLength(3)
    expect([...pairs]).toHaveLength((300 * 299) / 2)
  })
})
