import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import type { Component } from '../../src/graph/component.ts'
import { DISPUTED, type Division, UNOWNED } from '../../src/graph/component.ts'
import { strongestFirst as strongestFirstInSteps } from '../../src/graph/strongest-first.ts'
import { strongestFirstReference } from '../reference/strongest-first.ts'
import { component, type Draft, partsOf } from './component.ts'
import { built, drawnComponent } from './drawn-component.ts'

const strongestFirst = (component: Component): Division => finish(strongestFirstInSteps(component))

const CUSTOMER = 0
const EMAIL = 1
/** One customer number an entity. */
const LIMITS = [1, 0, 0]

interface Told {
  readonly parts: number[][]
  readonly owner: number[]
  readonly refusals: Division['refusals']
}

function divide(draft: Draft): Told {
  const divided = strongestFirst(component(draft))
  return { parts: partsOf(divided), owner: [...divided.owner], refusals: divided.refusals }
}

const customer = (...rows: number[]) => ({ type: CUSTOMER, rows, weight: 20_000 })
const email = (...rows: number[]) => ({ type: EMAIL, rows, weight: 10_000 })

describe('a value that rows of several people hold', () => {
  test('is disputed between equals and joins neither', () => {
    expect(divide({ size: 2, limits: LIMITS, nodes: [customer(0), customer(1), email(0, 1)] })).toEqual({
      parts: [[0], [1]],
      owner: [0, 1, DISPUTED],
      refusals: [{ reason: 'limit', rule: CUSTOMER, a: 0, b: 1, node: 2 }],
    })
  })

  test('goes to the group that holds most of it where that is twice the next', () => {
    const nodes = (...rows: number[]) => [customer(...rows), customer(3), email(...rows, 3)]
    expect(divide({ size: 4, limits: LIMITS, nodes: nodes(0, 1, 2) })).toMatchObject({
      parts: [[0, 1, 2], [3]],
      owner: [0, 1, 0],
    })
    expect(divide({ size: 4, limits: LIMITS, nodes: [customer(0, 1), customer(3), email(0, 1, 3)] })).toMatchObject({
      parts: [[0, 1], [2], [3]],
      owner: [0, 2, 0],
    })
    const three = [customer(0, 1, 2), customer(3, 4), email(0, 1, 2, 3, 4)]
    expect(divide({ size: 5, limits: LIMITS, nodes: three })).toMatchObject({
      parts: [
        [0, 1, 2],
        [3, 4],
      ],
      owner: [0, 1, DISPUTED],
    })
  })

  test('takes along the rows that could be of either', () => {
    expect(divide({ size: 4, limits: LIMITS, nodes: [customer(0, 1), customer(2), email(0, 1, 2, 3)] })).toMatchObject({
      parts: [[0, 1, 3], [2]],
      owner: [0, 1, 0],
    })
  })

  test('whose side a row that could be of either takes is no claim', () => {
    // two neutral rows beside each of two customers: still one against one
    const nodes = [customer(0), customer(1), email(0, 1, 2, 3, 4)]
    expect(divide({ size: 5, limits: LIMITS, nodes }).owner[2]).toBe(DISPUTED)
  })

  test('when disputed, joins the rows that hold nothing else', () => {
    const nodes = [customer(0), customer(1), email(0, 1, 2, 3, 4)]
    // row 4 tells more of a person: it may be either of the two
    expect(divide({ size: 5, limits: LIMITS, nodes, described: [1, 1, 0, 0, 1] }).parts).toEqual([
      [0],
      [1],
      [2, 3],
      [4],
    ])
    // but not rows of one clean list
    const list = [-1, -1, 5, 5, -1]
    expect(divide({ size: 5, limits: LIMITS, nodes, described: [1, 1, 0, 0, 1], list }).parts).toEqual([
      [0],
      [1],
      [2],
      [3],
      [4],
    ])
  })
})

describe('limits', () => {
  test('a row keeps the first of its own values, the rest is nobody’s', () => {
    const nodes = [customer(0), customer(0)]
    expect(divide({ size: 1, limits: LIMITS, nodes })).toEqual({
      parts: [[0]],
      owner: [0, UNOWNED],
      refusals: [{ reason: 'limit', rule: CUSTOMER, a: 0, b: 0, node: 1 }],
    })
  })

  test('the value over the limit stays out, its row stays in', () => {
    const nodes = [{ ...customer(0), weight: 20_001 }, customer(1), { ...email(0, 1), weight: 30_000 }]
    expect(divide({ size: 2, limits: LIMITS, nodes })).toEqual({
      parts: [[0, 1]],
      owner: [0, UNOWNED, 0],
      refusals: [{ reason: 'limit', rule: CUSTOMER, a: 1, b: 1, node: 1 }],
    })
  })

  test('hold for a link between two that each own a value, whatever the order of equal weights', () => {
    const nodes = [customer(1), { ...customer(0, 1), weight: 1000 }]
    const told = divide({ size: 2, limits: LIMITS, nodes, links: [{ a: 0, b: 1, weight: 1000 }] })
    expect(told).toMatchObject({ parts: [[0], [1]], owner: [1, 0] })
  })

  test('a value that only stands for another fills none', () => {
    const nodes = [customer(0), { ...customer(0, 1), derived: true }]
    expect(divide({ size: 2, limits: LIMITS, nodes })).toEqual({ parts: [[0, 1]], owner: [0, 0], refusals: [] })
    expect(divide({ size: 2, limits: LIMITS, nodes: [nodes[0]!, customer(0, 1)] }).owner).toEqual([0, 1])
  })
})

describe('what keeps apart', () => {
  const links = [{ a: 0, b: 1, weight: 5000 }]

  test.each<[string, Draft, Division['refusals'][number]]>([
    ['a judgement', { size: 2, links, different: [[0, 1]] }, { reason: 'judgement', rule: -1, a: 0, b: 1, node: -1 }],
    ['a forbid rule', { size: 2, links, forbidden: [[0, 1]] }, { reason: 'forbid', rule: 0, a: 0, b: 1, node: -1 }],
    ['a clean list', { size: 2, links, list: [3, 3] }, { reason: 'source', rule: -1, a: 0, b: 1, node: -1 }],
    [
      'evidence',
      { size: 2, links, comparisons: [{ attribute: true, own: true }], evidence: () => [-1] },
      { reason: 'evidence', rule: -1, a: 0, b: 1, node: -1 },
    ],
  ])('%s, between two rows', (_, draft, refusal) => {
    expect(divide(draft)).toEqual({ parts: [[0], [1]], owner: [], refusals: [refusal] })
  })

  test('holds for all rows of both sides', () => {
    const chain = [...links, { a: 1, b: 2, weight: 4000 }]
    for (const draft of [{ different: [[0, 2]] }, { forbidden: [[0, 2]] }, { list: [3, -1, 3] }] as const) {
      expect(divide({ size: 3, links: chain, ...draft }).parts).toEqual([[0, 1], [2]])
    }
  })

  test('a chain of weak links does not glue two people together', () => {
    const chain = [...links, { a: 1, b: 2, weight: 4000 }]
    const evidence = (p: number, q: number): readonly number[] => [p === 0 && q === 2 ? -9000 : 4000]
    const told = divide({ size: 3, links: chain, comparisons: [{ attribute: true, own: true }], evidence })
    expect(told).toMatchObject({ parts: [[0, 1], [2]], refusals: [{ reason: 'evidence', a: 0, b: 2 }] })
  })

  test('rows without anything to compare are kept apart by nothing', () => {
    const draft: Draft = {
      size: 2,
      links,
      profile: [-1, -1],
      comparisons: [{ attribute: true, own: true }],
      evidence: () => [-9000],
    }
    expect(divide(draft).parts).toEqual([[0, 1]])
  })
})

describe('judged the same', () => {
  test('outranks limits, evidence and the order of weight', () => {
    const nodes = [customer(0), customer(1)]
    const draft: Draft = { size: 2, limits: LIMITS, nodes, same: [[0, 1]] }
    expect(divide(draft)).toEqual({ parts: [[0, 1]], owner: [0, 0], refusals: [] })
  })

  test.each<[string, Draft]>([
    ['different', { size: 2, same: [[0, 1]], different: [[0, 1]] }],
    ['a forbid rule', { size: 2, same: [[0, 1]], forbidden: [[0, 1]] }],
    ['a clean list', { size: 2, same: [[0, 1]], list: [0, 0] }],
  ])('gives way to %s', (_, draft) => {
    expect(divide(draft)).toMatchObject({ parts: [[0], [1]], refusals: [{ a: 0, b: 1, node: -1 }] })
  })
})

describe('order', () => {
  const customers = [customer(1), customer(2)]
  const links = [
    { a: 0, b: 1, weight: 5000 },
    { a: 0, b: 2, weight: 5000 },
  ]
  const size = 3

  test('the stronger link first', () => {
    const stronger = [links[0]!, { ...links[1]!, weight: 5001 }]
    expect(divide({ size, limits: LIMITS, nodes: customers, links: stronger }).parts).toEqual([[0, 2], [1]])
  })

  test('of equal ones the earlier', () => {
    expect(divide({ size, limits: LIMITS, nodes: customers, links, at: [0, 5, 1] }).parts).toEqual([[0, 2], [1]])
    expect(divide({ size, limits: LIMITS, nodes: customers, links, at: [9, 5, 1] }).parts).toEqual([[0, 1], [2]])
  })

  test('of equal ones at a time the smaller record key', () => {
    expect(divide({ size, limits: LIMITS, nodes: customers, links }).parts).toEqual([[0, 1], [2]])
  })

  test('a link rule’s block joins and is nobody’s', () => {
    const nodes = [{ type: -1, rows: [0, 2], weight: 15_000 }]
    expect(divide({ size, nodes })).toEqual({ parts: [[0, 2], [1]], owner: [UNOWNED], refusals: [] })
  })
})

describe('what the slow twin decides', () => {
  test('is decided the same', () => {
    fc.assert(
      fc.property(drawnComponent, (drawn) => {
        const [fast, slow] = [strongestFirst, strongestFirstReference].map((policy) => {
          const { part, owner, refusals } = policy(built(drawn))
          // of several reasons that one join is refused for, either may name another
          return { part, owner, refused: refusals.map(({ node }) => node) }
        })
        expect(fast).toEqual(slow)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a value of more people than anybody looks through', () => {
  const people = [...Array(300).keys()]

  test('is disputed, and every claimant refused', () => {
    const nodes = [...people.map((row) => customer(row)), email(...people)]
    const { parts, owner, refusals } = divide({ size: 300, limits: LIMITS, nodes })
    expect(parts).toEqual(people.map((row) => [row]))
    expect(owner).toEqual([...people, DISPUTED])
    expect(refusals).toEqual(
      people.slice(1).map((row) => ({ reason: 'limit', rule: CUSTOMER, a: 0, b: row, node: 300 })),
    )
  })

  test('is still theirs who hold most of it', () => {
    const [most, others] = [people.slice(200), people.slice(0, 200)]
    const nodes = [customer(...most), ...others.map((row) => customer(row)), email(...people)]
    const { parts, owner } = divide({ size: 300, limits: LIMITS, nodes })
    expect(parts).toEqual([...others.map((row) => [row]), most])
    expect(owner.at(-1)).toBe(200)
  })
})
