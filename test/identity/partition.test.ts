import { describe, expect, test } from 'vitest'
import {
  type AnyModel,
  all,
  customerId,
  date,
  defineModel,
  different,
  email,
  exact,
  familyName,
  givenName,
  hashedEmail,
  identifier,
  type ModelInput,
  type RecordInput,
  resolve,
  similar,
} from '../../src/index.ts'
import { partitionOf } from '../laws/world.ts'

async function parts(model: ModelInput, records: readonly object[]): Promise<string[]> {
  const run = await resolve(
    records.map((record, id) => ({ source: 's', id, ...record }) as RecordInput),
    defineModel(model) as AnyModel,
  )
  return partitionOf(run.records)
}

const names = { firstName: givenName(), lastName: familyName(), birthDate: date() }

describe('records are one entity', () => {
  test('through identifiers, however long the chain', async () => {
    const chain = [['a'], ['a', 'b'], ['b', 'c'], ['c'], ['d']].map((list) => ({
      email: list.map((x) => `${x}@mail.com`),
    }))
    expect(await parts({ fields: { email: email() } }, chain)).toEqual(['s:0 s:1 s:2 s:3', 's:4'])
  })

  test('by a link rule, also one whose pairs are compared', async () => {
    const model = { fields: names, comparisons: [], link: [all(exact('birthDate'), similar('firstName', 0.9))] }
    const [a, b, c] = ['Johanna', 'Johanne', 'Wolf'].map((firstName) => ({ firstName, birthDate: '1984-05-02' }))
    expect(await parts(model, [a!, b!, c!, { firstName: 'Johanna', birthDate: '1990-01-01' }])).toEqual([
      's:0 s:1',
      's:2',
      's:3',
    ])
  })

  test('by their match weight, from the threshold on and not below', async () => {
    const person = { firstName: 'Johanna', lastName: 'Okafor', birthDate: '1984-05-02' }
    // −20 + 6.607 + 8.714 + 14.07 bits
    for (const [link, expected] of [
      [9.39, ['s:0 s:1']],
      [9.4, ['s:0', 's:1']],
    ] as const) {
      expect(await parts({ fields: names, thresholds: { link } }, [person, person])).toEqual(expected)
    }
  })

  test('a weak identifier links nobody alone, but is bits in the sum', async () => {
    const model = (bits: number): ModelInput => ({ fields: { ...names, weak: identifier('weak', { bits }) } })
    const one = { weak: 'w1', firstName: 'Johanna', lastName: 'Okafor' }
    expect(await parts(model(10), [{ weak: 'w1' }, { weak: 'w1' }])).toEqual(['s:0', 's:1'])
    expect(await parts(model(10), [one, one])).toEqual(['s:0 s:1'])
    expect(await parts(model(8), [one, one])).toEqual(['s:0', 's:1'])
    expect(await parts(model(10), [one, { ...one, firstName: 'Wolf' }])).toEqual(['s:0', 's:1'])
  })

  test('where one knows the e-mail and the other its hash', async () => {
    // SHA-256 of ann@mail.com
    const hashed = '1278c97d19647cda6b0e1f95c3f56a1b2b01138fa1b468fd97ecf9f133f3e9be'
    const fields = { email: email(), hashed: hashedEmail() }
    expect(await parts({ fields }, [{ email: 'Ann@Mail.com' }, { hashed }, { email: 'bob@mail.com' }])).toEqual([
      's:0 s:1',
      's:2',
    ])
  })
})

describe('records stay apart', () => {
  test('that share an identifier but are plainly two people', async () => {
    const fields = { email: email(), ...names }
    const two = [
      { email: 'home@mail.com', firstName: 'Johanna', lastName: 'Okafor', birthDate: '1984-05-02' },
      { email: 'home@mail.com', firstName: 'Wolf', lastName: 'Lee', birthDate: '1950-12-31' },
    ]
    expect(await parts({ fields }, two)).toEqual(['s:0', 's:1'])
    expect(await parts({ fields, comparisons: [] }, two)).toEqual(['s:0 s:1'])
  })

  test('that a forbid rule keeps apart, anywhere in an entity', async () => {
    const model = { fields: { email: email(), ...names }, comparisons: [], forbid: [different('firstName', 0.6)] }
    const chain = [
      { email: 'a@mail.com', firstName: 'Johanna' },
      { email: ['a@mail.com', 'b@mail.com'] },
      { email: 'b@mail.com', firstName: 'Wolf' },
    ]
    const divided = await parts(model, chain)
    expect(divided).toHaveLength(2)
    expect(divided).not.toContain('s:0 s:2')
  })

  test('that come from one clean list', async () => {
    const records = ['left', 'left', 'right'].map((source, id) => ({ source, id, email: 'a@mail.com' }))
    const model = { fields: { email: email() }, sources: { left: { clean: true } } }
    const divided = await parts(model, records)
    expect(divided.some((part) => part.includes('left:0') && part.includes('left:1'))).toBe(false)
    expect(await parts({ fields: { email: email() } }, records)).toEqual(['left:0 left:1 right:2'])
  })

  test('whose e-mail is quarantined, also where the model knows e-mails by their hashes', async () => {
    const three = ['c1', 'c2', 'c3'].map((customer) => ({ customer, email: 'home@mail.com' }))
    const policy = { cap: 2, witness: ['customer'] }
    for (const hashed of [{}, { hashed: hashedEmail() }]) {
      const fields = { customer: customerId(), email: email(policy), ...hashed }
      expect(await parts({ fields, comparisons: [] }, three)).toEqual(['s:0', 's:1', 's:2'])
    }
  })

  test('whose only key is one that too many share', async () => {
    const people = Array.from({ length: 12 }, (_, i) => ({
      email: 'home@mail.com',
      firstName: `Name${'abcdefghijkl'[i]}`,
      lastName: `Person${'mnopqrstuvwx'[i]}`,
    }))
    expect(
      await parts(
        { fields: { email: email({ cap: 10 }), firstName: givenName(), lastName: familyName() }, comparisons: [] },
        people,
      ),
    ).toHaveLength(12)
  })
})
