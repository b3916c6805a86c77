import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Postings } from '../../src/collections/postings.ts'

const KEYS = 8

function rowsOf(postings: Postings, key: number): number[] {
  return Array.from({ length: postings.count(key) }, (_, i) => postings.rowAt(key, i))
}

function filled(): Postings {
  const postings = new Postings()
  postings.ensureKeys(KEYS)
  postings.set(0, [1, 2])
  postings.set(1, [2])
  postings.set(3, [2, 5])
  return postings
}

describe('Postings', () => {
  test('tells the rows of a key and the keys of a row', () => {
    const postings = filled()
    expect(rowsOf(postings, 2)).toEqual([0, 1, 3])
    expect(rowsOf(postings, 1)).toEqual([0])
    expect(rowsOf(postings, 7)).toEqual([])
    expect(postings.count(2)).toBe(3)
    expect([...postings.keysOf(3)]).toEqual([2, 5])
    expect([...postings.keysOf(2)]).toEqual([])
    expect([...postings.keysOf(99)]).toEqual([])
    expect([postings.otherRow(2, 3), postings.otherRow(2, 0), postings.otherRow(1, 0)]).toEqual([1, 3, -1])
    expect([postings.holds(3, 5), postings.holds(3, 4), postings.holds(99, 5)]).toEqual([true, false, false])
  })

  test.each([0, 1, 3])('row %d can leave from any place in a list', (row) => {
    const postings = filled()
    postings.clear(row)
    expect(rowsOf(postings, 2)).toEqual([0, 1, 3].filter((r) => r !== row))
    expect([...postings.keysOf(row)]).toEqual([])
    expect(postings.count(2)).toBe(2)
  })

  test('setting a row replaces what it held', () => {
    const postings = filled()
    postings.set(3, [7])
    expect(rowsOf(postings, 2)).toEqual([0, 1])
    expect(rowsOf(postings, 5)).toEqual([])
    expect(rowsOf(postings, 7)).toEqual([3])
  })

  test('a row may hold any number of keys, here and where another thread looks', () => {
    const postings = new Postings()
    postings.ensureKeys(1000)
    const counts = [254, 255, 256, 1000, 1]
    const tell = (): number[] => counts.map((_, row) => postings.keysOf(row).length)
    for (const [row, count] of counts.entries()) postings.set(row, [...Array(count).keys()])
    expect(tell()).toEqual(counts)
    expect([postings.holds(2, 255), postings.holds(1, 255), postings.holds(3, 999)]).toEqual([true, false, true])
    const shown = new Postings()
    shown.adopt(postings.share())
    expect(counts.map((_, row) => shown.keysOf(row).length)).toEqual(counts)
    expect([shown.holds(3, 999), shown.count(254), shown.rowAt(254, 0)]).toEqual([true, 3, 1])
    postings.set(3, [7])
    postings.clear(1)
    postings.set(4, [...Array(300).keys()])
    expect(tell()).toEqual([254, 0, 256, 1, 300])
  })

  test('clearing a row that never was, or twice, does nothing', () => {
    const postings = filled()
    postings.clear(42)
    postings.clear(1)
    postings.clear(1)
    expect(rowsOf(postings, 2)).toEqual([0, 3])
    expect(postings.count(2)).toBe(2)
  })

  test('knowing more keys later keeps the old ones', () => {
    const postings = filled()
    postings.ensureKeys(100)
    postings.ensureKeys(3)
    postings.set(4, [99])
    expect(rowsOf(postings, 99)).toEqual([4])
    expect(rowsOf(postings, 2)).toEqual([0, 1, 3])
  })

  test('rows loaded at once can leave and be set', () => {
    const postings = new Postings()
    postings.ensureKeys(2)
    postings.loadKeys(Int32Array.of(0, 1), { starts: Int32Array.of(0, 2, 3), items: Int32Array.of(0, 2, 2) })
    postings.loadRows(Int32Array.of(0, 1, 1, 3)).set([0, 0, 1])
    expect([rowsOf(postings, 0), rowsOf(postings, 1)]).toEqual([[0, 2], [2]])
    expect([0, 1, 2].map((row) => [...postings.keysOf(row)])).toEqual([[0], [], [0, 1]])
    postings.set(1, [1])
    postings.clear(0)
    expect([rowsOf(postings, 0), rowsOf(postings, 1)]).toEqual([[2], [1, 2]])
  })

  test('does what a Map from rows to sets of keys does', () => {
    const step = fc.record({
      row: fc.integer({ min: 0, max: 9 }),
      keys: fc.uniqueArray(fc.integer({ min: 0, max: KEYS - 1 }), { maxLength: 4 }),
      clear: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const postings = new Postings()
        postings.ensureKeys(KEYS)
        const twin = new Map<number, Set<number>>()
        for (const { row, keys, clear } of steps) {
          if (clear) postings.clear(row)
          else postings.set(row, keys)
          twin.set(row, new Set(clear ? [] : keys))
        }
        for (let key = 0; key < KEYS; key++) {
          const rows = [...twin].filter(([, keys]) => keys.has(key)).map(([row]) => row)
          expect(rowsOf(postings, key)).toEqual(rows.sort((a, b) => a - b))
          expect(postings.count(key)).toBe(rows.length)
        }
        for (const [row, keys] of twin) {
          expect(new Set(postings.keysOf(row))).toEqual(keys)
          for (const key of keys) expect(postings.holds(row, key)).toBe(true)
        }
      }),
    )
  })
})
