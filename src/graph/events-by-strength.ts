import { sortInSteps } from '../collections/sort-in-steps.ts'
import type { Steps } from '../collections/steps.ts'
import type { Component } from './component.ts'

/** Up to how many events a sort by insertion is the fastest. */
const FEW = 24

/**
 * The links of a component and some of its nodes, the strongest first; ties: earliest, then by record key. A node goes by
 * its earliest and its first row, a link by its later and its smaller row.
 *
 * @returns numbers of links, and for a node −1 − its number
 */
export function* eventsByStrength(
  { nodes, links, at }: Component,
  taken: Iterable<number>,
): Steps<Int32Array, undefined> {
  const chosen = Int32Array.from(taken)
  const count = links.length + chosen.length
  const events = new Int32Array(count)
  const weight = new Float64Array(count)
  const time = new Float64Array(count)
  const row = new Int32Array(count)
  const other = new Int32Array(count)
  for (let link = 0; link < links.length; link++) {
    const a = links.a[link]!
    const b = links.b[link]!
    weight[link] = links.weight[link]!
    time[link] = Math.max(at[a]!, at[b]!)
    row[link] = a
    other[link] = b
  }
  for (let i = 0, event = links.length; event < count; i++, event++) {
    const node = chosen[i]!
    let earliest = Number.POSITIVE_INFINITY
    for (let e = nodes.starts[node]!; e < nodes.starts[node + 1]!; e++) {
      earliest = Math.min(earliest, at[nodes.rows[e]!]!)
    }
    weight[event] = nodes.weight[node]!
    time[event] = earliest
    row[event] = nodes.rows[nodes.starts[node]!]!
    // nodes come before links
    other[event] = -1
  }
  const order = (x: number, y: number): number =>
    weight[y]! - weight[x]! ||
    (time[x] === time[y] ? 0 : time[x]! - time[y]!) ||
    row[x]! - row[y]! ||
    other[x]! - other[y]! ||
    x - y
  for (let event = 0; event < count; event++) events[event] = event
  if (count > FEW) yield* sortInSteps(events, order)
  else sortFew(events, order)
  for (let i = 0; i < count; i++) if (events[i]! >= links.length) events[i] = -1 - chosen[events[i]! - links.length]!
  return events
}

function sortFew(events: Int32Array, order: (x: number, y: number) => number): void {
  for (let i = 1; i < events.length; i++) {
    const event = events[i]!
    let j = i
    for (; j > 0 && order(events[j - 1]!, event) > 0; j--) events[j] = events[j - 1]!
    events[j] = event
  }
}
