import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutVertices } from '../../src/graph/cut-vertices.ts'

function neighboursOf(n: number, edges: readonly (readonly [number, number])[]): number[][] {
  const neighbours: number[][] = Array.from({ length: n }, () => [])
  for (const [a, b] of edges) {
    neighbours[a]!.push(b)
    neighbours[b]!.push(a)
  }
  return neighbours
}

/** How many parts the vertices are in, one of them left out. */
function partsWithout(neighbours: readonly (readonly number[])[], without: number): number {
  const seen = new Set<number>([without])
  let parts = 0
  for (let start = 0; start < neighbours.length; start++) {
    if (seen.has(start)) continue
    parts++
    const queue = [start]
    seen.add(start)
    for (const v of queue) {
      for (const next of neighbours[v]!) {
        if (seen.has(next)) continue
        seen.add(next)
        queue.push(next)
      }
    }
  }
  return parts
}

test('a vertex is a cut vertex where its neighbours fall apart without it', () => {
  const world = fc.integer({ min: 1, max: 9 }).chain((n) => {
    const vertex = fc.integer({ min: 0, max: n - 1 })
    return fc.tuple(fc.constant(n), fc.array(fc.tuple(vertex, vertex), { maxLength: 14 }))
  })
  fc.assert(
    fc.property(world, ([n, edges]) => {
      const neighbours = neighboursOf(n, edges)
      const whole = partsWithout(neighbours, -1)
      const expected = neighbours.map((of, v) => {
        const isAlone = of.every((next) => next === v)
        return partsWithout(neighbours, v) > (isAlone ? whole - 1 : whole) ? 1 : 0
      })
      expect([...cutVertices(neighbours)]).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

test('a chain of a hundred thousand is no matter', () => {
  const n = 100_000
  const cut = cutVertices(
    neighboursOf(
      n,
      Array.from({ length: n - 1 }, (_, v) => [v, v + 1] as const),
    ),
  )
  expect(cut.reduce((sum, v) => sum + v, 0)).toBe(n - 2)
})
