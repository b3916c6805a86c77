import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { category, text } from '../../src/model/field.ts'
import type { AnyModel, TermFrequencies } from '../../src/model/model.ts'
import type { RecordTable } from '../../src/table/record-table.ts'
import { termFrequencies, wordShares } from '../../src/train/term-frequencies.ts'
import { tableOf } from '../score/arbitraries.ts'
import { shuffled } from './people.ts'

const model = defineModel({ fields: { tier: category(), title: text() } }) as AnyModel

function filled(field: 'tier' | 'title', values: readonly (string | readonly string[])[]): RecordTable {
  return tableOf(
    model,
    values.map((value, id) => ({ source: 's', id, [field]: value })),
  )
}

function frequencies(values: readonly (string | readonly string[])[], u: number, strange?: number): TermFrequencies {
  const table = filled('tier', values)
  const column = table.column('tier')!
  return termFrequencies(column, table.size, u, new Float64Array(column.values.size).fill(strange ?? 1))
}

const times = (value: string, n: number): string[] => new Array<string>(n).fill(value)

describe('term frequencies', () => {
  const values = [...times('gold', 500), ...times('tin', 250), ...times('rare', 4), 'once', 'never']

  test('name what five records hold, nothing rarer', () => {
    const { values: named, others } = frequencies([...values, ...times('five', 5)], 0.001)
    expect(Object.keys(named)).toEqual(['gold', 'tin', 'five'])
    expect(others).toBeLessThan(named.five!)
  })

  test('are near the share of the records, drawn a little towards the average', () => {
    const { values: named } = frequencies(values, 0.001)
    // (500 − ½ + 100 · .001) / (756 + 100)
    expect(named.gold).toBe(0.5836)
    expect(named.tin).toBe(0.2916)
  })

  test('repetitions of one person make no value frequent', () => {
    const { values: named } = frequencies(values, 0.001, 0.01)
    expect(named.gold).toBe(0.05794)
    expect(frequencies(values, 0.001, 0).values.gold).toBe(0.001)
  })

  test('are never 0, and never assumed rarer than three records', () => {
    for (const u of [1e-9, 1e-3, 0.5]) {
      const { values: named, others } = frequencies(values, u, 0)
      for (const share of [...Object.values(named), others]) {
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThanOrEqual(1)
      }
    }
    expect(frequencies(values, 0.5, 0).others).toBeGreaterThanOrEqual(3 / values.length - 1e-4)
  })

  test('count every value of a record', () => {
    const { values: named } = frequencies(new Array(10).fill(['gold', 'tin']), 0.01)
    expect(Object.keys(named).sort()).toEqual(['gold', 'tin'])
    expect(named.gold).toBe(named.tin)
  })

  test('of a column without values are one share for all', () => {
    expect(frequencies([], 0.02)).toEqual({ values: {}, others: 0.02 })
    expect(frequencies([[], []], 0)).toEqual({ values: {}, others: 1e-9 })
  })

  test('do not depend on the order of the records, where more values are frequent than are kept either', () => {
    const many = Array.from({ length: 1100 }, (_, i) => times(`v${i}x`, 5)).flat()
    const one = frequencies(many, 0.001)
    expect(Object.keys(one.values)).toHaveLength(1000)
    expect(frequencies(shuffled(many, 1), 0.001)).toEqual(one)
  })
})

describe('shares of words', () => {
  const shares = (values: readonly string[]): Record<string, number> => {
    const table = filled('title', values)
    return wordShares(table.column('title')!, table.size)
  }

  test('count the values that hold a word, not how often they say it', () => {
    const values = [...times('red red chair', 6), ...times('blue chair', 4)]
    expect(shares(values)).toEqual({ chair: 1, red: 0.6 })
  })

  test('of nothing are none', () => {
    expect(shares([])).toEqual({})
  })

  test('do not depend on the order of the records', () => {
    const values = Array.from({ length: 60 }, (_, i) => `w${i % 7} w${i % 5} all`)
    expect(JSON.stringify(shares(shuffled(values, 2)))).toBe(JSON.stringify(shares(values)))
  })
})
