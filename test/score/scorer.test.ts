import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_EVIDENCE } from '../../src/graph/component.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category, customerId, givenName } from '../../src/model/field.ts'
import type { AnyModel, ModelInput } from '../../src/model/model.ts'
import { MISSING, Scorer } from '../../src/score/scorer.ts'
import { evidence, matchWeight } from '../reference/match-weight.ts'
import { anyModel, anyRecords, tableOf, valuesOf } from './arbitraries.ts'

describe('the match weight', () => {
  test('is, to the millibit, what the paper says, for any table and model', () => {
    fc.assert(
      fc.property(anyModel, anyRecords, fc.nat(3), (model, records, silent) => {
        const table = tableOf(model, records)
        // every fourth value or so is silenced
        const isSilent = (value: string): boolean => value.length % 4 === silent
        const scorer: Scorer = new Scorer(table, (c, value) =>
          isSilent(scorer.comparisons[c]!.column.values.get(value)),
        )
        for (let a = 0; a < table.size; a++) {
          for (let b = 0; b < table.size; b++) {
            if (a === b) continue
            const weight = scorer.weight(a, b)
            const slow = matchWeight(model, valuesOf(table, a), valuesOf(table, b), (_, value) => isSilent(value))
            // −0 is 0
            expect(weight + 0).toBe(slow + 0)
            expect(Number.isInteger(weight)).toBe(true)
            expect(scorer.weight(b, a)).toBe(weight)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is told only from the least that is asked for', () => {
    fc.assert(
      fc.property(anyModel, anyRecords, fc.integer({ min: -40_000, max: 40_000 }), (model, records, any) => {
        const table = tableOf(model, records)
        const scorer: Scorer = new Scorer(table)
        for (let a = 0; a < table.size; a++) {
          for (let b = 0; b < a; b++) {
            const weight = scorer.weight(a, b)
            expect(scorer.weightFrom(a, b, weight)).toBe(weight)
            expect(scorer.weightFrom(a, b, weight + 1)).toBe(undefined)
            expect(scorer.weightFrom(a, b, any)).toBe(weight < any ? undefined : weight)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is prior + evidence, whichever way the evidence is asked for', () => {
    fc.assert(
      fc.property(anyModel, anyRecords, (model, records) => {
        const table = tableOf(model, records)
        const scorer: Scorer = new Scorer(table)
        const { priors, comparisons } = scorer
        const bits = new Int32Array(comparisons.length * priors.length + 1)
        scorer.evidenceInto(0, 1, bits, 1)
        const totals = priors.map((prior, alternative) => {
          let total = prior
          comparisons.forEach(({ comparison }, c) => {
            const here = bits[1 + c * priors.length + alternative]!
            const level = scorer.level(c, 0, 1)
            expect(here === NO_EVIDENCE).toBe(level === MISSING)
            expect(scorer.evidence(c, 0, 1, alternative) + 0).toBe(here === NO_EVIDENCE ? 0 : here)
            const slow = evidence(
              model,
              comparison,
              valuesOf(table, 0),
              valuesOf(table, 1),
              alternative === 1,
              () => false,
            )
            expect(scorer.evidence(c, 0, 1, alternative) + 0).toBe(slow + 0)
            total += here === NO_EVIDENCE ? 0 : here
          })
          return total
        })
        expect(scorer.weight(0, 1) + 0).toBe(Math.min(...totals) + 0)
        expect(bits[0]).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})

/** Weight of two records, in millibits. */
function weigh(model: ModelInput, a: object, b: object, silenced: readonly string[] = []): number {
  const table = tableOf(defineModel(model) as AnyModel, [
    { source: 's', id: 'a', ...a },
    { source: 's', id: 'b', ...b },
  ])
  const scorer: Scorer = new Scorer(table, (c, value) =>
    silenced.includes(scorer.comparisons[c]!.column.values.get(value)),
  )
  return scorer.weight(0, 1)
}

describe('literal weights', () => {
  const tier = (levels: readonly { atLeast: number; m: number; u: number; r?: number }[]): ModelInput => ({
    fields: { tier: category(), other: category() },
    comparisons: [{ field: 'tier', by: 'equal', levels }],
    prior: -2,
  })
  const plain = tier([
    { atLeast: 1, m: 0.5, u: 0.125 },
    { atLeast: 0, m: 0.5, u: 1 },
  ])

  test.each([
    ['equal', { tier: 'gold' }, { tier: 'gold' }, -2000 + 2000],
    ['different', { tier: 'gold' }, { tier: 'silver' }, -2000 - 1000],
    ['one missing', { tier: 'gold' }, {}, -2000],
    ['both missing', {}, {}, -2000],
    ['junk is missing', { tier: 'n/a' }, { tier: 'n/a' }, -2000],
    ['best of several', { tier: ['gold', 'bronze'] }, { tier: ['silver', 'bronze'] }, 0],
    ['several, none equal', { tier: ['gold', 'bronze'] }, { tier: ['silver'] }, -3000],
    ['a field without comparison', { other: 'gold' }, { other: 'gold' }, -2000],
  ])('%s', (_, a, b, weight) => {
    expect(weigh(plain, a, b)).toBe(weight)
    expect(weigh(plain, b, a)).toBe(weight)
  })

  test('a shared silenced value tells nothing, in either direction', () => {
    expect(weigh(plain, { tier: 'gold' }, { tier: 'gold' }, ['gold'])).toBe(-2000)
  })

  test('a value tells by its rarity, one that is not named as the others', () => {
    const named = { ...plain, frequencies: { tier: { values: { gold: 0.25 }, others: 2 ** -10 } } }
    expect(weigh(named, { tier: 'gold' }, { tier: 'gold' })).toBe(-2000 + 1000)
    expect(weigh(named, { tier: 'tin' }, { tier: 'tin' })).toBe(-2000 + 9000)
    expect(weigh(named, { tier: 'constructor' }, { tier: 'constructor' })).toBe(-2000 + 9000)
    expect(weigh(named, { tier: 'gold' }, { tier: 'tin' })).toBe(-3000)
    // of several shared values the rarest
    expect(weigh(named, { tier: ['gold', 'tin'] }, { tier: ['tin', 'gold'] })).toBe(-2000 + 9000)
  })

  test('a silenced value lends its rarity to no other', () => {
    const named = { ...plain, frequencies: { tier: { values: { gold: 0.25 }, others: 2 ** -10 } } }
    expect(weigh(named, { tier: ['gold', 'tin'] }, { tier: ['gold', 'tin'] }, ['tin'])).toBe(-2000 + 1000)
  })

  test('where the model knows relatives the lesser sum counts', () => {
    const levels = [
      { atLeast: 1, m: 0.5, u: 0.125, r: 0.25 },
      { atLeast: 0, m: 0.5, u: 1, r: 0.5 },
    ]
    expect(weigh({ ...tier(levels), relatives: -1 }, { tier: 'gold' }, { tier: 'gold' })).toBe(
      Math.min(-2000 + 2000, -1000 + 1000),
    )
    expect(weigh({ ...tier(levels), relatives: -4 }, { tier: 'gold' }, { tier: 'gold' })).toBe(-3000)
    expect(weigh({ ...tier(levels), relatives: 9 }, { tier: 'gold' }, { tier: 'silver' })).toBe(-3000)
  })

  test('relatives share a rare value more often than strangers, so it tells less against them', () => {
    const levels = [
      { atLeast: 1, m: 0.5, u: 0.125, r: 0.5 },
      { atLeast: 0, m: 0.5, u: 1, r: 1 },
    ]
    const named = { ...tier(levels), relatives: -2, frequencies: { tier: { values: {}, others: 2 ** -10 } } }
    // kinship ρ = (r − u) / (1 − u) = 3/7; log2(.5 / (3/7 + 4/7 · 2⁻¹⁰)) = 0.221
    expect(weigh(named, { tier: 'tin' }, { tier: 'tin' })).toBe(-2000 + 221)
  })

  test('a value that everybody shares has a weight too, before and after the scorer met it', () => {
    const levels = [
      { atLeast: 1, m: 1, u: 1, r: 1 },
      { atLeast: 0, m: 0.5, u: 1, r: 1 },
    ]
    const frequencies = { tier: { values: {}, others: 0.5 } }
    const model = defineModel({ ...tier(levels), relatives: -2, frequencies }) as AnyModel
    const table = tableOf(model, [{ source: 's', id: 1, tier: 'gold' }])
    const scorer: Scorer = new Scorer(table)
    table.add({ source: 's', id: 2, tier: 'gold' })
    table.add({ source: 's', id: 3, tier: 'tin' })
    table.add({ source: 's', id: 4, tier: 'tin' })
    expect(Number.isInteger(scorer.weight(0, 1))).toBe(true)
    expect(scorer.weight(2, 3)).toBe(scorer.weight(0, 1))
  })

  test('values that differ reach the second level at best', () => {
    const names: ModelInput = {
      fields: { firstName: givenName(), customer: customerId() },
      comparisons: [
        {
          field: 'firstName',
          by: 'jaroWinkler',
          levels: [
            { atLeast: 1, m: 0.5, u: 1 / 1024 },
            { atLeast: 0.9, m: 0.5, u: 0.25 },
            { atLeast: 0, m: 0.5, u: 1 },
          ],
        },
      ],
      prior: 0,
    }
    expect(weigh(names, { firstName: 'Anna' }, { firstName: 'Anna' })).toBe(9000)
    expect(weigh(names, { firstName: 'Johanna' }, { firstName: 'Johanne' })).toBe(1000)
    expect(weigh(names, { firstName: 'Johanna' }, { firstName: 'Wolf' })).toBe(-1000)
  })

  test('what another field settles counts once, alike or different', () => {
    const levels = [
      { atLeast: 1, m: 0.5, u: 1 / 256 },
      { atLeast: 0, m: 1 / 16, u: 1 },
    ]
    const places: ModelInput = {
      fields: { postcode: category(), town: category() },
      comparisons: [
        { field: 'postcode', by: 'equal', levels },
        { field: 'town', by: 'equal', levels, given: 'postcode' },
      ],
      prior: 0,
    }
    const home = { postcode: '1', town: 'ashford' }
    expect(weigh(places, home, home)).toBe(7000)
    expect(weigh(places, home, { postcode: '2', town: 'ashford' })).toBe(-4000 + 7000)
    expect(weigh(places, home, { postcode: '2', town: 'bath' })).toBe(-4000)
    expect(weigh(places, home, { postcode: '1', town: 'bath' })).toBe(7000 - 4000)
    expect(weigh(places, home, { town: 'bath' })).toBe(-4000)
  })
})
