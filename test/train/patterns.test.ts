import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { category, date, givenName } from '../../src/model/field.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { estimatingClasses } from '../../src/train/estimate-classes.ts'
import { levelShares } from '../../src/train/level-shares.ts'
import { PairSample } from '../../src/train/pair-sample.ts'
import { type Patterns, patternsOf } from '../../src/train/patterns.ts'
import { finish } from '../../src/train/training-progress.ts'
import { tableOf } from '../score/arbitraries.ts'
import { people, shuffled } from './people.ts'

const levels = [
  { atLeast: 1, m: 0.8, u: 0.01 },
  { atLeast: 0.9, m: 0.1, u: 0.01 },
  { atLeast: 0, m: 0.1, u: 0.98 },
]
const model = defineModel({
  fields: { firstName: givenName(), birthDate: date(), tier: category() },
  comparisons: [
    { field: 'firstName', by: 'jaroWinkler', levels },
    { field: 'birthDate', by: 'calendarDate', levels },
    { field: 'tier', by: 'equal', levels: [levels[0]!, levels[2]!] },
  ],
}) as AnyModel

function scorerOf(records: readonly RecordInput[]): Scorer {
  return new Scorer(tableOf(model, records))
}

function patternsOfPairs(scorer: Scorer, pairs: readonly (readonly [number, number])[]): Patterns {
  const sample = new PairSample()
  for (const [a, b] of pairs) sample.add(a, b)
  return finish(patternsOf(scorer, sample))
}

describe('patterns', () => {
  const scorer = scorerOf([
    { source: 's', id: 0, firstName: 'Anna', birthDate: '1984-05-02' },
    { source: 's', id: 1, firstName: 'Anna', birthDate: '1984-05-02', tier: 'gold' },
    { source: 's', id: 2, firstName: 'Bob', tier: 'gold' },
    { source: 's', id: 3 },
  ])

  test('count the pairs of every comparison vector, in the order of their levels', () => {
    const patterns = patternsOfPairs(scorer, [
      [0, 1],
      [1, 2],
      [0, 2],
      [0, 3],
      [2, 3],
    ])
    expect(patterns).toMatchObject({ width: 3, pairs: 5, weight: 1 })
    expect([...patterns.levels]).toEqual([0, 0, 0, 1, 1, 0, 3, 0, 0, 3, 0, 1])
    expect([...patterns.counts]).toEqual([2, 1, 1, 1])
    expect([...patterns.of]).toEqual([1, 3, 2, 0, 0])
  })

  test('of no pair are none', () => {
    const patterns = patternsOfPairs(scorer, [])
    expect(patterns.pairs).toBe(0)
    expect([...patterns.counts]).toEqual([])
  })

  test('are those of brute force', () => {
    const { records } = people(5, { households: 8, size: [1, 3], blank: 0.3, slips: 0.3 })
    const scorer = scorerOf(records)
    const pairs = records.flatMap((_, a) => records.slice(0, a).map((__, b) => [b, a] as const))
    const { levels, counts, of, width } = patternsOfPairs(scorer, pairs)
    const texts = pairs.map(([a, b]) => scorer.comparisons.map((_, c) => scorer.level(c, a, b)).join(''))
    const all = [...new Set(texts)].sort()
    expect([...counts.keys()].map((p) => levels.subarray(p * width, (p + 1) * width).join(''))).toEqual(all)
    expect([...counts]).toEqual(all.map((text) => texts.filter((other) => other === text).length))
    expect([...of]).toEqual(texts.map((text) => all.indexOf(text)))
  })
})

test('of more than a million pairs, every other stands for two', () => {
  const sample = new PairSample()
  for (let b = 0; b < 1500; b++) for (let a = 0; a < b; a++) sample.add(a, b)
  expect(sample.weight).toBe(2)
  expect(sample.a.length).toBe(sample.b.length)
  expect(sample.a.length / 562_125).toBeCloseTo(1, 1)
  expect([...sample.a.keys()].every((i) => sample.isWanted(sample.a[i]!, sample.b[i]!))).toBe(true)
})

test('the order of the pairs changes no bit of what is learnt', () => {
  const { records } = people(13, { households: 40, size: [1, 3], blank: 0.1, slips: 0.2 })
  const table = tableOf(model, records)
  const scorer = new Scorer(table)
  const pairs = records.flatMap((_, a) => records.slice(0, a).map((__, b) => [a, b] as const))
  const {
    shares,
    filled,
    sampled,
    pairs: total,
  } = finish(levelShares(table, scorer, new Int32Array(records.length).fill(-1)))
  const comparisons = scorer.comparisons.map(({ comparison }, c) => ({
    m: Float64Array.from(comparison.levels, (level) => level.m),
    u: Float64Array.from(comparison.levels, (level) => level.u),
    filled: filled[c]!,
    sampled: sampled[c]!,
    shares: shares[c]!,
    own: true,
    wholeName: false,
  }))
  const learn = (of: typeof pairs): unknown => {
    return finish(
      estimatingClasses({
        patterns: patternsOfPairs(scorer, of),
        comparisons,
        total,
        records: records.length,
        most: total,
      }),
    )
  }
  const learnt = learn(pairs)
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const other = shuffled(pairs, seed).map(([a, b]): readonly [number, number] => (seed % 2 === 0 ? [a, b] : [b, a]))
      expect(learn(other)).toEqual(learnt)
    }),
    { numRuns: 8 },
  )
})
