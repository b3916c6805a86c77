import { describe, expectTypeOf, test } from 'vitest'
import type { GoldenRecord, GoldenValue } from '../../src/golden/golden-record.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { cookie, date, email, geo, givenName, loyaltyId } from '../../src/model/field.ts'
import type { AnyModel, FieldName, FieldsInput, Model, RecordInput } from '../../src/model/model.ts'
import { exact } from '../../src/model/rule.ts'

const model = defineModel({
  fields: {
    loyaltyId: loyaltyId({ limit: 1 }),
    email: email(),
    cookieId: cookie(),
    firstName: givenName(),
    birthDate: date(),
    home: geo(),
  },
})
type Shop = typeof model

describe('types flow from the model', () => {
  test('to the names of its fields', () => {
    expectTypeOf<FieldName<Shop>>().toEqualTypeOf<
      'loyaltyId' | 'email' | 'cookieId' | 'firstName' | 'birthDate' | 'home'
    >()
    expectTypeOf<FieldName>().toEqualTypeOf<string>()
  })

  test('to the records that are put', () => {
    const record: RecordInput<Shop> = {
      source: 'pos',
      id: 1,
      at: new Date(0),
      email: ['a@b.org', null],
      birthDate: new Date(0),
      home: { lat: 1, lon: 2 },
      firstName: undefined,
    }
    expectTypeOf(record.source).toEqualTypeOf<string>()
    // @ts-expect-error a misspelt field
    const misspelt: RecordInput<Shop> = { source: 'pos', id: 1, emial: 'a@b.org' }
    // @ts-expect-error a record needs its source
    const sourceless: RecordInput<Shop> = { id: 1, email: 'a@b.org' }
    // @ts-expect-error a record needs its id
    const nameless: RecordInput<Shop> = { source: 'pos', email: 'a@b.org' }
    // @ts-expect-error a name is no date
    const dated: RecordInput<Shop> = { source: 'pos', id: 1, firstName: new Date(0) }
    // @ts-expect-error an e-mail is no object
    const nested: RecordInput<Shop> = { source: 'pos', id: 1, email: { value: 'a@b.org' } }
    expectTypeOf([misspelt, sourceless, nameless, dated, nested]).toBeArray()
  })

  test('to what is looked for', () => {
    const query: FieldsInput<Shop> = { cookieId: 'c-77' }
    // @ts-expect-error a misspelt field
    const misspelt: FieldsInput<Shop> = { cookie: 'c-77' }
    expectTypeOf([query, misspelt]).toBeArray()
  })

  test('to golden records', () => {
    expectTypeOf<GoldenRecord<Shop>['email']>().toEqualTypeOf<GoldenValue | undefined>()
    expectTypeOf<keyof GoldenRecord<Shop>>().toEqualTypeOf<FieldName<Shop>>()
    // @ts-expect-error a misspelt field
    expectTypeOf<GoldenRecord<Shop>['emial']>().toBeAny()
  })

  test('to survivorship, whose fields are those of the model', () => {
    defineModel({ fields: { email: email() }, survivorship: { email: 'oldest' }, link: [exact('email')] })
    // @ts-expect-error a misspelt field
    defineModel({ fields: { email: email() }, survivorship: { emial: 'oldest' } })
    // @ts-expect-error no such rule
    defineModel({ fields: { email: email() }, survivorship: { email: 'newest' } })
  })
})

describe('a model the compiler does not know', () => {
  test('comes from JSON, and its records hold anything', () => {
    const loaded: AnyModel = defineModel(JSON.parse('{}'))
    expectTypeOf(loaded).toExtend<Model>()
    const record: RecordInput<AnyModel> = { source: 'pos', id: 'x', whatever: { deep: [1] } }
    const query: FieldsInput = { whatever: 1 }
    expectTypeOf([record, query]).toBeArray()
    // @ts-expect-error but it needs its source all the same
    const sourceless: RecordInput<AnyModel> = { id: 'x' }
    expectTypeOf(sourceless).toBeObject()
  })

  test('every model is one', () => {
    expectTypeOf<Shop>().toExtend<AnyModel>()
  })
})

test('options are checked by kind', () => {
  // @ts-expect-error a limit is a number
  email({ limit: '1' })
  // @ts-expect-error a cookie has no pattern
  cookie({ pattern: 'x' })
  // @ts-expect-error names take no options
  givenName({ limit: 1 })
})
