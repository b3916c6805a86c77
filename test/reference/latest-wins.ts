/** Identifiers of a world: per identifier its namespace, per namespace its priority and how many an entity may have. */
export interface IdentifierWorld {
  /** Per event in time order: the identifiers observed. */
  readonly events: readonly (readonly number[])[]
  readonly namespace: readonly number[]
  readonly priorities: readonly number[]
  /** 0: any number. */
  readonly limits: readonly number[]
}

interface Link {
  readonly a: number
  readonly b: number
  stamp: number
}

/**
 * Latest wins, as written down in `test/conformance/latest-wins.json`: the whole graph rebuilt after every event that
 * breaks a limit anywhere.
 * @returns per identifier: the smallest one it is with
 */
export function latestWinsReference(world: IdentifierWorld): number[] {
  let links: Link[] = []
  world.events.forEach((event, now) => {
    for (const a of event) {
      for (const b of event.filter((other) => other > a)) {
        links = [...links.filter((link) => link.a !== a || link.b !== b), { a, b, stamp: now }]
      }
    }
    if (breaksLimit(world, componentsOf(world, links))) links = rebuilt(world, links, now)
  })
  return componentsOf(world, links)
}

function rebuilt(world: IdentifierWorld, links: readonly Link[], now: number): Link[] {
  const rank = ({ a, b }: Link): number =>
    world.priorities[world.namespace[a]!]! + world.priorities[world.namespace[b]!]!
  const newest = ({ stamp }: Link): number => (stamp === now ? 0 : 1)
  const ordered = links.toSorted(
    (x, y) => newest(x) - newest(y) || rank(x) - rank(y) || y.stamp - x.stamp || x.a - y.a || x.b - y.b,
  )
  const kept: Link[] = []
  for (const link of ordered) {
    kept.push(link)
    if (breaksLimit(world, componentsOf(world, kept))) kept.pop()
  }
  return kept
}

function componentsOf({ namespace }: IdentifierWorld, links: readonly Link[]): number[] {
  const component = [...namespace.keys()]
  for (const { a, b } of links) {
    const [low, high] = [component[a]!, component[b]!].sort((x, y) => x - y) as [number, number]
    component.forEach((c, i) => {
      if (c === high) component[i] = low
    })
  }
  return component
}

function breaksLimit({ namespace, limits }: IdentifierWorld, component: readonly number[]): boolean {
  return component.some((c, i) => {
    const limit = limits[namespace[i]!]!
    return limit > 0 && component.filter((d, j) => d === c && namespace[j] === namespace[i]).length > limit
  })
}
