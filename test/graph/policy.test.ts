import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import { UnionFind } from '../../src/collections/union-find.ts'
import type { Component, Division } from '../../src/graph/component.ts'
import { DISPUTED, UNOWNED } from '../../src/graph/component.ts'
import { POLICIES } from '../../src/graph/policy.ts'
import { linksOf, nodesOf, partsOf } from './component.ts'
import { built, drawnComponent, ROWS, uncontested } from './drawn-component.ts'

describe.each(Object.entries(POLICIES))('%s, of any component', (name, dividing) => {
  const policy = (component: Component): Division => finish(dividing(component))

  test('no part holds two that are forbidden, judged different or of one clean list, nor more than its limits', () => {
    fc.assert(
      fc.property(drawnComponent, (drawn) => {
        const of = built(drawn)
        const { part, parts, owner } = policy(of)
        for (let a = 0; a < ROWS; a++) {
          for (let b = 0; b < a; b++) {
            if (part[a] !== part[b]) continue
            expect(of.list[a]! >= 0 && of.list[a] === of.list[b]).toBe(false)
            const [p, q] = [of.profile[a]!, of.profile[b]!]
            expect(p >= 0 && q >= 0 && p !== q && of.forbids(p, q) >= 0).toBe(false)
          }
        }
        for (const [a, b] of of.different) expect(part[a]).not.toBe(part[b])
        for (let p = 0; p < parts; p++) {
          if (of.same.some(([a, b]) => part[a] === p && part[b] === p)) continue
          of.limits.forEach((limit, type) => {
            const owned = nodesOf(of).filter((node, n) => owner[n] === p && node.type === type && !node.derived)
            if (limit > 0) expect(owned.length).toBeLessThanOrEqual(limit)
          })
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('what a person judged the same is one, where nothing stronger speaks against it', () => {
    fc.assert(
      fc.property(drawnComponent, (drawn) => {
        const [pair] = drawn.same
        const of = built({
          ...drawn,
          same: pair ? [pair] : [],
          different: [],
          forbidden: [],
          list: Array(ROWS).fill(-1),
        })
        const { part } = policy(of)
        for (const [a, b] of of.same) expect(part[a]).toBe(part[b])
      }),
      { numRuns: 500 },
    )
  })

  test('parts are numbered by their first row, and nobody owns the block of a link rule', () => {
    fc.assert(
      fc.property(drawnComponent, (drawn) => {
        const of = built(drawn)
        const divided = policy(of)
        const firsts = partsOf(divided).map((rows) => rows[0]!)
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
        nodesOf(of).forEach(({ type }, n) => {
          expect(divided.owner[n]).toBeLessThan(divided.parts)
          if (type < 0) expect([UNOWNED, DISPUTED]).toContain(divided.owner[n])
        })
      }),
      { numRuns: 500 },
    )
  })

  // latest-wins also holds rows together by what rows of others saw together
  test.skipIf(name === 'latest-wins')('what is joined is held together by links, judgements and values', () => {
    fc.assert(
      fc.property(drawnComponent, (drawn) => {
        const of = built(drawn)
        const { part, owner } = policy(of)
        const sets = new UnionFind(ROWS)
        const tie = (a: number, b: number): void => {
          if (part[a] === part[b]) sets.union(a, b)
        }
        for (const { a, b } of linksOf(of)) tie(a, b)
        for (const [a, b] of of.same) tie(a, b)
        nodesOf(of).forEach(({ rows }, n) => {
          for (const a of rows) for (const b of rows) tie(a, b)
          if (owner[n]! >= 0) expect([...rows].some((row) => part[row] === owner[n])).toBe(true)
        })
        for (let a = 0; a < ROWS; a++)
          for (let b = 0; b < a; b++) expect(sets.connected(a, b)).toBe(part[a] === part[b])
      }),
      { numRuns: 500 },
    )
  })

  // so a component that is not contested needs no policy
  test('that nothing contests stays whole', () => {
    fc.assert(
      fc.property(drawnComponent, (drawn) => {
        const of = uncontested(drawn)
        const divided = policy(of)
        const sets = new UnionFind(ROWS)
        for (const { a, b } of linksOf(of)) sets.union(a, b)
        for (const { rows } of nodesOf(of)) for (const row of rows) sets.union(row, rows[0]!)
        expect(divided.parts).toBe(sets.sets)
        expect(divided.refusals).toEqual([])
        nodesOf(of).forEach(({ type, rows }, n) => {
          expect(divided.owner[n]).toBe(type < 0 ? UNOWNED : divided.part[rows[0]!])
        })
      }),
      { numRuns: 500 },
    )
  })

  test('every value that a row holds and its part does not own is refused or disputed', () => {
    fc.assert(
      fc.property(drawnComponent, (drawn) => {
        const of = built(drawn)
        const { part, owner, refusals } = policy(of)
        nodesOf(of).forEach(({ type, rows }, n) => {
          if (type < 0 || rows.every((row) => part[row] === owner[n])) return
          expect(refusals.map(({ node }) => node)).toContain(n)
        })
        for (const { a, b, node, reason, rule } of refusals) {
          expect(Math.min(a, b)).toBeGreaterThanOrEqual(0)
          expect(Math.max(a, b)).toBeLessThan(ROWS)
          if (node >= 0 && reason === 'limit') expect(of.limits[rule]).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('the numbers that profiles and lists go by say nothing', () => {
    const numbers = fc.shuffledSubarray([...Array(ROWS).keys()], { minLength: ROWS, maxLength: ROWS })
    fc.assert(
      fc.property(drawnComponent, numbers, (drawn, renamed) => {
        expect(policy(built(drawn, renamed))).toEqual(policy(built(drawn)))
      }),
      { numRuns: 500 },
    )
  })
})
