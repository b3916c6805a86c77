import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { address, category, city, familyName, postalCode, text } from '../../src/model/field.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { levelsOfPairs } from '../../src/train/levels-of-pairs.ts'
import { finish } from '../../src/train/training-progress.ts'
import { tableOf } from '../score/arbitraries.ts'

const levels = [
  { atLeast: 1, m: 0.8, u: 0.01 },
  { atLeast: 0.8, m: 0.1, u: 0.01 },
  { atLeast: 0, m: 0.1, u: 0.98 },
]
const model = defineModel({
  fields: {
    city: city(),
    postalCode: postalCode(),
    address: address(),
    lastName: familyName(),
    note: text(),
    tier: category(),
  },
  comparisons: [
    { field: 'city', by: 'jaroWinkler', levels, given: 'postalCode' },
    { field: 'postalCode', by: 'jaroWinkler', levels, given: 'address' },
    { field: 'address', by: 'streetAddress', levels },
    { field: 'lastName', by: 'personName', levels },
    { field: 'note', by: 'words', levels },
    { field: 'tier', by: 'equal', levels: [levels[0]!, levels[2]!] },
  ],
}) as AnyModel

const some = (...values: (string | string[])[]): fc.Arbitrary<string | string[] | null> =>
  fc.constantFrom(null, ...values)
const records = fc
  .array(
    fc.record({
      city: some('Austin', 'Austen', 'Dallas', ['Austin', 'Waco']),
      postalCode: some('78701', '78702', '75201'),
      address: some('1 Main Street', '1 Main St', '2 Main Street', '77 Oak Avenue'),
      lastName: some('Stone', 'Stones', 'Lee', ['Stone', 'Lee']),
      note: some('red chair', 'red garden chair', 'blue table'),
      tier: some('gold', 'tin'),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) => list.map((record, id) => ({ source: 's', id, ...record }) as RecordInput))

test('many pairs reach the levels that each of them reaches', () => {
  fc.assert(
    fc.property(records, (of) => {
      const scorer = new Scorer(tableOf(model, of))
      const pairs = of.flatMap((_, a) => of.slice(0, a).map((__, b) => [a, b] as const))
      const a = Int32Array.from(pairs, ([x]) => x)
      const b = Int32Array.from(pairs, ([, y]) => y)
      const found: number[][] = []
      finish(levelsOfPairs(scorer, a, b, (c, reached) => (found[c] = [...reached])))
      expect(found).toEqual(scorer.comparisons.map((_, c) => pairs.map(([x, y]) => scorer.level(c, x, y))))
    }),
    { numRuns: 200 },
  )
})
