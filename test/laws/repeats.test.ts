import fc from 'fast-check'
import { afterEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { Contents } from '../../src/identity/contents.ts'
import { ContestedComponents } from '../../src/identity/contested-component.ts'
import { Partition } from '../../src/identity/partition.ts'
import {
  type AnyModel,
  type Assignment,
  all,
  cookie,
  customerId,
  defineModel,
  email,
  exact,
  givenName,
  type RecordInput,
  type Resolution,
  Resolver,
  resolve,
  similar,
  UnionFind,
} from '../../src/index.ts'
import { left } from './history.ts'
import { models, type Operation, partitionOf, record, WORLDS } from './world.ts'

// A record that says again what another one said is one more observation: it costs next to nothing, and decides nothing.

const TIMES = [undefined, '2026-01-01', '2026-01-02', '2026-01-03T12:00:00Z']

/** Histories in which a few things are said again and again. */
const repeating = fc.array(record, { minLength: 1, maxLength: 4 }).chain((said): fc.Arbitrary<Operation[]> => {
  const key = fc.tuple(fc.constantFrom('crm', 'web'), fc.nat(9)).map(([s, i]) => `${s}:${i}`)
  const again = fc
    .tuple(fc.nat(said.length - 1), key, fc.constantFrom(...TIMES))
    .map(([i, k, at]): RecordInput => ({ ...said[i]!, source: k.slice(0, 3), id: k.slice(4), at }))
  const pair = fc.tuple(key, key).filter(([a, b]) => a !== b)
  const verdict = fc.constantFrom('same' as const, 'different' as const)
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    { weight: 20, arbitrary: again.map((r) => ({ op: 'put' as const, record: r })) },
    { weight: 2, arbitrary: key.map((k) => ({ op: 'delete' as const, key: k })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(pair, verdict)
        .map(([[a, b], v]) => ({ op: 'judge' as const, judgement: { a, b, verdict: v } })),
    },
    { weight: 1, arbitrary: pair.map(([a, b]) => ({ op: 'unjudge' as const, a, b })) },
  )
  return fc.array(operation, { maxLength: 40, size: 'max' })
})

/** What links alone hold together. */
function linked({ records, links }: Resolution<AnyModel>): string[] {
  const keys = [...records].map(({ source, id }) => `${source}:${id}`)
  const sets = new UnionFind(keys.length)
  for (const { a, b } of links) sets.union(keys.indexOf(a), keys.indexOf(b))
  return partitionOf([...records].map((r, i) => ({ ...r, entity: String(sets.find(i)) })))
}

/** Which entity each record of a resolver is in. */
function* entitiesOf(resolver: Resolver): Generator<Assignment> {
  for (const { id: entity, records } of resolver.entities()) {
    for (const key of records) yield { source: key.slice(0, 3), id: key.slice(4), entity }
  }
}

const texts = (refusals: Iterable<unknown>): string[] => [...refusals].map((r) => JSON.stringify(r)).sort()

describe('a few things said again and again', () => {
  it.each(models.map((model) => [model.policy, model] as const))('end as one batch: %s', async (_, model) => {
    await fc.assert(
      fc.asyncProperty(repeating, async (operations) => {
        const { resolver, live, now } = left(model, operations)
        expect(resolver.verify().differences).toEqual([])
        for (const records of [[...live.values()], [...live.values()].toReversed()]) {
          const run = await resolve(records, model, { judgements: resolver.judgements(), now })
          const mine = [...resolver.entities()].map((e) => JSON.stringify([e.records, e.identifiers]))
          expect([...run.entities].map((e) => JSON.stringify([e.records, e.identifiers])).sort()).toEqual(mine.sort())
          expect(texts(run.refusals)).toEqual(texts(resolver.refusals()))
          if (model.policy !== 'latest-wins') expect(linked(run)).toEqual(partitionOf(run.records))
        }
      }),
      { numRuns: WORLDS / 5 },
    )
  })

  it.each(models.map((model) => [model.policy, model] as const))(
    'go and move in time one by one, and leave what never had them: %s',
    (_, model) => {
      const said = fc.array(record, { minLength: 1, maxLength: 3 })
      const put = fc.tuple(fc.nat(2), fc.nat(14), fc.constantFrom(...TIMES))
      const later = fc.tuple(fc.nat(14), fc.constantFrom('gone' as const, ...TIMES))
      fc.assert(
        fc.property(
          said,
          fc.array(put, { minLength: 10, maxLength: 40, size: 'max' }),
          fc.array(later, { minLength: 5, maxLength: 20, size: 'max' }),
          (contents, puts, changes) => {
            const live = new Map<number, RecordInput>()
            const resolver = new Resolver(model)
            const keep = (id: number, one: RecordInput): void => {
              if (resolver.put(one).outcome !== 'stale') live.set(id, one)
            }
            for (const [which, id, at] of puts) {
              keep(id, { ...contents[which % contents.length]!, source: 'web', id, at })
            }
            for (const [id, at] of changes) {
              const known = live.get(id)
              if (!known) continue
              if (at === 'gone') {
                resolver.delete(`web:${id}`)
                live.delete(id)
              } else keep(id, { ...known, at })
              expect(resolver.verify().differences).toEqual([])
            }
            const never = new Resolver(model)
            for (const one of live.values()) never.put(one)
            expect(texts(resolver.refusals())).toEqual(texts(never.refusals()))
            const told = (of: Resolver) => texts([...of.entities()].map((e) => [e.records, e.identifiers, e.golden]))
            expect(told(resolver)).toEqual(told(never))
          },
        ),
        { numRuns: WORLDS / 4 },
      )
    },
  )

  it('are as often one as they are said, unless a person says otherwise', () => {
    const model = defineModel({
      fields: {
        customer: customerId({ limit: 1 }),
        email: email({ limit: 2 }),
        cookie: cookie(),
        firstName: givenName(),
      },
    }) as AnyModel
    const said = fc.array(record, { minLength: 1, maxLength: 6 })
    const put = fc.tuple(fc.nat(5), fc.nat(60), fc.constantFrom(...TIMES))
    fc.assert(
      fc.property(said, fc.array(put, { maxLength: 40, size: 'max' }), (contents, puts) => {
        const resolver = new Resolver(model)
        const idsOf = new Map<number, Set<string>>()
        const contentOf = new Map<number, number>()
        for (const [which, id, at] of puts) {
          const content = contentOf.get(id) ?? which % contents.length
          contentOf.set(id, content)
          const { entity } = resolver.put({ ...contents[content]!, source: 'web', id, at })
          if (Object.keys(entity.identifiers).length > 0)
            idsOf.set(content, (idsOf.get(content) ?? new Set()).add(`web:${id}`))
        }
        const parts = partitionOf(
          [...resolver.entities()].flatMap((e) =>
            e.records.map((key) => ({ source: 'web', id: key.slice(4), entity: e.id })),
          ),
        )
        for (const keys of idsOf.values()) {
          expect(parts.filter((part) => part.split(' ').some((key) => keys.has(key)))).toHaveLength(1)
        }
      }),
      { numRuns: WORLDS / 2 },
    )
  })

  it('are parted by a judgement, each from the other, and stay so when they are said again', () => {
    const resolver = new Resolver(defineModel({ fields: { cookie: cookie() } }))
    for (let id = 0; id < 5; id++) resolver.put({ source: 'web', id, cookie: 'k-1' })
    resolver.judge('web:1', 'web:3', 'different')
    resolver.put({ source: 'web', id: 7, cookie: 'k-1' })
    expect([...resolver.entities()].map((e) => e.records)).toEqual([
      ['web:0', 'web:1', 'web:2', 'web:4', 'web:7'],
      ['web:3'],
    ])
    expect(resolver.verify().differences).toEqual([])
  })
})

describe('on a clean list, where two records are two people', () => {
  const fields = { customer: customerId(), cookie: cookie({ limit: 2 }) }
  const said = { customer: 'c-1', cookie: 'k-1' }

  it.each(['strongest-first', 'latest-wins', 'demote'] as const)(
    'who says what they say is not one with either of them, whichever comes first: %s',
    async (policy) => {
      const model = defineModel({ fields, policy, sources: { crm: { clean: true } } }) as AnyModel
      const records = [
        { ...said, source: 'crm', id: 0, at: '2026-01-02' },
        { ...said, source: 'crm', id: 1 },
        { ...said, source: 'web', id: 1, at: '2026-01-02' },
        { ...said, source: 'app', id: 1, at: '2026-01-02' },
      ]
      const whole = await resolve(records, model)
      for (const order of [records, records.toReversed(), [1, 2, 0, 3].map((i) => records[i]!)]) {
        const resolver = new Resolver(model)
        for (const one of order) {
          resolver.put(one)
          expect(resolver.verify().differences).toEqual([])
        }
        expect(partitionOf(entitiesOf(resolver))).toEqual(partitionOf(whole.records))
      }
    },
  )
})

describe('what they cost', () => {
  const model = defineModel({
    fields: { customer: customerId({ limit: 1 }), cookie: cookie(), firstName: givenName() },
  })
  const CLICKS = 300

  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** A visitor whose cookie two members hold. */
  function contested(policy: AnyModel['policy']): Resolver {
    const resolver = new Resolver(defineModel({ ...model, policy }))
    resolver.put({ source: 'pos', id: 1, at: '2026-01-01', customer: 'c-1', cookie: 'k-1', firstName: 'Ann' })
    resolver.put({ source: 'pos', id: 2, at: '2026-01-02', customer: 'c-2', cookie: 'k-2', firstName: 'Bob' })
    resolver.put({ source: 'web', id: 'login', at: '2026-01-03', cookie: ['k-1', 'k-2'] })
    return resolver
  }
  const click = (id: number): RecordInput => ({ source: 'web', id: `v${id}`, at: '2026-01-04', cookie: 'k-2' })

  it.each(['strongest-first', 'latest-wins', 'demote'] as const)(
    'a thousand clicks are one row to the policy: %s',
    (policy) => {
      const of = vi.spyOn(ContestedComponents.prototype, 'of')
      const resolver = contested(policy)
      for (let id = 0; id < CLICKS; id++) resolver.put(click(id))
      resolver.judge('pos:1', 'pos:2', 'different')
      const { component, rows } = of.mock.results.at(-1)!.value
      expect([component.size, rows.length]).toEqual([4, CLICKS + 3])
      expect(resolver.verify().differences).toEqual([])
    },
  )

  it.each(['latest-wins', 'demote'] as const)('and one that is at no new time divides nothing: %s', (policy) => {
    const resolver = contested(policy)
    resolver.put(click(0))
    const of = vi.spyOn(ContestedComponents.prototype, 'of')
    for (let id = 1; id < CLICKS; id++) resolver.put(click(id))
    expect(of).not.toHaveBeenCalled()
    expect(resolver.verify().differences).toEqual([])
  })

  it('and one that comes later divides nothing, where no value is in dispute: strongest-first', () => {
    const resolver = new Resolver(model)
    // two members of one name use one browser; a third value is this visitor's alone
    resolver.put({ source: 'pos', id: 1, customer: 'c-1', cookie: 'k-1' })
    resolver.put({ source: 'pos', id: 2, customer: 'c-2', cookie: ['k-1', 'k-2'] })
    resolver.put({ source: 'web', id: 'a', at: '2026-01-01', cookie: 'k-2' })
    const of = vi.spyOn(ContestedComponents.prototype, 'of')
    for (let id = 1; id < CLICKS; id++) {
      expect(resolver.put({ ...click(id), at: `2026-02-01T00:00:${10 + (id % 50)}Z` }).entity.records).toContain(
        'pos:2',
      )
    }
    expect(of).not.toHaveBeenCalled()
    expect(resolver.verify().differences).toEqual([])
  })

  /** A visitor whose cookie two members hold, and who clicked very often; what is asked of his component from then on. */
  function visited(policy: AnyModel['policy']): { resolver: Resolver; of: MockInstance } {
    const resolver = new Resolver(defineModel({ ...model, policy }))
    resolver.put({ source: 'pos', id: 1, at: '2026-01-01', customer: 'c-1', cookie: 'k-1' })
    resolver.put({ source: 'pos', id: 2, at: '2026-01-02', customer: 'c-2', cookie: ['k-1', 'k-2'] })
    for (let id = 0; id < CLICKS; id++) resolver.put(click(1000 + id))
    return { resolver, of: vi.spyOn(ContestedComponents.prototype, 'of') }
  }

  it.each(['strongest-first', 'latest-wins', 'demote'] as const)('and one that goes divides nothing: %s', (policy) => {
    const { resolver, of } = visited(policy)
    const heard: unknown[] = []
    resolver.subscribe(({ changes }) => heard.push(...changes))
    const home = resolver.entityOf('web:v1000')!.id
    for (let id = 1001; id < 1000 + CLICKS; id += 2) resolver.delete(`web:v${id}`)
    expect(of).not.toHaveBeenCalled()
    expect(heard[0]).toEqual({ type: 'updated', entity: home, added: [], removed: ['web:v1001'], changed: [] })
    expect(resolver.entityOf('web:v1000')?.records).toHaveLength(policy === 'demote' ? CLICKS / 2 : CLICKS / 2 + 1)
    expect(resolver.verify().differences).toEqual([])
  })

  it('and one of another time divides nothing, where the first stays the first: strongest-first', () => {
    const { resolver, of } = visited('strongest-first')
    for (let id = 1001; id < 1000 + CLICKS; id++) resolver.put({ ...click(id), at: '2026-03-01' })
    expect(of).not.toHaveBeenCalled()
    // the last that was of the earliest time
    resolver.put({ ...click(1000), at: '2026-03-01' })
    expect(of).toHaveBeenCalledTimes(1)
    expect(resolver.verify().differences).toEqual([])
  })

  it('and where nothing is contested one that goes decides nothing, nor looks at the others', () => {
    const resolver = new Resolver(model)
    const home = resolver.put({ source: 'pos', id: 1, at: '2026-01-01', customer: 'c-1', cookie: 'k-2' }).entity.id
    for (let id = 0; id < CLICKS; id++) resolver.put(click(id))
    const decided = vi.spyOn(Partition.prototype, 'deciding')
    const compared = vi.spyOn(Contents.prototype, 'areSame')
    // first, last and amid the others
    for (const id of [0, CLICKS - 1, 100, 101, 57]) {
      expect(resolver.delete(`web:v${id}`).changes).toEqual([
        { type: 'updated', entity: home, added: [], removed: [`web:v${id}`], changed: [] },
      ])
    }
    expect(decided).not.toHaveBeenCalled()
    expect(compared.mock.calls.length).toBeLessThan(5 * 20)
    // who began the entity, and a click that holds it together
    expect(resolver.delete('pos:1').changes).toHaveLength(1)
    expect(decided).toHaveBeenCalledTimes(1)
    expect(resolver.entityOf('web:v200')?.records).toHaveLength(CLICKS - 5)
    expect(resolver.verify().differences).toEqual([])
  })

  it('and a value that speaks again when one goes is heard', () => {
    const resolver = new Resolver(
      defineModel({
        fields: { cookie: cookie(), firstName: givenName() },
        link: [all(exact('cookie'), similar('firstName', 0.9))],
        blocking: [{ keys: [{ field: 'cookie', take: 'value' }], cap: 3 }],
      }),
    )
    for (let id = 0; id < 4; id++) resolver.put(click(id))
    expect(resolver.delete('web:v3').changes).toEqual([
      { type: 'allowed', reason: 'quarantine', records: [], field: 'cookie', value: 'k-2', count: 3 },
      { type: 'updated', entity: 'e1', added: [], removed: ['web:v3'], changed: [] },
    ])
    expect(resolver.verify().differences).toEqual([])
  })
})
