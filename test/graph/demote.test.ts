import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import type { Component } from '../../src/graph/component.ts'
import { type Division, UNOWNED } from '../../src/graph/component.ts'
import { demote as demoteInSteps } from '../../src/graph/demote.ts'
import { demoteReference } from '../reference/demote.ts'
import { component, type Draft, partsOf } from './component.ts'
import { componentOf, identifierWorld } from './identifier-world.ts'

const demote = (component: Component): Division => finish(demoteInSteps(component))

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
  const divided = demote(component({ limits: LIMITS, ...draft }))
  return { parts: partsOf(divided), owner: [...divided.owner], refusals: divided.refusals }
}

const customer = (...rows: number[]) => ({ type: CUSTOMER, rows })
const cookie = (...rows: number[]) => ({ type: COOKIE, rows })

describe('demote', () => {
  test('the first observation keeps the value, the later row drops it', () => {
    const nodes = [customer(0), customer(1), cookie(0, 1)]
    expect(divide({ size: 2, nodes, at: [1, 2] })).toEqual({
      parts: [[0], [1]],
      owner: [0, 1, 0],
      refusals: [{ reason: 'limit', rule: CUSTOMER, a: 1, b: 0, node: 2 }],
    })
    expect(divide({ size: 2, nodes, at: [2, 1] }).owner).toEqual([0, 1, 1])
    // ties by record key; what does not say when came first
    expect(divide({ size: 2, nodes }).owner).toEqual([0, 1, 0])
    expect(divide({ size: 2, nodes, at: [-5, Number.NEGATIVE_INFINITY] }).owner).toEqual([0, 1, 1])
  })

  test('the least trusted goes first, whether it is at fault or not', () => {
    const EMAIL = 1
    const nodes = [customer(0), customer(1), { type: EMAIL, rows: [0, 1] }, cookie(1)]
    expect(divide({ size: 2, nodes, at: [1, 2] })).toEqual({
      parts: [[0], [1]],
      owner: [0, 1, 0, UNOWNED],
      refusals: [
        { reason: 'limit', rule: CUSTOMER, a: 1, b: 1, node: 3 },
        { reason: 'limit', rule: CUSTOMER, a: 1, b: 0, node: 2 },
      ],
    })
  })

  test('a value over the limit is not attached, its row is', () => {
    const nodes = [customer(0, 1), cookie(0), cookie(1)]
    expect(divide({ size: 2, limits: [1, 0, 1], nodes, at: [1, 2] })).toEqual({
      parts: [[0, 1]],
      owner: [0, 0, UNOWNED],
      refusals: [{ reason: 'limit', rule: COOKIE, a: 1, b: 1, node: 2 }],
    })
  })

  test.each<[string, Draft]>([
    ['a *different* judgement', { size: 2, different: [[0, 1]] }],
    ['a forbid rule', { size: 2, forbidden: [[0, 1]] }],
    ['a clean list', { size: 2, list: [0, 0] }],
  ])('%s parts two rows of one value; the earlier keeps it', (_, draft) => {
    for (const [at, owner] of [
      [[1, 2], 0],
      [[2, 1], 1],
    ] as const) {
      const told = divide({ ...draft, nodes: [cookie(0, 1)], at })
      expect(told).toMatchObject({ parts: [[0], [1]], owner: [owner], refusals: [{ node: 0 }] })
    }
  })

  test('a *same* judgement joins over the limit, with the values that only its rows bring along', () => {
    const nodes = [customer(0), customer(1), cookie(0, 2), cookie(1)]
    const draft: Draft = { size: 3, nodes, at: [1, 2, 3], same: [[0, 1]] }
    expect(divide(draft)).toEqual({ parts: [[0, 1, 2]], owner: [0, 0, 0, 0], refusals: [] })
    expect(divide({ ...draft, different: [[0, 1]] }).parts).toEqual([[0, 2], [1]])
  })

  test('evidence joins what identifiers leave apart, under every guard', () => {
    const nodes = [customer(0), customer(1), cookie(0, 1)]
    const links = [
      { a: 0, b: 2, weight: 3000 },
      { a: 1, b: 2, weight: 2000 },
    ]
    expect(divide({ size: 3, nodes, links, at: [1, 2, 0] })).toMatchObject({
      parts: [[0, 2], [1]],
      refusals: [{ node: 2 }, { reason: 'limit', rule: CUSTOMER, node: -1 }],
    })
  })

  test('ends where the plain algorithm ends', () => {
    fc.assert(
      fc.property(identifierWorld, (world) => {
        const { part, owner } = demote(componentOf(world))
        const expected = demoteReference(world)
        const partOf = new Map(expected.events.map((entity, row) => [entity, part[row]!]))
        expect([...part]).toEqual(expected.events.map((entity) => partOf.get(entity)))
        expect(new Set(part).size).toBe(partOf.size)
        expect([...owner]).toEqual(expected.identifiers.map((entity) => partOf.get(entity) ?? UNOWNED))
      }),
      { numRuns: 2000 },
    )
  })
})
