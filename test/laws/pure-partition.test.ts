import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyModel, type RecordInput, type Resolver, resolve } from '../../src/index.ts'
import { left } from './history.ts'
import { models, operation, partitionOf, record, WORLDS } from './world.ts'

async function batch(
  model: AnyModel,
  records: Iterable<RecordInput>,
  judgements: Resolver['judgements'],
  now?: string | undefined,
) {
  const resolution = await resolve(records, model, { judgements: judgements(), now })
  return {
    partition: partitionOf(resolution.records),
    refusals: [...resolution.refusals].map((r) => JSON.stringify(r)).sort(),
  }
}

describe('law 1: the partition is a function of the set of live records, the judgements and the watermark', () => {
  it.each(models.map((model, i) => [i, model] as const))(
    'live writes in any order equal one batch (model %i)',
    async (_, model) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(operation, { maxLength: 40, size: 'max' }),
          fc.infiniteStream(fc.nat()),
          async (operations, shuffle) => {
            const { resolver, live, now } = left(model, operations)
            expect(resolver.verify()).toEqual({ ok: true, records: live.size, differences: [] })
            const shuffled = [...live.values()]
              .map((r) => ({ r, by: shuffle.next().value }))
              .sort((a, b) => a.by - b.by)
              .map(({ r }) => r)
            const one = await batch(model, shuffled, () => resolver.judgements(), now)
            const mine = [...resolver.entities()].map((e) => [...e.records].sort().join(' ')).sort()
            expect(mine).toEqual(one.partition)
            expect(
              resolver
                .refusals()
                .map((r) => JSON.stringify(r))
                .sort(),
            ).toEqual(one.refusals)
          },
        ),
        { numRuns: WORLDS },
      )
    },
  )

  it('versions of one record with different times end in the newest, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          record.filter((r) => r.at !== undefined),
          { maxLength: 20, size: 'max' },
        ),
        fc.nat(),
        async (records, seed) => {
          const forwards = await resolve(records, models[0]!)
          const backwards = await resolve(records.toReversed(), models[0]!)
          const turned = await resolve(
            [...records.slice(seed % (records.length + 1)), ...records.slice(0, seed % (records.length + 1))],
            models[0]!,
          )
          expect(partitionOf(backwards.records)).toEqual(partitionOf(forwards.records))
          expect(partitionOf(turned.records)).toEqual(partitionOf(forwards.records))
        },
      ),
      { numRuns: WORLDS },
    )
  })
})
