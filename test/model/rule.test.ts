import { expect, test } from 'vitest'
import { all, any, different, exact, similar } from '../../src/model/rule.ts'

test('builders make plain frozen conditions', () => {
  expect(exact('email')).toEqual({ kind: 'exact', field: 'email' })
  expect(similar('firstName', 0.9)).toEqual({ kind: 'similar', field: 'firstName', by: 'jaroWinkler', atLeast: 0.9 })
  expect(similar('address', 0.8, 'levenshtein')).toEqual({
    kind: 'similar',
    field: 'address',
    by: 'levenshtein',
    atLeast: 0.8,
  })
  expect(different('birthDate')).toEqual({ kind: 'different', field: 'birthDate', by: 'jaroWinkler', below: 1 })
  expect(different('firstName', 0.7)).toMatchObject({ below: 0.7 })
  const both = all(exact('email'), any(exact('phone'), exact('birthDate')))
  expect(both).toEqual({
    kind: 'all',
    of: [
      { kind: 'exact', field: 'email' },
      {
        kind: 'any',
        of: [
          { kind: 'exact', field: 'phone' },
          { kind: 'exact', field: 'birthDate' },
        ],
      },
    ],
  })
  expect(Object.isFrozen(both)).toBe(true)
  expect(Object.isFrozen('of' in both && both.of)).toBe(true)
})
