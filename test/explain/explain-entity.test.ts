import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EntityExplanation, explainEntity, explanationText, suspectEntities } from '../../src/explain/index.ts'
import {
  type AnyModel,
  cookie,
  customerId,
  date,
  defineModel,
  email,
  familyName,
  givenName,
  type RecordInput,
  Resolver,
  resolve,
} from '../../src/index.ts'
import { left } from '../laws/history.ts'
import { models, operation, WORLDS } from '../laws/world.ts'

const model = defineModel({
  fields: {
    customer: customerId({ limit: 1 }),
    email: email(),
    cookie: cookie(),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
  },
}) as AnyModel

function put(...records: RecordInput[]): Resolver {
  const resolver = new Resolver(model)
  for (const record of records) resolver.put(record)
  return resolver
}

/** Two groups that a cookie holds together; the second is a chain. */
const RECORDS: readonly RecordInput[] = [
  { source: 's', id: 1, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone', birthDate: '1984-05-02' },
  { source: 's', id: 2, email: 'a@mail.com', cookie: 'k1' },
  { source: 's', id: 3, email: 'a@mail.com' },
  { source: 's', id: 4, cookie: 'k1', email: 'b@mail.com' },
  { source: 's', id: 5, email: 'b@mail.com' },
]

describe('what holds an entity together', () => {
  const resolver = put(...RECORDS)
  const e = explainEntity(resolver, 'e1')

  test('links, those it falls apart without, and the cheapest cut', () => {
    expect(e.records).toEqual(['s:1', 's:2', 's:3', 's:4', 's:5'])
    expect(e.links).toEqual([
      { records: ['s:1', 's:2', 's:3'], weight: 12, reason: 'email', value: 'a@mail.com' },
      { records: ['s:4', 's:5'], weight: 12, reason: 'email', value: 'b@mail.com' },
      { records: ['s:2', 's:4'], weight: 5, reason: 'cookie', value: 'k1' },
    ])
    expect(e.bits).toBe(29)
    expect(e.bridges).toEqual([
      { link: 0, parts: [['s:1'], ['s:3']] },
      { link: 1, parts: [['s:5']] },
      { link: 2, parts: [['s:4', 's:5']] },
    ])
    expect(e.articulations).toEqual([
      {
        record: 's:2',
        parts: [
          ['s:1', 's:3'],
          ['s:4', 's:5'],
        ],
      },
      { record: 's:4', parts: [['s:1', 's:2', 's:3'], ['s:5']] },
    ])
    expect(e.weakest).toBe(2)
    expect(e.cut).toEqual({ bits: 5, links: [2], side: ['s:4', 's:5'], exact: true })
  })

  test('what a pair weighs counts only beyond the value that both hold', () => {
    const pair = { email: 'c@mail.com', firstName: 'Wilma', lastName: 'Lee', birthDate: '1970-06-03' }
    const { links, bits, cut } = explainEntity(
      put({ source: 's', id: 1, ...pair }, { source: 's', id: 2, ...pair }),
      'e1',
    )
    expect(links.map(({ reason, weight }) => [reason, weight])).toEqual([
      ['evidence', 41.391],
      ['email', 12],
    ])
    expect([bits, cut?.bits]).toEqual([41.391, 41.391])
  })

  test('whose its values are', () => {
    const shared = put(
      { source: 's', id: 1, customer: 'c1', email: 'a@mail.com' },
      { source: 's', id: 2, customer: 'c2', email: 'a@mail.com' },
      { source: 's', id: 3, customer: 'c2', email: ['a@mail.com', 'b@mail.com'] },
    )
    const values = (id: string): unknown[] =>
      explainEntity(shared, id).values.map((v) => [v.field, v.value, v.status, v.owner, v.records, v.everywhere])
    expect(values('e1')).toEqual([
      ['customer', 'c1', 'own', 'e1', 1, 1],
      ['email', 'a@mail.com', 'other', 'e2', 1, 3],
    ])
    expect(values('e2')).toEqual([
      ['customer', 'c2', 'own', 'e2', 2, 2],
      ['email', 'a@mail.com', 'own', 'e2', 2, 3],
      ['email', 'b@mail.com', 'own', 'e2', 1, 1],
    ])
    expect(explainEntity(shared, 'e1').refusals).toMatchObject([{ reason: 'limit', records: ['s:1', 's:2'] }])
  })

  test('where its records differ, and how doubtful it is', () => {
    const doubtful = put(
      { source: 's', id: 1, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone' },
      { source: 's', id: 2, email: 'a@mail.com', firstName: 'Bob', lastName: 'Stone' },
    )
    const { conflicts, suspicion, cut } = explainEntity(doubtful, 'e1')
    expect(conflicts).toEqual([
      {
        field: 'firstName',
        values: [
          { value: 'ann', records: 1 },
          { value: 'bob', records: 1 },
        ],
        records: ['s:1', 's:2'],
        bits: -4.009,
      },
    ])
    expect(suspicion).toEqual({ score: 4.009 - cut!.bits, cut: cut!.bits, conflicts: 4.009 })
    expect(explainEntity(put(RECORDS[0]!), 'e1')).not.toHaveProperty('suspicion')
  })

  test('the most doubtful come first', () => {
    const two = put(
      ...RECORDS,
      { source: 's', id: 6, email: 'c@mail.com' },
      { source: 's', id: 7, email: 'c@mail.com' },
    )
    expect(suspectEntities(two)).toEqual([
      { entity: 'e1', records: 5, score: -5, cut: 5, conflicts: 0 },
      { entity: 'e2', records: 2, score: -12, cut: 12, conflicts: 0 },
    ])
    expect(suspectEntities(two, { most: 1 })).toHaveLength(1)
  })

  test('as text', () => {
    expect(explanationText(e)).toBe(`e1: 5 records
s:1, s:2, s:3, s:4, s:5

links, +29.00 together
  bits  through           records
+12.00  email a@mail.com  s:1, s:2, s:3  bridge
+12.00  email b@mail.com  s:4, s:5       bridge
 +5.00  cookie k1         s:2, s:4       bridge, weakest, cut

cheapest cut +5.00: parts s:4, s:5 from the rest
falls apart without s:2: s:1, s:3 | s:4, s:5
falls apart without s:4: s:1, s:2, s:3 | s:5

identifiers
  field   value       here  in all    bits
  email   a@mail.com     3       3  +32.00  own
  email   b@mail.com     2       2  +32.00  own
  cookie  k1             2       2  +25.00  own

suspicion −5.00: conflicts +0.00 less cut +5.00
`)
  })

  test('of a long chain: the weakest bridges, and a cut through one of them', () => {
    const chain = put(
      ...Array.from({ length: 400 }, (_, i) => ({
        source: 's',
        id: i,
        email: [`a${i}@mail.com`, `a${i + 1}@mail.com`],
      })),
      { source: 's', id: 400, cookie: 'k1', email: 'a400@mail.com' },
      { source: 's', id: 401, cookie: 'k1' },
    )
    const { records, bridges, articulations, cut } = explainEntity(chain, 'e1')
    expect([records.length, bridges.length, articulations.length]).toEqual([402, 50, 50])
    expect(cut).toMatchObject({ bits: 5, side: ['s:401'], exact: false })
  })

  test('of a batch too; an id that was merged leads on; nothing else has an explanation', async () => {
    expect(explainEntity(await resolve(RECORDS, model), 'e1')).toEqual(e)
    const merged = put(RECORDS[0]!, RECORDS[4]!, { source: 's', id: 9, email: ['a@mail.com', 'b@mail.com'] })
    expect(explainEntity(merged, 'e2').entity).toBe('e1')
    expect(() => explainEntity(resolver, 'e99')).toThrow("'e99' is not")
    expect(() => explainEntity({ ...resolver } as unknown as Resolver, 'e1')).toThrow('a Resolver')
  })
})

describe('for any history', () => {
  /** The records in connected parts, by some links. */
  function parts(records: readonly string[], links: readonly { readonly records: readonly string[] }[]): string[][] {
    let sets = records.map((record) => [record])
    for (const { records: joined } of links) {
      const hit = sets.filter((set) => set.some((record) => joined.includes(record)))
      if (hit.length > 1) sets = [...sets.filter((set) => !hit.includes(set)), hit.flat()]
    }
    return sets
  }

  test('bridges, articulations, weakest link and cut are what taking links and records away shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.array(operation, { maxLength: 40, size: 'max' }), (of, history) => {
        // `latest-wins` may join two records by what a third showed that is another's by now
        if (of.policy === 'latest-wins') return
        const { resolver } = left(of, history)
        for (const { id } of resolver.entities()) {
          const { records, links, bridges, articulations, weakest, cut }: EntityExplanation = explainEntity(
            resolver,
            id,
          )
          expect(parts(records, links)).toHaveLength(1)
          const without = (l: number): number =>
            parts(
              records,
              links.filter((_, i) => i !== l),
            ).length
          expect(bridges.map(({ link }) => link)).toEqual([...links.keys()].filter((l) => without(l) > 1))
          const vital = records.filter((record) => {
            const others = records.filter((r) => r !== record)
            const left = links.map((link) => ({ records: link.records.filter((r) => r !== record) }))
            return others.length > 0 && parts(others, left).length > 1
          })
          expect(articulations.map(({ record }) => record)).toEqual(vital)
          if (records.length === 1) continue
          const strength = (least: number): number => parts(records, links.slice(0, least)).length
          expect([strength(weakest! + 1), strength(weakest!) > 1]).toEqual([1, true])
          const kept = links.filter((_, l) => !cut!.links.includes(l))
          expect(parts(records, kept).length).toBeGreaterThan(1)
          expect(cut!.side.length).toBeGreaterThan(0)
          expect(cut!.bits).toBeLessThanOrEqual(
            links.reduce((sum, { weight }) => sum + Math.max(weight, 0.001), 0) + 1e-9,
          )
        }
      }),
      { numRuns: WORLDS / 4 },
    )
  })
})
