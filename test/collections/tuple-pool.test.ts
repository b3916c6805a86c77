import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TuplePool } from '../../src/collections/tuple-pool.ts'

describe('TuplePool', () => {
  test('gives each distinct tuple the next id', () => {
    const pool = new TuplePool(2)
    const ids = [
      [1, 2],
      [2, 1],
      [1, 2],
      [0, 0],
    ].map((tuple) => pool.intern(tuple))
    expect(ids).toEqual([0, 1, 0, 2])
    expect([pool.find([2, 1]), pool.find([2, 2])]).toEqual([1, -1])
    expect([pool.at(1, 0), pool.at(1, 1)]).toEqual([2, 1])
  })

  test('reads a tuple out of a longer row of numbers', () => {
    const pool = new TuplePool(2)
    expect([pool.intern([7, 8, 9], 1), pool.intern([8, 9])]).toEqual([0, 0])
  })

  test('finds tuples that were loaded, and numbers those that come later after them', () => {
    const pool = new TuplePool(2)
    expect([...pool.load([Int32Array.of(1, 2), Int32Array.of(5, 6)])]).toEqual([0, 1])
    expect([pool.size, pool.at(1, 0), pool.at(1, 1)]).toEqual([2, 2, 6])
    expect([pool.intern([3, 7]), pool.find([2, 6]), pool.find([6, 2]), pool.intern([1, 5])]).toEqual([2, 1, -1, 0])
    expect([...pool.load([Int32Array.of(8), Int32Array.of(9)])]).toEqual([3])
    expect([pool.find([8, 9]), pool.intern([3, 7])]).toEqual([3, 2])
  })

  test('a tuple of one number is that number', () => {
    const pool = new TuplePool(1)
    expect([pool.intern([41]), pool.find([5]), pool.at(41, 0)]).toEqual([41, 5, 41])
  })

  test('numbers tuples as a Map of texts does, also beyond one table', () => {
    const number = fc.integer({ min: 0, max: 0x7fffffff })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.array(fc.tuple(number, number, number, number)), (width, rows) => {
        const pool = new TuplePool(width)
        const twin = new Map<string, number>()
        for (const row of [...rows, ...rows]) {
          const text = row.slice(0, width).join()
          if (!twin.has(text)) twin.set(text, twin.size)
          expect(pool.intern(row)).toBe(twin.get(text))
        }
      }),
    )
    const pool = new TuplePool(2)
    const wrong = Array.from({ length: 30_000 }, (_, i) => i).filter((i) => pool.intern([i % 173, i]) !== i)
    expect([wrong, pool.size, pool.find([29_999 % 173, 29_999])]).toEqual([[], 30_000, 29_999])
  })
})
