import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HashTable } from '../../src/collections/hash-table.ts'

function idsOf(table: HashTable, hash: number): number[] {
  const ids: number[] = []
  for (let slot = table.first(hash); slot >= 0; slot = table.next(hash, slot)) ids.push(table.idAt(slot))
  return ids.sort((a, b) => a - b)
}

// few hashes, so that they meet; the smallest and the largest, which stand at both ends of the table
const anyHash = fc.oneof(fc.constantFrom(0, 1, 14, 15, -1, -2, -3, 0x7fffffff, -0x80000000), fc.integer())

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

  test('holds what was added and not removed, at every size', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyHash, fc.integer({ min: 0, max: 3 })), { maxLength: 300 }), (steps) => {
        const table = new HashTable(4)
        const twin = new Map<number, number[]>()
        steps.forEach(([hash, add], id) => {
          const ids = twin.get(hash) ?? []
          twin.set(hash, ids)
          if (add > 0) {
            table.add(hash, id)
            ids.push(id)
          } else {
            const gone = ids.splice(id % (ids.length || 1), 1)
            for (const one of gone) table.remove(hash, one)
          }
        })
        for (const [hash, ids] of twin) expect(idsOf(table, hash)).toEqual(ids)
        expect(table.size).toBe([...twin.values()].flat().length)
      }),
    )
  })

  test('many ids are found while it is stretched, and cost 10 to 15 bytes each', () => {
    const table = new HashTable(4)
    const hashOf = (id: number): number => Math.imul(id, 0x9e3779b1) | 0
    for (let id = 0; id < 200_000; id++) {
      table.add(hashOf(id), id)
      const known = (id * 7) % (id + 1)
      if (known % 5 < 4 && !idsOf(table, hashOf(known)).includes(known))
        throw new Error(`${known} of ${id + 1} is not found`)
      if (id % 5 === 4) table.remove(hashOf(id), id)
    }
    const lost = Array.from({ length: 200_000 }, (_, id) => idsOf(table, hashOf(id)).length - (id % 5 === 4 ? 0 : 1))
    expect([table.size, lost.every((n) => n === 0)]).toEqual([160_000, true])
    expect(table.byteLength / table.size).toBeGreaterThan(9.9)
    expect(table.byteLength / table.size).toBeLessThan(15.1)
  })
})
