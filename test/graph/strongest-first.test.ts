import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UnionFind } from '../../src/collections/union-find.ts'
import { type Component, DISPUTED, type Division, UNOWNED } from '../../src/graph/component.ts'
import { strongestFirst } from '../../src/graph/strongest-first.ts'
import { component, type Draft, partsOf } from './component.ts'

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

const rowsOf = fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }).map((rows) => rows.sort((a, b) => a - b))
const pair = fc.tuple(fc.nat(6), fc.nat(6)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const pairs = fc.array(
  pair.filter(([a, b]) => a !== b),
  { maxLength: 3 },
)
const weight = fc.constantFrom(1000, 2000, 3000)
const seven = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: 7, maxLength: 7 })

const draft = fc.record({
  nodes: fc.array(fc.record({ type: fc.integer({ min: -1, max: 2 }), rows: rowsOf, weight, derived: fc.boolean() }), {
    maxLength: 6,
  }),
  links: fc.array(fc.record({ pair: pair.filter(([a, b]) => a !== b), weight }), { maxLength: 5 }),
  same: pairs,
  different: pairs,
  forbidden: pairs,
  limits: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
  at: seven(fc.constantFrom(Number.NEGATIVE_INFINITY, 1, 2)),
  profile: seven(fc.integer({ min: -1, max: 6 })),
  described: seven(fc.nat(1)),
  list: seven(fc.constantFrom(-1, -1, -1, 0, 1)),
  bits: fc.array(fc.option(fc.integer({ min: -3000, max: 4000 }), { nil: undefined }), {
    minLength: 98,
    maxLength: 98,
  }),
})
type Drawn = typeof draft extends fc.Arbitrary<infer T> ? T : never

/** The drawn component; `renamed` gives profiles and lists other numbers. */
function built(drawn: Drawn, renamed: readonly number[] = [0, 1, 2, 3, 4, 5, 6]): Component {
  const name = (number: number): number => (number < 0 ? -1 : renamed[number]!)
  const drawnName = (number: number): number => renamed.indexOf(number)
  return component({
    ...drawn,
    size: 7,
    links: drawn.links.map((l) => ({ a: l.pair[0], b: l.pair[1], weight: l.weight })),
    profile: drawn.profile.map(name),
    list: drawn.list.map(name),
    forbidden: drawn.forbidden.map(([p, q]) => [name(p), name(q)] as const),
    comparisons: [
      { attribute: true, own: true },
      { attribute: true, own: false },
    ],
    evidence: (p, q) => {
      const [x, y] = [drawnName(p), drawnName(q)].sort((a, b) => a - b) as [number, number]
      return drawn.bits.slice((x * 7 + y) * 2, (x * 7 + y) * 2 + 2)
    },
  })
}

describe('of any component', () => {
  test('no part holds two that are forbidden, judged different or of one clean list, nor more than its limits', () => {
    fc.assert(
      fc.property(draft, (drawn) => {
        const of = built(drawn)
        const { part, parts, owner } = strongestFirst(of)
        for (let a = 0; a < 7; a++) {
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
            const owned = of.nodes.filter((node, n) => owner[n] === p && node.type === type && !node.derived)
            if (limit > 0) expect(owned.length).toBeLessThanOrEqual(limit)
          })
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('parts are numbered by their first row, and own only what their rows hold', () => {
    fc.assert(
      fc.property(draft, (drawn) => {
        const of = built(drawn)
        const divided = strongestFirst(of)
        const firsts = partsOf(divided).map((rows) => rows[0]!)
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
        of.nodes.forEach(({ rows, type }, n) => {
          const owner = divided.owner[n]!
          if (type < 0) expect([UNOWNED, DISPUTED]).toContain(owner)
          else if (owner >= 0) expect([...rows].some((row) => divided.part[row] === owner)).toBe(true)
        })
      }),
      { numRuns: 500 },
    )
  })

  test('what is joined is held together by links, judgements and values', () => {
    fc.assert(
      fc.property(draft, (drawn) => {
        const of = built(drawn)
        const { part } = strongestFirst(of)
        const sets = new UnionFind(7)
        const tie = (a: number, b: number): void => {
          if (part[a] === part[b]) sets.union(a, b)
        }
        for (const { a, b } of of.links) tie(a, b)
        for (const [a, b] of of.same) tie(a, b)
        for (const { rows } of of.nodes) for (const a of rows) for (const b of rows) tie(a, b)
        for (let a = 0; a < 7; a++) for (let b = 0; b < a; b++) expect(sets.connected(a, b)).toBe(part[a] === part[b])
      }),
      { numRuns: 500 },
    )
  })

  test('that nothing contests stays whole', () => {
    fc.assert(
      fc.property(draft, (drawn) => {
        const free = { ...drawn, same: [], different: [], forbidden: [], limits: [0, 0, 0] as [number, number, number] }
        const of = built({
          ...free,
          list: drawn.list.map(() => -1),
          bits: drawn.bits.map((bits) => bits && Math.abs(bits)),
        })
        const divided = strongestFirst(of)
        const sets = new UnionFind(7)
        for (const { a, b } of of.links) sets.union(a, b)
        for (const { rows } of of.nodes) for (const row of rows) sets.union(row, rows[0]!)
        expect(divided.parts).toBe(sets.sets)
        expect(divided.refusals).toEqual([])
        of.nodes.forEach(({ type, rows }, n) => {
          expect(divided.owner[n]).toBe(type < 0 ? UNOWNED : divided.part[rows[0]!])
        })
      }),
      { numRuns: 500 },
    )
  })

  test('the numbers that profiles and lists go by say nothing', () => {
    const numbers = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(draft, numbers, (drawn, renamed) => {
        expect(strongestFirst(built(drawn, renamed))).toEqual(strongestFirst(built(drawn)))
      }),
      { numRuns: 1000 },
    )
  })
})
