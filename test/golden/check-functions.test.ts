import { expect, test } from 'vitest'
import { SelfsameError } from '../../src/errors.ts'
import { checkFunctions } from '../../src/golden/check-functions.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { email, givenName, text } from '../../src/model/field.ts'

const model = defineModel({
  fields: { email: email(), firstName: givenName(), note: text() },
  survivorship: {
    firstName: { by: 'custom', function: 'pickName' },
    note: { by: 'custom', function: 'toString' },
  },
})

test('every function the model names must be there, and all that are missing are told', () => {
  const check = (): void => checkFunctions(model)
  expect(check).toThrow(SelfsameError)
  try {
    check()
  } catch (error) {
    expect((error as SelfsameError).code).toBe('call-invalid')
    expect((error as SelfsameError).problems).toEqual([
      {
        path: 'functions.pickName',
        expected: 'a function (survivorship.firstName names it)',
        cure: 'pass functions: { "pickName": (candidates) => candidates[0] } beside the model',
      },
      {
        path: 'functions.toString',
        expected: 'a function (survivorship.note names it)',
        cure: 'pass functions: { "toString": (candidates) => candidates[0] } beside the model',
      },
    ])
  }
})

test('a function under the right name is enough; others may stand beside it', () => {
  const first = (candidates: readonly unknown[]): never => candidates[0] as never
  expect(() => checkFunctions(model, { pickName: first, toString: first, spare: first })).not.toThrow()
  expect(() => checkFunctions(defineModel({ fields: { email: email() } }))).not.toThrow()
})
