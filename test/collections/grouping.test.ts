import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupBy } from '../../src/collections/grouping.ts'

test('elements of each group, ascending, and those in no group left out', () => {
  const { starts, items } = groupBy(Int32Array.of(2, 0, -1, 2, 0, 2), 4)
  expect([...starts]).toEqual([0, 2, 2, 5, 5])
  expect([...items]).toEqual([1, 4, 0, 3, 5])
})

test('nothing to group', () => {
  expect([...groupBy(new Int32Array(0), 0).starts]).toEqual([0])
  expect([...groupBy(Int32Array.of(-1, -1), 2).items]).toEqual([])
})

test('each group is what filtering gives', () => {
  const groups = 5
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: groups - 1 })), (groupOf) => {
      const { starts, items } = groupBy(Int32Array.from(groupOf), groups)
      expect(starts).toHaveLength(groups + 1)
      for (let g = 0; g < groups; g++) {
        const expected = groupOf.flatMap((of, i) => (of === g ? [i] : []))
        expect([...items.subarray(starts[g], starts[g + 1])]).toEqual(expected)
      }
    }),
  )
})
