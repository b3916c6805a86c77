import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RecordInput, Resolver, resolve } from '../../src/index.ts'
import { factsOf } from './facts.ts'
import { perform } from './history.ts'
import { judgement, models, operation, record, WORLDS } from './world.ts'

const batches = fc.tuple(
  fc.constantFrom(...models),
  fc.array(record, { maxLength: 30, size: 'max' }),
  fc.array(judgement, { maxLength: 4 }),
)

/** The batch keeps nothing outside the model. */
function withinModel(one: RecordInput, fields: object): RecordInput {
  return Object.fromEntries(
    Object.entries(one).filter(([name]) => ['source', 'id', 'at'].includes(name) || name in fields),
  ) as RecordInput
}

describe('the snapshot of a batch', () => {
  test('is restored to the same entities and refusals, under the same ids', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async ([model, records, judgements]) => {
        const batch = await resolve(records, model, { judgements })
        const { resolver, changes, rejected } = Resolver.restore(batch.snapshot())
        expect([changes, rejected]).toEqual([[], []])
        expect([...resolver.entities()]).toEqual([...batch.entities])
        expect(new Set(resolver.refusals())).toEqual(new Set(batch.refusals))
        for (const { source, id, entity } of batch.records) expect(resolver.entityOf({ source, id })!.id).toBe(entity)
        for (const { a, b } of batch.links) expect(resolver.explain(a, b).together).toBe(true)
        expect(resolver.verify()).toEqual({ ok: true, records: batch.records.size, differences: [] })
      }),
      { numRuns: WORLDS / 4 },
    )
  })

  test('is that of a resolver into which the records were put', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async ([model, records, judgements]) => {
        const within = records.map((one) => withinModel(one, model.fields))
        const live = new Resolver(model)
        for (const one of within) live.put(one)
        for (const { a, b, verdict } of judgements) live.judge(a, b, verdict)
        const batch = await resolve(within, model, { judgements })
        expect(factsOf(batch.snapshot())).toEqual(factsOf(live.snapshot()))
      }),
      { numRuns: WORLDS / 4 },
    )
  })

  test('goes on live, by the law that order does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(batches, fc.array(operation, { maxLength: 20 }), async ([model, records], operations) => {
        const batch = await resolve(records, model)
        const { resolver } = Resolver.restore(batch.snapshot())
        for (const one of operations) perform(resolver, one)
        expect(resolver.verify().differences).toEqual([])
        for (const { id, records: keys } of resolver.entities()) {
          for (const key of keys) expect(resolver.entityAt(key, '2030-01-01')).toBe(id)
        }
      }),
      { numRuns: WORLDS / 4 },
    )
  })
})
