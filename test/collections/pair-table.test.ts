import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PairTable } from '../../src/collections/pair-table.ts'

test('answers as a map does, cleared or not', () => {
  const pair = fc.tuple(fc.nat(30), fc.nat(30))
  const step = fc.oneof(
    { weight: 50, arbitrary: fc.tuple(pair, fc.nat()) },
    { weight: 1, arbitrary: fc.constant('clear' as const) },
  )
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 300 }), (steps) => {
      const table = new PairTable()
      const map = new Map<string, number>()
      for (const of of steps) {
        if (of === 'clear') {
          table.clear()
          map.clear()
        } else {
          const [[a, b], value] = of
          table.set(a, b, value)
          map.set(`${a} ${b}`, value)
        }
      }
      expect(table.size).toBe(map.size)
      const pairs = Array.from({ length: 31 * 31 }, (_, i): [number, number] => [i % 31, Math.floor(i / 31)])
      expect(pairs.map(([a, b]) => table.get(a, b))).toEqual(pairs.map(([a, b]) => map.get(`${a} ${b}`) ?? -1))
    }),
  )
})

test('knows a pair from its reverse, and the greatest numbers', () => {
  const table = new PairTable()
  table.set(1, 2, 0)
  table.set(0x7ffffffe, 0x7fffffff, 0x7fffffff)
  expect([table.get(1, 2), table.get(2, 1), table.get(0x7ffffffe, 0x7fffffff)]).toEqual([0, -1, 0x7fffffff])
})
