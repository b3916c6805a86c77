import type { IdentityState } from '../identity/identity-state.ts'

/** Sources that are told apart; the rest is shown as one. */
const SOURCES = 16
/** Combinations of sources that are told apart. */
const COMBINATIONS = 20

/** Strangers before and people after: which sources know the same people. */
export interface Overlap {
  /** Largest first. */
  readonly sources: readonly {
    readonly source: string
    readonly records: number
    /** Entities with a record in it. */
    readonly people: number
    /** Those of them with records in other sources too. */
    readonly elsewhere: number
  }[]
  /** Sources that the last entry of `sources` stands for; 0: none. */
  readonly joined: number
  /** Entities by exactly the sources they have records in (numbers into `sources`), most first. */
  readonly combinations: readonly { readonly sources: readonly number[]; readonly people: number }[]
  /** What is beyond these. */
  readonly others: { readonly combinations: number; readonly people: number }
  /** Entities with records in both of two sources, by their numbers. */
  readonly shared: readonly (readonly number[])[]
}

/** Counts the entities by their sources. @param groups rows of each entity */
export function overlapOf(state: IdentityState, groups: Iterable<Int32Array>): Overlap {
  const { names, joined, of, records } = sourcesOf(state)
  const people = names.map(() => 0)
  const elsewhere = names.map(() => 0)
  const shared = names.map(() => names.map(() => 0))
  const combinations = new Map<string, { readonly sources: readonly number[]; people: number }>()
  for (const rows of groups) {
    const own = new Set<number>()
    for (const row of rows) own.add(of[row]!)
    const sources = [...own].sort((a, b) => a - b)
    const name = sources.join()
    const known = combinations.get(name)
    if (known) known.people++
    else combinations.set(name, { sources, people: 1 })
  }
  for (const { sources, people: n } of combinations.values()) {
    for (const a of sources) {
      people[a]! += n
      if (sources.length > 1) elsewhere[a]! += n
      for (const b of sources) shared[a]![b]! += n
    }
  }
  const most = [...combinations.values()].sort(
    (a, b) => b.people - a.people || (`${a.sources}` < `${b.sources}` ? -1 : 1),
  )
  const rest = most.slice(COMBINATIONS)
  return {
    sources: names.map((source, s) => ({ source, records: records[s]!, people: people[s]!, elsewhere: elsewhere[s]! })),
    joined,
    combinations: most.slice(0, COMBINATIONS),
    others: { combinations: rest.length, people: rest.reduce((sum, { people: n }) => sum + n, 0) },
    shared,
  }
}

/** The sources, largest first, and the number of each row's; the smallest of many share the last number. */
function sourcesOf({ table }: IdentityState): {
  readonly names: readonly string[]
  readonly joined: number
  readonly of: Int32Array
  readonly records: readonly number[]
} {
  const met = new Map<string, { readonly number: number; records: number }>()
  const number = new Int32Array(table.size).fill(-1)
  for (let row = 0; row < table.size; row++) {
    if (!table.isLive(row)) continue
    const { source } = table.keyOf(row)
    const known = met.get(source) ?? { number: met.size, records: 0 }
    known.records++
    met.set(source, known)
    number[row] = known.number
  }
  const order = [...met].sort(([x, a], [y, b]) => b.records - a.records || (x < y ? -1 : 1))
  const told = order.length > SOURCES ? SOURCES - 1 : order.length
  const place = new Int32Array(order.length)
  for (let i = 0; i < order.length; i++) place[order[i]![1].number] = Math.min(i, told)
  const of = number.map((n) => (n < 0 ? -1 : place[n]!))
  const names = order.slice(0, told).map(([name]) => name)
  const records = order.slice(0, told).map(([, { records: n }]) => n)
  const joined = order.length - told
  if (joined === 0) return { names, joined, of, records }
  const rest = order.slice(told).reduce((sum, [, { records: n }]) => sum + n, 0)
  return { names: [...names, `${joined} smaller sources`], joined, of, records: [...records, rest] }
}
