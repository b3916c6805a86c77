import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import { category, date, givenName } from '../../src/model/field.ts'
import type { AnyModel, RecordInput } from '../../src/model/model.ts'
import { Scorer } from '../../src/score/scorer.ts'
import { estimateClasses } from '../../src/train/estimate-classes.ts'
import { levelShares } from '../../src/train/level-shares.ts'
import { Patterns } from '../../src/train/patterns.ts'
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

describe('patterns', () => {
  const scorer = scorerOf([
    { source: 's', id: 0, firstName: 'Anna', birthDate: '1984-05-02' },
    { source: 's', id: 1, firstName: 'Anna', birthDate: '1984-05-02', tier: 'gold' },
    { source: 's', id: 2, firstName: 'Bob', tier: 'gold' },
    { source: 's', id: 3 },
  ])

  test('count the pairs of every comparison vector', () => {
    const patterns = new Patterns(scorer)
    const pairs = [
      [0, 1],
      [1, 2],
      [0, 2],
      [0, 3],
      [2, 3],
    ] as const
    for (const [a, b] of pairs) patterns.add(a, b)
    const { width, levels, counts } = patterns.counted()
    expect([width, patterns.pairs]).toEqual([3, 5])
    const seen = [...counts].map((n, p) => `${[...levels.subarray(p * 3, p * 3 + 3)].join('')}: ${n}`)
    expect(seen.sort()).toEqual(['000: 2', '110: 1', '300: 1', '301: 1'])
    const walked: string[] = []
    patterns.eachPair((a, b, all, at) => walked.push(`${a}${b} ${all.slice(at, at + 3).join('')}`))
    expect(walked).toEqual(['01 110', '12 301', '02 300', '03 000', '23 000'])
  })

  test('of no pair are none', () => {
    const patterns = new Patterns(scorer)
    expect(patterns.pairs).toBe(0)
    expect([...patterns.counted().counts]).toEqual([])
  })
})

test('the order of the pairs changes no bit of what is learnt', () => {
  const { records } = people(13, { households: 40, size: [1, 3], blank: 0.1, slips: 0.2 })
  const table = tableOf(model, records)
  const scorer = new Scorer(table)
  const pairs = records.flatMap((_, a) => records.slice(0, a).map((__, b) => [a, b] as const))
  const { shares, filled, sampled, pairs: total } = levelShares(table, scorer, new Int32Array(records.length).fill(-1))
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
    const patterns = new Patterns(scorer)
    for (const [a, b] of of) patterns.add(a, b)
    return estimateClasses({
      patterns: patterns.counted(),
      comparisons,
      total,
      records: records.length,
      most: total,
    })
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
