import { expect, test } from 'vitest'
import { customerId, defineModel, different, email, givenName, type RecordInput, resolve } from '../../src/index.ts'

const model = defineModel({
  fields: {
    customer: customerId({ limit: 1 }),
    email: email({ cap: 2, witness: ['customer'], refuse: [] }),
    firstName: givenName(),
  },
  forbid: [different('firstName', 0.6)],
  comparisons: [],
})

test('a report counts what a run did, without a value of any record', async () => {
  const six = Array.from({ length: 6 }, (_, id) => ({ source: 'crm', id, email: 'ann@mail.com' }))
  const records: RecordInput[] = [
    ...six,
    { source: 'web', id: 'w', email: ['ann@mail.com', 'info@mail.com'], firstName: 'n/a' },
    { source: 'web', id: 'w2', email: 'nonsense', customer: 'unknown' },
    ...['c1', 'c2', 'c3'].map((customer, id) => ({ source: 'pos', id, customer, email: 'home@mail.com' })),
    { source: 'pos', id: 0, customer: 'c1', email: 'home@mail.com' },
    { source: 'pos', id: 1, at: '1999-01-01', customer: 'c2', email: 'home@mail.com' },
    { source: 'pos', id: 1, at: '1998-01-01', customer: 'c2', email: 'home@mail.com' },
    { source: 'app', id: 1, email: 'bob@mail.com', firstName: 'Bob' },
    { source: 'app', id: 2, email: 'bob@mail.com', firstName: 'Wolf' },
  ]
  const judgements = [
    { a: 'crm:0', b: 'pos:1', verdict: 'different' as const },
    { a: 'app:1', b: 'app:3', verdict: 'different' as const },
  ]
  const { report } = await resolve(records, model, { judgements })
  const { memory, ...counted } = report
  expect(Object.keys(memory)).toEqual(['load', 'block', 'pairs', 'cluster', 'output'])
  expect(counted).toEqual({
    records: { read: 16, distinct: 13, replaced: 2, stale: 1, bySource: { crm: 6, web: 2, pos: 3, app: 2 } },
    entities: {
      count: 7,
      largest: 7,
      bySize: { '1': 6, '5-9': 1 },
      bySources: { '1': 6, '2': 1 },
    },
    rejects: {
      '': { replaced: 2, stale: 1 },
      email: { malformed: 1 },
      customer: { placeholder: 1 },
      firstName: { placeholder: 1 },
    },
    flags: { email: { 'role-account': 1 } },
    refusals: { quarantine: 1, forbid: 1 },
    judgements: { given: 2, unknown: 1 },
    nextEntity: 8,
  })
  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  expect(JSON.stringify(report)).not.toMatch(/ann@|home@|Bob/)
})

test('sources are counted by any name', async () => {
  const names = ['constructor', '__proto__', 'toString', 'x']
  const { report } = await resolve(
    names.map((source) => ({ source, id: 1 })),
    model,
  )
  expect(Object.entries(report.records.bySource)).toEqual(names.map((name) => [name, 1]))
})
