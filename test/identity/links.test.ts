import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AnyModel,
  all,
  date,
  defineModel,
  email,
  exact,
  familyName,
  givenName,
  type RecordInput,
  resolve,
  similar,
} from '../../src/index.ts'
import { models, record } from '../laws/world.ts'

const key = fc.constantFrom('crm:0', 'crm:1', 'pos:2', 'web:3', 'web:4')
const judgement = fc
  .record({ a: key, b: key, verdict: fc.constantFrom('same' as const, 'different' as const) })
  .filter(({ a, b }) => a !== b)

async function links(
  model: AnyModel,
  records: readonly RecordInput[],
  judgements: readonly (readonly [string, string])[] = [],
) {
  const given = judgements.map(([a, b]) => ({ a, b, verdict: 'same' as const }))
  return [...(await resolve(records, model, { judgements: given })).links]
}

describe('the links of a resolution', () => {
  const fields = { email: email(), firstName: givenName(), lastName: familyName(), birthDate: date() }
  const plain = defineModel({
    fields,
    comparisons: [],
    link: [all(exact('birthDate'), similar('firstName', 0.9))],
  }) as AnyModel

  test('of k records that share a value are k − 1, from the smallest key', async () => {
    const records = [3, 1, 2].map((id) => ({ source: 's', id, email: 'Ann@mail.com' }))
    expect(await links(plain, records)).toEqual([
      { a: 's:1', b: 's:2', weight: 12, reason: 'email', value: 'ann@mail.com' },
      { a: 's:1', b: 's:3', weight: 12, reason: 'email', value: 'ann@mail.com' },
    ])
  })

  test('of a rule that compares go by its name, of a judgement by that word', async () => {
    const records = [
      { source: 's', id: 1, firstName: 'Johanna', birthDate: '1984-05-02' },
      { source: 's', id: 2, firstName: 'Johanne', birthDate: '1984-05-02' },
      { source: 's', id: 3 },
    ]
    expect(await links(plain, records, [['s:3', 's:1']])).toEqual([
      { a: 's:1', b: 's:2', weight: 15, reason: 'same birthDate and firstName ≥ 0.9', value: '' },
      { a: 's:1', b: 's:3', weight: 15, reason: 'judgement', value: '' },
    ])
  })

  test('by match weight alone are evidence', async () => {
    const model = defineModel({ fields }) as AnyModel
    const person = { firstName: 'Johanna', lastName: 'Okafor', birthDate: '1984-05-02' }
    const [link, ...more] = await links(
      model,
      [1, 2].map((id) => ({ source: 's', id, ...person })),
    )
    expect(link).toMatchObject({ a: 's:1', b: 's:2', reason: 'evidence', value: '' })
    expect(link!.weight).toBeGreaterThanOrEqual(model.thresholds.link)
    expect(more).toEqual([])
  })

  test('of different entities are none', async () => {
    const records = [1, 2].map((id) => ({ source: 's', id, email: `m${id}@mail.com` }))
    expect(await links(plain, records)).toEqual([])
  })

  test('hold every entity together, and never join two', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...models),
        fc.array(record, { maxLength: 25, size: 'max' }),
        fc.array(judgement, { maxLength: 3 }),
        async (model, records, judgements) => {
          const run = await resolve(records, model, { judgements })
          const home = new Map([...run.records].map((r) => [`${r.source}:${r.id}`, r.entity]))
          const group = new Map([...home.keys()].map((key) => [key, key]))
          const find = (key: string): string => (group.get(key) === key ? key : find(group.get(key)!))
          for (const { a, b } of run.links) {
            expect(a < b).toBe(true)
            expect(home.get(a)).toBe(home.get(b))
            group.set(find(b), find(a))
          }
          // `latest-wins` joins identifiers by what observations showed together, whosever those are by now
          for (const entity of model.policy === 'latest-wins' ? [] : run.entities) {
            expect(new Set(entity.records.map(find)).size).toBe(1)
          }
          // walked again they are the same
          expect([...run.links]).toEqual([...run.links])
        },
      ),
      { numRuns: 200 },
    )
  })
})
