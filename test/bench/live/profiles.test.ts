import { expect, test } from 'vitest'
import { profileModel, profileRecord } from '../../../bench/live/profiles.ts'
import { Resolver } from '../../../src/index.ts'

test('a profile has three identifiers that no other has, the same at every visit', () => {
  const resolver = new Resolver(profileModel)
  for (const visit of [0, 1]) for (let n = 0; n < 500; n++) resolver.put(profileRecord(n, visit))
  const entities = [...resolver.entities()]
  expect(entities.length).toBe(500)
  for (const { records, identifiers } of entities) {
    expect(records.length).toBe(2)
    expect(Object.keys(identifiers)).toEqual(['cookie', 'email', 'loyalty_id'])
  }
  expect(profileRecord(7)).toEqual(profileRecord(7))
  expect(profileRecord(99_999_999).loyalty_id).toMatch(/^NTO\d{8}$/)
})
