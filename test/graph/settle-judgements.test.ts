import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UnionFind } from '../../src/collections/union-find.ts'
import { type JudgedPair, settleJudgements } from '../../src/graph/settle-judgements.ts'
import { shuffled } from '../train/people.ts'

const same = (a: number, b: number): JudgedPair => ({ a, b, verdict: 'same' })
const different = (a: number, b: number): JudgedPair => ({ a, b, verdict: 'different' })
const text = (pairs: readonly JudgedPair[]): string[] => pairs.map(({ a, b, verdict }) => `${a} ${b} ${verdict}`)

describe('judgements that contradict each other', () => {
  test.each<[string, readonly JudgedPair[], readonly JudgedPair[]]>([
    ['none', [], []],
    ['no contradiction', [same(0, 1), same(1, 2), different(3, 4), different(0, 4)], []],
    ['a triangle', [same(0, 1), same(1, 2), different(0, 2)], [same(0, 1), same(1, 2), different(0, 2)]],
    [
      'a chain',
      [same(0, 1), same(1, 2), same(2, 3), different(0, 3)],
      [same(0, 1), same(1, 2), same(2, 3), different(0, 3)],
    ],
    ['what hangs on is kept', [same(0, 1), different(0, 1), same(1, 2), same(2, 3)], [same(0, 1), different(0, 1)]],
    [
      'what hangs on in the middle of a chain is kept',
      [same(0, 1), same(1, 2), different(0, 2), same(1, 3)],
      [same(0, 1), same(1, 2), different(0, 2)],
    ],
    [
      'every way round is suspended',
      [same(0, 1), same(1, 3), same(0, 2), same(2, 3), different(0, 3)],
      [same(0, 1), same(1, 3), same(0, 2), same(2, 3), different(0, 3)],
    ],
    [
      'elsewhere nothing is',
      [same(0, 1), same(1, 2), different(0, 2), same(5, 6), different(6, 7)],
      [same(0, 1), same(1, 2), different(0, 2)],
    ],
    [
      'a different that no chain touches is kept',
      [same(0, 1), same(1, 2), different(0, 2), different(0, 9)],
      [same(0, 1), same(1, 2), different(0, 2)],
    ],
  ])('%s', (_, pairs, suspended) => {
    const settled = settleJudgements(pairs)
    expect(settled.suspended).toEqual(suspended)
    const left = pairs.filter((pair) => !text(suspended).includes(text([pair])[0]!))
    expect(settled.same).toEqual(left.filter((pair) => pair.verdict === 'same'))
    expect(settled.different).toEqual(left.filter((pair) => pair.verdict === 'different'))
  })

  const pairs = fc
    .uniqueArray(
      fc.record({ a: fc.nat(7), b: fc.nat(7), verdict: fc.constantFrom('same' as const, 'different' as const) }),
      {
        maxLength: 14,
        selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`,
      },
    )
    .map((list) => list.filter(({ a, b }) => a !== b))

  test('what is left contradicts nothing, nothing is lost, and the order does not matter', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), (of, seed) => {
        const settled = settleJudgements(of)
        const sets = new UnionFind(8)
        for (const { a, b } of settled.same) sets.union(a, b)
        for (const { a, b } of settled.different) expect(sets.connected(a, b)).toBe(false)
        expect(text([...settled.same, ...settled.different, ...settled.suspended]).sort()).toEqual(text(of).sort())
        const other = settleJudgements(
          shuffled(of, seed).map((pair, i) => ((seed + i) % 2 ? { ...pair, a: pair.b, b: pair.a } : pair)),
        )
        const ends = (list: readonly JudgedPair[]): string[] => list.map(({ a, b }) => [a, b].sort().join(' ')).sort()
        expect(ends(other.suspended)).toEqual(ends(settled.suspended))
      }),
      { numRuns: 2000 },
    )
  })

  test('only what lies in a set with a contradiction is suspended, and every contradicted different is', () => {
    fc.assert(
      fc.property(pairs, (of) => {
        const all = new UnionFind(8)
        for (const { a, b, verdict } of of) if (verdict === 'same') all.union(a, b)
        const broken = of.filter(({ a, b, verdict }) => verdict === 'different' && all.connected(a, b))
        const sets = new Set(broken.map(({ a }) => all.find(a)))
        const { suspended } = settleJudgements(of)
        for (const pair of broken) expect(suspended).toContain(pair)
        for (const pair of suspended) expect(sets.has(all.find(pair.a))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
