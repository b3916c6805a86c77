import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UnionFind } from '../../src/collections/union-find.ts'

/** Labels by repainting: slow and obvious. */
class NaiveSets {
  readonly labels: number[]

  constructor(size: number) {
    this.labels = Array.from({ length: size }, (_, i) => i)
  }

  union(a: number, b: number): boolean {
    const [keep, drop] = [this.labels[a]!, this.labels[b]!].sort((x, y) => x - y) as [number, number]
    this.labels.forEach((label, i) => {
      if (label === drop) this.labels[i] = keep
    })
    return keep !== drop
  }
}

describe('UnionFind', () => {
  test('starts with every element in a set of its own', () => {
    const sets = new UnionFind(3)
    expect(sets.size).toBe(3)
    expect(sets.sets).toBe(3)
    expect([0, 1, 2].map((x) => sets.find(x))).toEqual([0, 1, 2])
    expect(sets.connected(0, 1)).toBe(false)
    expect(sets.connected(2, 2)).toBe(true)
  })

  test('joins sets, tells whether they were apart, and names them by their smallest element', () => {
    const sets = new UnionFind(6)
    expect(sets.union(5, 3)).toBe(true)
    expect(sets.union(3, 4)).toBe(true)
    expect(sets.union(4, 5)).toBe(false)
    expect(sets.union(2, 2)).toBe(false)
    expect([0, 1, 2, 3, 4, 5].map((x) => sets.find(x))).toEqual([0, 1, 2, 3, 3, 3])
    expect(sets.union(5, 1)).toBe(true)
    expect(sets.find(4)).toBe(1)
    expect(sets.sets).toBe(3)
  })

  test('may hold nothing', () => {
    const sets = new UnionFind(0)
    expect(sets.size).toBe(0)
    expect(sets.sets).toBe(0)
    expect(() => sets.find(0)).toThrow(RangeError)
  })

  test.each([[-1], [1.5], [Number.NaN], [2 ** 31], [Number.POSITIVE_INFINITY]])('refuses a size of %d', (size) => {
    expect(() => new UnionFind(size)).toThrow(RangeError)
    expect(() => new UnionFind(size)).toThrow('UnionFind: size must be a whole number from 0 to 2147483647')
  })

  test.each([[-1], [3], [Number.NaN], [0.5]])('refuses element %d of three, and changes nothing', (x) => {
    const sets = new UnionFind(3)
    expect(() => sets.find(x)).toThrow(RangeError)
    expect(() => sets.union(x, 0)).toThrow(RangeError)
    expect(() => sets.union(0, x)).toThrow(RangeError)
    expect(() => sets.connected(0, x)).toThrow(RangeError)
    expect(sets.sets).toBe(3)
    expect([...sets.parent]).toEqual([0, 1, 2])
  })

  test('a long chain is one set', () => {
    const n = 100_000
    const sets = new UnionFind(n)
    for (let i = n - 1; i > 0; i--) sets.union(i, i - 1)
    expect(sets.sets).toBe(1)
    expect(sets.find(n - 1)).toBe(0)
  })

  test('agrees with repainting, after every step', () => {
    const size = 20
    const element = fc.integer({ min: 0, max: size - 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(element, element), { maxLength: 40 }), (unions) => {
        const sets = new UnionFind(size)
        const twin = new NaiveSets(size)
        for (const [a, b] of unions) {
          expect(sets.union(a, b)).toBe(twin.union(a, b))
          expect(sets.connected(a, b)).toBe(true)
          expect(sets.sets).toBe(new Set(twin.labels).size)
        }
        // the smallest element of a set is its label in the twin
        expect(twin.labels.map((_, x) => sets.find(x))).toEqual(twin.labels)
      }),
    )
  })
})
