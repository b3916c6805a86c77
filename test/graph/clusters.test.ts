import { describe, expect, test } from 'vitest'
import { Clusters } from '../../src/graph/clusters.ts'
import { component, type Draft } from './component.ts'

describe('growing clusters', () => {
  const draft = {
    size: 6,
    nodes: [
      { type: 0, rows: [0, 1] },
      { type: 1, rows: [1, 2, 5] },
      { type: 1, rows: [3], derived: true },
    ],
    links: [{ a: 2, b: 3, weight: 1000 }],
    limits: [1, 2],
  }

  test('begin with a row each and are named by their smallest row', () => {
    const clusters = new Clusters(component(draft))
    expect([0, 1, 2, 3, 4, 5].map((row) => clusters.of(row))).toEqual([0, 1, 2, 3, 4, 5])
    expect(clusters.join(3, 1)).toBe(1)
    expect(clusters.join(clusters.of(3), 0)).toBe(0)
    expect([0, 1, 3].map((row) => clusters.of(row))).toEqual([0, 0, 0])
    expect(clusters.members(0).toSorted()).toEqual([0, 1, 3])
    expect(clusters.join(0, 0)).toBe(0)
  })

  test('a row is bare that is alone with one value and tells nothing else', () => {
    const bare = (described: number[]): boolean[] => {
      const clusters = new Clusters(component({ ...draft, described }))
      return [0, 1, 2, 3, 4, 5].map((row) => clusters.isBare(row))
    }
    // row 1 holds two values, row 2 a value and a link, row 3 a link, row 4 nothing
    expect(bare([0, 0, 0, 0, 0, 0])).toEqual([true, false, false, true, false, true])
    expect(bare([1, 0, 0, 0, 0, 1])).toEqual([false, false, false, true, false, false])
    const clusters = new Clusters(component({ ...draft, described: [0, 0, 0, 0, 0, 0] }))
    clusters.join(0, 5)
    expect([0, 5].map((row) => clusters.isBare(row))).toEqual([false, false])
  })

  test('count what they own against the limits, together and with one value more', () => {
    const of = component(draft)
    const clusters = new Clusters(of)
    const over = (names: number[], node?: number): number => clusters.overLimit(names, node)
    clusters.own(0, 0)
    clusters.own(1, 1)
    expect(over([0, 1])).toBe(-1)
    expect(over([0, 1], 0)).toBe(0)
    expect(over([1], 1)).toBe(-1)
    // what stands for another value is not counted
    clusters.own(1, 2)
    expect(over([1], 1)).toBe(-1)
    clusters.own(1, 1)
    expect(over([1], 1)).toBe(1)
    const joined = clusters.join(0, 1)
    expect(over([joined], 0)).toBe(0)
  })

  test('remember whether a judgement holds some of them together', () => {
    const clusters = new Clusters(component(draft))
    clusters.markJudged(2)
    expect(clusters.isJudged(1)).toBe(false)
    expect(clusters.isJudged(clusters.join(1, 2))).toBe(true)
    expect(clusters.isJudged(clusters.join(0, 1))).toBe(true)
  })

  test('say what keeps them apart: a judgement before a list before a rule', () => {
    const guarded = {
      ...draft,
      different: [[0, 1]],
      list: [0, 0, 0, -1, 1, 1],
      forbidden: [
        [0, 2],
        [3, 4],
      ],
    } as const
    const clusters = new Clusters(component(guarded))
    expect(clusters.apart(1, 0)).toEqual({ reason: 'judgement', rule: -1, a: 0, b: 1 })
    expect(clusters.apart(0, 2)).toEqual({ reason: 'source', rule: -1, a: 0, b: 2 })
    expect(clusters.apart(4, 3)).toEqual({ reason: 'forbid', rule: 0, a: 4, b: 3 })
    expect(clusters.apart(3, 5)).toBeUndefined()
    const joined = clusters.join(3, 5)
    expect(clusters.apart(joined, 4)).toEqual({ reason: 'source', rule: -1, a: 5, b: 4 })
  })

  test('are contradicted by the profiles of all their rows', () => {
    const evidence = (p: number, q: number): readonly number[] => [p === 0 && q === 2 ? -9000 : 2000]
    const clusters = new Clusters(component({ ...draft, comparisons: [{ attribute: true, own: true }], evidence }))
    expect(clusters.contradicted(1, 2)).toBe(false)
    expect(clusters.contradicted(0, 2)).toBe(true)
    expect(clusters.contradicted(clusters.join(0, 1), 2)).toBe(true)
  })

  test('with nodes, each of them owns its value', () => {
    const of = component(draft)
    const clusters = new Clusters(of, { nodes: true })
    const together = (...elements: number[]): number => clusters.overLimit(elements)
    // node n is element 6 + n; only two of type 1 are allowed, and what is derived does not count
    expect([together(6, 7), together(7, 8)]).toEqual([-1, -1])
    expect(clusters.join(clusters.join(7, 8), 1)).toBe(1)
    expect(clusters.of(8)).toBe(1)
  })

  test('are taken apart again', () => {
    const clusters = new Clusters(component({ ...draft, different: [[0, 4]] }), { nodes: true })
    clusters.markJudged(clusters.join(clusters.join(0, 1), 6))
    clusters.dissolve(0)
    expect([0, 1, 6].map((element) => clusters.of(element))).toEqual([0, 1, 6])
    expect([clusters.members(0), clusters.isJudged(0)]).toEqual([[0], false])
    expect(clusters.apart(0, 4)).toMatchObject({ reason: 'judgement' })
  })

  test('know the rows that no guard could keep from any other', () => {
    const held = [[], [{ type: 0, value: 0, joins: true }], [{ type: 0, value: 1, joins: false }], [], [], []]
    const free = (more: Partial<Draft>): number[] => {
      const clusters = new Clusters(component({ ...draft, held, ...more }))
      return [0, 1, 2, 3, 4, 5].filter((row) => clusters.isUnguarded(row))
    }
    expect(free({})).toEqual([0, 1, 3, 4, 5])
    expect(free({ different: [[0, 1]], list: [-1, -1, -1, 7, -1, -1] })).toEqual([4, 5])
    expect(free({ forbidden: [[0, 1]], profile: [-1, 0, 0, -1, 1, 1] })).toEqual([0, 3])
  })

  test('hear 32 profiles of many, the first that were there', () => {
    const size = 80
    const evidence = (p: number, q: number): readonly number[] => [q === 79 && p < 40 ? -9000 : 9000]
    const clusters = new Clusters(component({ size, comparisons: [{ attribute: true, own: true }], evidence }))
    for (let row = 1; row < 79; row++) clusters.join(0, row)
    expect(clusters.profiles(0)).toEqual([...Array(32).keys()])
    expect(clusters.contradicted(0, 79)).toBe(true)
  })
})
