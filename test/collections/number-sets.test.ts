import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberSets } from '../../src/collections/number-sets.ts'

const KEYS = 4

function numbersOf(sets: NumberSets, key: number): number[] {
  return Array.from({ length: sets.count(key) }, (_, i) => sets.at(key, i))
}

test('numbers stand in ascending order, whichever came first', () => {
  const sets = new NumberSets()
  sets.ensureKeys(2)
  for (const number of [5, 3, 9, 1, 7]) sets.add(1, number)
  expect(numbersOf(sets, 1)).toEqual([1, 3, 5, 7, 9])
  for (const number of [3, 9, 1]) sets.delete(1, number)
  expect(numbersOf(sets, 1)).toEqual([5, 7])
  sets.delete(1, 7)
  expect(numbersOf(sets, 1)).toEqual([5])
  sets.delete(1, 5)
  expect([numbersOf(sets, 1), numbersOf(sets, 0)]).toEqual([[], []])
})

test('numbers loaded at once stand as if they had come one by one', () => {
  const sets = new NumberSets()
  sets.ensureKeys(5)
  sets.add(0, 8)
  sets.load(Int32Array.of(1, 2, 3), { starts: Int32Array.of(0, 1, 4, 8), items: Int32Array.of(7, 1, 3, 9, 2, 4, 6, 8) })
  expect([0, 1, 2, 3, 4].map((key) => numbersOf(sets, key))).toEqual([[8], [7], [1, 3, 9], [2, 4, 6, 8], []])
  for (const key of [1, 2, 3]) sets.add(key, 5)
  sets.delete(2, 1)
  expect([1, 2, 3].map((key) => numbersOf(sets, key))).toEqual([
    [5, 7],
    [3, 5, 9],
    [2, 4, 5, 6, 8],
  ])
})

test('does what a Map from keys to sets does', () => {
  const step = fc.record({ key: fc.nat(KEYS - 1), number: fc.nat(40) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const sets = new NumberSets()
      sets.ensureKeys(KEYS)
      const twin = Array.from({ length: KEYS }, () => new Set<number>())
      for (const { key, number } of steps) {
        // a number that is there leaves, one that is not comes
        if (twin[key]!.delete(number)) sets.delete(key, number)
        else {
          twin[key]!.add(number)
          sets.add(key, number)
        }
      }
      twin.forEach((numbers, key) => {
        expect(numbersOf(sets, key)).toEqual([...numbers].sort((a, b) => a - b))
      })
    }),
  )
})
