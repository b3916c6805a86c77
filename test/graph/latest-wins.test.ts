import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import type { Component } from '../../src/graph/component.ts'
import { type Division, UNOWNED } from '../../src/graph/component.ts'
import { latestWins as latestWinsInSteps } from '../../src/graph/latest-wins.ts'
import { latestWinsReference } from '../reference/latest-wins.ts'
import { component, type Draft, partsOf } from './component.ts'
import { componentOf, identifierWorld } from './identifier-world.ts'

const latestWins = (component: Component): Division => finish(latestWinsInSteps(component))

const CUSTOMER = 0
const COOKIE = 2
/** One customer number an entity. */
const LIMITS = [1, 0, 0]

interface Told {
  readonly parts: number[][]
  readonly owner: number[]
  readonly refusals: Division['refusals']
}

function divide(draft: Draft): Told {
  const divided = latestWins(component({ limits: LIMITS, ...draft }))
  return { parts: partsOf(divided), owner: [...divided.owner], refusals: divided.refusals }
}

const customer = (...rows: number[]) => ({ type: CUSTOMER, rows })
const cookie = (...rows: number[]) => ({ type: COOKIE, rows })
const limit = (a: number, b: number, node: number) => ({ reason: 'limit', rule: CUSTOMER, a, b, node })

describe('latest wins', () => {
  test('the newest observation takes the value, whatever the record key', () => {
    const nodes = [customer(0), customer(1), cookie(0, 1)]
    expect(divide({ size: 2, nodes, at: [1, 2] })).toEqual({
      parts: [[0], [1]],
      owner: [0, 1, 1],
      refusals: [limit(0, 1, 2)],
    })
    expect(divide({ size: 2, nodes, at: [2, 1] }).owner).toEqual([0, 1, 0])
  })

  test('of observations at one time the one of the later record key; what does not say when came first', () => {
    const nodes = [customer(0), customer(1), cookie(0, 1)]
    expect(divide({ size: 2, nodes, at: [1, 1] }).owner).toEqual([0, 1, 1])
    expect(divide({ size: 2, nodes, at: [-5, Number.NEGATIVE_INFINITY] }).owner).toEqual([0, 1, 0])
    expect(divide({ size: 2, nodes }).owner).toEqual([0, 1, 1])
  })

  test('rows that saw the same at one time are one observation', () => {
    // were row 2 an observation of its own, it would win
    const nodes = [customer(0, 2), customer(1), cookie(0, 1, 2)]
    expect(divide({ size: 3, nodes, at: [1, 1, 1] }).owner).toEqual([0, 1, 1])
    expect(divide({ size: 3, nodes, at: [1, 1, 2] }).owner).toEqual([0, 1, 0])
  })

  test('anonymous rows follow the value', () => {
    const nodes = [customer(0), customer(3), cookie(0, 1, 2, 3)]
    expect(divide({ size: 4, nodes, at: [1, 2, 3, 4] }).parts).toEqual([[0], [1, 2, 3]])
  })

  test('what no row is left with is nobody’s', () => {
    // row 2 gives the customer of row 0 another e-mail, and both rows are where their customer is
    const email = (row: number) => ({ type: 1, rows: [row] })
    const orphaned = [customer(0, 2), email(0), email(2)]
    expect(divide({ size: 3, limits: [1, 1, 0], nodes: orphaned, at: [1, 2, 3] }).owner).toEqual([0, UNOWNED, 0])
  })

  test.each<[string, Draft]>([
    ['a *different* judgement', { size: 2, different: [[0, 1]] }],
    ['a forbid rule', { size: 2, forbidden: [[0, 1]] }],
    ['a clean list', { size: 2, list: [0, 0] }],
  ])('%s parts two rows of one value; it goes with the newer', (_, draft) => {
    for (const [at, owner] of [
      [[1, 2], 1],
      [[2, 1], 0],
    ] as const) {
      const told = divide({ ...draft, nodes: [cookie(0, 1)], at })
      expect(told).toMatchObject({ parts: [[0], [1]], owner: [owner], refusals: [{ node: 0 }] })
    }
  })

  test('a row parted from the most trusted of its values is where the next is', () => {
    const draft: Draft = { size: 3, nodes: [customer(0, 1), cookie(0, 2)], at: [1, 3, 2], different: [[0, 1]] }
    expect(divide(draft)).toMatchObject({
      parts: [[0, 2], [1]],
      owner: [1, 0],
      refusals: [{ reason: 'judgement', node: 0 }],
    })
  })

  test('a *same* judgement joins over the limit, and outranks what came between', () => {
    const nodes = [customer(0), customer(1), cookie(0, 2), cookie(1)]
    expect(divide({ size: 3, nodes, at: [1, 2, 3], same: [[0, 1]] })).toMatchObject({
      parts: [[0, 1, 2]],
      owner: [0, 0, 0, 0],
      refusals: [],
    })
    // row 2 shares a value with row 0 and is not row 1: it goes when row 1 comes
    const told = divide({ size: 3, nodes, at: [1, 3, 2], same: [[0, 1]], different: [[1, 2]] })
    expect(told.parts).toEqual([[0, 1], [2]])
  })

  test('evidence joins what identifiers leave apart, under every guard', () => {
    const nodes = [customer(0), customer(1), cookie(0, 1)]
    const links = [
      { a: 0, b: 2, weight: 3000 },
      { a: 1, b: 2, weight: 2000 },
    ]
    expect(divide({ size: 3, nodes, links, at: [1, 2, 0] })).toMatchObject({
      parts: [[0, 2], [1]],
      owner: [0, 1, 1],
      refusals: [limit(0, 1, 2), { reason: 'limit', rule: CUSTOMER, node: -1 }],
    })
    const told = divide({ size: 3, nodes, links, at: [1, 2, 0], different: [[0, 2]] })
    expect(told.parts).toEqual([[0], [1, 2]])
  })

  test('a link rule’s block joins as evidence does', () => {
    const nodes = [customer(0), customer(1), { type: -1, rows: [0, 1, 2] }]
    expect(divide({ size: 3, nodes, at: [1, 2, 3] }).parts).toEqual([[0], [1], [2]])
    expect(divide({ size: 3, nodes: [customer(0), { type: -1, rows: [0, 1, 2] }], at: [1, 2, 3] }).parts).toEqual([
      [0, 1, 2],
    ])
  })

  test('ends where the whole graph ends that is rebuilt after every observation', () => {
    fc.assert(
      fc.property(identifierWorld, (world) => {
        const { part, owner } = latestWins(componentOf(world))
        const expected = latestWinsReference(world)
        // a row is with the first of its identifiers; a set without a row is nobody's
        const home = world.events.map((event) => expected[event[0]!]!)
        const partOf = new Map(home.map((set, row) => [set, part[row]!]))
        expect([...part]).toEqual(home.map((set) => partOf.get(set)))
        expect(new Set(part).size).toBe(partOf.size)
        expect([...owner]).toEqual(expected.map((set) => partOf.get(set) ?? UNOWNED))
      }),
      { numRuns: 2000 },
    )
  })
})
