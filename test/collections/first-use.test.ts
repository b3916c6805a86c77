import { expect, test } from 'vitest'
import { FirstUse } from '../../src/collections/first-use.ts'

test('ids are numbered in the order of their first use', () => {
  const numbers = new FirstUse(10)
  expect([7, 2, 7, 9, 2].map((id) => numbers.numberOf(id))).toEqual([0, 1, 0, 2, 1])
  expect([...numbers.ids.view]).toEqual([7, 2, 9])
})
