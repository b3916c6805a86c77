import type { Component } from './component.ts'

/** What the guards ask of rows that are, or may become, one entity. */
export interface Tally {
  /** Distinct profiles, each with its smallest row. */
  profiles: Map<number, number>
  /** Per node type: how many values it owns. */
  owned: Map<number, number>
  /** Per limited node type: the values its rows hold, and those of them that join nobody. */
  held: Map<number, Set<number>>
  idle: Map<number, Set<number>>
  /** Clean lists that have a row in it, each with that row. */
  lists: Map<number, number>
  /** Judgements *different* that name one of its rows, by their place in the component. */
  different: readonly number[]
}

/** What a policy has joined so far: rows, and for some policies nodes. */
export interface Cluster extends Tally {
  /** Its smallest element, by which it goes. */
  name: number
  readonly members: number[]
  /** Whether a person's judgement holds some of it together: then limits do not bind its own values. */
  judged: boolean
}

// what is empty is shared until something is added: most rows have next to nothing
const NO_NUMBERS: Map<number, number> = new Map()
const NO_VALUES: Map<number, Set<number>> = new Map()
const NO_JUDGEMENTS: readonly number[] = []

/** A tally of nothing. */
export function emptyTally(): Tally {
  return {
    profiles: NO_NUMBERS,
    owned: NO_NUMBERS,
    held: NO_VALUES,
    idle: NO_VALUES,
    lists: NO_NUMBERS,
    different: NO_JUDGEMENTS,
  }
}

/** A row alone. */
export function rowCluster(component: Component, row: number, different: readonly number[] = NO_JUDGEMENTS): Cluster {
  const profile = component.profile[row]!
  const list = component.list[row]!
  const held = component.held[row]!
  return {
    name: row,
    members: [row],
    judged: false,
    profiles: profile < 0 ? NO_NUMBERS : new Map<number, number>().set(profile, row),
    owned: NO_NUMBERS,
    held: byType(held),
    idle: held.length === 0 ? NO_VALUES : byType(held.filter(({ joins }) => !joins)),
    lists: list < 0 ? NO_NUMBERS : new Map<number, number>().set(list, row),
    different,
  }
}

/** A node alone, under the number of its element: a value that is its own. */
export function nodeCluster({ nodes }: Component, node: number, element: number): Cluster {
  const { type, derived } = nodes[node]!
  const counts = type >= 0 && !derived
  return {
    ...emptyTally(),
    name: element,
    members: [element],
    judged: false,
    owned: counts ? new Map([[type, 1]]) : NO_NUMBERS,
  }
}

/** Counts what is in `from` as a part of `into`, which grows; `from` stays as it is. Costs what `from` holds. */
export function addTally(into: Tally, from: Tally, options: { readonly profiles: boolean }): void {
  if (options.profiles) into.profiles = withNumbers(into.profiles, from.profiles, Math.min)
  into.owned = withNumbers(into.owned, from.owned, (a, b) => a + b)
  into.held = withValues(into.held, from.held)
  into.idle = withValues(into.idle, from.idle)
  into.lists = withNumbers(into.lists, from.lists, Math.min)
  if (from.different.length > 0) into.different = [...into.different, ...from.different]
}

/** How many distinct values some sets have together. */
export function distinctValues(sets: readonly ReadonlySet<number>[]): number {
  const largest = sets.reduce((a, b) => (b.size > a.size ? b : a))
  const others = new Set<number>()
  for (const set of sets) {
    if (set !== largest) for (const value of set) if (!largest.has(value)) others.add(value)
  }
  return largest.size + others.size
}

function byType(values: Component['held'][number]): Tally['held'] {
  if (values.length === 0) return NO_VALUES
  const sets = new Map<number, Set<number>>()
  for (const { type, value } of values) sets.set(type, (sets.get(type) ?? new Set()).add(value))
  return sets
}

function withNumbers(
  into: Map<number, number>,
  from: ReadonlyMap<number, number>,
  both: (a: number, b: number) => number,
): Map<number, number> {
  if (from.size === 0) return into
  const grown = into.size === 0 ? new Map<number, number>() : into
  for (const [key, value] of from) grown.set(key, grown.has(key) ? both(grown.get(key)!, value) : value)
  return grown
}

function withValues(into: Tally['held'], from: Tally['held']): Tally['held'] {
  if (from.size === 0) return into
  const grown = into.size === 0 ? new Map<number, Set<number>>() : into
  for (const [type, values] of from) {
    const known = grown.get(type)
    if (known) for (const value of values) known.add(value)
    else grown.set(type, new Set(values))
  }
  return grown
}
