import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSections } from '../../src/collections/sections.ts'
import { stateOf } from '../../src/identity/inspectable.ts'
import {
  type AnyModel,
  cookie,
  defineModel,
  type Entity,
  email,
  givenName,
  hashedEmail,
  Resolver,
  resolve,
} from '../../src/index.ts'
import { anyModel, anyOperations, anyRecord } from './any-world.ts'
import { factsOf } from './facts.ts'
import { left, perform } from './history.ts'
import { WORLDS } from './world.ts'

// What a third hostile reader tried: worlds whose models are drawn by lot, and what they broke.

const sha = (value: string): string => createHash('sha256').update(value).digest('hex')
const model = (input: Parameters<typeof defineModel>[0]): AnyModel => defineModel(input) as AnyModel
const entities = (of: Iterable<Entity>): string[] =>
  [...of].map((e) => JSON.stringify([e.records, e.identifiers, e.golden])).sort()
const texts = (of: Iterable<unknown>): string[] => [...of].map((one) => JSON.stringify(one)).sort()

describe('law 1: in a world of any model', () => {
  const world = anyModel.chain((of) => fc.tuple(fc.constant(of), anyOperations(of, 30), anyOperations(of, 8)))

  it('live writes, a batch in either order and what is restored of them are one', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ([of, operations, more]) => {
        const { resolver, live, now } = left(of, operations)
        expect(resolver.verify().differences).toEqual([])
        const options = { judgements: resolver.judgements(), now }
        const batch = await resolve([...live.values()], of, options)
        const reversed = await resolve([...live.values()].toReversed(), of, options)
        const links = ({ links }: typeof batch): string[] =>
          texts([...links].map(({ a, b, ...link }) => ({ ...link, records: [a, b].sort() })))
        expect(links(reversed)).toEqual(links(batch))
        const fromBatch = Resolver.restore(batch.snapshot(), of).resolver
        const restored = Resolver.restore(resolver.snapshot(), of).resolver
        for (const other of [batch, reversed]) {
          expect(entities(other.entities)).toEqual(entities(resolver.entities()))
          expect(texts(other.refusals)).toEqual(texts(resolver.refusals()))
        }
        for (const operation of more) {
          const changes = perform(resolver, operation)
          expect(perform(restored, operation)).toEqual(changes)
          perform(fromBatch, operation)
        }
        expect(factsOf(restored.snapshot())).toEqual(factsOf(resolver.snapshot()))
        for (const other of [resolver, restored, fromBatch]) {
          expect(other.verify().differences).toEqual([])
          expect(entities(other.entities())).toEqual(entities(resolver.entities()))
          expect(texts(other.refusals())).toEqual(texts(resolver.refusals()))
        }
      }),
      { numRuns: WORLDS / 5 },
    )
  })

  it('two hashes of which one is silenced weigh alike from both sides', () => {
    const of = model({
      fields: {
        email: email({ bits: 10 }),
        hash: hashedEmail({ bits: 10, cap: 1, witness: ['cookie'] }),
        cookie: cookie({ bits: 0 }),
        firstName: givenName(),
      },
    })
    for (const hashes of [
      [sha('ann@mail.com'), sha('bob@mail.com')],
      [sha('bob@mail.com'), sha('ann@mail.com')],
    ]) {
      for (const silenced of hashes) {
        const resolver = new Resolver(of)
        resolver.put({ source: 'a', id: 1, email: ['ann@mail.com', 'bob@mail.com'] })
        resolver.put({ source: 'a', id: 2, hash: hashes })
        resolver.put({ source: 'a', id: 3, hash: silenced, cookie: 'k-1' })
        resolver.put({ source: 'a', id: 4, hash: silenced, cookie: 'k-2' })
        const { scorer } = stateOf(resolver).partition.evidence
        expect(scorer.level(1, 0, 1)).toBe(1)
        expect(scorer.level(1, 1, 0)).toBe(1)
      }
    }
  })
})

describe('law 2: what is forgotten', () => {
  it('takes hashes with it that are made again when their value is', () => {
    const of = model({ fields: { email: email({ limit: 1 }), hash: hashedEmail() } })
    const resolver = new Resolver(of, { erasureKey: 'a secret of the host, kept elsewhere' })
    resolver.put({ source: 'a', id: 1, email: 'bob@mail.com' })
    resolver.delete('a:1')
    // over its limit, the value stays in the record, and its hashes are nobody's
    resolver.put({ source: 'a', id: 2, email: ['ann@mail.com', 'bob@mail.com'] })
    resolver.forget('a:1')
    resolver.put({ source: 'a', id: 3, email: 'bob@mail.com' })
    resolver.put({ source: 'a', id: 4, hash: sha('bob@mail.com') })
    expect(resolver.verify().differences).toEqual([])
    expect(entities(resolver.entities()).map((entity) => JSON.parse(entity)[0])).toEqual([['a:2'], ['a:3', 'a:4']])
  })
})

describe('law 2: what was only asked about is not kept', () => {
  const of = model({ fields: { cookie: cookie(), firstName: givenName() } })

  it('not even the key of a record that never came, nor its row', () => {
    const resolver = new Resolver(of)
    resolver.put({ source: 'a', id: 1, cookie: 'k-1' })
    const before = resolver.snapshot()
    resolver.whatIf({ put: { source: 'a', id: 'secret', cookie: 'k-1', firstName: 'Sekretta' } })
    resolver.whatIf({ put: { source: 'b', id: 'other', cookie: 'k-2' } })
    expect(Buffer.compare(resolver.snapshot(), before)).toBe(0)
    expect(resolver.put({ source: 'c', id: 2, cookie: 'k-1' }).entity.records).toEqual(['a:1', 'c:2'])
    expect(resolver.record('a:secret')).toBeUndefined()
    expect(resolver.verify().ok).toBe(true)
    expect(resolver.put({ source: 'a', id: 'secret', cookie: 'k-2' }).outcome).toBe('new')
  })

  it('and nothing else, in a world of any model', () => {
    const asked = anyModel.chain((of) => fc.tuple(fc.constant(of), anyOperations(of, 20), anyRecord(of)))
    const kept = (resolver: Resolver): unknown[] => {
      const snapshot = resolver.snapshot()
      return [factsOf(snapshot), Buffer.from(readSections(snapshot).bytes('gone.keys.bytes')).toString()]
    }
    fc.assert(
      fc.property(asked, ([of, operations, record]) => {
        const { resolver } = left(of, operations)
        const before = kept(resolver)
        resolver.whatIf({ put: { ...record, id: 'secret' } })
        expect(kept(resolver)).toEqual(before)
        resolver.put(record)
        expect(resolver.verify().differences).toEqual([])
      }),
      { numRuns: WORLDS / 10 },
    )
  })

  it('nor on whose list it would have been', () => {
    const clean = model({ fields: { cookie: cookie() }, sources: { crm: { clean: true } } })
    const resolver = new Resolver(clean)
    resolver.put({ source: 'crm', id: 1, cookie: 'k-1' })
    resolver.whatIf({ put: { source: 'web', id: 1, cookie: 'k-1' } })
    resolver.put({ source: 'crm', id: 2, cookie: 'k-1' })
    expect(resolver.verify().differences).toEqual([])
    expect([...resolver.entities()].map((e) => e.records)).toEqual([['crm:1'], ['crm:2']])
  })

  it('nor a byte in a snapshot, where ids would have merged that never did', () => {
    const resolver = new Resolver(of)
    resolver.put({ source: 'a', id: 1, cookie: 'k-1' })
    resolver.put({ source: 'a', id: 2, cookie: 'k-2' })
    const before = resolver.snapshot()
    resolver.whatIf({ put: { source: 'a', id: 3, cookie: ['k-1', 'k-2'] } })
    expect(Buffer.compare(resolver.snapshot(), before)).toBe(0)
  })

  it('nor where the question failed', () => {
    const resolver = new Resolver(of, { mint: () => 'anna' })
    resolver.put({ source: 'a', id: 1, cookie: 'k-1' })
    expect(() => resolver.whatIf({ put: { source: 'a', id: 'secret', cookie: 'k-2' } })).toThrow(/mint\(2\)/)
    expect(Buffer.from(resolver.snapshot()).toString('latin1')).not.toMatch(/secret/)
    expect(resolver.verify().ok).toBe(true)
  })
})
