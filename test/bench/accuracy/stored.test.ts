import { describe, expect, test } from 'vitest'
import { change, type Stored, worse } from '../../../bench/accuracy/stored.ts'

const score = (by: string, f1: number, set = 'febrl3'): Stored => ({
  ...{ set, by, f1, precision: 1, recall: 1, f05: 1, bcubedF1: 1 },
  ...{ entities: 1, trueEntities: 1, largest: 1 },
})

describe('compared with the stored run', () => {
  const stored = [score('selfsame, no configuration', 0.9), score('Splink, tutorial', 0.8)]

  test('the change of F1 is per set and way of resolving', () => {
    expect(change(score('selfsame, no configuration', 0.95), stored)).toBeCloseTo(0.05)
    expect(change(score('selfsame, hand-written', 0.95), stored)).toBeUndefined()
    expect(change(score('selfsame, no configuration', 0.95, 'febrl4'), stored)).toBeUndefined()
  })

  test('a fall of more than .002 is worse; what is new, rose, wavers or is not ours, is not', () => {
    const fallen = score('selfsame, no configuration', 0.897)
    const fine = [
      score('selfsame, no configuration', 0.8985),
      score('selfsame, no configuration', 0.99),
      score('selfsame, hand-written', 0.1),
      score('Splink, tutorial', 0.1),
    ]
    expect(worse([fallen, ...fine], stored)).toEqual([fallen])
  })
})
