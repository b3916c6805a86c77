import { describe, expect, test } from 'vitest'
import { explainModel, explanationText } from '../../src/explain/index.ts'
import {
  type AnyModel,
  category,
  cookie,
  date,
  defineModel,
  different,
  email,
  exact,
  familyName,
  givenName,
  type RecordInput,
  Resolver,
  resolve,
} from '../../src/index.ts'
import { people } from '../train/people.ts'

const model = defineModel({
  fields: {
    email: email(),
    cookie: cookie({ cap: 1, witness: ['email'] }),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
    tier: category(),
  },
  link: [{ name: 'same tier', when: exact('tier') }],
  forbid: [
    { name: 'other first name', when: different('firstName', 0.7) },
    { name: 'other tier', when: different('tier') },
  ],
  blocking: [
    { keys: [{ field: 'lastName', take: 'value' }] },
    {
      keys: [
        { field: 'lastName', take: 'value' },
        { field: 'birthDate', take: 'year' },
      ],
    },
    { keys: [{ field: 'birthDate', take: 'value' }] },
  ],
}) as AnyModel

const RECORDS: readonly RecordInput[] = [
  { source: 's', id: 1, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone', birthDate: '1984-05-02' },
  { source: 's', id: 2, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone', birthDate: '1984-05-02' },
  { source: 's', id: 3, firstName: 'Ann', lastName: 'Stone', birthDate: '1984-05-20' },
  {
    source: 's',
    id: 4,
    email: 'b@mail.com',
    firstName: 'Bob',
    lastName: 'Stone',
    birthDate: '1990-01-31',
    cookie: 'k',
  },
  { source: 's', id: 5, email: 'c@mail.com', firstName: 'Cy', lastName: 'Lee', cookie: 'k' },
]

function put(records: readonly RecordInput[]): Resolver {
  const resolver = new Resolver(model)
  for (const record of records) resolver.put(record)
  return resolver
}

describe('the work of a model on the records at hand', () => {
  const e = explainModel(put(RECORDS))

  test('links that each sort of keys makes, alone and with others', () => {
    expect(e).toMatchObject({ records: 5, entities: 4, candidates: 6, pairs: 6, every: 1 })
    expect(e.keys.map((k) => [k.kind, k.name, k.pairs, k.quarantined, k.links, k.alone])).toEqual([
      ['identifier', 'email', 1, 0, 1, 0],
      ['identifier', 'cookie', 0, 1, 0, 0],
      ['link rule', 'same tier', 0, 0, 0, 0],
      ['blocking rule', 'lastName', 6, 0, 1, 0],
      ['blocking rule', 'lastName + year of birthDate', 3, 0, 1, 0],
      ['blocking rule', 'birthDate', 1, 0, 1, 0],
    ])
    const apart = put(RECORDS.map((record) => ({ ...record, lastName: null, birthDate: null })))
    expect(explainModel(apart).keys[0]).toMatchObject({ name: 'email', links: 1, alone: 1 })
  })

  test('how often each level is reached, and by how many that are one entity', () => {
    const { by, levels, missing } = e.comparisons.find(({ field }) => field === 'birthDate')!
    expect([by, missing, levels.map((l) => [l.levelNumber, l.level, l.bits, l.pairs, l.together])]).toEqual([
      'calendarDate',
      0,
      [
        [1, 'equal', 14.07, 1, 1],
        [2, '≥ 0.9', 7.059, 2, 0],
        [3, '≥ 0.6', 0.585, 0, 0],
        [4, 'different', -5.029, 3, 0],
      ],
    ])
    expect(e.weights).toEqual([
      { bits: -23, pairs: 2, together: 0 },
      { bits: -21, pairs: 1, together: 0 },
      { bits: 2, pairs: 2, together: 0 },
      { bits: 41, pairs: 1, together: 1 },
    ])
  })

  test('what forbid rules keep apart, and what is dead', () => {
    expect(e.forbids).toEqual([
      { name: 'other first name', refusals: 0, pairs: 3 },
      { name: 'other tier', refusals: 0, pairs: 0 },
    ])
    expect(e.dead.filter(({ kind }) => kind !== 'level')).toEqual([
      { kind: 'identifier', name: 'cookie', why: 'every value that several records hold is quarantined' },
      { kind: 'link rule', name: 'same tier', why: 'no two records share a value' },
      { kind: 'forbid rule', name: 'other tier', why: 'holds for no pair looked at, and refused nothing' },
      { kind: 'comparison', name: 'cookie', why: 'tells nothing of any pair looked at' },
      { kind: 'comparison', name: 'tier', why: 'tells nothing of any pair looked at' },
    ])
  })

  test('some of the pairs stand for all, spread evenly', () => {
    const { records } = people(31, { households: 60, size: [1, 3], blank: 0.1, slips: 0.2 })
    const resolver = put(records)
    const whole = explainModel(resolver)
    const some = explainModel(resolver, { sample: Math.ceil(whole.pairs / 4) })
    expect(some.every).toBeGreaterThan(2)
    expect(some.pairs).toBeGreaterThan(whole.pairs / some.every / 2)
    expect(some.pairs).toBeLessThan((whole.pairs / some.every) * 2)
    for (const { levels, missing } of whole.comparisons) {
      expect(levels.reduce((sum, { pairs }) => sum + pairs, missing)).toBe(whole.pairs)
    }
    expect(whole.weights.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(whole.pairs)
    // the links of all sorts of keys cover those of the resolution
    expect(Math.max(...whole.keys.map(({ links, alone }) => links - alone))).toBeGreaterThan(0)
  })

  test('the same of a batch, and as text', async () => {
    const batch = explainModel(await resolve(RECORDS, model))
    expect(batch).toEqual(e)
    const text = explanationText(e)
    expect(text).toContain('5 records, 4 entities, 6 candidate pairs\n')
    expect(text).toContain(
      '  blocking rule  lastName                         1            0      6      5      1      0        4\n',
    )
    expect(text).toContain("forbid rule 'other tier': 0 refusals, holds for 0 of the pairs looked at\n")
    expect(text).toContain('  comparison tier: tells nothing of any pair looked at\n')
  })

  test('of nothing is nothing', () => {
    expect(explainModel(new Resolver(model))).toMatchObject({ records: 0, entities: 0, candidates: 0, pairs: 0 })
  })
})
