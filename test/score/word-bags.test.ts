import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { organization, text } from '../../src/model/field.ts'
import type { AnyModel, TermFrequencies } from '../../src/model/model.ts'
import { compareValues } from '../../src/score/compare-values.ts'
import { MISSING, Scorer } from '../../src/score/scorer.ts'
import { WordBags } from '../../src/score/word-bags.ts'
import { RecordTable } from '../../src/table/record-table.ts'
import { wordBags } from '../reference/word-bags.ts'

/** `red` is 1 bit long, `chair` 2, `oak` 4, and what is not named 10. */
const FREQUENCIES: TermFrequencies = { values: {}, others: 2 ** -10, words: { red: 1 / 2, chair: 1 / 4, oak: 1 / 16 } }

describe('cosine of bags of words', () => {
  test.each<[string, string, number]>([
    ['red chair', 'chair red', 1],
    ['red chair', 'oak', 0],
    ['red', 'red chair', 1 / Math.sqrt(1 * 5)],
    ['red chair', 'oak chair', 4 / Math.sqrt(5 * 20)],
    // a rare word that only one side has counts half
    ['red teak', 'red', 1 / Math.sqrt(51 * 1)],
    ['red teak', 'teak oak', 100 / Math.sqrt((1 + 100) * (100 + 16))],
    // a number parted in another way is known by its neighbours: hdx275 is rare, and so are the two parts alone
    ['hdx275', 'hdx 275', 100 / Math.sqrt(100 * 200)],
    ['', 'red', 0],
  ])('%j / %j', (a, b, cosine) => {
    expect(new WordBags([], FREQUENCIES).ofTexts([a], [b])).toBeCloseTo(cosine, 12)
    expect(new WordBags([], FREQUENCIES).ofTexts([b], [a])).toBeCloseTo(cosine, 12)
  })

  const words = fc.array(fc.constantFrom('red', 'chair', 'oak', 'hdx', '275', 'x1'), { minLength: 1, maxLength: 8 })

  test('is symmetric, from 0 to 1, 1 for the same words, and to the bit what its slow twin says', () => {
    fc.assert(
      fc.property(words, words, (x, y) => {
        const bags = new WordBags([], FREQUENCIES)
        const [a, b] = [[x.join(' ')], [y.join(' ')]]
        const cosine = bags.ofTexts(a, b)
        expect(bags.ofTexts(b, a)).toBe(cosine)
        expect(cosine).toBeGreaterThanOrEqual(0)
        expect(cosine).toBeLessThanOrEqual(1 + 1e-12)
        expect(bags.ofTexts(a, a)).toBe(1)
        expect(cosine).toBe(wordBags(a, b, FREQUENCIES))
      }),
    )
  })
})

const model = defineModel({
  fields: { name: text(), description: text(), brand: organization() },
  comparisons: [
    {
      field: 'name',
      with: ['description', 'brand'],
      by: 'wordBag',
      levels: [
        { atLeast: 1, m: 0.4, u: 0.1 },
        { atLeast: 0.5, m: 0.4, u: 0.2 },
        { atLeast: 0, m: 0.2, u: 0.7 },
      ],
    },
  ],
  frequencies: { name: FREQUENCIES },
  prior: 0,
}) as AnyModel

describe('a comparison of bags', () => {
  test('takes the words of all its fields together, and nothing of a record without any', () => {
    const table = new RecordTable(model, { payload: false })
    table.add({ source: 's', id: 1, name: 'red chair', brand: 'Oak' })
    table.add({ source: 's', id: 2, name: 'chair', description: ['oak', 'red'] })
    table.add({ source: 's', id: 3, description: 'chair' })
    table.add({ source: 's', id: 4 })
    const scorer = new Scorer(table)
    expect([1, 2, 3].map((row) => scorer.level(0, 0, row))).toEqual([1, 3, MISSING])
    expect(scorer.weight(0, 1)).toBe(2000)
  })

  test('sees a record that was put again', () => {
    const table = new RecordTable(model, { payload: false })
    table.add({ source: 's', id: 1, name: 'red chair' })
    table.add({ source: 's', id: 2, name: 'red chair', description: ['oak', 'red'] })
    const scorer = new Scorer(table)
    expect(scorer.level(0, 0, 1)).toBe(3)
    table.add({ source: 's', id: 2, name: 'red chair', description: ['chair', 'red'] })
    expect(scorer.level(0, 0, 1)).toBe(1)
    table.add({ source: 's', id: 1, name: 'oak' })
    expect(scorer.level(0, 0, 1)).toBe(3)
  })

  test('is the same outside of a table', () => {
    const compared = (a: string[], b: string[]): unknown => compareValues(model.comparisons[0]!, FREQUENCIES, a, b)
    expect(compared(['red chair', 'oak'], ['chair', 'oak red'])).toEqual({ level: 'equal', millibits: 2000 })
    expect(compared(['red chair'], ['oak'])).toEqual({ level: 'different', millibits: -1807 })
    expect(compared([], ['oak'])).toEqual({ level: 'missing', millibits: 0 })
  })
})
