import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkModel } from '../../src/model/check-model.ts'
import { defineModel } from '../../src/model/define-model.ts'
import {
  cookie,
  customerId,
  date,
  email,
  familyName,
  givenName,
  identifier,
  loyaltyId,
  nationalId,
  number,
  phoneSpec,
  postalCode,
  socialHandle,
} from '../../src/model/field.ts'
import type { AnyModel, ModelInput } from '../../src/model/model.ts'
import { all, any, different, exact, similar } from '../../src/model/rule.ts'

function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen)
}

/** Any model: fields of many kinds, and rules, survivorship and sources about them. */
const anyModel: fc.Arbitrary<ModelInput> = fc
  .uniqueArray(
    fc.tuple(
      fc.stringMatching(/^[a-z][A-Za-z0-9]{0,6}$/).filter((name) => !['source', 'id', 'at'].includes(name)),
      fc.constantFrom(
        email(),
        email({ limit: 3, refuse: [], blocked: ['^x', 'y@z.org'] }),
        phoneSpec({ country: 'US', cap: 4, bits: 12.5 }),
        loyaltyId({ pattern: '^A\\d+$', limit: 1, checkDigit: 'luhn' }),
        cookie({ ttl: 30, witness: ['name'] }),
        identifier('crm', { caseSensitive: false, priority: 2 }),
        socialHandle({ network: 'instagram' }),
        nationalId({ country: 'DE' }),
        givenName(),
        familyName(),
        date({ order: 'day-first', pivot: 30, past: false }),
        postalCode({ country: 'GB' }),
        number({ decimals: 2 }),
      ),
    ),
    { selector: ([name]) => name, minLength: 1, maxLength: 6 },
  )
  .chain((entries) => {
    const field = fc.constantFrom(...entries.map(([name]) => name))
    const condition = fc.oneof(
      field.map((f) => exact(f)),
      field.map((f) => all(exact(f), similar(f, 0.9))),
      field.map((f) => any(exact(f), all(exact(f), different(f, 0.5, 'levenshtein')))),
    )
    const rule = fc.oneof(condition, fc.record({ name: fc.string({ minLength: 1 }), when: condition }))
    return fc.record(
      {
        fields: fc.constant(Object.fromEntries(entries)),
        link: fc.array(rule, { maxLength: 3 }),
        forbid: fc.array(rule, { maxLength: 3 }),
        policy: fc.constantFrom('strongest-first' as const, 'latest-wins' as const, 'demote' as const),
        prior: fc.integer({ min: -40, max: -10 }),
        thresholds: fc.constantFrom({}, { link: 3 }, { link: 8, review: 2.5 }, { link: -1 }),
        survivorship: fc.dictionary(
          field,
          fc.constantFrom(
            'longest' as const,
            { by: 'source-priority' as const, order: ['crm'] },
            { by: 'custom' as const, function: 'f' },
          ),
        ),
        sources: fc.dictionary(
          fc.constantFrom('pos', 'web', '*'),
          fc.record(
            { headers: fc.dictionary(fc.string({ minLength: 1 }), field), country: fc.constant('US') },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: ['fields'] },
    )
  })

describe('defineModel', () => {
  test('fills in every default', () => {
    const { comparisons, ...model } = defineModel({ fields: { email: email(), lastName: familyName() } })
    expect(comparisons.map((c) => `${c.field} by ${c.by}`)).toEqual(['email by emailAddress', 'lastName by personName'])
    expect(model).toEqual({
      version: 1,
      fields: { email: { kind: 'email', priority: 1, cap: 10, bits: 32 }, lastName: { kind: 'familyName' } },
      link: [],
      forbid: [],
      blocking: [],
      frequencies: {},
      policy: 'strongest-first',
      prior: -20,
      thresholds: { link: 4, review: 0 },
      survivorship: { email: 'union', lastName: 'most-recent' },
      sources: {},
    })
  })

  test('what the model says stands over the defaults', () => {
    const model = defineModel({
      fields: { email: email({ cap: 3, bits: 10, limit: 5 }) },
      survivorship: { email: 'oldest' },
      thresholds: { link: -2 },
      prior: -10,
    })
    expect(model.fields.email).toEqual({ kind: 'email', priority: 1, cap: 3, bits: 10, limit: 5 })
    expect(model.survivorship).toEqual({ email: 'oldest' })
    expect(model.thresholds).toEqual({ link: -2, review: -2 })
    expect(model.prior).toBe(-10)
  })

  test('an option that is undefined covers no default', () => {
    // users without exactOptionalPropertyTypes may write this
    const left = { priority: undefined, limit: undefined, cap: undefined, bits: undefined } as object
    const fields = { email: email(left), birthDate: date({ order: undefined } as object) }
    expect(defineModel({ fields })).toEqual(defineModel({ fields: { email: email(), birthDate: date() } }))
    expect(Object.keys(defineModel({ fields }).fields.birthDate)).toEqual(['kind'])
  })

  test('identifiers are trusted by kind, then by declaration, around what the model says', () => {
    const priorities = (model: AnyModel): object =>
      Object.fromEntries(
        Object.entries(model.fields).map(([name, spec]) => [name, 'priority' in spec ? spec.priority : '-']),
      )
    const fields = {
      cookieId: cookie(),
      workEmail: email(),
      email: email(),
      name: givenName(),
      customerId: customerId(),
    }
    expect(priorities(defineModel({ fields }))).toEqual({
      customerId: 1,
      workEmail: 2,
      email: 3,
      cookieId: 4,
      name: '-',
    })
    expect(priorities(defineModel({ fields: { ...fields, cookieId: cookie({ priority: 2 }) } }))).toEqual({
      customerId: 1,
      cookieId: 2,
      workEmail: 3,
      email: 4,
      name: '-',
    })
  })

  test('rules without a name are named after what they say', () => {
    const fields = { email: email(), firstName: givenName(), birthDate: date() }
    const { link, forbid } = defineModel({
      fields,
      link: [
        exact('email'),
        all(exact('birthDate'), similar('firstName', 0.9)),
        all(exact('email'), any(exact('birthDate'), similar('firstName', 0.8))),
        { name: 'my rule', when: exact('email') },
      ],
      forbid: [different('birthDate'), different('firstName', 0.7)],
    })
    expect(link.map((rule) => rule.name)).toEqual([
      'same email',
      'same birthDate and firstName ≥ 0.9',
      'same email and (same birthDate or firstName ≥ 0.8)',
      'my rule',
    ])
    expect(forbid.map((rule) => rule.name)).toEqual(['different birthDate', 'firstName < 0.7'])
  })

  test('is a copy: what the caller changes later changes no model', () => {
    const order = ['crm']
    const headers: Record<string, string> = { Mail: 'email' }
    const model = defineModel({
      fields: { email: email() },
      survivorship: { email: { by: 'source-priority', order } },
      sources: { pos: { headers } },
    })
    order.push('pos')
    headers.Phone = 'phone'
    expect(model.survivorship.email).toEqual({ by: 'source-priority', order: ['crm'] })
    expect(model.sources.pos).toEqual({ headers: { Mail: 'email' } })
    expect(Object.isFrozen(order)).toBe(false)
  })

  test('any model is taken, frozen through and through, and loads back from JSON as it was', () => {
    fc.assert(
      fc.property(anyModel, (input) => {
        expect(checkModel(input)).toEqual([])
        const model = defineModel(input)
        expect(isDeeplyFrozen(model)).toBe(true)
        const loaded = JSON.parse(JSON.stringify(model))
        expect(loaded).toEqual(model)
        expect(defineModel(loaded)).toEqual(model)
        expect(JSON.stringify(defineModel(loaded))).toBe(JSON.stringify(model))
        expect(defineModel(model)).toEqual(model)
      }),
    )
  })

  test('anything at all is either a model or a list of problems, never a crash', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.anything(), (value, other) => {
        for (const input of [
          value,
          { fields: value },
          { fields: { x: value } },
          { fields: { x: { kind: 'email', limit: value } } },
        ]) {
          expect(Array.isArray(checkModel(input))).toBe(true)
        }
        const fields = { x: email() }
        for (const part of ['link', 'forbid', 'policy', 'prior', 'thresholds', 'survivorship', 'sources']) {
          expect(Array.isArray(checkModel({ fields, [part]: value }))).toBe(true)
          expect(Array.isArray(checkModel({ fields, [part]: [value, other] }))).toBe(true)
          expect(Array.isArray(checkModel({ fields, [part]: { x: value } }))).toBe(true)
        }
      }),
    )
  })
})
