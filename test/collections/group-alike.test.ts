import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupAlike } from '../../src/collections/group-alike.ts'
import { finish } from '../../src/collections/steps.ts'

function groups(columns: readonly (readonly number[])[]): number[][] {
  const { starts, items } = finish(groupAlike(columns.map((column) => Int32Array.from(column))))
  return Array.from({ length: starts.length - 1 }, (_, g) => [...items.subarray(starts[g], starts[g + 1])])
}

test('alike are those that have the same in every column', () => {
  expect(groups([[5, 1, 5, 1, 5]])).toEqual([
    [1, 3],
    [0, 2, 4],
  ])
  expect(
    groups([
      [5, 1, 5, 1, 5],
      [0, 9, 7, 9, 0],
    ]),
  ).toEqual([[1, 3], [0, 4], [2]])
  expect(groups([[], []])).toEqual([])
})

test('does what grouping by a text of all numbers does', () => {
  const element = fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom(0, 1, 70_000))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(element, { maxLength: 100 }), (width, elements) => {
      const twin = new Map<string, number[]>()
      elements.forEach((numbers, i) => {
        const text = numbers
          .slice(0, width)
          .map((n) => String(n).padStart(6, '0'))
          .join()
        twin.set(text, [...(twin.get(text) ?? []), i])
      })
      const columns = Array.from({ length: width }, (_, c) => elements.map((numbers) => numbers[c]!))
      expect(groups(columns)).toEqual([...twin].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, items]) => items))
    }),
  )
})
