import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KeyColumn } from '../../src/block/key-column.ts'
import { doubleMetaphone } from '../../src/compare/double-metaphone.ts'
import { joinedWords } from '../../src/compare/joined-words.ts'
import { type BlockingKey, type BlockingRule, KEY_TAKES } from '../../src/model/comparison.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { category, date, familyName, text } from '../../src/model/field.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { RecordTable } from '../../src/table/record-table.ts'
import { BlockMeetings } from '../../src/train/block-meetings.ts'
import { type Blocks, blocksOf, withCap } from '../../src/train/blocks.ts'
import { eachCandidatePair } from '../../src/train/candidate-pairs.ts'
import { type BlockBounds, combinedKeys, rowKeys } from '../../src/train/row-keys.ts'
import { valuesOf } from '../score/arbitraries.ts'

const model = defineModel({
  fields: { lastName: familyName(), birthDate: date(), title: text(), tier: category() },
}) as AnyModel

const several = (...values: string[]): fc.Arbitrary<string | string[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, fc.array(fc.constantFrom(...values), { maxLength: 2 }))
const records: fc.Arbitrary<RecordInput[]> = fc
  .array(
    fc.record({
      lastName: several('Stone', 'Stones', 'Stein', 'Lee', 'Li'),
      birthDate: several('1984-05-02', '1984-06-02', '1990-05-02', '1990'),
      title: several('red chair', 'red garden chair', 'garden table', 'blue table red'),
      tier: several('gold', 'tin'),
    }),
    { maxLength: 14 },
  )
  .map((list) => list.map((record, id) => ({ source: 's', id, ...record })))
const key: fc.Arbitrary<BlockingKey> = fc.record({
  field: fc.constantFrom('lastName', 'birthDate', 'title', 'tier'),
  take: fc.constantFrom(...KEY_TAKES),
  length: fc.integer({ min: 1, max: 5 }),
})
const rule: fc.Arbitrary<BlockingRule> = fc.record({
  keys: fc.array(key, { minLength: 1, maxLength: 3 }),
  cap: fc.integer({ min: 1, max: 8 }),
})

const UNBOUNDED: BlockBounds = {
  cap: Number.POSITIVE_INFINITY,
  pairs: Number.POSITIVE_INFINITY,
  overCap: Number.POSITIVE_INFINITY,
}

function tableOf(of: readonly RecordInput[]): RecordTable {
  const table = new RecordTable(model, { payload: false })
  for (const record of of) table.add(record)
  return table
}

function blocks(table: RecordTable, of: BlockingRule): Blocks {
  const keys = of.keys.map((one) => rowKeys(new KeyColumn(table, one), table.size))
  return blocksOf(
    of,
    keys.reduce((a, b) => combinedKeys(a, b, UNBOUNDED)!),
  )
}

/** The keys of one value, as the model's documentation has them. */
function slowKeys({ take, length }: BlockingKey, value: string): string[] {
  const words = value.split(' ')
  if (take === 'value') return [value]
  if (take === 'words') return words.filter((word) => word.length > 1)
  if (take === 'wordBag') return joinedWords(value).filter((word) => word.length > 1)
  if (take === 'sound')
    return doubleMetaphone(words[0]!)[0] ? [words.map((word) => doubleMetaphone(word)[0]).join(' ')] : []
  if (take === 'prefix') return value.length < length! ? [] : [value.slice(0, length)]
  const [year, ...day] = value.split('-')
  if (!/^\d{4}$/.test(year!)) return []
  return take === 'year' ? [year!] : day.length === 2 ? [day.join('-')] : []
}

/** Every key of a rule that a row has, as text. */
function keysOf(table: RecordTable, of: BlockingRule, row: number): Set<string> {
  const values = valuesOf(table, row)
  const products = of.keys.reduce<string[][]>(
    (sum, one) => {
      const keys = values[one.field]!.flatMap((value) => slowKeys(one, value))
      return sum.flatMap((product) => keys.map((next) => [...product, next]))
    },
    [[]],
  )
  return new Set(products.map((product) => JSON.stringify(product)))
}

/** Pairs of rows that share a key held by no more rows than the cap: every pair, every key. */
function bruteForce(table: RecordTable, rules: readonly BlockingRule[]): string[] {
  const pairs = new Set<string>()
  for (const of of rules) {
    const keys = Array.from({ length: table.size }, (_, row) => keysOf(table, of, row))
    const held = (one: string): number => keys.filter((row) => row.has(one)).length
    for (let b = 0; b < table.size; b++) {
      for (let a = 0; a < b; a++) {
        if ([...keys[a]!].some((one) => keys[b]!.has(one) && held(one) <= of.cap!)) pairs.add(`${a} ${b}`)
      }
    }
  }
  return [...pairs].sort()
}

describe('candidate pairs', () => {
  test('are those of brute force, each once, the smaller row first', () => {
    fc.assert(
      fc.property(records, fc.array(rule, { maxLength: 4 }), (of, rules) => {
        const table = tableOf(of)
        const pairs: string[] = []
        eachCandidatePair(
          rules.map((one) => blocks(table, one)),
          table.size,
          (a, b) => pairs.push(`${a} ${b}`),
        )
        expect(pairs.sort()).toEqual(bruteForce(table, rules))
      }),
      { numRuns: 600 },
    )
  })

  test('meet in the blocks of one rule', () => {
    fc.assert(
      fc.property(records, rule, rule, (of, one, other) => {
        const table = tableOf(of)
        const meetings = new BlockMeetings([blocks(table, other), blocks(table, one)], table.size)
        const meet = (a: number, b: number): boolean => meetings.meet(a, b, 1)
        const pairs: string[] = []
        for (let b = 0; b < table.size; b++) {
          for (let a = 0; a < b; a++) {
            if (meet(a, b)) pairs.push(`${a} ${b}`)
            expect(meet(b, a)).toBe(meet(a, b))
          }
        }
        expect(pairs.sort()).toEqual(bruteForce(table, [one]))
      }),
      { numRuns: 200 },
    )
  })
})

describe('keys made of one of each', () => {
  test('are not made where their blocks exceed a bound, and are else what they are without', () => {
    const bound = fc.integer({ min: 0, max: 12 })
    const bounds = fc.record({ cap: fc.integer({ min: 2, max: 5 }), pairs: bound, overCap: bound })
    fc.assert(
      fc.property(records, key, key, bounds, (of, one, other, within) => {
        const table = tableOf(of)
        const keys = [one, other].map((take) => rowKeys(new KeyColumn(table, take), table.size))
        const all = combinedKeys(keys[0]!, keys[1]!, UNBOUNDED)!
        const { pairs, overCap } = blocksOf({ keys: [one, other], cap: within.cap }, all)
        const fit = pairs <= within.pairs && overCap <= within.overCap
        expect(combinedKeys(keys[0]!, keys[1]!, within)).toEqual(fit ? all : undefined)
      }),
      { numRuns: 500 },
    )
  })
})

describe('blocks', () => {
  const table = tableOf([
    ...['Stone', 'Stone', 'Stone', 'Lee', 'Lee', 'Okafor'].map((lastName, id) => ({ source: 's', id, lastName })),
    { source: 's', id: 'blank' },
  ])
  const one: BlockingRule = { keys: [{ field: 'lastName', take: 'value' }], cap: 3 }

  test('count their pairs, and the rows in larger ones', () => {
    expect(blocks(table, one)).toMatchObject({ pairs: 4, overCap: 0 })
    expect(withCap(blocks(table, one), 2)).toMatchObject({ rule: { ...one, cap: 2 }, pairs: 1, overCap: 3 })
    expect(withCap(blocks(table, one), 1)).toMatchObject({ pairs: 0, overCap: 5 })
  })

  test('hold their rows ascending, and no row that is alone', () => {
    const { starts, rows } = blocks(table, one)
    expect([...starts]).toEqual([0, 3, 5])
    expect([...rows]).toEqual([0, 1, 2, 3, 4])
  })

  test('of no row are none', () => {
    expect(blocks(tableOf([]), one)).toMatchObject({ pairs: 0, overCap: 0 })
    expect(bruteForce(tableOf([]), [one])).toEqual([])
  })
})
