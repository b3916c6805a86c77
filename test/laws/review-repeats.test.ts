import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ContestedComponents } from '../../src/identity/contested-component.ts'
import { Partition } from '../../src/identity/partition.ts'
import { Twins } from '../../src/identity/twins.ts'
import {
  type AnyModel,
  type Change,
  category,
  cookie,
  customerId,
  defineModel,
  deviceId,
  EntityMap,
  email,
  exact,
  type RecordInput,
  Resolver,
  type ResolverOptions,
} from '../../src/index.ts'
import { anyModel, anyRecord } from './any-world.ts'
import { perform } from './history.ts'
import { type Operation, WORLDS } from './world.ts'

// What a hostile reader of the live graph tried: worlds of any model in which a few things are said again and again.

const POLICIES = ['strongest-first', 'latest-wins', 'demote'] as const

type Step =
  | Operation
  | { readonly op: 'forget'; readonly key: string }
  | { readonly op: 'restore' }
  | { readonly op: 'cannot mint'; readonly records: readonly RecordInput[] }

function steps(model: AnyModel): fc.Arbitrary<Step[]> {
  const key = fc.tuple(fc.constantFrom('crm', 'web'), fc.nat(5)).map(([s, i]) => `${s}:${i}`)
  const at = fc.constantFrom(undefined, '2026-01-01', '2026-01-02', '2026-01-03')
  return fc.array(anyRecord(model), { minLength: 1, maxLength: 4 }).chain((said) => {
    const record = fc.tuple(fc.constantFrom(...said), key, at).map(([content, k, time]): RecordInput => {
      return { ...content, source: k.slice(0, 3), id: k.slice(4), at: time }
    })
    const records = fc.array(record, { minLength: 1, maxLength: 4 })
    const pair = fc.tuple(key, key).filter(([a, b]) => a !== b)
    const step: fc.Arbitrary<Step> = fc.oneof(
      { weight: 30, arbitrary: record.map((r) => ({ op: 'put' as const, record: r })) },
      { weight: 12, arbitrary: key.map((k) => ({ op: 'delete' as const, key: k })) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(pair, fc.constantFrom('same' as const, 'different' as const))
          .map(([[a, b], verdict]) => ({ op: 'judge' as const, judgement: { a, b, verdict } })),
      },
      pair.map(([a, b]) => ({ op: 'unjudge' as const, a, b })),
      { weight: 2, arbitrary: records.map((all) => ({ op: 'putAll' as const, records: all })) },
      records.map((all) => ({ op: 'cannot mint' as const, records: all })),
      fc.constantFrom('2026-01-02T12:00:00Z', '2026-01-04').map((now) => ({ op: 'expire' as const, now })),
      key.map((k) => ({ op: 'forget' as const, key: k })),
      fc.constant({ op: 'restore' as const }),
    )
    return fc.array(step, { maxLength: 40, size: 'max' })
  })
}

/** A resolver whose clock and whose ids the test has in hand, and the records that are there. */
class Hosted {
  resolver: Resolver
  clock = Date.parse('2026-02-01')
  readonly live = new Map<string, RecordInput>()
  #mints = true
  readonly #model: AnyModel
  readonly #options: ResolverOptions = {
    now: () => this.clock,
    mint: (number) => {
      if (!this.#mints) throw new Error('no more ids')
      return `id-${number}`
    },
  }

  constructor(model: AnyModel) {
    this.#model = model
    this.resolver = new Resolver(model, this.#options)
  }

  /** Carries out a step, a second after the one before it; returns what it changed. */
  do(step: Step): readonly Change[] {
    this.clock += 1000
    switch (step.op) {
      case 'put':
        return this.#putAll([step.record])
      case 'putAll':
        return this.#putAll(step.records)
      case 'cannot mint':
        this.#mints = false
        try {
          return this.#putAll(step.records)
        } catch (error) {
          expect(error).toEqual(new Error('no more ids'))
          return []
        } finally {
          this.#mints = true
        }
      case 'forget':
        this.live.delete(step.key)
        return this.resolver.forget(step.key, { deny: false }).changes
      case 'restore': {
        const bytes = this.resolver.snapshot()
        const { resolver, changes } = Resolver.restore(bytes, this.#model, this.#options)
        expect(Buffer.compare(resolver.snapshot(), bytes)).toBe(0)
        this.resolver = resolver
        return changes
      }
      default:
        if (step.op === 'delete') this.live.delete(step.key)
        return perform(this.resolver, step)
    }
  }

  #putAll(records: readonly RecordInput[]): readonly Change[] {
    const { results, changes } = this.resolver.putAll(records)
    records.forEach((record, i) => {
      if (results[i]!.outcome !== 'stale') this.live.set(`${record.source}:${record.id}`, record)
    })
    return changes
  }
}

const texts = (of: Iterable<unknown>): string[] => [...of].map((one) => JSON.stringify(one)).sort()
const parts = (resolver: Resolver): string[] =>
  texts([...resolver.entities()].map((e) => [e.records, e.identifiers, e.golden]))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('where a few things are said again and again, in a world of any model', () => {
  const world = anyModel.chain((model) => fc.tuple(fc.constant(model), steps(model), fc.boolean()))

  it('the short ways end where a whole decision does, with the same ids, and what was is not changed by what comes', () => {
    let short = true
    const { of } = Twins.prototype
    const { append } = Partition.prototype
    vi.spyOn(Twins.prototype, 'of').mockImplementation(function (this: Twins, ...asked) {
      return short ? of.apply(this, asked) : []
    })
    vi.spyOn(Partition.prototype, 'append').mockImplementation(function (this: Partition, ...asked) {
      return short ? append.apply(this, asked) : undefined
    })
    fc.assert(
      fc.property(world, ([model, history, expireFirst]) => {
        const host = new Hosted(model)
        const slow = new Hosted(model)
        const copy = new EntityMap()
        const past: (readonly [number, ReadonlyMap<string, string>])[] = []
        let watermark: string | undefined
        for (const step of history) {
          const changes = host.do(step)
          short = false
          expect(slow.do(step)).toEqual(changes)
          short = true
          const { resolver } = host
          if (step.op === 'forget') {
            copy.forget(step.key)
            past.length = 0
          }
          if (step.op === 'expire' && !(watermark !== undefined && watermark > step.now)) watermark = step.now
          copy.apply(changes)
          expect(resolver.verify().differences).toEqual([])
          const now = new Map([...resolver.entities()].flatMap(({ id, records }) => records.map((key) => [key, id])))
          expect(new Map([...copy.entities()].flatMap(([id, keys]) => [...keys].map((key) => [key, id])))).toEqual(now)
          for (const [time, then] of past) {
            for (const [key, id] of then) expect(resolver.entityAt(key, time)).toBe(id)
          }
          past.push([host.clock, now])
        }
        expect(texts(slow.resolver.entities())).toEqual(texts(host.resolver.entities()))
        expect(texts(slow.resolver.refusals())).toEqual(texts(host.resolver.refusals()))
        // the same records in another order
        const fresh = new Resolver(model)
        for (const { a, b, verdict } of host.resolver.judgements().toReversed()) fresh.judge(a, b, verdict)
        if (watermark !== undefined && expireFirst) fresh.expire(watermark)
        for (const record of [...host.live.values()].toReversed()) fresh.put(record)
        if (watermark !== undefined) fresh.expire(watermark)
        expect(fresh.verify().differences).toEqual([])
        expect(parts(fresh)).toEqual(parts(host.resolver))
        expect(texts(fresh.refusals())).toEqual(texts(host.resolver.refusals()))
      }),
      { numRuns: WORLDS / 40 },
    )
  })
})

describe('law 1: a value that is detached from a record', () => {
  it('is silenced with that of others, though it is no key of it', () => {
    // both fields are of one namespace: of the two addresses of a record the limit leaves the first
    const model = defineModel({
      fields: { email: email({ cap: 1 }), work: email({ bits: 18, limit: 1 }), device: deviceId({ limit: 1 }) },
      forbid: [exact('work')],
    })
    const resolver = new Resolver(model)
    resolver.put({ source: 'a', id: 1, email: 'cy@mail.com', work: 'bob@mail.com' })
    expect(resolver.put({ source: 'a', id: 2, email: 'cy@mail.com', work: 'bob@mail.com' }).changes).toEqual([
      { type: 'created', entity: 'e2', records: ['a:2'] },
      { type: 'refused', reason: 'forbid', records: ['a:1', 'a:2'], rule: 'same work' },
    ])
    resolver.put({ source: 'a', id: 3, email: 'cy@mail.com', device: 'd-1' })
    // two devices beside one address are one more than its cap: what it weighed between the others was all they had
    expect(resolver.put({ source: 'a', id: 4, email: 'cy@mail.com', device: 'd-2' }).changes).toContainEqual({
      type: 'allowed',
      reason: 'forbid',
      records: ['a:1', 'a:2'],
      rule: 'same work',
    })
    expect(resolver.verify().differences).toEqual([])
    const restored = Resolver.restore(resolver.snapshot(), model).resolver
    restored.delete('a:4')
    resolver.delete('a:4')
    expect(restored.refusals()).toEqual(resolver.refusals())
    expect(resolver.verify().differences).toEqual([])
    expect(restored.verify().differences).toEqual([])
  })
})

describe('law 6: one more record that says what another one says', () => {
  it.each(POLICIES)('divides nothing, nor does one that goes, however many say other things: %s', (policy) => {
    const fields = { cookie: cookie(), customer: customerId({ limit: 1 }), page: category() }
    const resolver = new Resolver(defineModel({ fields, policy, comparisons: [] }))
    resolver.put({ source: 'crm', id: 1, cookie: ['k-1', 'k-2'], customer: 'c-1', at: '2026-01-01' })
    resolver.put({ source: 'crm', id: 2, cookie: 'k-2', customer: 'c-2', at: '2026-01-02' })
    const view = (id: number): RecordInput => {
      return { source: 'web', id: 1000 + id, cookie: 'k-1', page: `p-${id % 40}`, at: '2026-01-03' }
    }
    for (let id = 0; id < 200; id++) resolver.put(view(id) as never)
    const divided = vi.spyOn(ContestedComponents.prototype, 'gathering')
    for (let id = 200; id < 240; id++) resolver.put(view(id) as never)
    for (let id = 80; id < 120; id++) resolver.delete(`web:${1000 + id}`)
    expect(divided).not.toHaveBeenCalled()
    expect(resolver.verify().differences).toEqual([])
  })
})
