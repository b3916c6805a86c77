import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { category, date, familyName } from '../../src/model/field.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { MISSING, Scorer } from '../../src/score/scorer.ts'
import type { RecordTable } from '../../src/table/record-table.ts'
import { type LevelShares, levelShares as levelSharesInSteps } from '../../src/train/level-shares.ts'
import { finish } from '../../src/train/training-progress.ts'
import { tableOf } from '../score/arbitraries.ts'
import { people } from './people.ts'

const model = defineModel({ fields: { lastName: familyName(), birthDate: date(), tier: category() } }) as AnyModel

const levelShares = (...args: Parameters<typeof levelSharesInSteps>): LevelShares => finish(levelSharesInSteps(...args))

/** Every pair that is not of one list, one after the other. */
function bruteForce(table: RecordTable, scorer: Scorer, lists: Int32Array): LevelShares {
  let pairs = 0
  const filled = scorer.comparisons.map(() => 0)
  const counts = scorer.comparisons.map(({ comparison }) => comparison.levels.map(() => 0))
  for (let a = 0; a < table.size; a++) {
    for (let b = 0; b < a; b++) {
      if (lists[a]! >= 0 && lists[a] === lists[b]) continue
      pairs++
      scorer.comparisons.forEach((_, c) => {
        const level = scorer.level(c, a, b)
        if (level === MISSING) return
        filled[c]!++
        counts[c]![level - 1]!++
      })
    }
  }
  const shares = counts.map((row, c) => Float64Array.from(row, (n) => (filled[c]! > 0 ? n / filled[c]! : 0)))
  return { pairs, filled, sampled: filled, shares }
}

describe('the levels of random pairs', () => {
  test('are those of all pairs where they are few', () => {
    const record = fc.record({
      lastName: fc.constantFrom('Stone', 'Stones', 'Lee', null),
      birthDate: fc.constantFrom('1984-05-02', '1984-05-20', '1990-01-31', null),
      tier: fc.constantFrom('gold', 'tin', null),
    })
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 12 }),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 12, maxLength: 12 }),
        (of, lists) => {
          const table = tableOf(
            model,
            of.map((r, id) => ({ source: 's', id, ...r }) as RecordInput),
          )
          const scorer = new Scorer(table)
          const listOf = Int32Array.from(lists)
          const { pairs, filled, sampled, shares } = levelShares(table, scorer, listOf)
          // −0 is 0
          expect({
            pairs: pairs + 0,
            filled: filled.map((n) => n + 0),
            sampled: sampled.map((n) => n + 0),
            shares,
          }).toEqual(bruteForce(table, scorer, listOf))
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each([
    ['one file', 1, -1],
    ['two clean lists', 2, 0],
  ])('of a larger file are sampled near the truth, equal values exactly (%s)', (_, lists, first) => {
    const { records } = people(5, { households: 230, size: [1, 4], blank: 0.2, slips: 0.1 })
    const table = tableOf(model, records)
    const scorer = new Scorer(table)
    const listOf = Int32Array.from(records, (__, row) => first + (row % lists))
    const truth = bruteForce(table, scorer, listOf)
    expect(truth.pairs).toBeGreaterThan(lists === 1 ? 400_000 : 200_000)
    const measured = levelShares(table, scorer, listOf)
    expect(measured.pairs).toBe(truth.pairs)
    expect(measured.filled.map((n) => n + 0)).toEqual(truth.filled)
    measured.shares.forEach((share, c) => {
      // tier is filled nowhere
      if (truth.filled[c] === 0) return
      expect(share[0]).toBeCloseTo(truth.shares[c]![0]!, 12)
      expect(share.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
      share.forEach((x, l) => {
        expect(Math.abs(x - truth.shares[c]![l]!)).toBeLessThan(0.005)
      })
    })
  })
})
