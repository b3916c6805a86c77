import type { Grouping } from '../collections/grouping.ts'
import type { Steps } from '../collections/steps.ts'
import { StringPool } from '../collections/string-pool.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { Memory } from './memory.ts'
import type { RejectList } from './reject-list.ts'

/** Rows, or entities, that are gone through in one step. */
const STEP = 2 ** 15

type Counts = Readonly<Record<string, number>>

/** What a run did, in numbers; plain JSON without a value of any record. */
export interface Report {
  readonly records: {
    /** Records read, those that gave way to another version of theirs included. */
    readonly read: number
    /** Distinct record keys. */
    readonly distinct: number
    readonly replaced: number
    readonly stale: number
    readonly bySource: Counts
  }
  readonly entities: {
    readonly count: number
    /** Records of the largest entity. */
    readonly largest: number
    /** How many entities have so many records: `1`, `2`, `3`, `4`, `5-9`, `10-49`, `50+`. */
    readonly bySize: Counts
    /** How many entities have records of so many sources. */
    readonly bySources: Counts
  }
  /** Refused values by field and reason; whole records under `''`. */
  readonly rejects: Readonly<Record<string, Counts>>
  /** Flagged values by field and flag. */
  readonly flags: Readonly<Record<string, Counts>>
  readonly refusals: Counts
  readonly judgements: {
    /** Pairs of records that were judged. */
    readonly given: number
    /** Those of them that name a record which is not there; they wait for it. */
    readonly unknown: number
  }
  /** What the run held at the end of each stage. */
  readonly memory: Memory
  /** Number of the entity id that the next run mints first. */
  readonly nextEntity: number
}

interface Read {
  readonly records: number
  readonly replaced: number
  readonly stale: number
}

/** The report of a run, made in steps. */
export function* reportOf(
  state: IdentityState,
  groups: Grouping,
  read: Read,
  rejects: RejectList,
  memory: Memory,
): Steps<Report> {
  const { table, partition } = state
  const sources = yield* sourcesOf(state)
  const entities = yield* entityCounts(state, groups, sources)
  const flags = yield* flagCounts(state)
  const refusals: Record<string, number> = {}
  for (const { reason } of state.refusals()) count(refusals, reason)
  return {
    records: {
      read: read.records,
      distinct: table.size,
      replaced: read.replaced,
      stale: read.stale,
      bySource: sourceCounts(sources),
    },
    entities,
    rejects: rejects.counts(),
    flags,
    refusals,
    judgements: judgementCounts(state),
    memory,
    nextEntity: state.ids.next(partition.ledger),
  }
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

function judgementCounts({ judgements, table }: IdentityState): Report['judgements'] {
  let unknown = 0
  for (const { a, b } of judgements) if (table.rowOf(a) < 0 || table.rowOf(b) < 0) unknown++
  return { given: judgements.size, unknown }
}

/** The sources of the records: their names, and which one each row is of. */
interface Sources {
  readonly names: StringPool
  readonly ofRow: Int32Array
}

function* sourcesOf({ table }: IdentityState): Steps<Sources> {
  const names = new StringPool()
  const { bytes, starts } = table.keys
  const ofRow = new Int32Array(table.size)
  for (let row = 0; row < table.size; row++) {
    if (row % STEP === STEP - 1) yield
    const start = starts[row]!
    // sooner found than the engine is asked for it
    let colon = start
    while (bytes[colon] !== COLON) colon++
    ofRow[row] = names.internBytes(bytes, start, colon)
  }
  return { names, ofRow }
}

const COLON = 58

function sourceCounts({ names, ofRow }: Sources): Counts {
  const counts = new Int32Array(names.size)
  for (const source of ofRow) counts[source]!++
  return Object.fromEntries(Array.from(counts, (n, source) => [names.get(source), n]))
}

function* entityCounts(
  { partition }: IdentityState,
  { starts, items }: Grouping,
  { names, ofRow }: Sources,
): Steps<Report['entities']> {
  const bySize: Record<string, number> = {}
  const bySources: Record<string, number> = {}
  let entities = 0
  let largest = 0
  /** Per source: the last entity that had a record of it. */
  const lastOf = new Int32Array(names.size).fill(-1)
  for (let e = 0; e < partition.ledger.size; e++) {
    if (e % STEP === STEP - 1) yield
    const size = starts[e + 1]! - starts[e]!
    if (size === 0) continue
    entities++
    largest = Math.max(largest, size)
    count(bySize, size < 5 ? `${size}` : size < 10 ? '5-9' : size < 50 ? '10-49' : '50+')
    let sources = 0
    for (let i = starts[e]!; i < starts[e + 1]!; i++) {
      const source = ofRow[items[i]!]!
      if (lastOf[source] !== e) sources++
      lastOf[source] = e
    }
    count(bySources, `${sources}`)
  }
  return { count: entities, largest, bySize, bySources }
}

function* flagCounts({ table }: IdentityState): Steps<Readonly<Record<string, Counts>>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const column of table.columns) {
    if (column.flags.length === 0) continue
    const of: Record<string, number> = {}
    counts[column.name] = of
    for (let row = 0; row < table.size; row++) {
      if (row % STEP === STEP - 1) yield
      for (const written of column.ids(column.writtenCell(row))) {
        for (const flag of column.flagsOf(written)) count(of, flag)
      }
    }
  }
  return counts
}
