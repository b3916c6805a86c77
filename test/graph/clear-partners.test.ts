import { expect, test } from 'vitest'
import { clearPartners } from '../../src/graph/clear-partners.ts'
import { linksIn } from './component.ts'

/** Rows 0, 1 are of list 0, rows 2, 3 of list 1, row 4 of list 2, row 5 of none. */
const LIST = Int32Array.of(0, 0, 1, 1, 2, -1)

type Links = readonly (readonly [a: number, b: number, weight: number])[]

function clear(links: Links): number[] {
  return [...clearPartners({ size: 6, list: LIST, links: linksIn(links.map(([a, b, weight]) => ({ a, b, weight }))) })]
}

test.each<[string, Links, readonly number[]]>([
  ['a lone link is clear', [[0, 2, 5]], [1]],
  [
    'of two links to one list the stronger is',
    [
      [0, 2, 5],
      [0, 3, 6],
    ],
    [0, 1],
  ],
  [
    'of equals none is',
    [
      [0, 2, 5],
      [0, 3, 5],
    ],
    [0, 0],
  ],
  [
    'the weaker stays open where the stronger goes to a better partner',
    [
      [0, 2, 5],
      [0, 3, 6],
      [1, 3, 7],
    ],
    [0, 0, 1],
  ],
  [
    'an equal that has a better partner itself is no rival',
    [
      [0, 2, 5],
      [0, 3, 5],
      [1, 3, 7],
    ],
    [1, 0, 1],
  ],
  [
    'the same pair twice is no rival',
    [
      [0, 2, 5],
      [0, 2, 5],
    ],
    [1, 1],
  ],
  [
    'each list has a partner of its own',
    [
      [0, 2, 5],
      [0, 4, 6],
    ],
    [1, 1],
  ],
  [
    'what is in no clean list, and within one, is not asked',
    [
      [0, 1, 5],
      [0, 5, 5],
      [1, 5, 5],
    ],
    [1, 1, 1],
  ],
])('%s', (_, links, expected) => {
  expect(clear(links)).toEqual(expected)
})
