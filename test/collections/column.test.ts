import { describe, expect, test } from 'vitest'
import { Float64Column, Int32Column, Uint8Column } from '../../src/collections/column.ts'

describe('Int32Column', () => {
  test('pushes beyond its capacity and tells where', () => {
    const column = new Int32Column(2)
    expect([10, 20, 30].map((v) => column.push(v))).toEqual([0, 1, 2])
    expect(column.length).toBe(3)
    expect([...column.data.subarray(0, 3)]).toEqual([10, 20, 30])
  })

  test('may start without capacity', () => {
    const column = new Int32Column(0)
    column.push(7)
    expect(column.data[0]).toBe(7)
  })

  test('extends with a fill value, and never shrinks or overwrites', () => {
    const column = new Int32Column(1)
    column.push(1)
    column.extend(40, -1)
    column.extend(3, 9)
    expect(column.length).toBe(40)
    expect([...column.data.subarray(0, 40)]).toEqual([1, ...Array<number>(39).fill(-1)])
  })
})

test('Uint8Column extends with a fill value, also where longer times have left others', () => {
  const column = new Uint8Column(1)
  column.extend(40, 7)
  column.length = 2
  column.extend(4)
  column.extend(30, 9)
  expect([...column.view]).toEqual([7, 7, 0, 0, ...Array<number>(26).fill(9)])
})

test('Float64Column keeps infinities and fractions', () => {
  const column = new Float64Column(1)
  for (const value of [Number.NEGATIVE_INFINITY, 0.5, Number.MAX_VALUE]) column.push(value)
  expect([...column.data.subarray(0, column.length)]).toEqual([Number.NEGATIVE_INFINITY, 0.5, Number.MAX_VALUE])
})

test('columns are loaded with copies', () => {
  const ints = Int32Array.of(1, 2, 3)
  const column = new Int32Column(1)
  column.push(9)
  column.load(ints)
  column.push(4)
  ints[0] = 7
  expect([...column.view]).toEqual([1, 2, 3, 4])
  const doubles = new Float64Column(1)
  doubles.load(Float64Array.of(0.5, 1.5))
  doubles.push(2.5)
  expect([...doubles.view]).toEqual([0.5, 1.5, 2.5])
})
