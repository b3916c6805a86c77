import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberLists } from '../../src/collections/number-lists.ts'

const LISTS = 4

function read(lists: NumberLists, list: number): [number, number][] {
  const numbers: [number, number][] = []
  for (let entry = lists.first(list); entry !== 0; entry = lists.next(entry)) {
    numbers.push([lists.number(entry), lists.least(entry)])
  }
  return numbers
}

test('hold what maps hold, in the same order, however long they grow', () => {
  const list = fc.nat(LISTS - 1)
  const step = fc.oneof(
    {
      weight: 20,
      arbitrary: fc.record({ do: fc.constant('add' as const), list, number: fc.nat(40), least: fc.nat(9) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('addAll' as const), list, from: list, most: fc.constantFrom(5, 99) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), list }) },
  )
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 120 }), (steps) => {
      const lists = new NumberLists(LISTS, 2)
      const maps = Array.from({ length: LISTS }, () => new Map<number, number>())
      const add = (into: Map<number, number>, number: number, least: number): unknown =>
        into.set(number, Math.min(least, into.get(number) ?? least))
      for (const of of steps) {
        const map = maps[of.list]!
        if (of.do === 'clear') {
          lists.clear(of.list)
          map.clear()
        } else if (of.do === 'add') {
          lists.add(of.list, of.number, of.least)
          add(map, of.number, of.least)
        } else if (of.from !== of.list) {
          lists.addAll(of.list, of.from, of.most)
          for (const [number, least] of maps[of.from]!) if (map.size < of.most) add(map, number, least)
        }
      }
      maps.forEach((map, l) => {
        expect(read(lists, l)).toEqual([...map])
        expect(lists.count(l)).toBe(map.size)
        const numbers = [...Array(41).keys()]
        expect(numbers.filter((number) => lists.find(l, number) !== 0)).toEqual(numbers.filter((n) => map.has(n)))
        const common = maps.map((other) => [...map.keys()].filter((n) => other.has(n)).length)
        expect(maps.map((_, m) => lists.common(l, m))).toEqual(common)
      })
    }),
    { numRuns: 300 },
  )
})
