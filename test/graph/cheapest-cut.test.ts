import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bond, cheapestCut } from '../../src/graph/cheapest-cut.ts'

/** The cheapest cut, by trying every division in two. */
function everyCut(n: number, bonds: readonly Bond[]): number {
  let least = Number.POSITIVE_INFINITY
  for (let side = 1; side < 2 ** n - 1; side++)
    least = Math.min(
      least,
      costOf(bonds, (v) => (side >> v) & 1),
    )
  return least
}

function costOf(bonds: readonly Bond[], sideOf: (v: number) => number): number {
  return bonds.reduce((sum, { members, cost }) => sum + (new Set(members.map(sideOf)).size > 1 ? cost : 0), 0)
}

const bond = (cost: number, ...members: number[]): Bond => ({ members, cost })

describe('the cheapest cut', () => {
  test('of the graph of Stoer and Wagner’s paper', () => {
    const bonds = [
      bond(2, 0, 1),
      bond(3, 0, 4),
      bond(3, 1, 2),
      bond(2, 1, 4),
      bond(2, 1, 5),
      bond(4, 2, 3),
      bond(2, 2, 6),
      bond(2, 3, 6),
      bond(2, 3, 7),
      bond(3, 4, 5),
      bond(1, 5, 6),
      bond(3, 6, 7),
    ]
    const { cost, side } = cheapestCut(8, bonds)
    expect(cost).toBe(4)
    expect(costOf(bonds, (v) => side[v]!)).toBe(4)
  })

  test('takes a value that many hold away once', () => {
    // three records that share a weak value and two strong pairs
    expect(cheapestCut(3, [bond(5, 0, 1, 2), bond(9, 0, 1), bond(3, 1, 2)])).toEqual({
      cost: 8,
      side: Uint8Array.from([0, 0, 1]),
    })
  })

  test('is nothing where the parts are apart already', () => {
    expect(cheapestCut(4, [bond(5, 0, 1), bond(5, 2, 3)]).cost).toBe(0)
    expect(cheapestCut(2, []).cost).toBe(0)
  })

  test('is that of trying everything', () => {
    const world = fc.integer({ min: 2, max: 8 }).chain((n) =>
      fc.tuple(
        fc.constant(n),
        fc.array(
          fc
            .tuple(
              fc.uniqueArray(fc.integer({ min: 0, max: n - 1 }), { minLength: 1, maxLength: n }),
              fc.integer({ min: 0, max: 9 }),
            )
            .map(([members, cost]): Bond => ({ members, cost })),
          { maxLength: 14 },
        ),
      ),
    )
    fc.assert(
      fc.property(world, ([n, bonds]) => {
        const { cost, side } = cheapestCut(n, bonds)
        expect(cost).toBe(everyCut(n, bonds))
        expect(costOf(bonds, (v) => side[v]!)).toBe(cost)
        const smaller = side.reduce((sum, v) => sum + v, 0)
        expect(smaller).toBeGreaterThan(0)
        expect(smaller * 2).toBeLessThanOrEqual(n)
      }),
      { numRuns: 500 },
    )
  })
})
