import { type Problem, SelfsameError } from '../errors.ts'
import type { SurvivorshipFunctions } from '../golden/survivorship.ts'
import type { AnyModel, FieldsInput, RecordInput, Time } from '../model/model.ts'
import { parseTime } from '../table/parse-time.ts'
import { type RecordRef, type RejectedValue, recordKey } from '../table/record-table.ts'
import { type Change, entityChanges, refusalChanges } from './changes.ts'
import { type Explanation, explainRows } from './explain-rows.ts'
import { type Found, findOwner } from './find-owner.ts'
import { type Entity, IdentityState, type Refusal } from './identity-state.ts'
import type { Judgement } from './judgement-book.ts'
import { type SearchHit, type SearchOptions, searchEntities } from './search-entities.ts'
import { type StoredRecord, storedRecord } from './stored-record.ts'
import { type Verification, verifyState } from './verify-state.ts'

/** What a resolver may be told. */
export interface ResolverOptions {
  /** Survivorship functions that the model names. */
  readonly functions?: SurvivorshipFunctions
}

/** What became of a record that was put. */
export interface PutResult<M extends AnyModel = AnyModel> {
  /** `stale`: the stored version, or the deletion, is newer, and nothing changed. */
  readonly outcome: 'new' | 'replaced' | 'stale'
  /** The entity the record belongs to now; one without id and records when a newer deletion made it stale. */
  readonly entity: Entity<M>
  readonly changes: readonly Change[]
  /** Values that are no evidence, each with its reason. */
  readonly rejected: readonly RejectedValue[]
}

/** Who judged, when, and why. */
export interface JudgeOptions {
  readonly by?: string
  readonly at?: Time
  readonly note?: string
}

/**
 * The live door: the same decisions as `resolve`, record by record. Synchronous, without I/O or a clock.
 * Every write costs the components it touches, never a scan of all records.
 */
export class Resolver<M extends AnyModel = AnyModel> {
  readonly model: M
  readonly #state: IdentityState<M>
  /** Per key of a record that was deleted as of a time: that time. */
  readonly #deletedAt = new Map<string, number>()
  /** Per entity: one of its rows. */
  readonly #rowByEntity = new Map<number, number>()

  /** @throws SelfsameError `call-invalid` when the model names a survivorship function that `functions` lacks */
  constructor(model: M, options: ResolverOptions = {}) {
    this.model = model
    this.#state = new IdentityState(model, { payload: true, functions: options.functions })
  }

  /** How many records are there. */
  get size(): number {
    return this.#state.table.liveRows
  }

  /**
   * Adds a record, or replaces the stored version of it.
   * @throws SelfsameError `record-invalid` without a source or an id
   */
  put(record: RecordInput<M>): PutResult<M> {
    const { table } = this.#state
    const key = table.keyOfRecord(record)
    const at = table.timeOfRecord(record)
    const deleted = this.#deletedAt.get(key)
    if (deleted !== undefined && Number.isFinite(at) && at <= deleted) {
      return { outcome: 'stale', entity: NOBODY, changes: [], rejected: [] }
    }
    const { row, outcome, rejected } = table.add(record)
    if (outcome === 'stale') return { outcome, entity: this.#entityOf(row), changes: [], rejected }
    const { changes, overLimit } = this.#reindex(row)
    return { outcome, entity: this.#entityOf(row), changes, rejected: [...rejected, ...overLimit] }
  }

  /**
   * Takes a record away: the state becomes what it would have been without it (entity ids aside).
   * With `at`, a stored version that is newer stays, and a put that is not newer than `at` is ignored, whichever comes first;
   * without, any later put brings the record back.
   *
   * @returns what changed; nothing when the record is not there
   * @throws SelfsameError `call-invalid` for an `at` that cannot be read
   */
  delete(ref: RecordRef, options: { readonly at?: Time } = {}): { readonly changes: readonly Change[] } {
    const key = recordKey(ref)
    const at = timeOf('delete.at', options.at)
    const row = this.#liveRow(key)
    if (Number.isFinite(at)) {
      if (row >= 0 && at < this.#state.table.at.data[row]!) return { changes: [] }
      this.#deletedAt.set(key, Math.max(at, this.#deletedAt.get(key) ?? Number.NEGATIVE_INFINITY))
    }
    return { changes: row < 0 ? [] : this.#reindex(row, true).changes }
  }

  /**
   * Writes down a person's word on two records. *different* splits them now and keeps them apart; *same* joins them
   * unless something stronger forbids it. The judgement stays when its records leave and come back.
   *
   * @throws SelfsameError `call-invalid` for a pair, verdict or time that cannot be
   */
  judge(
    a: RecordRef,
    b: RecordRef,
    verdict: Judgement['verdict'],
    options: JudgeOptions = {},
  ): { readonly changes: readonly Change[] } {
    const time = timeOf('judge.at', options.at)
    const at = Number.isFinite(time) ? new Date(time).toISOString() : undefined
    const judgement = { a: recordKey(a), b: recordKey(b), verdict, by: options.by, at, note: options.note }
    return { changes: this.#rejudge(() => this.#state.judgements.add(judgement)) }
  }

  /** Takes the judgement on two records back. */
  unjudge(a: RecordRef, b: RecordRef): { readonly changes: readonly Change[] } {
    return { changes: this.#rejudge(() => this.#state.judgements.remove(recordKey(a), recordKey(b))) }
  }

  /** The judgements given, those that contradict each other included. */
  judgements(): readonly Judgement[] {
    return [...this.#state.judgements]
  }

  /**
   * Who owns these identifiers: `found`, `ambiguous` (several entities, or one value that nobody owns alone),
   * `quarantined` (a value beside too many different people) or `none`. Stores nothing.
   *
   * @throws SelfsameError `call-invalid` for a field that is no identifier of the model
   */
  find(fields: FieldsInput<M>): Found {
    return findOwner(this.#state, fields as Readonly<Record<string, unknown>>)
  }

  /** Entities that resemble a partial record, best first. Stores nothing. */
  search(fields: FieldsInput<M>, options: SearchOptions = {}): readonly SearchHit<M>[] {
    return searchEntities(this.#state, fields as Readonly<Record<string, unknown>>, options)
  }

  /** The entity of an id; an id that was merged leads to the survivor. Undefined when nothing is left of it. */
  entity(id: string): Entity<M> | undefined {
    const { ids, partition } = this.#state
    const number = ids.number(id, partition.ledger)
    const current = number < 0 ? -1 : partition.ledger.current(number)
    if (current < 0) return undefined
    const row = this.#rowByEntity.get(current)
    return row === undefined ? undefined : this.#entityOf(row)
  }

  /** A record as it is stored: its values as they were written, and what it holds outside the model. */
  record(ref: RecordRef): StoredRecord | undefined {
    const row = this.#liveRow(ref)
    return row < 0 ? undefined : storedRecord(this.#state.table, row)
  }

  /** The entity a record belongs to; undefined when the record is not there. */
  entityOf(ref: RecordRef): Entity<M> | undefined {
    const row = this.#liveRow(ref)
    return row < 0 ? undefined : this.#entityOf(row)
  }

  /** All entities, oldest first, made while walking. */
  *entities(): Generator<Entity<M>> {
    for (const entity of [...this.#rowByEntity.keys()].sort((a, b) => a - b)) {
      yield this.#entityOf(this.#rowByEntity.get(entity)!)
    }
  }

  /**
   * Why two records are, or are not, one entity.
   * @throws SelfsameError `record-unknown` for a record that is not there
   */
  explain(a: RecordRef, b: RecordRef): Explanation {
    return explainRows(this.#state, this.#knownRow('a', a), this.#knownRow('b', b))
  }

  /** Every refusal in force. */
  refusals(): readonly Refusal[] {
    return [...this.#state.refusals()]
  }

  /** Resolves everything from scratch and says where the live state differs; an empty list of differences is the law. */
  verify(): Verification {
    return verifyState(this.#state)
  }

  #entityOf(row: number): Entity<M> {
    return this.#state.entity(this.#state.partition.entityRows(row))
  }

  #liveRow(ref: RecordRef): number {
    const row = this.#state.table.rowOf(recordKey(ref))
    return row >= 0 && this.#state.table.live.data[row] === 1 ? row : -1
  }

  #knownRow(name: string, ref: RecordRef): number {
    const row = this.#liveRow(ref)
    if (row >= 0) return row
    const problem: Problem = {
      path: name,
      expected: 'the key of a record that is there',
      cure: `'${recordKey(ref)}' is not; put it first`,
    }
    throw new SelfsameError('record-unknown', [problem])
  }

  /** Brings index and partition up to date with a row whose record changed or goes away. */
  #reindex(row: number, remove = false): { changes: Change[]; overLimit: readonly RejectedValue[] } {
    const { table, index, partition, judgements } = this.#state
    const touched = new Set<number>()
    const touch = (r: number): void => {
      if (!touched.has(r) && (partition.entity.data[r] ?? -1) >= 0)
        for (const member of partition.componentOf(r)) touched.add(member)
    }
    if (row < partition.entity.length) touch(row)
    const oldNodes = [...index.postings.keysOf(row)]
    const affected = new Set(oldNodes)

    partition.clearOwners(oldNodes)
    if (remove) table.remove(row)
    index.remove(row)
    const overLimit = remove ? [] : index.add(row)
    for (const node of index.postings.keysOf(row)) affected.add(node)

    const quarantines: Change[] = []
    for (const rank of [0, 1, 2]) {
      const nodes = [...affected].filter((node) => index.rank(node) === rank)
      quarantines.push(...this.#requarantine(nodes, row, touch, affected))
    }
    if (!remove) {
      touched.add(row)
      for (const node of index.postings.keysOf(row)) {
        if (!partition.links(node)) continue
        for (const r of index.rowsOf(node)) {
          if (r === row) continue
          touch(r)
          break
        }
      }
      for (const other of partition.pairLinksOf(row)) touch(other)
      for (const { a, b } of judgements.inRows((key) => this.#liveRow(key)).same) {
        if (a === row) touch(b)
        if (b === row) touch(a)
      }
    }
    return { changes: [...quarantines, ...this.#redecide(touched, row, remove)], overLimit }
  }

  /** Silences nodes that crossed their cap, and lets those speak that fell under it; adds what follows them. */
  #requarantine(nodes: readonly number[], row: number, touch: (row: number) => void, affected: Set<number>): Change[] {
    const { index } = this.#state
    const changes: Change[] = []
    for (const node of nodes) {
      const was = this.#state.quarantine(node)
      if (!index.refreshQuarantine(node)) continue
      const quiet = index.quarantined.data[node] === 1
      changes.push({ type: quiet ? 'refused' : 'allowed', ...(quiet ? this.#state.quarantine(node) : was) })
      for (const r of index.rowsOf(node)) if (r !== row) touch(r)
      for (const dependent of index.dependentsOf(node)) affected.add(dependent)
    }
    return changes
  }

  #rejudge(write: () => void): Change[] {
    const { judgements, partition } = this.#state
    const inForce = (): Map<string, string[]> => {
      const { same, different } = judgements.settled
      return new Map([...same, ...different].map((j) => [JSON.stringify([j.a, j.b, j.verdict]), [j.a, j.b]]))
    }
    const suspended = (): Refusal[] =>
      judgements.settled.suspended.map(({ a, b }) => ({ reason: 'contradiction', records: [a, b] }))
    const before = inForce()
    const contradictions = suspended()
    write()
    const after = inForce()
    const touched = new Set<number>()
    for (const [text, keys] of [...before, ...after]) {
      if (before.has(text) && after.has(text)) continue
      for (const key of keys) {
        const row = this.#liveRow(key)
        if (row >= 0) for (const member of partition.componentOf(row)) touched.add(member)
      }
    }
    return [...this.#redecide(touched, -1, false), ...refusalChanges(contradictions, suspended())]
  }

  /** Decides the touched rows anew and tells what changed. */
  #redecide(touched: ReadonlySet<number>, changed: number, removed: boolean): Change[] {
    const { table, partition, judgements, ids } = this.#state
    const before = this.#byEntity(touched)
    const refusedBefore = [...partition.refusalsOf(touched)].map((r) => this.#state.refusal(r))
    partition.clear(touched)
    if (removed) partition.drop(changed)
    const rows = Int32Array.from([...touched].filter((row) => !removed || row !== changed)).sort()
    const idChanges = partition.decide(
      rows,
      new Set(before.keys()),
      judgements.inRows((key) => this.#liveRow(key)),
    )
    const after = this.#byEntity(rows)
    for (const entity of before.keys()) this.#rowByEntity.delete(entity)
    for (const [entity, members] of after) this.#rowByEntity.set(entity, members[0]!)
    const refusedAfter = [...partition.refusalsOf(rows)].map((r) => this.#state.refusal(r))
    return [
      ...entityChanges(
        { before, after, ids: idChanges, changed },
        (entity) => ids.name(entity),
        (row) => table.keys.get(row),
      ),
      ...refusalChanges(refusedBefore, refusedAfter),
    ]
  }

  #byEntity(rows: Iterable<number>): Map<number, number[]> {
    const { entity } = this.#state.partition
    const groups = new Map<number, number[]>()
    for (const row of rows) {
      const of = row < entity.length ? entity.data[row]! : -1
      if (of < 0) continue
      const group = groups.get(of)
      if (group) group.push(row)
      else groups.set(of, [row])
    }
    return groups
  }
}

const NOBODY = Object.freeze({ id: '', records: [], identifiers: {}, golden: {} })

/** A time that a caller gives: unlike one in a record, it has to be right. */
function timeOf(path: string, at: Time | undefined): number {
  const time = parseTime(at)
  if (!Number.isNaN(time)) return time
  throw new SelfsameError('call-invalid', [
    { path, expected: 'an ISO 8601 text, milliseconds or a Date', cure: "write e.g. '2026-03-01T10:00:00Z'" },
  ])
}
