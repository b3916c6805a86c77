import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import {
  type AnyModel,
  address,
  city,
  date,
  defineModel,
  different,
  email,
  familyName,
  givenName,
  phone,
  postalCode,
  type RecordInput,
  Resolver,
  resolve,
  suggestModel,
  trainModel,
} from '../../src/index.ts'
import { people, shuffled } from '../train/people.ts'
import { partitionOf, WORLDS } from './world.ts'

const fields = {
  email: email({ limit: 2 }),
  phone: phone({ country: 'US', cap: 4 }),
  firstName: givenName(),
  lastName: familyName(),
  birthDate: date(),
  address: address({ country: 'US' }),
  city: city(),
  postalCode: postalCode({ country: 'US' }),
}
const { records, person } = people(31, { households: 60, size: [1, 3], blank: 0.2, slips: 0.25 })
/** As learnt; with a cap that quarantines blocks, limits that bind and a rule that forbids; with clean lists. */
const worlds: readonly (readonly [string, AnyModel, readonly RecordInput[]])[] = (() => {
  const trained = trainModel(records, defineModel({ fields })).model as AnyModel
  const tight = defineModel({
    ...trained,
    forbid: [different('firstName', 0.6)],
    blocking: trained.blocking.map((rule, i) => ({ ...rule, cap: 4 + i })),
    thresholds: { link: -4, review: -6 },
  })
  const listed = records.map((record, i) => ({ ...record, source: ['left', 'right', 'till'][i % 3]! }))
  const sources = { left: { clean: true }, right: { clean: true } }
  return [
    ['trained', trained, records],
    ['tight', tight, records],
    ['clean lists', defineModel({ ...tight, sources }), listed],
  ]
})()

async function outcome(
  model: AnyModel,
  of: readonly RecordInput[],
): Promise<{ partition: string[]; refusals: string[] }> {
  const run = await resolve(of, model)
  return { partition: partitionOf(run.records), refusals: [...run.refusals].map((r) => JSON.stringify(r)).sort() }
}

describe('law 1 with evidence: a trained model divides a set of records in one way', () => {
  it.each(worlds)('100 orders of arrival, one partition (%s)', async (_, model, of) => {
    const one = await outcome(model, of)
    expect(one.partition.length).toBeLessThan(of.length)
    for (let order = 1; order <= 100; order++) expect(await outcome(model, shuffled(of, order))).toEqual(one)
  })

  it.each(worlds)(
    'records that come, change and go one by one end as one batch of what is left (%s)',
    async (_, model, of) => {
      const step = fc.record({ at: fc.nat(), as: fc.nat(), go: fc.boolean() })
      await fc.assert(
        fc.asyncProperty(fc.nat(), fc.array(step, { maxLength: 40, size: 'max' }), async (seed, steps) => {
          const start = seed % (of.length - 40)
          const some = of.slice(start, start + 40)
          const resolver = new Resolver(model)
          const live = new Map<string, RecordInput>()
          const put = (record: RecordInput): void => {
            resolver.put(record)
            live.set(`${record.source}:${record.id}`, record)
          }
          for (const record of shuffled(some, seed)) put(record)
          for (const { at, as, go } of steps) {
            const { source, id } = some[at % some.length]!
            // a record corrected into the likeness of another
            if (!go) put({ ...some[as % some.length]!, source, id })
            else {
              resolver.delete({ source, id })
              live.delete(`${source}:${id}`)
            }
          }
          expect(resolver.verify()).toEqual({ ok: true, records: live.size, differences: [] })
          const batch = await outcome(model, shuffled([...live.values()], seed + 1))
          expect([...resolver.entities()].map((e) => e.records.join(' ')).sort()).toEqual(batch.partition)
          expect(
            resolver
              .refusals()
              .map((r) => JSON.stringify(r))
              .sort(),
          ).toEqual(batch.refusals)
        }),
        { numRuns: WORLDS / 10 },
      )
    },
  )

  it('the world is worth dividing: most people are found, few are mixed up', async () => {
    const run = await resolve(records, worlds[0]![1])
    const mixed = [...run.entities].filter((e) => new Set(e.records.map((key) => person.get(key))).size > 1)
    expect(mixed.length).toBeLessThan(0.05 * run.entities.size)
    expect(run.entities.size).toBeLessThan(1.2 * new Set(person.values()).size)
  })
})

const TRUTH_SET = '../shared/data/senzing-truthset-demo/records.csv'

describe.skipIf(!existsSync(TRUTH_SET))(
  'law 1 on the truth set of 159 records (skipped where ../shared/data is absent)',
  () => {
    it('200 orders of arrival, one model and one partition', async () => {
      const rows = Papa.parse<Record<string, string>>(readFileSync(TRUTH_SET, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      }).data
      const of = rows as unknown as readonly RecordInput[]
      const suggested = defineModel(suggestModel(of)) as AnyModel
      const { model } = trainModel(of, suggested)
      expect(of.length).toBe(159)
      const one = await outcome(model as AnyModel, of)
      for (let order = 1; order <= 200; order++) {
        const shuffle = shuffled(of, order)
        expect(await outcome(model as AnyModel, shuffle)).toEqual(one)
        if (order % 100 === 0)
          expect(trainModel(shuffle, defineModel(suggestModel(shuffle)) as AnyModel).model).toEqual(model)
      }
    })
  },
)
