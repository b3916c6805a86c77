import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelCorrection, logOdds } from '../../src/train/label-correction.ts'

// two comparisons of two levels: equal in both, in one of them, in none
const patterns = { width: 2, levels: Uint8Array.of(1, 1, 1, 2, 2, 1, 2, 2), counts: Float64Array.of(9, 9, 9, 9) }
const shape = [new Float64Array(2), new Float64Array(2)]

function correct(same: number[], different: number[], match: number[]): Float64Array[] {
  const judged = { same: Float64Array.from(same), different: Float64Array.from(different) }
  return labelCorrection(patterns, judged, Float64Array.from(match), shape)
}

describe('labels', () => {
  test('that turn out as estimated correct nothing', () => {
    for (const row of correct([9, 5, 5, 1], [1, 5, 5, 9], [0.9, 0.5, 0.5, 0.1])) {
      for (const nats of row) expect(Math.abs(nats)).toBeLessThan(1e-9)
    }
  })

  test('that contradict the estimate move the levels where they do, and no other', () => {
    const [first, second] = correct([10, 0, 10, 0], [0, 10, 0, 10], [0.95, 0.95, 0.95, 0.5])
    // equal in the second is what makes one person; the first tells nothing of it
    expect(second![0]).toBeGreaterThan(0.5)
    expect(second![1]).toBeLessThan(-2)
    expect(Math.abs(first![0]! + second![0]! - (first![1]! + second![0]!))).toBeLessThan(1.5)
  })

  test('move more the more they are, and a single one not much', () => {
    const moved = (n: number): number => Math.abs(correct([0, 0, 0, 0], [0, n, 0, 0], [0.9, 0.9, 0.9, 0.9])[1]![1]!)
    expect(moved(0)).toBe(0)
    expect(moved(1)).toBeLessThan(1)
    expect(moved(1)).toBeLessThan(moved(5))
    expect(moved(5)).toBeLessThan(moved(50))
  })

  test('never lead out of the numbers', () => {
    const count = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 })
    const chance = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(count, count, chance, (same, different, match) => {
        for (const row of correct(same, different, match)) for (const x of row) expect(Number.isFinite(x)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

test('log odds of what is sure are still a number', () => {
  expect(logOdds(0.5)).toBe(0)
  expect(logOdds(1)).toBe(12)
  expect(logOdds(0)).toBe(-12)
})
