import { describe, expect, test } from 'vitest'
import { type Doubt, Patterns } from '../../src/review/doubt.ts'

const doubt = (a: number, margin: number, pattern: string): Doubt => ({ kind: 'pair', a, b: a + 1, margin, pattern })
const byRow = (x: Doubt, y: Doubt): number => x.a - y.a

function rounds(keep: number, doubts: readonly Doubt[]): number[] {
  const patterns = new Patterns(keep, byRow)
  for (const one of doubts) patterns.add(one)
  return patterns.inRounds().map(({ a }) => a)
}

describe('doubts in rounds', () => {
  test('the nearest first, the second of a pattern after the first of all others', () => {
    const doubts = [doubt(1, 10, 'usual'), doubt(2, 11, 'usual'), doubt(3, 500, 'other'), doubt(4, 12, 'usual')]
    expect(rounds(9, doubts)).toEqual([1, 3, 2, 4])
  })

  test('of equal margins the rarer pattern first, then the order given', () => {
    expect(rounds(9, [doubt(1, 5, 'usual'), doubt(2, 7, 'usual'), doubt(3, 5, 'rare')])).toEqual([3, 1, 2])
    expect(rounds(9, [doubt(2, 5, 'x'), doubt(1, 5, 'x')])).toEqual([1, 2])
  })

  test('of each pattern only the nearest are kept, whatever the order they come in', () => {
    const doubts = [5, 3, 1, 4, 2].map((margin) => doubt(margin, margin, 'x'))
    expect(rounds(2, doubts)).toEqual([1, 2])
    expect(rounds(2, doubts.toReversed())).toEqual([1, 2])
  })
})
