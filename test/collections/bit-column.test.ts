import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BitColumn } from '../../src/collections/bit-column.ts'

test('holds what a set of numbers holds', () => {
  const deed = fc.tuple(fc.nat(200), fc.boolean())
  fc.assert(
    fc.property(fc.array(deed), (deeds) => {
      const column = new BitColumn()
      const set = new Set<number>()
      for (const [bit, to] of deeds) {
        column.extend(bit + 1)
        column.set(bit, to)
        if (to) set.add(bit)
        else set.delete(bit)
      }
      for (let bit = -1; bit < 300; bit++) expect(column.has(bit)).toBe(set.has(bit))
    }),
  )
})

test('takes a bit a number, and tells the bits eight a byte', () => {
  const column = new BitColumn()
  column.extend(10)
  column.set(0, true)
  column.set(9, true)
  expect([...column.view]).toEqual([0b1, 0b10])
  expect(column.byteLength).toBe(2)
  column.extend(3)
  expect(column.byteLength).toBe(2)
})

test('goes on where another one stood', () => {
  const column = new BitColumn()
  column.extend(12)
  column.set(11, true)
  const [taken, shown] = [new BitColumn(), new BitColumn()]
  shown.adopt(column.view)
  taken.take(column.parts())
  expect([shown.has(11), taken.has(11), taken.has(10)]).toEqual([true, true, false])
})
