import { describe, expect, test } from 'vitest'
import {
  type AnyModel,
  category,
  city,
  defineModel,
  givenName,
  postalCode,
  type RecordInput,
  trainModel,
} from '../../src/index.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { RecordTable } from '../../src/table/record-table.ts'
import { settledFields } from '../../src/train/settled-fields.ts'

const model: AnyModel = defineModel({
  fields: { firstName: givenName(), city: city(), postalCode: postalCode({ country: 'US' }), tier: category() },
})

/** Ten towns of two postal codes each, twenty people in each code; the tier has nothing to do with either. */
function town(id: number): RecordInput {
  const code = id % 20
  return {
    source: 's',
    id,
    firstName: `Name${String.fromCharCode(97 + (id % 23))}`,
    city: `Town${String.fromCharCode(97 + Math.floor(code / 2))}`,
    postalCode: `${10_000 + code * 17}`,
    tier: ['gold', 'silver', 'bronze'][(id * 7) % 3]!,
  }
}

function table(records: readonly RecordInput[], of: AnyModel = model): RecordTable {
  const made = new RecordTable(of, { payload: false })
  for (const record of records) made.add(record)
  return made
}

const records = Array.from({ length: 400 }, (_, id) => town(id))

describe('settled fields', () => {
  test('a postal code settles the city, not the other way round, and nothing that is independent', () => {
    const fields = ['firstName', 'city', 'postalCode', 'tier']
    expect([...settledFields(table(records), fields)]).toEqual([['city', 'postalCode']])
  })

  test('groups of a person or two settle nothing', () => {
    expect([...settledFields(table(records.slice(0, 100)), ['city', 'postalCode'])]).toEqual([])
  })

  test('a trained model says what is settled', () => {
    const { comparisons } = trainModel(records, model).model
    expect(comparisons.map(({ field, given }) => [field, given])).toContainEqual(['city', 'postalCode'])
  })

  test('what is settled is no further evidence where both are equal, and stays evidence where it differs', () => {
    const given = model.comparisons.map((c) => (c.field === 'city' ? { ...c, given: 'postalCode' } : c))
    const settled = defineModel({ ...model, comparisons: given }) as AnyModel
    const pairs = [town(0), { ...town(0), id: 1 }, { ...town(0), id: 2, city: 'Elsewhere' }]
    const scorer = new Scorer(table(pairs, settled))
    const c = settled.comparisons.findIndex(({ field }) => field === 'city')
    expect(scorer.level(c, 0, 1)).toBe(0)
    expect(scorer.evidence(c, 0, 1)).toBe(0)
    expect(scorer.level(c, 0, 2)).toBe(3)
    expect(scorer.weight(0, 1)).toBe(new Scorer(table(pairs)).weight(0, 1) - new Scorer(table(pairs)).evidence(c, 0, 1))
  })
})
