import { describe, expect, test } from 'vitest'
import { NodeIndex } from '../../src/identity/node-index.ts'
import {
  type AnyModel,
  all,
  customerId,
  date,
  defineModel,
  email,
  exact,
  familyName,
  givenName,
  type RecordInput,
  similar,
} from '../../src/index.ts'
import { RecordTable } from '../../src/table/record-table.ts'

const model = defineModel({
  fields: {
    customer: customerId({ limit: 1 }),
    email: email({ cap: 2 }),
    workEmail: email({ cap: 2 }),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
  },
  link: [
    exact('lastName'),
    all(exact('birthDate'), similar('firstName', 0.9)),
    all(exact('email'), exact('firstName')),
  ],
  blocking: [
    {
      keys: [
        { field: 'lastName', take: 'prefix', length: 2 },
        { field: 'birthDate', take: 'year' },
      ],
      cap: 2,
    },
  ],
}) as AnyModel

function indexed(records: readonly object[]): { table: RecordTable; index: NodeIndex; overLimit: unknown[] } {
  const table = new RecordTable(model, { payload: false })
  const index = new NodeIndex(table)
  const overLimit = records.flatMap((record, id) => [
    ...index.add(table.add({ source: 's', id, ...record } as RecordInput).row),
  ])
  index.refreshQuarantines()
  return { table, index, overLimit }
}

/** Every node with rows: what it is, its value, who holds it, and whether it is silent. */
function told(index: NodeIndex): string[] {
  return Array.from({ length: index.size }, (_, node) => {
    const rows = index.rowsOf(node)
    const type = index.typeOf(node)
    const name = index.types[type]?.namespace ?? index.blocks[type - index.types.length]!.name
    return rows.length === 0
      ? ''
      : `${name}: ${index.valueText(node)} [${rows.sort()}]${index.quarantined.has(node) ? ' quiet' : ''}`
  })
    .filter((text) => text !== '')
    .sort()
}

describe('the index of keys', () => {
  test('knows identifiers by namespace and blocks by their rule', () => {
    const { index } = indexed([
      { customer: 'c1', email: 'ann@mail.com' },
      { workEmail: 'Ann@mail.com', lastName: 'Stone', birthDate: '1984-05-02' },
      { lastName: 'Stone' },
    ])
    expect(told(index)).toEqual([
      'customerId: c1 [0]',
      'email: ann@mail.com [0,1]',
      'prefix of lastName + year of birthDate: st · 1984 [1]',
      'same birthDate and firstName ≥ 0.9: 1984-05-02 [1]',
      'same lastName: stone [1,2]',
    ])
    expect(index.typeOfField('workEmail')).toBe(index.typeOfField('email'))
    expect(index.typeOfField('lastName')).toBe(-1)
  })

  test('tells blocks that compare from those that link', () => {
    const { index } = indexed([{ lastName: 'Stone', birthDate: '1984-05-02' }])
    const held = Array.from(index.postings.keysOf(0))
    const comparing = held.map((node) => index.pairwiseBlock(node)?.name)
    expect(comparing.sort()).toEqual([
      'prefix of lastName + year of birthDate',
      'same birthDate and firstName ≥ 0.9',
      undefined,
    ])
  })

  test('a record keeps the first of its own values, the rest is told', () => {
    const { index, overLimit } = indexed([{ customer: ['c3', 'c1', 'c2'] }])
    expect(told(index)).toEqual(['customerId: c1 [0]'])
    expect(overLimit).toEqual([
      { field: 'customer', value: 'c2', reason: 'over-limit' },
      { field: 'customer', value: 'c3', reason: 'over-limit' },
    ])
  })

  test('silences a value beside too many people, and the blocks it is in', () => {
    const three = ['c1', 'c2', 'c3'].map((customer) => ({ customer, email: 'home@mail.com', firstName: 'Ann' }))
    const { index } = indexed(three)
    expect(told(index).filter((text) => text.includes('quiet'))).toEqual([
      'email: home@mail.com [0,1,2] quiet',
      'same email and same firstName: home@mail.com · ann [0,1,2] quiet',
    ])
    index.remove(2)
    index.refreshQuarantines()
    expect(told(index).filter((text) => text.includes('quiet'))).toEqual([])
  })

  test('one person’s many records silence nothing', () => {
    const { index } = indexed(Array.from({ length: 50 }, () => ({ customer: 'c1', email: 'home@mail.com' })))
    expect(told(index).filter((text) => text.includes('quiet'))).toEqual([])
  })

  test('silences a block over its cap', () => {
    const { index } = indexed(['Stone', 'Stein', 'Stark'].map((lastName) => ({ lastName, birthDate: '1984-05-02' })))
    expect(told(index).filter((text) => text.includes('quiet'))).toEqual([
      'prefix of lastName + year of birthDate: st · 1984 [0,1,2] quiet',
    ])
  })

  test('does not depend on the order of arrival', () => {
    const records = ['c1', 'c2', 'c3', 'c1'].map((customer, id) => ({
      id,
      customer,
      email: ['home@mail.com', `${customer}@mail.com`],
    }))
    const values = (list: readonly object[]): string[] =>
      told(indexed(list).index).map((text) => text.replace(/ \[.*\]/, ''))
    expect(values(records.toReversed())).toEqual(values(records))
  })

  test('a row that holds nothing is in nothing', () => {
    const { index } = indexed([{}, { email: 'n/a' }])
    expect([told(index), index.size]).toEqual([[], 0])
    expect(index.nodeOf(0, -1)).toBe(-1)
    expect(index.nodeOf(0, 99)).toBe(-1)
  })
})
