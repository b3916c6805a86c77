import type { IdentityState } from './identity-state.ts'
import { compareLinks, type Link, linksElsewhere, linksOfRows } from './links.ts'

/**
 * The links from row `a` to row `b` of one entity: among all ways the one whose weakest link is strongest, among those
 * the shortest, among these the one that comes first in the order of links. By the policy `latest-wins` a record that is
 * elsewhere may have told that identifiers are one person's: where nothing else leads from one row to the other, the way
 * is through such records.
 */
export function strongestPath(state: IdentityState, a: number, b: number): Link[] {
  const rows = state.partition.entityRows(a)
  const [from, to] = [state.table.keys.get(a), state.table.keys.get(b)]
  const path = strongestAmong([...linksOfRows(state, rows)], from, to)
  if (path.length > 0 || a === b || state.model.policy !== 'latest-wins') return path
  return strongestAmong([...linksOfRows(state, rows), ...linksElsewhere(state, rows)], from, to)
}

function strongestAmong(links: readonly Link[], from: string, to: string): Link[] {
  const neighbours = new Map<string, Link[]>()
  for (const link of links.toSorted(compareLinks)) {
    for (const key of [link.a, link.b]) {
      const known = neighbours.get(key)
      if (known) known.push(link)
      else neighbours.set(key, [link])
    }
  }
  const weights = [...new Set(links.map((link) => link.weight))].sort((x, y) => y - x)
  for (const least of weights) {
    const path = shortestPath(neighbours, from, to, least)
    if (path) return path
  }
  return []
}

function shortestPath(
  neighbours: ReadonlyMap<string, readonly Link[]>,
  from: string,
  to: string,
  least: number,
): Link[] | undefined {
  const cameBy = new Map<string, Link | undefined>([[from, undefined]])
  const queue = [from]
  for (const key of queue) {
    if (key === to) break
    for (const link of neighbours.get(key) ?? []) {
      const next = link.a === key ? link.b : link.a
      if (link.weight < least || cameBy.has(next)) continue
      cameBy.set(next, link)
      queue.push(next)
    }
  }
  if (!cameBy.has(to)) return undefined
  const path: Link[] = []
  for (let key = to, link = cameBy.get(key); link; link = cameBy.get(key)) {
    path.unshift(link)
    key = link.a === key ? link.b : link.a
  }
  return path
}
