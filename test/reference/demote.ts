import type { IdentifierWorld } from './latest-wins.ts'

/**
 * Demote, as written down in `test/conformance/demote.json`.
 * @returns per identifier: the event whose entity it belongs to, −1 where it is nobody's; per event: the same
 */
export function demoteReference({ events, namespace, limits }: IdentifierWorld): {
  readonly identifiers: number[]
  readonly events: number[]
} {
  const owner = namespace.map(() => -1)
  const home = events.map(() => -1)
  const fits = (identifiers: readonly number[]): boolean => {
    const entities = new Set(identifiers.map((i) => owner[i]!).filter((entity) => entity >= 0))
    const together = new Set(
      [...identifiers, ...owner.keys()].filter((i) => identifiers.includes(i) || entities.has(owner[i]!)),
    )
    return limits.every((limit, n) => limit === 0 || [...together].filter((i) => namespace[i] === n).length <= limit)
  }
  events.forEach((event, now) => {
    // identifiers are numbered from the most trusted
    const usable = event.toSorted((a, b) => a - b)
    while (!fits(usable)) usable.pop()
    const entities = [...new Set(usable.map((i) => owner[i]!))].filter((entity) => entity >= 0)
    const entity = Math.min(now, ...entities)
    for (const of of [owner, home]) {
      of.forEach((e, i) => {
        if (entities.includes(e)) of[i] = entity
      })
    }
    for (const i of usable) owner[i] = entity
    home[now] = entity
  })
  return { identifiers: owner, events: home }
}
