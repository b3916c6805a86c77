import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { similarityByName } from '../../src/compare/similarity.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category, customerId, givenName } from '../../src/model/field.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { all, any, type Condition, different, exact, similar } from '../../src/model/rule.ts'
import { conditionTest } from '../../src/score/condition-test.ts'
import type { Values } from '../reference/match-weight.ts'
import { tableOf, valuesOf } from './arbitraries.ts'

const model = defineModel({ fields: { customer: customerId(), firstName: givenName(), tier: category() } }) as AnyModel

function holds(condition: Condition, a: object, b: object): boolean {
  const table = tableOf(model, [
    { source: 's', id: 1, ...a },
    { source: 's', id: 2, ...b },
  ])
  const test = conditionTest(table, condition)
  expect(test(1, 0)).toBe(test(0, 1))
  return test(0, 1)
}

/** The condition in the words of its documentation, on strings. */
function slow(condition: Condition, a: Values, b: Values): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((c) => slow(c, a, b))
    case 'any':
      return condition.of.some((c) => slow(c, a, b))
    case 'exact':
      return a[condition.field]!.some((x) => b[condition.field]!.includes(x))
    case 'similar': {
      const { field, by, atLeast } = condition
      return a[field]!.some((x) => b[field]!.some((y) => x === y || similarityByName[by](x, y) >= atLeast))
    }
    case 'different': {
      const { field, by, below } = condition
      if (a[field]!.length === 0 || b[field]!.length === 0) return false
      return a[field]!.every((x) => b[field]!.every((y) => x !== y && similarityByName[by](x, y) < below))
    }
  }
}

const field = fc.constantFrom('customer', 'firstName', 'tier')
const limit = fc.integer({ min: 1, max: 100 }).map((n) => n / 100)
const by = fc.constantFrom('jaroWinkler' as const, 'levenshtein' as const, 'personName' as const)
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  field.map(exact),
  fc.tuple(field, limit, by).map(([f, at, s]) => similar(f, at, s)),
  fc.tuple(field, limit, by).map(([f, at, s]) => different(f, at, s)),
)
const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => all(...of)),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => any(...of)),
  ),
})).tree
const cell = fc.array(fc.constantFrom('Anna', 'Anne', 'Johanna', 'Bob', 'n/a'), { maxLength: 3 })
const record: fc.Arbitrary<RecordInput> = fc
  .record({ customer: cell, firstName: cell, tier: cell })
  .map((r) => ({ source: 's', id: 0, ...r }))

describe('a condition on two rows', () => {
  test('holds as it is documented, for any condition and records', () => {
    fc.assert(
      fc.property(condition, record, record, (of, a, b) => {
        const table = tableOf(model, [a, { ...b, id: 1 }])
        const expected = slow(of, valuesOf(table, 0), valuesOf(table, 1))
        expect(conditionTest(table, of)(0, 1)).toBe(expected)
        expect(conditionTest(table, of)(1, 0)).toBe(expected)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['exact', exact('tier')],
    ['similar', similar('tier', 0.1)],
    ['different', different('tier')],
    ['all of it', all(exact('tier'), different('tier'))],
    ['any of it', any(exact('tier'), different('tier'))],
  ])('%s: missing and junk values satisfy nothing', (_, of) => {
    expect(holds(of, {}, {})).toBe(false)
    expect(holds(of, { tier: 'gold' }, {})).toBe(false)
    expect(holds(of, { tier: 'n/a' }, { tier: 'n/a' })).toBe(false)
    expect(holds(of, { tier: 'gold' }, { tier: 'unknown' })).toBe(false)
  })

  test('of several values one pair is enough for exact and similar; different takes all', () => {
    const a = { tier: ['gold', 'tin'] }
    const b = { tier: ['tin', 'iron'] }
    expect(holds(exact('tier'), a, b)).toBe(true)
    expect(holds(similar('tier', 1), a, b)).toBe(true)
    expect(holds(different('tier'), a, b)).toBe(false)
    expect(holds(different('tier'), a, { tier: 'iron' })).toBe(true)
  })

  test('thresholds are reached at, not above', () => {
    // levenshtein: 1 of 4 letters differs
    const [a, b] = [{ firstName: 'Anna' }, { firstName: 'Anne' }]
    expect(holds(similar('firstName', 0.75, 'levenshtein'), a, b)).toBe(true)
    expect(holds(similar('firstName', 0.76, 'levenshtein'), a, b)).toBe(false)
    expect(holds(different('firstName', 0.75, 'levenshtein'), a, b)).toBe(false)
    expect(holds(different('firstName', 0.76, 'levenshtein'), a, b)).toBe(true)
  })
})
