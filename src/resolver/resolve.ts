import { Int32Column } from '../collections/column.ts'
import { groupBy } from '../collections/grouping.ts'
import { sortInSteps } from '../collections/sort-in-steps.ts'
import type { Steps } from '../collections/steps.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import { SelfsameError } from '../errors.ts'
import type { SurvivorshipFunctions } from '../golden/survivorship.ts'
import { byAge } from '../identity/entity-ids.ts'
import { type Entity, IdentityState, type Refusal } from '../identity/identity-state.ts'
import { openTo } from '../identity/inspectable.ts'
import type { Judgement } from '../identity/judgement-book.ts'
import { type Link, linksOf } from '../identity/links.ts'
import { assertIterable, assertWhole } from '../model/assert-call.ts'
import type { AnyModel, RecordInput, Time } from '../model/model.ts'
import { batchSnapshot } from '../snapshot/batch-snapshot.ts'
import { CellRecords } from '../table/cell-records.ts'
import type { RejectedValue } from '../table/reading.ts'
import type { Added } from '../table/record-table.ts'
import { breath } from './breath.ts'
import { CellLoader } from './cell-loader.ts'
import { comparePairs } from './compare-pairs.ts'
import { divideComponents } from './divide-components.ts'
import { type Memory, memoryOf } from './memory.ts'
import { type Reject, RejectList } from './reject-list.ts'
import { type Report, reportOf } from './report.ts'
import { timeOf } from './time-of.ts'

/** A line of an earlier run's `entities.csv`. */
export interface Assignment {
  readonly source: string
  readonly id: string
  readonly entity: string
}

/** An entity id that leads to another. */
export interface Redirect {
  readonly entity: string
  readonly redirect: string
}

/** How far a run is. */
export interface Progress {
  readonly stage: 'load' | 'block' | 'pairs' | 'cluster'
  readonly done: number
  readonly total?: number
}

/** What a batch may be told. */
export interface ResolveOptions {
  /** What people decided; survives every run and outranks statistics. */
  readonly judgements?: Iterable<Judgement> | undefined
  /** Entity ids of an earlier run, to keep. */
  readonly previous?: Iterable<Assignment> | undefined
  readonly previousRedirects?: Iterable<Redirect> | undefined
  /** `report.nextEntity` of the earlier run, so that no id is ever minted twice. */
  readonly nextEntity?: number | undefined
  /** The watermark: identifiers observed more than their `ttl` before this time are no evidence. Default: none expires. */
  readonly now?: Time | undefined
  /** Survivorship functions that the model names. */
  readonly functions?: SurvivorshipFunctions | undefined
  /**
   * Threads that compare pairs and divide components, this one among them; default 1. More are used only where there is
   * enough to do and the host has threads and shared memory, and they change nothing but the time it takes.
   */
  readonly workers?: number | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Stops the run: `resolve` rejects with SelfsameError `aborted`. */
  readonly signal?: { readonly aborted: boolean } | undefined
}

/** Something to walk through as often as needed, made while walking. */
export interface Series<T> extends Iterable<T> {
  readonly size: number
}

/** What a batch answers; everything but the report is made while it is walked through. */
export interface Resolution<M extends AnyModel = AnyModel> {
  readonly entities: Series<Entity<M>>
  /** Every distinct record key and its entity, in the order of first appearance. */
  readonly records: Series<Assignment>
  readonly links: Iterable<Link>
  readonly rejects: Series<Reject>
  readonly refusals: Iterable<Refusal>
  /** Ids of earlier runs that lead to another entity now. */
  readonly redirects: Iterable<Redirect>
  readonly report: Report
  /**
   * All of it as bytes for `Resolver.restore`: a batch first, then live. Nothing is normalized, compared or decided again;
   * entities, ids, links, refusals and judgements are those of the batch. Fields outside the model are not in it.
   *
   * @throws SelfsameError `capacity-exceeded` beyond 4 GiB
   */
  snapshot(): Uint8Array
}

/** Records between two looks at the signal and, for a host that shares the thread, two breaths. */
const CHUNK = 4096
/** Bytes of input for which another thread is started: it takes a tenth of a second. */
const LEAST_FOR_THREADS = 2 ** 24

/**
 * Resolves a set of records in one go: which of them are the same person.
 * The partition depends on the set of records, the model and the judgements, not on their order.
 *
 * @throws SelfsameError `record-invalid` for a record without source or id, `call-invalid` for wrong options,
 *   `aborted` when `signal` says so, `worker-failed` when one of several threads dies
 */
export async function resolve<M extends AnyModel>(
  records: Iterable<RecordInput<M>> | AsyncIterable<RecordInput<M>>,
  model: M,
  options: ResolveOptions = {},
): Promise<Resolution<M>> {
  return resolveFiles(records, model, options)
}

/**
 * `resolve` of records that may also come in batches as files have them: the door of the command line.
 * @param bytes about how large they are, where that is known
 */
export async function resolveFiles<M extends AnyModel>(
  records: Iterable<RecordInput<M>> | AsyncIterable<RecordInput<M> | CellRecords>,
  model: M,
  options: ResolveOptions,
  bytes = 0,
): Promise<Resolution<M>> {
  assertIterable('records', records)
  assertWhole('nextEntity', options.nextEntity)
  assertWhole('workers', options.workers)
  for (const list of ['judgements', 'previous', 'previousRedirects'] as const) {
    if (options[list] !== undefined) assertIterable(list, options[list])
  }
  const state = new IdentityState(model, { payload: false, functions: options.functions })
  if (options.now !== undefined) state.table.raiseWatermark(timeOf('now', options.now))
  for (const judgement of options.judgements ?? []) state.judgements.add(judgement)
  const rejects = new RejectList(state.table)
  const read = await load(state, records, rejects, options, bytes)
  const afterLoad = memoryOf(state, rejects)
  await block(state, read, rejects, options)
  const afterBlock = memoryOf(state, rejects)
  const candidates = await comparePairs(state, options.workers ?? 1, async (done, total) => {
    options.onProgress?.({ stage: 'pairs', done, total })
    await breathe(options)
  })
  const afterPairs = memoryOf(state, rejects, { candidates })
  await cluster(state, options)
  const memory = { load: afterLoad, block: afterBlock, pairs: afterPairs, cluster: memoryOf(state, rejects) }
  return resolution(state, read, rejects, memory, options)
}

interface ReadCounts {
  records: number
  replaced: number
  stale: number
  /** Per row: position of its record in the input. */
  readonly indexOf: Int32Column
}

async function load(
  state: IdentityState,
  records: Iterable<RecordInput> | AsyncIterable<RecordInput | CellRecords>,
  rejects: RejectList,
  options: ResolveOptions,
  bytes: number,
): Promise<ReadCounts> {
  const read: ReadCounts = { records: 0, replaced: 0, stale: 0, indexOf: new Int32Column() }
  if (Symbol.asyncIterator in records) {
    const more = bytes < LEAST_FOR_THREADS ? 0 : (options.workers ?? 1) - 1
    const cells = new CellLoader(
      state.table,
      (added) => count(added, rejects, read),
      () => breathe(options),
      more,
    )
    try {
      for await (const record of records) {
        const before = read.records
        if (record instanceof CellRecords) await cells.load(record)
        else {
          await cells.end()
          loadRecord(state, record, rejects, read)
        }
        if (Math.floor(before / CHUNK) !== Math.floor(read.records / CHUNK)) await pause(options, read)
      }
      await cells.end()
    } finally {
      cells.stop()
    }
  } else {
    for (const record of records) {
      loadRecord(state, record, rejects, read)
      if (read.records % CHUNK === 0) await pause(options, read)
    }
  }
  options.onProgress?.({ stage: 'load', done: read.records })
  return read
}

async function pause(options: ResolveOptions, read: ReadCounts): Promise<void> {
  options.onProgress?.({ stage: 'load', done: read.records })
  await breathe(options)
}

function loadRecord({ table }: IdentityState, record: RecordInput, rejects: RejectList, read: ReadCounts): void {
  count(table.add(record), rejects, read)
}

function count({ row, outcome, rejected }: Added, rejects: RejectList, read: ReadCounts): void {
  const index = read.records++
  if (outcome === 'stale') {
    read.stale++
    rejects.add(index, row, STALE)
    return
  }
  if (outcome === 'new') read.indexOf.push(index)
  else {
    read.replaced++
    rejects.add(read.indexOf.data[row]!, row, REPLACED)
    read.indexOf.data[row] = index
  }
  for (const value of rejected) rejects.add(index, row, value)
}

/** Whole records that are no evidence. */
const STALE: RejectedValue = { field: '', value: '', reason: 'stale' }
const REPLACED: RejectedValue = { field: '', value: '', reason: 'replaced' }

async function block(
  { table, index }: IdentityState,
  read: ReadCounts,
  rejects: RejectList,
  options: ResolveOptions,
): Promise<void> {
  const total = table.size
  const steps = index.addingAll(allRows(total))
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    if (step.value !== undefined) options.onProgress?.({ stage: 'block', done: Math.floor(step.value * total), total })
    await breathe(options)
  }
  for (const { row, rejected } of step.value) rejects.add(read.indexOf.data[row]!, row, rejected)
  for (const _ of index.refreshingQuarantines()) await breathe(options)
  options.onProgress?.({ stage: 'block', done: total, total })
}

async function cluster(state: IdentityState, options: ResolveOptions): Promise<void> {
  const { table, partition, judgements } = state
  const total = table.size
  const adopting = adoptIds(state, options)
  let adopted = adopting.next()
  for (; !adopted.done; adopted = adopting.next()) await breathe(options)
  const formers = adopted.value
  options.onProgress?.({ stage: 'cluster', done: 0, total })
  const rows = allRows(total)
  const settled = judgements.inRows((key) => table.rowOf(key))
  const step = async (done: number): Promise<void> => {
    options.onProgress?.({ stage: 'cluster', done, total })
    await breathe(options)
  }
  const parts = await divideComponents(state, rows, settled, options.workers ?? 1, step)
  for (const done of partition.assigning(parts, formers)) await step(done)
  options.onProgress?.({ stage: 'cluster', done: total, total })
  await breathe(options)
}

function allRows(count: number): Int32Array {
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  return rows
}

/** The entity of an earlier run that an id led to; undefined where its redirects lead nowhere, or round in a circle. */
function endOf(
  name: string,
  redirects: ReadonlyMap<string, string>,
  founders: ReadonlyMap<string, unknown>,
): string | undefined {
  const passed = new Set<string>()
  let at: string | undefined = name
  while (at !== undefined && !founders.has(at)) {
    if (passed.has(at)) return undefined
    passed.add(at)
    at = redirects.get(at)
  }
  return at
}

/** Mints the ids of an earlier run again, in their order of age; returns those that were entities. */
function* adoptIds(state: IdentityState, options: ResolveOptions): Steps<Set<number>> {
  let done = 0
  const founders = new Map<string, number[]>()
  for (const { source, id, entity } of options.previous ?? []) {
    const rows = founders.get(entity) ?? []
    const row = state.table.rowOf(`${source}:${id}`)
    if (row >= 0) rows.push(row)
    founders.set(entity, rows)
    if (++done % CHUNK === 0) yield
  }
  const redirects = new Map([...(options.previousRedirects ?? [])].map((r) => [r.entity, r.redirect]))
  for (const entity of founders.keys()) redirects.delete(entity)
  const names = [...founders.keys(), ...redirects.keys()]
  yield* sortInSteps(names, byAge)
  yield* state.ids.adopt(names, options.nextEntity)

  const { ledger, entity: entityOf } = state.partition
  entityOf.extend(state.table.size, -1)
  const formers = new Set<number>()
  for (const name of names) {
    const rows = founders.get(name)
    const entity = ledger.mint(rows ?? [])
    if (!rows) continue
    formers.add(entity)
    for (const row of rows) entityOf.data[row] = entity
    if (++done % CHUNK === 0) yield
  }
  for (const name of redirects.keys()) {
    const into = endOf(name, redirects, founders)
    if (into !== undefined) ledger.redirect(state.ids.number(name, ledger), state.ids.number(into, ledger))
    if (++done % CHUNK === 0) yield
  }
  return formers
}

async function resolution<M extends AnyModel>(
  state: IdentityState<M>,
  read: ReadCounts,
  rejects: RejectList,
  memory: Omit<Memory, 'output'>,
  options: ResolveOptions,
): Promise<Resolution<M>> {
  const { table, partition, ids } = state
  const { ledger } = partition
  const groups = groupBy(partition.entity.data.subarray(0, table.size), ledger.size)
  const nonEmpty = (): number => {
    let n = 0
    for (let e = 0; e < ledger.size; e++) if (groups.starts[e + 1]! > groups.starts[e]!) n++
    return n
  }
  const size = nonEmpty()
  await breathe(options)
  const steps = reportOf(state, groups, read, rejects, {
    ...memory,
    output: memoryOf(state, rejects, { grouping: totalBytes(Object.values(groups)) }),
  })
  let step = steps.next()
  for (; !step.done; step = steps.next()) await breathe(options)
  const answer: Resolution<M> = {
    entities: {
      size,
      *[Symbol.iterator]() {
        for (let e = 0; e < ledger.size; e++) {
          const rows = [...groups.items.subarray(groups.starts[e]!, groups.starts[e + 1]!)]
          if (rows.length > 0) yield state.entity(rows)
        }
      },
    },
    records: {
      size: table.size,
      *[Symbol.iterator]() {
        for (let row = 0; row < table.size; row++) yield { ...table.keyOf(row), entity: state.entityId(row) }
      },
    },
    links: { [Symbol.iterator]: () => linksOf(state) },
    rejects,
    refusals: { [Symbol.iterator]: () => state.refusals() },
    redirects: {
      *[Symbol.iterator]() {
        for (let e = 0; e < ledger.size; e++) {
          const current = ledger.current(e)
          if (current >= 0 && current !== e) yield { entity: ids.name(e), redirect: ids.name(current) }
        }
      },
    },
    report: step.value,
    snapshot: () => batchSnapshot(state),
  }
  openTo(answer, () => state)
  return answer
}

/** Lets the host's other work run, and stops where it asked to. */
async function breathe({ signal }: ResolveOptions): Promise<void> {
  if (signal) await breath()
  if (signal?.aborted) {
    throw new SelfsameError('aborted', [
      { path: 'signal', expected: 'a run to its end', cure: 'the run was stopped by its signal; start it again' },
    ])
  }
}
