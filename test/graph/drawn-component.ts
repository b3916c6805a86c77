import fc from 'fast-check'
import type { Component } from '../../src/graph/component.ts'
import { component, type Link } from './component.ts'

/** A small component as it is drawn. */
export interface Drawn {
  readonly nodes: readonly { type: number; rows: number[]; weight: number; derived: boolean }[]
  readonly links: readonly Link[]
  readonly same: readonly (readonly [number, number])[]
  readonly different: readonly (readonly [number, number])[]
  readonly forbidden: readonly (readonly [number, number])[]
  readonly limits: readonly number[]
  readonly priorities: readonly number[]
  readonly times: readonly (readonly number[])[]
  readonly profile: readonly number[]
  readonly described: readonly number[]
  readonly list: readonly number[]
  readonly bits: readonly (number | undefined)[]
}

/** Its rows are 0 … 6. */
export const ROWS = 7

const row = fc.nat(ROWS - 1)
const pair = fc
  .tuple(row, row)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
const pairs = fc.array(pair, { maxLength: 3 })
const weight = fc.constantFrom(1000, 2000, 3000)
const perRow = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: ROWS, maxLength: ROWS })
const isBlock = ({ type }: { readonly type: number }): number => (type < 0 ? 1 : 0)

/** Small components in which everything happens often. */
export const drawnComponent: fc.Arbitrary<Drawn> = fc.record({
  nodes: fc
    .array(
      fc.record({
        type: fc.integer({ min: -1, max: 2 }),
        rows: fc.uniqueArray(row, { minLength: 1, maxLength: 4 }).map((rows) => rows.sort((a, b) => a - b)),
        weight,
        derived: fc.boolean(),
      }),
      { maxLength: 8 },
    )
    .map((nodes) => nodes.sort((x, y) => isBlock(x) - isBlock(y) || x.type - y.type)),
  links: fc.array(
    fc.tuple(pair, weight).map(([[a, b], w]) => ({ a, b, weight: w })),
    { maxLength: 5 },
  ),
  same: pairs,
  different: pairs,
  forbidden: pairs,
  limits: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
  priorities: fc.constantFrom([1, 2, 3], [1, 1, 2], [1, 5, 6]),
  times: perRow(fc.array(fc.constantFrom(Number.NEGATIVE_INFINITY, 1, 2, 3, 4), { minLength: 1, maxLength: 3 })),
  profile: perRow(fc.integer({ min: -1, max: ROWS - 1 })),
  described: perRow(fc.nat(1)),
  list: perRow(fc.constantFrom(-1, -1, -1, 0, 1)),
  bits: fc.array(fc.option(fc.integer({ min: -3000, max: 4000 }), { nil: undefined }), {
    minLength: 2 * ROWS * ROWS,
    maxLength: 2 * ROWS * ROWS,
  }),
})

/** The drawn component; `renamed` gives profiles and lists other numbers. */
export function built(drawn: Drawn, renamed: readonly number[] = [...Array(ROWS).keys()]): Component {
  const name = (number: number): number => (number < 0 ? -1 : renamed[number]!)
  const drawnName = (number: number): number => renamed.indexOf(number)
  return component({
    ...drawn,
    size: ROWS,
    profile: drawn.profile.map(name),
    list: drawn.list.map(name),
    forbidden: drawn.forbidden.map(([p, q]) => [name(p), name(q)] as const),
    comparisons: [
      { attribute: true, own: true },
      { attribute: true, own: false },
    ],
    evidence: (p, q) => {
      const [x, y] = [drawnName(p), drawnName(q)].sort((a, b) => a - b) as [number, number]
      return drawn.bits.slice((x * ROWS + y) * 2, (x * ROWS + y) * 2 + 2)
    },
  })
}

/** The same where nothing is to be contested: no guard that its rows could break, no evidence against. */
export function uncontested(drawn: Drawn): Component {
  return unguarded({ ...drawn, bits: drawn.bits.map((bits) => bits && Math.abs(bits)) })
}

/** The same where nothing but evidence could keep its rows apart. */
export function unguarded(drawn: Drawn): Component {
  const most = (type: number): number => drawn.nodes.filter((node) => node.type === type).length
  return built({
    ...drawn,
    same: [],
    different: [],
    forbidden: [],
    limits: drawn.limits.map((limit, type) => limit && Math.max(limit, most(type))),
    list: drawn.list.map(() => -1),
  })
}
