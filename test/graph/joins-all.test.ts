import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import type { Component, Division } from '../../src/graph/component.ts'
import { joinsAll } from '../../src/graph/joins-all.ts'
import { strongestFirst as strongestFirstInSteps } from '../../src/graph/strongest-first.ts'
import { strongestFirstReference } from '../reference/strongest-first.ts'
import { component, type Draft } from './component.ts'
import { built, drawnComponent, ROWS, unguarded } from './drawn-component.ts'

const strongestFirst = (of: Component): Division => finish(strongestFirstInSteps(of))

const OWN = { attribute: true, own: true }
/** Three rows, of which 0 and 2 contradict each other. */
const CHAIN: Draft = {
  size: 3,
  links: [
    { a: 0, b: 1, weight: 3000, weighed: true },
    { a: 1, b: 2, weight: 2000, weighed: true },
  ],
  comparisons: [OWN],
  evidence: (p, q) => [p + q === 2 ? -1000 : 3000],
}

/** A chain through all rows, so that only evidence can keep any apart. */
const chained = drawnComponent.map((drawn) => ({
  ...drawn,
  links: [
    ...drawn.links,
    ...Array.from({ length: ROWS - 1 }, (_, a) => ({ a, b: a + 1, weight: 1000 + 500 * (a % 3) })),
  ],
  // most of it for one person
  bits: drawn.bits.map((bits) => bits && bits + 2000),
}))

describe('joinsAll', () => {
  test('is true where the mean of what a chain says of its end is for one person', () => {
    expect(joinsAll(component(CHAIN))).toBe(true)
    expect(strongestFirst(component(CHAIN))).toMatchObject({ parts: 1, refusals: [] })
    expect(joinsAll(component({ ...CHAIN, evidence: (p, q) => [p + q === 2 ? -5000 : 3000] }))).toBe(false)
  })

  test.each<[string, Partial<Draft>]>([
    ['a judgement', { different: [[0, 2]] }],
    ['one for it', { same: [[0, 2]] }],
    ['a forbid rule', { forbidden: [[0, 2]] }],
    ['clean lists', { list: [0, -1, 0] }],
    ['a limit', { limits: [1], nodes: [0, 2].map((row) => ({ type: 0, rows: [row], weight: 1000 })) }],
  ])('does not say where %s may have its say', (_, guard) => {
    expect(joinsAll(component({ ...CHAIN, ...guard }))).toBe(false)
  })

  test('does not mind a limit that all keep together', () => {
    const nodes = [{ type: 0, rows: [0, 2], weight: 1000 }]
    expect(joinsAll(component({ ...CHAIN, limits: [1], nodes }))).toBe(true)
    expect([...strongestFirst(component({ ...CHAIN, limits: [1], nodes })).owner]).toEqual([0])
  })

  test('says nothing of what is not linked, nor of many rows', () => {
    expect(joinsAll(component({ ...CHAIN, size: 4 }))).toBe(false)
    const links = Array.from({ length: 32 }, (_, a) => ({ a, b: a + 1, weight: 3000 }))
    expect(joinsAll(component({ size: 32, links: links.slice(1, 31) }))).toBe(false)
    expect(joinsAll(component({ size: 32, links: links.slice(0, 31) }))).toBe(true)
    expect(joinsAll(component({ size: 33, links }))).toBe(false)
  })

  test('is true only where the slow twin joins all and refuses nothing', () => {
    let all = 0
    fc.assert(
      fc.property(drawnComponent, chained, (drawn, linked) => {
        for (const of of [built(drawn), unguarded(drawn), unguarded(linked)]) {
          const { part, owner, refusals } = strongestFirstReference(of)
          const isOne = part.every((p) => p === 0) && refusals.length === 0
          expect(joinsAll(of) && !isOne).toBe(false)
          if (of.list.every((list) => list < 0) && of.forbidRules + of.same.length + of.different.length === 0) {
            expect(joinsAll(of)).toBe(isOne)
            all += isOne ? 1 : 0
          }
          const fast = strongestFirst(of)
          expect([...fast.part, ...fast.owner]).toEqual([...part, ...owner])
        }
      }),
      { numRuns: 2000 },
    )
    expect(all).toBeGreaterThan(300)
  })
})
