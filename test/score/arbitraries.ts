import fc from 'fast-check'
import { COMPARATOR_NAMES, type Comparison } from '../../src/model/comparison.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category, customerId, date, familyName, fullName, givenName, number, text } from '../../src/model/field.ts'
import type { AnyModel, RecordInput, TermFrequencies } from '../../src/model/model.ts'
import { RecordTable } from '../../src/table/record-table.ts'
import type { Values } from '../reference/match-weight.ts'

const FIELDS = {
  customer: customerId(),
  firstName: givenName(),
  lastName: familyName(),
  name: fullName(),
  birthDate: date(),
  title: text(),
  tier: category(),
  price: number(),
}

/** Few values, alike and unlike, so that every level is reached. */
const VALUES: Readonly<Record<keyof typeof FIELDS, readonly string[]>> = {
  customer: ['c-1001', 'c-1002', 'c-1010', 'x9'],
  firstName: ['Anna', 'Anne', 'Ann-Marie', 'Bob', 'Robert', 'Zoë', 'constructor'],
  lastName: ['Stone', 'Stones', 'Okafor', 'van der Berg', 'Bergvander'],
  name: ['Anna Stone', 'Stone, Anna', 'Bob Okafor', 'A. Stone'],
  birthDate: ['1984-05-02', '1984-02-05', '1985-05-02', '1990-12-31'],
  title: ['red garden chair', 'garden chair red large', 'blue garden chairs', 'hdx275 amplifier', 'hdx276 amplifier'],
  tier: ['gold', 'silver', 'bronze'],
  price: ['10', '10.5', '99', '1000'],
}

const share = fc.double({ min: 1e-6, max: 0.999, noNaN: true })

function comparison(field: string): fc.Arbitrary<Comparison> {
  const level = fc.record({ m: share, u: share, r: fc.option(share, { nil: undefined }) })
  return fc
    .record({
      by: fc.constantFrom(...COMPARATOR_NAMES),
      between: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }),
      levels: fc.array(level, { minLength: 5, maxLength: 5 }),
      own: fc.boolean(),
    })
    .map(({ by, between, levels, own }) => {
      const steps = [1, ...between.sort((a, b) => b - a).map((x) => x / 100), 0]
      return { field, by, own, levels: steps.map((atLeast, l) => ({ atLeast, ...defined(levels[l]!) })) }
    })
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never
}

/** Canonical values, as a model names them. */
const CANONICAL = [
  'anna',
  'anne',
  'bob',
  'stone',
  'anna stone',
  '1984-05-02',
  'gold',
  '10',
  'c-1001',
  'red garden chair',
]
const WORDS = ['red', 'garden', 'chair', 'blue', 'amplifier', 'anna']

const frequencies: fc.Arbitrary<TermFrequencies> = fc
  .record({
    values: fc.dictionary(fc.constantFrom(...CANONICAL), share),
    others: share,
    words: fc.option(fc.dictionary(fc.constantFrom(...WORDS), share), { nil: undefined }),
  })
  .map((f) => defined(f) as TermFrequencies)

/** Any model that compares some fields, each in any way. */
export const anyModel: fc.Arbitrary<AnyModel> = fc
  .record({
    comparisons: fc
      .subarray(Object.keys(FIELDS), { minLength: 1 })
      .chain((fields) => fc.tuple(...fields.map((field) => comparison(field)))),
    frequencies: fc.dictionary(fc.constantFrom(...Object.keys(FIELDS)), frequencies),
    prior: fc.double({ min: -30, max: 5, noNaN: true }),
    relatives: fc.option(fc.double({ min: -10, max: 5, noNaN: true }), { nil: undefined }),
  })
  .map((parts) => defineModel({ fields: FIELDS, blocking: [], ...(defined(parts) as object) }) as AnyModel)

const cell = (values: readonly string[]): fc.Arbitrary<string | string[] | undefined> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.array(fc.constantFrom(...values), { maxLength: 3 }) },
  )

/** Records of those fields: a value, several, or none. */
export const anyRecords: fc.Arbitrary<RecordInput[]> = fc
  .array(fc.record(Object.fromEntries(Object.entries(VALUES).map(([field, values]) => [field, cell(values)]))), {
    minLength: 2,
    maxLength: 8,
  })
  .map((records) => records.map((record, id) => ({ source: 's', id, ...record })))

export function tableOf(model: AnyModel, records: Iterable<RecordInput>): RecordTable {
  const table = new RecordTable(model, { payload: false })
  for (const record of records) table.add(record)
  return table
}

/** What a row holds, in canonical form. */
export function valuesOf(table: RecordTable, row: number): Values {
  return Object.fromEntries(
    table.columns.map((column) => [
      column.name,
      column.ids(column.cells.data[row]!).map((id) => column.values.get(id)),
    ]),
  )
}

/** Any model, in which some comparisons are settled by another, be it itself or one that it settles. */
export const anySettled: fc.Arbitrary<AnyModel> = fc
  .tuple(anyModel, fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }))
  .map(([model, settled]) => {
    const { comparisons } = model
    const given = comparisons.map((comparison, c) => {
      const by = comparisons[settled[c]!]
      return by ? { ...comparison, given: by.field } : comparison
    })
    return { ...model, comparisons: given }
  })
