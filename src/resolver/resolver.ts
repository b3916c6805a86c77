import { DenyList } from '../erasure/deny-list.ts'
import { doomedIdentifiers, doomedRecord, eraseDoomed, type Receipt } from '../erasure/forget.ts'
import { isForgottenValue } from '../erasure/forgotten-forms.ts'
import { type Problem, SelfsameError } from '../errors.ts'
import { explainPair } from '../explain/explain-pair.ts'
import type { Explanation } from '../explain/explain-rows.ts'
import type { SurvivorshipFunctions } from '../golden/survivorship.ts'
import { Arrival } from '../graph/transition.ts'
import type { MintId } from '../identity/entity-ids.ts'
import { type Entity, IdentityState, type Refusal } from '../identity/identity-state.ts'
import { openTo } from '../identity/inspectable.ts'
import { checkJudgement, type Judgement } from '../identity/judgement-book.ts'
import { type Verification, verifyState } from '../identity/verify-state.ts'
import { assertIterable, assertModel } from '../model/assert-call.ts'
import type { AnyModel, FieldsInput, RecordInput, Time } from '../model/model.ts'
import { readSnapshot, rebuildState, restoreHolding } from '../snapshot/restore.ts'
import { type Holding, writeSnapshot } from '../snapshot/snapshot.ts'
import { parseTime } from '../table/parse-time.ts'
import type { Reading } from '../table/reading.ts'
import { type RecordRef, recordKey } from '../table/record-key.ts'
import { type Change, entityChanges, type Names } from '../write/changes.ts'
import type { RejectedOfRecord } from '../write/decide-anew.ts'
import { decidingLink } from '../write/deciding-link.ts'
import { type HistoryEvent, historyEvents } from '../write/history-event.ts'
import type { Operation } from '../write/operation.ts'
import { redactChanges } from '../write/redact-changes.ts'
import type { Listener } from '../write/subscribers.ts'
import { WriteLog } from '../write/write-log.ts'
import { type Happened, Writer, type Written } from '../write/writer.ts'
import { checkRecords } from './check-records.ts'
import { type Deed, Deeds } from './deeds.ts'
import { type Found, findOwner } from './find-owner.ts'
import { memoryOf, type StageMemory } from './memory.ts'
import { namesIn, PutResult } from './put-result.ts'
import { type SearchHit, type SearchOptions, searchEntities } from './search-entities.ts'
import { type StoredRecord, storedRecord } from './stored-record.ts'
import { timeOf } from './time-of.ts'
import { Undertaking } from './undertaking.ts'
import { type Forecast, type ForecastOptions, forecast, tryModel, tryWrite } from './what-if.ts'
import { assertWhatIf, type JudgeOptions, type JudgeQuestion, type WhatIf } from './what-if-question.ts'

/** What a resolver may be told. */
export interface ResolverOptions {
  /** Survivorship functions that the model names. */
  readonly functions?: SurvivorshipFunctions | undefined
  /** The host's clock, e.g. `Date.now`: when writes happened, for the history. Without it the latest `at` seen counts. */
  readonly now?: (() => Time) | undefined
  /** Makes the id of the n-th entity, n from 1, each once. Default `e1`, `e2` … */
  readonly mint?: MintId | undefined
  /** Whether to keep who was where when; about 12 bytes a record. Default true. */
  readonly history?: boolean | undefined
  /**
   * Secret of at least 16 bytes under which `forget` remembers what must not come back. It is never stored: hand over the
   * same one each time.
   */
  readonly erasureKey?: string | Uint8Array | undefined
}

/** A resolver out of a snapshot. */
export interface Restored<M extends AnyModel = AnyModel> {
  readonly resolver: Resolver<M>
  /** What another model than the snapshot's changed; empty under the same. */
  readonly changes: readonly Change[]
  /** Stored values that the model does not take, taken out of their records; empty under the same model. */
  readonly rejected: readonly RejectedOfRecord[]
}

/** What a write changed. */
export interface WriteResult {
  readonly changes: readonly Change[]
}

/**
 * The live door: the same decisions as `resolve`, record by record. Synchronous, without I/O or a clock.
 * Every write costs the components it touches, never a scan of all records.
 */
export class Resolver<M extends AnyModel = AnyModel> {
  readonly #options: ResolverOptions
  #state: IdentityState<M>
  #deeds: Deeds
  #names: Names
  readonly #log: WriteLog
  /** Per key of a record that was deleted as of a time: that time. */
  readonly #deletedAt = new Map<string, number>()
  readonly #denied: DenyList | undefined
  /** What time it was before the write at hand. */
  #timeBefore = Number.NEGATIVE_INFINITY

  /** @throws SelfsameError `call-invalid` when the model names a survivorship function that `functions` lacks */
  constructor(model: M, options: ResolverOptions = {}) {
    this.#options = options
    this.#log = new WriteLog(options)
    this.#denied = options.erasureKey === undefined ? undefined : new DenyList(options.erasureKey)
    this.#state = this.#emptyState(model)
    this.#deeds = new Deeds(this.#state, new Writer(this.#state))
    this.#names = namesIn(this.#state)
    openTo(this, () => this.#state)
  }

  /**
   * The resolver that a snapshot was taken of: nothing is normalized, compared or decided again, unless the model is
   * another one. Then values are read again where their field is read otherwise, everything is decided anew, and what
   * that changed is told; entity ids go on by the usual rules.
   *
   * @param bytes what `snapshot` returned
   * @param model default: the model in the snapshot
   * @param options functions, clock, `mint` and `erasureKey` are never stored: hand them over again
   * @throws SelfsameError `snapshot-invalid` for a truncated, altered, foreign or newer snapshot; `call-invalid` where a
   *   function, `mint` or `erasureKey` is missing; `key-mismatch` for another erasure key
   */
  static restore<M extends AnyModel = AnyModel>(
    bytes: Uint8Array,
    model?: M,
    options: ResolverOptions = {},
  ): Restored<M> {
    const snapshot = readSnapshot(bytes)
    const resolver = new Resolver((model ?? snapshot.model) as M, options)
    const redecided = restoreHolding(resolver.#holding, snapshot)
    if (!redecided) return { resolver, changes: [], rejected: [] }
    resolver.#log.begin('restore')
    const changes = resolver.#changes(redecided, [])
    resolver.#log.end('restore', -1, changes, redecided.transition)
    return { resolver, changes, rejected: redecided.rejected }
  }

  /**
   * Everything the resolver holds as bytes, for `restore`: records, decisions, judgements, entity ids, history. Nothing in
   * it is secret beyond the records themselves; functions, clock and keys are not in it.
   *
   * @throws SelfsameError `capacity-exceeded` beyond 4 GiB
   */
  snapshot(): Uint8Array {
    return writeSnapshot(this.#holding)
  }

  /**
   * What the resolver holds, by part and by record: its columns, pools and tables. What records carry outside the model is
   * the host's own objects, and not counted; nor are judgements, nor what the engine takes for itself.
   */
  memory(): StageMemory {
    return memoryOf(this.#state, NO_REJECTS, { history: this.#log.history?.byteLength ?? 0 })
  }

  /** What decides. `forget` puts another one in its place where it names how often a forgotten value occurs. */
  get model(): M {
    return this.#state.model
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
    this.#begin('put')
    // a put is what is done most, and needs no way back where nobody mints
    const { written, result } = this.#options.mint
      ? this.#together((carryOut) => this.#put(record, carryOut))
      : this.#put(record)
    if (!written) return result
    const { row, transition } = written
    this.#log.keep('put', row, transition)
    // an arrival is one change, which need not be put into words where nobody hears of it
    if (!(transition instanceof Arrival && this.#log.subscribers.pass())) this.#log.tell('put', result.changes)
    return result
  }

  /**
   * Puts several records, all of them or none: a record without source or id fails before anything is stored, and where the
   * host's `mint` fails on the way, those before it are taken back. Subscribers hear of them as one write.
   *
   * @throws SelfsameError `record-invalid` with the problems of all records
   */
  putAll(records: Iterable<RecordInput<M>>): { readonly results: readonly PutResult<M>[] } & WriteResult {
    assertIterable('records', records)
    // copies, so that a record which cannot be read throws before anything is stored
    const all = Array.from(records, (record) => (Object(record) === record ? { ...record } : record))
    checkRecords(this.#state.table, all)
    this.#begin('putAll', all.length)
    const puts = this.#together((carryOut) => all.map((record) => this.#put(record, carryOut)))
    for (const { written } of puts) if (written) this.#log.keep('putAll', written.row, written.transition)
    const results = puts.map(({ result }) => result)
    const changes = results.flatMap((result) => result.changes)
    this.#log.tell('putAll', changes)
    return { results, changes }
  }

  /**
   * Takes a record away: the state becomes what it would have been without it (entity ids aside).
   * With `at`, a stored version that is newer stays, and a put that is not newer than `at` is ignored, whichever comes first;
   * without, any later put brings the record back.
   *
   * @returns what changed; nothing when the record is not there
   * @throws SelfsameError `call-invalid` for an `at` that cannot be read
   */
  delete(ref: RecordRef, options: { readonly at?: Time } = {}): WriteResult {
    const key = recordKey(ref)
    const at = timeOf('delete.at', options.at)
    this.#begin('delete')
    if (this.#isForgotten(key)) return { changes: [] }
    this.#log.see(at)
    const { table } = this.#state
    const row = this.#liveRow(key)
    if (Number.isFinite(at) && row >= 0 && at < table.at.data[row]!) return { changes: [] }
    const written = row < 0 ? undefined : this.#together((carryOut) => carryOut(this.#deeds.deletion(row)))
    if (Number.isFinite(at))
      this.#deletedAt.set(key, Math.max(at, this.#deletedAt.get(key) ?? Number.NEGATIVE_INFINITY))
    return written ? this.#end('delete', written) : { changes: [] }
  }

  /**
   * Takes a record, or identifiers out of all records, away without a trace: no byte remains of a key or value that no
   * other record holds, nor of what was derived from it, nor in judgements and frequencies. What such a record looked like
   * in snapshots and changes that were handed out before is up to the host; the receipt says what to write in its place.
   * With an erasure key it stays forgotten: a later `put` of the record is `refused`, and a forgotten identifier is taken
   * out of later records. Costs a pass over all records.
   *
   * @param target a record, or identifiers by field: `{ email: 'ann@mail.com' }`
   * @param options `deny: false` lets it come back
   * @throws SelfsameError `call-invalid` without an erasure key, for a field that is no identifier of the model, and for a
   *   value that cannot be read as one
   */
  forget(target: RecordRef | FieldsInput<M>, { deny = true }: { readonly deny?: boolean } = {}): Receipt {
    if (deny && !this.#denied) throw new SelfsameError('call-invalid', [NO_ERASURE_KEY])
    const doomed = isRecordRef(target)
      ? doomedRecord(this.#state, recordKey(target))
      : doomedIdentifiers(this.#state, Object(target))
    this.#begin('forget')
    const { table, judgements } = this.#state
    const { key, rows } = doomed
    const judged = key === undefined ? [] : [...judgements].filter(({ a, b }) => a === key || b === key)
    const unjudging = (): void => {
      for (const { a, b } of judged) judgements.remove(a, b)
    }
    const steps = this.#together((carryOut) => {
      const step = (deed: Deed, changed?: readonly number[]): Step => {
        const written = carryOut(deed)
        return { written, changes: this.#changes(written, changed ?? changedBy(written)) }
      }
      return [
        ...(rows.length === 0 ? [] : [step(this.#deeds.rewriting(rows, doomed.strip), rows)]),
        ...(judged.length === 0 ? [] : [step(this.#deeds.rejudgement(unjudging))]),
      ]
    })
    for (const { written } of steps) this.#log.keep('forget', written.row, written.transition)
    const changes = steps.flatMap((step) => step.changes)
    const tombstone = table.tombstones.next()
    if (key !== undefined) this.#deletedAt.delete(key)
    const { gone, erased, model } = eraseDoomed(this.#state, doomed, tombstone)
    if (model) {
      const state = this.#emptyState(model)
      rebuildState(state, this.#holding)
      this.#state = state
      this.#names = namesIn(state)
    }
    // it remembers which records were judged
    this.#deeds = new Deeds(this.#state, new Writer(this.#state))
    if (deny) for (const form of doomed.forms) this.#denied!.add(...form)
    const told = redactChanges(changes, gone, tombstone)
    this.#log.tell('forget', told)
    return { records: rows.length, values: erased, changes: told, tombstone }
  }

  /**
   * Raises the watermark: identifiers observed more than their `ttl` before `now` are taken out of their records, and out
   * of records that are put later. It never falls; a time before it changes nothing.
   *
   * @param now default: what the clock of the host says
   * @throws SelfsameError `call-invalid` without a time
   */
  expire(now?: Time): WriteResult {
    this.#begin('expire')
    const time = timeOf('expire.now', now ?? this.#log.clock())
    if (!Number.isFinite(time)) {
      throw new SelfsameError('call-invalid', [
        { path: 'expire.now', expected: 'a time', cure: 'give it, or a clock: new Resolver(model, { now: Date.now })' },
      ])
    }
    this.#log.see(time)
    const { table } = this.#state
    const { watermark } = table
    const rows = table.raiseWatermark(time)
    if (rows.length === 0) return { changes: [] }
    const stripping = (): void => {
      for (const row of rows) table.stripExpired(row)
    }
    const written = this.#together(
      (carryOut) => carryOut(this.#deeds.rewriting(rows, stripping)),
      () => table.lowerWatermark(watermark),
    )
    return this.#end('expire', written, rows)
  }

  /**
   * Writes down a person's word on two records. *different* splits them now and keeps them apart; *same* joins them
   * unless something stronger forbids it. The judgement stays when its records leave and come back.
   *
   * @throws SelfsameError `call-invalid` for a pair, verdict or time that cannot be
   */
  judge(a: RecordRef, b: RecordRef, verdict: Judgement['verdict'], options: JudgeOptions = {}): WriteResult {
    const judging = this.#judging({ ...options, a, b, verdict })
    this.#begin('judge')
    this.#log.see(parseTime(options.at))
    return this.#end(
      'judge',
      this.#together((carryOut) => carryOut(this.#deeds.rejudgement(judging))),
    )
  }

  /** Takes the judgement on two records back. */
  unjudge(a: RecordRef, b: RecordRef): WriteResult {
    const unjudging = this.#unjudging(a, b)
    this.#begin('unjudge')
    return this.#end(
      'unjudge',
      this.#together((carryOut) => carryOut(this.#deeds.rejudgement(unjudging))),
    )
  }

  /** The judgements given, those that contradict each other included. */
  judgements(): readonly Judgement[] {
    return [...this.#state.judgements]
  }

  /**
   * Hears of every write that changed something, in order and after it is done.
   * @returns what ends it
   */
  subscribe(listener: Listener): () => void {
    return this.#log.subscribers.add(listener)
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

  /**
   * The entity of an id; an id that was merged leads to the survivor. Undefined when nothing is left of it.
   * @throws SelfsameError `call-invalid` for an id that is no text
   */
  entity(id: string): Entity<M> | undefined {
    const { ids, partition } = this.#state
    const number = ids.number(id, partition.ledger)
    const current = number < 0 ? -1 : partition.ledger.current(number)
    return current < 0 ? undefined : this.#state.entityNumbered(current)
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

  /**
   * The id of the entity that a record belonged to at a time, as it was named then; undefined where it was in none, and
   * where no history is kept.
   *
   * @throws SelfsameError `call-invalid` for a time that cannot be read
   */
  entityAt(ref: RecordRef, time: Time): string | undefined {
    const { table, partition, ids } = this.#state
    const row = table.rowOf(recordKey(ref))
    const at = timeOf('entityAt.time', time)
    const entity = row < 0 ? -1 : (this.#log.history?.entityAt(row, at, partition.entityOf(row)) ?? -1)
    return entity < 0 ? undefined : ids.name(entity)
  }

  /**
   * What happened to an entity, oldest first: when it was created, merged, split, removed, and by which write.
   * @throws SelfsameError `call-invalid` for an id that is no text
   */
  history(id: string): readonly HistoryEvent[] {
    const { ids, partition, table } = this.#state
    const entity = ids.number(id, partition.ledger)
    if (entity < 0 || !this.#log.history) return []
    return historyEvents(
      this.#log.history,
      entity,
      (e) => ids.name(e),
      (row) => table.nameOf(row),
    )
  }

  /** All entities, oldest first, made while walking. */
  *entities(): Generator<Entity<M>> {
    const { rowOfEntity } = this.#state.partition
    for (let entity = 0; entity < rowOfEntity.length; entity++) {
      if (rowOfEntity.data[entity]! >= 0) yield this.#state.entityNumbered(entity)
    }
  }

  /**
   * Why two records are, or are not, one entity.
   * @throws SelfsameError `record-unknown` for a record that is not there
   */
  explain(a: RecordRef, b: RecordRef): Explanation {
    return explainPair(this, a, b)
  }

  /**
   * What a write, or deciding everything by another model, would change; nothing is changed, kept or told. A write costs
   * what it would cost, twice; a model costs a whole run.
   *
   * @throws SelfsameError as the write would; `call-invalid` for a question that is none of these
   */
  whatIf(question: WhatIf<M>, options: ForecastOptions = {}): Forecast {
    const { changes, grown } = this.#try(question)
    const { rowOfEntity } = this.#state.partition
    let before = 0
    for (let entity = 0; entity < rowOfEntity.length; entity++) if (rowOfEntity.data[entity]! >= 0) before++
    return forecast(changes, { before, after: before + grown }, options)
  }

  /** Every refusal in force. */
  refusals(): readonly Refusal[] {
    return [...this.#state.refusals()]
  }

  /** Resolves everything from scratch and says where the live state differs; an empty list of differences is the law. */
  verify(): Verification {
    return verifyState(this.#state)
  }

  #try(question: WhatIf<M>): { readonly changes: readonly Change[]; readonly grown: number } {
    const state = this.#state
    const { table } = state
    assertWhatIf(question)
    if ('model' in question) {
      assertModel(question.model)
      return tryModel(state, question.model, (happened, by) => this.#changes(happened, [], by))
    }
    const attempt = (deed: Deed) => tryWrite(state, deed, (written) => this.#changes(written, changedBy(written)))
    if ('judge' in question || 'unjudge' in question) {
      const change =
        'judge' in question ? this.#judging(question.judge) : this.#unjudging(question.unjudge.a, question.unjudge.b)
      return attempt(this.#deeds.rejudgement(change))
    }
    if ('delete' in question) {
      const row = this.#liveRow(question.delete)
      return row < 0 ? NO_FORECAST : attempt(this.#deeds.deletion(row))
    }
    if (this.#isForgotten(table.keyOfRecord(question.put))) return NO_FORECAST
    const reading = table.read(question.put)
    const { row } = reading
    if (this.#isStale(row, reading)) return NO_FORECAST
    const { size } = table
    try {
      return attempt(this.#deeds.putting(row, reading))
    } finally {
      this.#dropRowsFrom(size)
    }
  }

  /** The keys of records that did not come to stay are not kept, as those of records that were there are. */
  #dropRowsFrom(size: number): void {
    const { table } = this.#state
    while (table.size > size && !table.isLive(table.size - 1)) table.removeLastRow()
  }

  /**
   * Carries out writes; where the host mints ids and fails to, everything is as it was. Nothing may be kept in the log before.
   * @param undo takes back what was done before the writes
   */
  #together<T>(run: (carryOut: CarryOut) => T, undo: () => void = () => {}): T {
    if (!this.#options.mint) return run(carryOutPlainly)
    const { size } = this.#state.table
    const undertaking = new Undertaking(this.#state)
    try {
      const result = run((deed) => undertaking.carryOut(deed))
      undertaking.commit()
      return result
    } catch (error) {
      undertaking.takeBack()
      undo()
      this.#dropRowsFrom(size)
      this.#log.time = this.#timeBefore
      throw error
    }
  }

  /** @param most entities that the write may mint at least */
  #begin(operation: Operation, most = 1): void {
    this.#timeBefore = this.#log.time
    this.#log.begin(operation)
    try {
      this.#state.ids.reserve(this.#state.partition.ledger.size + most)
    } catch (error) {
      this.#log.time = this.#timeBefore
      throw error
    }
  }

  #end(operation: Operation, written: Written, changed: readonly number[] = changedBy(written)): WriteResult {
    const changes = this.#keep(operation, written, changed)
    this.#log.tell(operation, changes)
    return { changes }
  }

  #keep(operation: Operation, written: Written, changed: readonly number[] = changedBy(written)): readonly Change[] {
    this.#log.keep(operation, written.row, written.transition)
    return this.#changes(written, changed)
  }

  #emptyState(model: M): IdentityState<M> {
    const { functions, mint } = this.#options
    const state = new IdentityState(model, { payload: true, functions, mint })
    const denied = this.#denied
    if (denied) state.table.isForgotten = (column, raw, context) => isForgottenValue(denied, column, raw, context)
    return state
  }

  /** Whether a record was forgotten, and must not come back. */
  #isForgotten(key: string): boolean {
    return this.#denied?.has('record', key) ?? false
  }

  /** @throws SelfsameError `call-invalid` for a pair, verdict or time that cannot be */
  #judging({ a, b, verdict, by, at, note }: JudgeQuestion): () => void {
    const time = timeOf('judge.at', at)
    const when = Number.isFinite(time) ? new Date(time).toISOString() : undefined
    const judgement = { a: recordKey(a), b: recordKey(b), verdict, by, at: when, note }
    checkJudgement(judgement)
    return () => {
      if (!this.#isForgotten(judgement.a) && !this.#isForgotten(judgement.b)) this.#state.judgements.add(judgement)
    }
  }

  #unjudging(a: RecordRef, b: RecordRef): () => void {
    const keys = [recordKey(a), recordKey(b)] as const
    return () => {
      this.#state.judgements.remove(...keys)
    }
  }

  #put(record: RecordInput<M>, carryOut: CarryOut = carryOutPlainly): Put<M> {
    const { table, partition } = this.#state
    const key = this.#denied ? table.keyOfRecord(record) : ''
    if (this.#isForgotten(key)) {
      const rejected = { field: 'id', value: key.slice(key.indexOf(':') + 1), reason: 'forgotten' }
      return { result: new PutResult('refused', this.#state, -1, [], [rejected]) }
    }
    const reading = table.read(record)
    const { rejected, row } = reading
    this.#log.see(reading.at)
    const isLive = table.isLive(row)
    if (this.#isStale(row, reading)) {
      return { result: new PutResult('stale', this.#state, isLive ? partition.entityOf(row) : -1, [], rejected) }
    }
    const written = this.#options.mint ? carryOut(this.#deeds.putting(row, reading)) : this.#deeds.store(row, reading)
    const { transition } = written
    const changes = transition instanceof Arrival ? transition : this.#changes(written, changedBy(written))
    const refused = written.overLimit.length > 0 ? [...rejected, ...written.overLimit] : rejected
    const entity = partition.entityOf(written.row)
    return { written, result: new PutResult(isLive ? 'replaced' : 'new', this.#state, entity, changes, refused) }
  }

  /** Whether what was read is older than the stored version, or than the deletion of its record. */
  #isStale(row: number, reading: Reading): boolean {
    const { at } = reading
    if (this.#deletedAt.size > 0 && Number.isFinite(at)) {
      const deleted = this.#deletedAt.get(reading.key)
      if (deleted !== undefined && at <= deleted) return true
    }
    return this.#state.table.isStale(row, reading)
  }

  /** @param by the state that decided it */
  #changes(
    { transition, quarantines, refusals }: Happened,
    changed: readonly number[],
    by: IdentityState = this.#state,
  ): readonly Change[] {
    const names: Names =
      transition.ids.absorbed.length === 0
        ? this.#names
        : {
            ...this.#names,
            link: (entity, absorbed) => decidingLink(by, transition, changed, entity, absorbed),
          }
    const moves = entityChanges(transition, changed, names)
    return quarantines.length + refusals.length === 0 ? moves : [...quarantines, ...moves, ...refusals]
  }

  get #holding(): Holding {
    return { state: this.#state, log: this.#log, deletedAt: this.#deletedAt, denied: this.#denied }
  }

  #entityOf(row: number): Entity<M> {
    return this.#state.entityNumbered(this.#state.partition.entityOf(row))
  }

  #liveRow(ref: RecordRef): number {
    const row = this.#state.table.rowOf(recordKey(ref))
    return this.#state.table.isLive(row) ? row : -1
  }
}

/** Carries out one of several writes that stand together. */
type CarryOut = (deed: Deed) => Written

const carryOutPlainly: CarryOut = ({ write }) => write()

/** One of the writes that an operation consists of, and what it changed. */
interface Step {
  readonly written: Written
  readonly changes: readonly Change[]
}

/** A resolver answers at once which values it refuses, and keeps no list. */
const NO_REJECTS = Object.freeze({ byteLength: 0 })
const NO_FORECAST = Object.freeze({ changes: [], grown: 0 })

const NO_ERASURE_KEY: Problem = {
  path: 'erasureKey',
  expected: 'a secret under which to remember what must not come back',
  cure: 'write new Resolver(model, { erasureKey }), or forget(…, { deny: false }) to let it come back',
}

function isRecordRef(target: unknown): target is RecordRef {
  return typeof target === 'string' || 'source' in Object(target)
}

/** The row whose own record a write changed. */
function changedBy({ row, unchanged }: Written): readonly number[] {
  return row < 0 || unchanged ? [] : [row]
}

/** A record that was put, and what that did to rows; a stale one does nothing. */
interface Put<M extends AnyModel> {
  readonly result: PutResult<M>
  readonly written?: Written
}
