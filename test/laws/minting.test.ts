import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSections } from '../../src/collections/sections.ts'
import { type AnyModel, cookie, customerId, defineModel, type RecordInput, Resolver } from '../../src/index.ts'
import { perform } from './history.ts'
import { models, type Operation, operation, record, WORLDS } from './world.ts'

// Where the host cannot mint the ids that a write needs, the write was never begun.

type Write = Operation | { readonly op: 'forget'; readonly key: string } | { readonly op: 'forgetCookie' }

const key = fc.tuple(fc.constantFrom('crm', 'pos', 'web'), fc.nat(5)).map(([s, i]) => `${s}:${i}`)
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 12, arbitrary: operation as fc.Arbitrary<Write> },
  {
    weight: 4,
    arbitrary: fc.array(record, { minLength: 1, maxLength: 6 }).map((records) => ({ op: 'putAll' as const, records })),
  },
  { weight: 1, arbitrary: key.map((k) => ({ op: 'forget' as const, key: k })) },
  { weight: 1, arbitrary: fc.constant({ op: 'forgetCookie' as const }) },
)

function carryOut(resolver: Resolver, of: Write): unknown {
  if (of.op === 'forget') return resolver.forget(of.key)
  if (of.op === 'forgetCookie') return resolver.forget({ cookie: 'k1' } as never)
  return perform(resolver, of)
}

/** Everything a snapshot tells but the names, which the host may have minted ahead. */
function told(resolver: Resolver): unknown[] {
  const sections = readSections(resolver.snapshot())
  const names = sections.names().filter((name) => !name.startsWith('ledger.names.'))
  return names.map((name) => [name, Buffer.from(sections.bytes(name)).toString('base64')])
}

/** What a host sees. */
function seen(resolver: Resolver): unknown[] {
  return [...resolver.entities()].map((e) => [e.id, e.records, e.identifiers, e.golden, resolver.history(e.id)])
}

describe('a write whose ids cannot be minted', () => {
  it.each(models.map((model) => [model.policy, model] as const))(
    'changes nothing, and can be done again: %s',
    (_, model) => {
      let failed = 0
      const history = fc.array(fc.tuple(write, fc.nat(6)), { maxLength: 25, size: 'max' })
      fc.assert(
        fc.property(history, (writes) => {
          let left = Number.POSITIVE_INFINITY
          const mint = (n: number): string => {
            if (left-- <= 0) throw new Error('no ids')
            return `p${n}`
          }
          const erasureKey = 'a secret of sixteen bytes'
          const resolver = new Resolver(model, { mint, erasureKey })
          const calm = new Resolver(model, { mint: (n) => `p${n}`, erasureKey })
          const heard: unknown[] = []
          resolver.subscribe((event) => heard.push(event))
          for (const [of, patience] of writes) {
            const before = [told(resolver), seen(resolver), resolver.refusals(), heard.length, resolver.size]
            left = patience
            try {
              carryOut(resolver, of)
            } catch {
              failed++
              left = Number.POSITIVE_INFINITY
              expect([told(resolver), seen(resolver), resolver.refusals(), heard.length, resolver.size]).toEqual(before)
              expect(resolver.verify().differences).toEqual([])
              carryOut(resolver, of)
            }
            carryOut(calm, of)
          }
          expect(seen(resolver)).toEqual(seen(calm))
          expect(told(resolver)).toEqual(told(calm))
        }),
        { numRuns: WORLDS / 8 },
      )
      expect(failed).toBeGreaterThan(WORLDS / 40)
    },
  )

  const model = defineModel({
    fields: { customer: customerId({ limit: 1 }), cookie: cookie({ ttl: 1 }) },
  }) as AnyModel
  const spent =
    (most: number) =>
    (n: number): string => {
      if (n > most) throw new Error(`no more than ${most}`)
      return `p${n}`
    }
  const split = (id: number, at: string): RecordInput => ({ source: 'web', id, at, cookie: `k-${id}` })
  const hub: RecordInput = { source: 'hub', id: 1, at: '2026-01-01', cookie: ['k-1', 'k-2', 'k-3'] }

  it.each<[string, (resolver: Resolver) => unknown]>([
    ['expiry', (resolver) => resolver.expire('2026-01-04')],
    ['erasure', (resolver) => resolver.forget('hub:1', { deny: false })],
    [
      'several records',
      (resolver) => resolver.putAll([{ ...split(7, '2026-01-05') }, { source: 'hub', id: 1, at: '2026-01-05' }]),
    ],
  ])('leaves watermark, time, entities and history as they were: %s', (_, of) => {
    const resolver = new Resolver(model, { mint: spent(2) })
    resolver.put(hub)
    for (const id of [1, 2, 3]) resolver.put(split(id, '2026-01-03T12:00:00Z'))
    const before = told(resolver)
    expect(() => of(resolver)).toThrow('no more than 2')
    expect(told(resolver)).toEqual(before)
    expect(resolver.entityOf('hub:1')?.records).toEqual(['hub:1', 'web:1', 'web:2', 'web:3'])
  })
})
