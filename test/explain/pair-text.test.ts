import { describe, expect, test } from 'vitest'
import { explanationText } from '../../src/explain/index.ts'
import {
  type AnyModel,
  customerId,
  defineModel,
  different,
  email,
  familyName,
  givenName,
  Resolver,
} from '../../src/index.ts'

const model = defineModel({
  fields: { customer: customerId({ limit: 1 }), email: email(), firstName: givenName(), lastName: familyName() },
  forbid: [{ name: 'other first name', when: different('firstName', 0.7) }],
}) as AnyModel

describe('two records as text', () => {
  const resolver = new Resolver(model)
  resolver.put({ source: 's', id: 1, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone' })
  resolver.put({ source: 's', id: 2, email: 'a@mail.com', customer: 'c1' })

  test('one entity: the sum, what they share and the path', () => {
    expect(explanationText(resolver.explain('s:1', 's:2'))).toBe(`s:1 and s:2: one entity, e1
           s:1         s:2         level                                        bits     sum
prior                              against strangers                          −20.00  −20.00
customer               c1          missing                                     +0.00  −20.00
email      a@mail.com  a@mail.com  equal                                      +32.00  +12.00
firstName  ann                     missing                                     +0.00  +12.00
lastName   stone                   missing                                     +0.00  +12.00
total                              link (link from +4.00, review from +0.00)  +12.00

shared
                                 records           bits
  identifier  email  a@mail.com        2  links  +12.00

path
  from  to   through             bits
  s:1   s:2  email a@mail.com  +12.00
`)
  })

  test('two entities: what keeps them apart, and what removes it', () => {
    resolver.put({ source: 's', id: 3, firstName: 'Bob', lastName: 'Stone', customer: 'c1' })
    resolver.judge('s:1', 's:2', 'different', { by: 'ana', note: 'twins' })
    const text = explanationText(resolver.explain('s:1', 's:2'))
    expect(text.slice(text.indexOf('judged'))).toBe(`judged different by ana

kept apart by
  s:1 and s:2 were judged different by ana: twins
    removed by: taking back the judgement on s:1 and s:2
  forbid rule 'other first name' holds for s:1 and s:3
    removed by: a model without the forbid rule 'other first name'
`)
  })

  test('every cause and cure has words', () => {
    const other = new Resolver(
      defineModel({
        fields: { ...model.fields, email: email({ cap: 1, witness: ['name'] }) },
        sources: { crm: { clean: true } },
      }) as AnyModel,
    )
    other.put({ source: 'crm', id: 1, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone' })
    other.put({ source: 'crm', id: 2, email: 'a@mail.com', firstName: 'Bob', lastName: 'Lee' })
    other.put({ source: 'web', id: 3, firstName: 'Ann', lastName: 'Lee' })
    const causes = (a: string, b: string): string => explanationText(other.explain(a, b)).split('kept apart by\n')[1]!
    expect(causes('crm:1', 'crm:2')).toBe(`  email a@mail.com is quarantined: 2 records hold it
    removed by: cap 2 for email
  match weight −27.82 is 31.82 short of a link (firstName different −4.01, lastName different −3.82)
    removed by: judging crm:1 and crm:2 the same
  crm:1 and crm:2 are of crm, a clean list that holds each person once
    removed by: not calling crm clean
`)
    expect(causes('crm:1', 'web:3')).toBe(`  no key in common, so they were never compared
      email: a@mail.com | –
      lastName + firstName: stone · ann | lee · ann
    removed by: a blocking rule on firstName
  match weight −17.21 is 21.21 short of a link (lastName different −3.82)
    removed by: thresholds.link -17.209
`)
  })
})
