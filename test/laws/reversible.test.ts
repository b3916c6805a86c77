import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Resolver } from '../../src/index.ts'
import { models, record, WORLDS } from './world.ts'

describe('law 2: taking a record away leaves the state it would have had without it', () => {
  it('put then delete equals never', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 25, size: 'max' }), record, async (records, extra) => {
        const stranger = { ...extra, id: 'stranger' }
        const resolver = new Resolver(models[0]!)
        const without = new Resolver(models[0]!)
        for (const r of records) without.put(r)
        records.forEach((r, i) => {
          if (i === Math.floor(records.length / 2)) resolver.put(stranger)
          resolver.put(r)
        })
        resolver.delete({ source: stranger.source, id: stranger.id })
        const state = (of: Resolver) =>
          [...of.entities()].map((e) => JSON.stringify([e.records, e.identifiers, e.golden])).sort()
        expect(state(resolver)).toEqual(state(without))
        expect(resolver.refusals()).toHaveLength(without.refusals().length)
      }),
      { numRuns: WORLDS },
    )
  })

  it('a judgement taken back leaves no trace', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 25, size: 'max' }), fc.nat(), fc.nat(), (records, i, j) => {
        const resolver = new Resolver(models[0]!)
        for (const r of records) resolver.put(r)
        const keys = [...resolver.entities()].flatMap((e) => e.records)
        const a = keys[i % keys.length]
        const b = keys[j % keys.length]
        if (a === undefined || b === undefined || a === b) return
        const before = [...resolver.entities()].map((e) => e.records.join(' ')).sort()
        resolver.judge(a, b, 'different')
        expect(resolver.entityOf(a)!.id).not.toBe(resolver.entityOf(b)!.id)
        resolver.unjudge(a, b)
        expect([...resolver.entities()].map((e) => e.records.join(' ')).sort()).toEqual(before)
      }),
      { numRuns: WORLDS },
    )
  })
})
