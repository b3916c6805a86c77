import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { cookie, customerId, email, givenName, identifier, phoneSpec } from '../../src/model/field.ts'
import { identifierTypes, namespaceOf } from '../../src/table/namespace.ts'

describe('namespaceOf', () => {
  test('identifiers share values by kind, identifiers of your own by their namespace, attributes never', () => {
    expect(namespaceOf('workEmail', email())).toBe('email')
    expect(namespaceOf('crmId', identifier('crm'))).toBe('identifier:crm')
    expect(namespaceOf('firstName', givenName())).toBe('field:firstName')
  })

  test('a namespace of your own cannot be taken for a kind or a field', () => {
    const spaces = [
      namespaceOf('x', identifier('email')),
      namespaceOf('x', email()),
      namespaceOf('email', givenName()),
      namespaceOf('x', identifier('field:email')),
    ]
    expect(new Set(spaces).size).toBe(4)
  })
})

describe('identifierTypes', () => {
  test('gives the identifiers, most trusted first, with their policy', () => {
    const { fields } = defineModel({
      fields: {
        cookieId: cookie({ ttl: 30 }),
        firstName: givenName(),
        phone: phoneSpec({ limit: 3, bits: 12.3456 }),
        no: customerId(),
      },
    })
    expect(identifierTypes(fields)).toEqual([
      {
        namespace: 'customerId',
        fields: ['no'],
        limit: undefined,
        cap: 10,
        priority: 1,
        millibits: 40_000,
        witness: undefined,
        ttl: undefined,
      },
      {
        namespace: 'phone',
        fields: ['phone'],
        limit: 3,
        cap: 10,
        priority: 2,
        millibits: 12_346,
        witness: undefined,
        ttl: undefined,
      },
      {
        namespace: 'cookie',
        fields: ['cookieId'],
        limit: undefined,
        cap: 10,
        priority: 3,
        millibits: 25_000,
        witness: undefined,
        ttl: 30,
      },
    ])
  })

  test('fields of one namespace are one type under the strictest of their policies', () => {
    const { fields } = defineModel({
      fields: { email: email({ limit: 5, cap: 4, bits: 20 }), workEmail: email({ limit: 2, bits: 30, ttl: 10 }) },
    })
    expect(identifierTypes(fields)).toEqual([
      {
        namespace: 'email',
        fields: ['email', 'workEmail'],
        limit: 2,
        cap: 4,
        priority: 1,
        millibits: 20_000,
        witness: undefined,
        ttl: 10,
      },
    ])
  })
})
