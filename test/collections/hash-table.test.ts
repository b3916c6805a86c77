import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HashTable } from '../../src/collections/hash-table.ts'

function idsOf(table: HashTable, hash: number): number[] {
  const ids: number[] = []
  for (let slot = table.first(hash); slot >= 0; slot = table.next(hash, slot)) ids.push(table.idAt(slot))
  return ids.sort((a, b) => a - b)
}

// few hashes, so that they meet; their low bits, so that runs wrap around the end of the table
const anyHash = fc.constantFrom(0, 1, 14, 15, 16, 31, -1, -2, 0x7fffffff, -0x80000000)

describe('HashTable', () => {
  test('keeps several ids of one hash', () => {
    const table = new HashTable(4)
    for (const [hash, id] of [
      [7, 0],
      [7, 3],
      [-9, 1],
    ] as const)
      table.add(hash, id)
    expect([idsOf(table, 7), idsOf(table, -9), idsOf(table, 8)]).toEqual([[0, 3], [1], []])
  })

  test('holds what was added and not removed, whole or split', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyHash, fc.boolean()), { maxLength: 120 }), (steps) => {
        const table = new HashTable(4)
        const twin = new Map<number, number[]>()
        steps.forEach(([hash, add], id) => {
          const ids = twin.get(hash) ?? []
          twin.set(hash, ids)
          if (add) {
            table.add(hash, id)
            ids.push(id)
          } else {
            const gone = ids.splice(id % (ids.length || 1), 1)
            for (const one of gone) table.remove(hash, one)
          }
        })
        const tables = table.split(3)
        for (const [hash, ids] of twin) {
          expect(idsOf(table, hash)).toEqual(ids)
          expect(idsOf(tables[hash >>> 29]!, hash)).toEqual(ids)
        }
        expect(table.size).toBe([...twin.values()].flat().length)
        expect(tables.reduce((n, t) => n + t.size, 0)).toBe(table.size)
      }),
    )
  })
})
