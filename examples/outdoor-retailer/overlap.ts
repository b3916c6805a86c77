import type { SourceRecord } from './records.ts'
import { SOURCES, type Source } from './visits.ts'

/** One system before and after the merge. */
export interface SourceCount {
  readonly source: Source
  readonly records: number
  /** Customers as the system alone tells them apart. */
  readonly strangers: number
  /** Entities with a record in it. */
  readonly people: number
  /** Those of them that are known to another system too. */
  readonly elsewhere: number
  /** Entities with records here and in each of the nine systems, in the order of `SOURCES`. */
  readonly shared: readonly number[]
}

/** Strangers before and people after, by system. */
export function sourceCounts(
  records: readonly SourceRecord[],
  strangerOf: ReadonlyMap<string, string>,
  entityOf: ReadonlyMap<string, string>,
): SourceCount[] {
  const sourcesOf = new Map<string, Set<Source>>()
  for (const { key, source } of records) {
    const entity = entityOf.get(key)!
    sourcesOf.set(entity, (sourcesOf.get(entity) ?? new Set<Source>()).add(source))
  }
  const known = [...sourcesOf.values()]
  return SOURCES.map((source) => {
    const own = records.filter((record) => record.source === source)
    const people = known.filter((sources) => sources.has(source))
    return {
      source,
      records: own.length,
      strangers: new Set(own.map(({ key }) => strangerOf.get(key))).size,
      people: people.length,
      elsewhere: people.filter((sources) => sources.size > 1).length,
      shared: SOURCES.map((other) => people.filter((sources) => sources.has(other)).length),
    }
  })
}
