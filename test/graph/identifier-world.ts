import fc from 'fast-check'
import type { Component } from '../../src/graph/component.ts'
import type { IdentifierWorld } from '../reference/latest-wins.ts'
import { component } from './component.ts'

/** Up to 12 events on 9 identifiers of three namespaces, the most trusted first. */
export const identifierWorld: fc.Arbitrary<IdentifierWorld> = fc.record({
  events: fc.array(
    fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 4 }).map((event) => event.sort((a, b) => a - b)),
    { minLength: 1, maxLength: 12 },
  ),
  namespace: fc.constantFrom([0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 1, 1, 1, 2, 2], [0, 0, 0, 0, 1, 2, 2, 2, 2]),
  priorities: fc.constantFrom([1, 2, 3], [1, 1, 2], [1, 4, 5]),
  limits: fc.constantFrom([1, 0, 0], [1, 1, 0], [2, 0, 1], [1, 2, 2]),
})

/** Each event a row of its time. */
export function componentOf({ events, namespace, priorities, limits }: IdentifierWorld): Component {
  return component({
    size: events.length,
    at: events.map((_, time) => time),
    nodes: namespace.map((type, identifier) => {
      return { type, rows: [...events.keys()].filter((row) => events[row]!.includes(identifier)) }
    }),
    limits,
    priorities,
  })
}
