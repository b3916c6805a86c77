import { describe, expect, test } from 'vitest'
import { explainGolden, explanationText } from '../../src/explain/index.ts'
import {
  type AnyModel,
  customerId,
  defineModel,
  email,
  familyName,
  givenName,
  Resolver,
  text,
} from '../../src/index.ts'

const model = defineModel({
  fields: { customer: customerId({ limit: 1 }), email: email(), first: givenName(), last: familyName(), note: text() },
  survivorship: { first: 'most-frequent', last: 'longest', note: { by: 'source-priority', order: ['crm', 'web'] } },
}) as AnyModel

const resolver = new Resolver(model)
resolver.put({
  source: 'crm',
  id: 1,
  at: '2026-03-01',
  email: 'a@mail.com',
  first: 'Ann',
  last: 'Stone',
  note: 'calls',
})
resolver.put({ source: 'web', id: 2, at: '2026-03-05', email: 'a@mail.com', first: 'Anna', last: 'Stone-Lee' })
resolver.put({ source: 'web', id: 3, at: '2026-03-03', email: 'a@mail.com', first: 'ANN', note: 'writes' })
resolver.put({ source: 'pos', id: 4, email: 'a@mail.com', first: 'Annie' })
resolver.put({ source: 'pos', id: 5, customer: 'c1', email: 'b@mail.com', first: 'Bob' })
resolver.put({ source: 'pos', id: 6, customer: 'c2', email: 'b@mail.com', first: 'Bob' })

const fieldOf = (field: string, id = 'e1') => explainGolden(resolver, id, field).fields[0]!

describe('how a golden value was chosen', () => {
  test('the candidates, their records and sources, and the rule', () => {
    expect(fieldOf('first')).toEqual({
      field: 'first',
      rule: 'most-frequent',
      value: 'Ann',
      decidedBy: 'rule',
      candidates: [
        {
          value: 'ann',
          written: ['ANN', 'Ann'],
          records: ['web:3', 'crm:1'],
          sources: ['crm', 'web'],
          first: '2026-03-01T00:00:00.000Z',
          last: '2026-03-03T00:00:00.000Z',
          chosen: true,
        },
        {
          value: 'anna',
          written: ['Anna'],
          records: ['web:2'],
          sources: ['web'],
          first: '2026-03-05T00:00:00.000Z',
          last: '2026-03-05T00:00:00.000Z',
          chosen: false,
        },
        { value: 'annie', written: ['Annie'], records: ['pos:4'], sources: ['pos'], chosen: false },
      ],
      notOwned: [],
    })
  })
  test('what parted it from the next best', () => {
    expect(fieldOf('last')).toMatchObject({ value: 'Stone-Lee', decidedBy: 'rule' })
    expect(fieldOf('note')).toMatchObject({ value: 'calls', decidedBy: 'rule' })
    expect(fieldOf('email')).toMatchObject({ value: ['a@mail.com'], decidedBy: 'only value' })
    resolver.put({ source: 'pos', id: 4, email: 'a@mail.com', first: 'Anna' })
    // two records each: the more recent name
    expect(fieldOf('first')).toMatchObject({ value: 'Anna', decidedBy: 'recency' })
    resolver.put({ source: 'pos', id: 4, email: 'a@mail.com', first: 'Annie', note: 'reads' })
    resolver.put({ source: 'shop', id: 7, email: 'a@mail.com', note: 'sings' })
    resolver.delete('crm:1')
    resolver.delete('web:3')
    expect(fieldOf('note')).toMatchObject({ value: 'reads', decidedBy: 'record key' })
  })

  test('a value that is not the entity’s own is no candidate', () => {
    const [email] = explainGolden(resolver, resolver.entityOf('pos:5')!.id, 'email').fields
    expect(email).toEqual({
      field: 'email',
      rule: 'union',
      decidedBy: 'no value',
      candidates: [],
      notOwned: ['b@mail.com'],
    })
  })

  test('it is what the golden record holds', () => {
    for (const { id, golden } of resolver.entities()) {
      for (const { field, value } of explainGolden(resolver, id).fields) {
        expect(value).toEqual((golden as Record<string, { value: unknown } | undefined>)[field]?.value)
      }
    }
  })

  test('as text', () => {
    expect(explanationText(explainGolden(resolver, resolver.entityOf('pos:5')!.id))).toBe(`golden record of e2

customer: c1 (union, the only value)
     value  records  sources  last  of
  *  c1           1  pos            pos:5

email: nothing (union, nothing to choose from)
  not its own: b@mail.com

first: Bob (most-frequent, the only value)
     value  records  sources  last  of
  *  bob          1  pos            pos:5
`)
  })

  test('misuse is told', () => {
    expect(() => explainGolden(resolver, 'e1', 'shoe')).toThrow("replace 'shoe'")
    expect(() => explainGolden(resolver, 'e99')).toThrow("'e99' is not")
  })
})
