import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyModel, type RecordInput, Resolver, resolve } from '../../src/index.ts'
import { models, type Operation, operation, partitionOf, record, WORLDS } from './world.ts'

/** The set of records and judgements that a history of operations leaves, kept the slow and obvious way. */
function apply(resolver: Resolver, operations: readonly Operation[]): Map<string, RecordInput> {
  const live = new Map<string, RecordInput>()
  for (const operation of operations) {
    if (operation.op === 'put') {
      const { outcome } = resolver.put(operation.record)
      if (outcome !== 'stale') live.set(`${operation.record.source}:${operation.record.id}`, operation.record)
    } else if (operation.op === 'delete') {
      resolver.delete(operation.key)
      live.delete(operation.key)
    } else if (operation.op === 'judge') {
      resolver.judge(operation.judgement.a, operation.judgement.b, operation.judgement.verdict)
    } else resolver.unjudge(operation.a, operation.b)
  }
  return live
}

async function batch(model: AnyModel, records: Iterable<RecordInput>, judgements: Resolver['judgements']) {
  const resolution = await resolve(records, model, { judgements: judgements() })
  return { partition: partitionOf(resolution.records), refusals: [...resolution.refusals].map((r) => JSON.stringify(r)).sort() }
}

describe('law 1: the partition is a function of the set of live records and the judgements', () => {
  it.each(models.map((model, i) => [i, model] as const))('live writes in any order equal one batch (model %i)', async (_, model) => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 40, size: 'max' }), fc.infiniteStream(fc.nat()), async (operations, shuffle) => {
        const resolver = new Resolver(model)
        const live = apply(resolver, operations)
        expect(resolver.verify()).toEqual({ ok: true, records: live.size, differences: [] })
        const shuffled = [...live.values()]
          .map((r) => ({ r, by: shuffle.next().value }))
          .sort((a, b) => a.by - b.by)
          .map(({ r }) => r)
        const one = await batch(model, shuffled, () => resolver.judgements())
        const mine = [...resolver.entities()].map((e) => [...e.records].sort().join(' ')).sort()
        expect(mine).toEqual(one.partition)
        expect(resolver.refusals().map((r) => JSON.stringify(r)).sort()).toEqual(one.refusals)
      }),
      { numRuns: WORLDS },
    )
  })

  it('versions of one record with different times end in the newest, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(record.filter((r) => r.at !== undefined), { maxLength: 20, size: 'max' }), fc.nat(), async (records, seed) => {
        const forwards = await resolve(records, models[0]!)
        const backwards = await resolve(records.toReversed(), models[0]!)
        const turned = await resolve([...records.slice(seed % (records.length + 1)), ...records.slice(0, seed % (records.length + 1))], models[0]!)
        expect(partitionOf(backwards.records)).toEqual(partitionOf(forwards.records))
        expect(partitionOf(turned.records)).toEqual(partitionOf(forwards.records))
      }),
      { numRuns: WORLDS },
    )
  })
})

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
        const state = (of: Resolver) => [...of.entities()].map((e) => JSON.stringify([e.records, e.identifiers, e.golden])).sort()
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
