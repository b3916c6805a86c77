import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../src/evaluate/evaluate.ts'

const side = (groups: Record<string, string>): [string, string][] =>
  Object.entries(groups).flatMap(([entity, records]) =>
    records.split(' ').map((record): [string, string] => [record, entity]),
  )

describe('evaluate', () => {
  test('gives the figures worked out by hand', () => {
    // truth {a b c} {d e} {f}; answer {a b} {c d e} {f}
    const answer = evaluate(side({ x: 'a b', y: 'c d e', z: 'f' }), side({ 1: 'a b c', 2: 'd e', 3: 'f' }))
    expect(answer).toEqual({
      records: 6,
      entities: 3,
      trueEntities: 3,
      largest: 3,
      // joined pairs ab cd ce de, true pairs ab ac bc de: two in common
      pairwise: { precision: 0.5, recall: 0.5, f1: 0.5, f05: 0.5 },
      // by record a b c d e f: precision 1 1 1/3 2/3 2/3 1, recall 2/3 2/3 1/3 1 1 1
      bcubed: {
        precision: expect.closeTo(14 / 18, 12),
        recall: expect.closeTo(14 / 18, 12),
        f1: expect.closeTo(14 / 18, 12),
        f05: expect.closeTo(14 / 18, 12),
      },
      overMerged: { count: 1, examples: [{ entity: 'y', records: 3, parts: 2 }] },
      underMerged: { count: 1, examples: [{ entity: '1', records: 3, parts: 2 }] },
    })
  })

  test('everything apart: nothing joined wrongly, nothing found', () => {
    const answer = evaluate(side({ x: 'a', y: 'b', z: 'c' }), side({ 1: 'a b c' }))
    expect(answer.pairwise).toEqual({ precision: 1, recall: 0, f1: 0, f05: 0 })
    expect(answer.bcubed.precision).toBe(1)
    expect(answer.bcubed.recall).toBeCloseTo(1 / 3, 12)
    expect(answer.overMerged.count).toBe(0)
  })

  test('everything together: nothing missed', () => {
    const answer = evaluate(side({ x: 'a b c d' }), side({ 1: 'a b', 2: 'c d' }))
    expect(answer.pairwise).toEqual({ precision: 1 / 3, recall: 1, f1: 0.5, f05: expect.closeTo(5 / 13, 12) })
    expect(answer.bcubed).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3, f05: expect.closeTo(5 / 9, 12) })
  })

  test('F0.5 leans to precision', () => {
    const careful = evaluate(side({ x: 'a b', y: 'c', z: 'd' }), side({ 1: 'a b c d' }))
    expect(careful.pairwise.f05).toBeGreaterThan(careful.pairwise.f1)
  })

  test('no records: no mistakes', () => {
    expect(evaluate([], [])).toMatchObject({ records: 0, largest: 0, pairwise: { f1: 1 }, bcubed: { f1: 1 } })
  })

  test('leaves out records that the truth does not name', () => {
    const answer = evaluate(side({ x: 'a b extra', y: 'other' }), side({ 1: 'a b' }))
    expect(answer).toMatchObject({ records: 2, entities: 1, largest: 2, pairwise: { precision: 1, recall: 1 } })
  })

  test('a record of the truth that the answer lacks is an error that names it', () => {
    expect(() => evaluate(side({ x: 'a' }), side({ 1: 'a b' }))).toThrow(
      expect.objectContaining({ code: 'record-unknown', message: expect.stringContaining('1 missing, the first: b') }),
    )
  })

  test('a record that stands twice is an error', () => {
    expect(() => evaluate([...side({ x: 'a' }), ...side({ y: 'a' })], side({ 1: 'a' }))).toThrow(
      expect.objectContaining({ code: 'call-invalid', message: expect.stringContaining('a stands twice') }),
    )
  })

  test('shows the largest mistakes first, as many as asked for', () => {
    const found = side({ p: 'a b', q: 'c d e', r: 'f g' })
    const truth = side({ 1: 'a c f', 2: 'b d g e' })
    const { overMerged } = evaluate(found, truth, { examples: 2 })
    expect(overMerged).toEqual({
      count: 3,
      examples: [
        { entity: 'q', records: 3, parts: 2 },
        { entity: 'p', records: 2, parts: 2 },
      ],
    })
  })

  test('agrees with an independent scorer to the last digits', () => {
    const found = '5 7 8 8 0 8 7 6 1 3 11 3 6 9 0 7 6 10 2 1 8 0 0 0 11 3 7 3 3 7 10 8 4 0 7 8 8 8 4 4'
    const truth = '3 3 8 8 4 8 10 9 5 7 7 2 2 9 0 2 2 2 10 9 0 4 8 4 3 7 7 3 7 7 4 8 8 11 2 0 0 0 8 8'
    const numbered = (labels: string): [string, string][] =>
      labels.split(' ').map((label, i): [string, string] => [`r${i}`, label])
    expect(evaluate(numbered(found), numbered(truth))).toMatchObject({
      records: 40,
      entities: 12,
      trueEntities: 10,
      largest: 8,
      pairwise: {
        precision: expect.closeTo(0.3116883116883117, 12),
        recall: expect.closeTo(0.2857142857142857, 12),
        f1: expect.closeTo(0.2981366459627329, 12),
      },
      bcubed: {
        precision: expect.closeTo(0.5133333333333333, 12),
        recall: expect.closeTo(0.45375, 12),
        f1: expect.closeTo(0.48170616113744075, 12),
      },
    })
  })

  test('names such as __proto__ are names like any other', () => {
    const names: [string, string][] = [
      ['__proto__', 'constructor'],
      ['toString', 'constructor'],
    ]
    expect(evaluate(names, names)).toMatchObject({ records: 2, entities: 1, pairwise: { f1: 1 } })
  })

  test('equals counting pair by pair', () => {
    const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 30 })
    fc.assert(
      fc.property(labels, (pairs) => {
        const found = pairs.map(([entity], i): [string, string] => [`r${i}`, `f${entity}`])
        const truth = pairs.map(([, entity], i): [string, string] => [`r${i}`, `t${entity}`])
        const answer = evaluate(found, truth, { examples: 100 })
        const slow = countPairs(pairs)
        expect(answer.pairwise.precision).toBeCloseTo(slow.pairwise.precision, 12)
        expect(answer.pairwise.recall).toBeCloseTo(slow.pairwise.recall, 12)
        expect(answer.bcubed.precision).toBeCloseTo(slow.bcubed.precision, 12)
        expect(answer.bcubed.recall).toBeCloseTo(slow.bcubed.recall, 12)
        expect(answer.overMerged.count).toBe(slow.overMerged)
        expect(answer.underMerged.count).toBe(slow.underMerged)
      }),
    )
  })
})

/** The definitions, word by word: every pair, every record. */
function countPairs(labels: readonly (readonly [number, number])[]): {
  pairwise: { precision: number; recall: number }
  bcubed: { precision: number; recall: number }
  overMerged: number
  underMerged: number
} {
  let both = 0
  let found = 0
  let truth = 0
  let precision = 0
  let recall = 0
  for (const [i, x] of labels.entries()) {
    const mates = labels.filter((y) => y[0] === x[0])
    const trueMates = labels.filter((y) => y[1] === x[1])
    const common = mates.filter((y) => y[1] === x[1])
    precision += common.length / mates.length
    recall += common.length / trueMates.length
    for (const y of labels.slice(i + 1)) {
      if (x[0] === y[0]) found++
      if (x[1] === y[1]) truth++
      if (x[0] === y[0] && x[1] === y[1]) both++
    }
  }
  const spread = (from: 0 | 1, to: 0 | 1): number =>
    new Set(labels.filter((x) => labels.some((y) => x[from] === y[from] && x[to] !== y[to])).map((x) => x[from])).size
  const n = labels.length
  return {
    pairwise: { precision: found ? both / found : 1, recall: truth ? both / truth : 1 },
    bcubed: { precision: n ? precision / n : 1, recall: n ? recall / n : 1 },
    overMerged: spread(0, 1),
    underMerged: spread(1, 0),
  }
}
