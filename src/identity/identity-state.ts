import { Uint8Column } from '../collections/column.ts'
import { checkFunctions } from '../golden/check-functions.ts'
import { type GoldenRecord, goldenRecord } from '../golden/golden-record.ts'
import type { SurvivorshipFunctions } from '../golden/survivorship.ts'
import { DISPUTED, UNOWNED } from '../graph/component.ts'
import { assertModel } from '../model/assert-call.ts'
import type { AnyModel } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'
import { RecordTable } from '../table/record-table.ts'
import { EntityIds, type MintId } from './entity-ids.ts'
import { JudgementBook } from './judgement-book.ts'
import { NodeIndex } from './node-index.ts'
import { Partition } from './partition.ts'
import type { RowRefusal } from './row-refusal.ts'
import { adoptRecords, type SharedEvidence } from './shared-evidence.ts'

/** An entity: the records of one person, the identifiers it owns and its golden record. */
export interface Entity<M extends AnyModel = AnyModel> {
  readonly id: string
  /** Keys `source:id`, in code-unit order. */
  readonly records: readonly string[]
  /** Per identifier field: the canonical values it owns, in code-unit order. */
  readonly identifiers: Readonly<Record<string, readonly string[]>>
  /** Made when it is read. */
  readonly golden: GoldenRecord<M>
}

/** A join that evidence asked for and a guard refused, or a value that was silenced. */
export interface Refusal {
  readonly reason: 'limit' | 'forbid' | 'judgement' | 'evidence' | 'source' | 'quarantine' | 'contradiction'
  /** The two records that stand for the sides; none for a quarantined value, one where its own value is refused. */
  readonly records: readonly string[]
  /** Field and value through which they would have been joined. */
  readonly field?: string
  readonly value?: string
  /** Name of the forbid rule, or the field whose limit is reached. */
  readonly rule?: string
  /** How many records hold a quarantined value. */
  readonly count?: number
}

/** Everything a resolution consists of, for the batch and the live door alike. */
export class IdentityState<M extends AnyModel = AnyModel> {
  readonly model: M
  readonly table: RecordTable
  readonly index: NodeIndex
  readonly partition: Partition
  readonly judgements: JudgementBook = new JudgementBook()
  readonly ids: EntityIds
  readonly functions: SurvivorshipFunctions
  /** Per entity: 1 while it is known to claim the value at hand. */
  readonly #claims = new Uint8Column()

  /**
   * @param options.shown records of another thread, which are shown and not added to
   * @throws SelfsameError `call-invalid` when the model names a function that is not there
   */
  constructor(
    model: M,
    options: {
      readonly payload: boolean
      readonly functions?: SurvivorshipFunctions | undefined
      readonly mint?: MintId | undefined
      readonly shown?: SharedEvidence | undefined
    },
  ) {
    assertModel(model)
    this.model = model
    this.functions = options.functions ?? {}
    checkFunctions(model, this.functions)
    this.ids = new EntityIds(options.mint)
    const { payload, shown } = options
    this.table = new RecordTable(model, { payload, reads: shown === undefined })
    this.index = new NodeIndex(this.table)
    if (shown) adoptRecords(this.table, this.index, shown)
    this.partition = new Partition(this.table, this.index, shown?.weights)
  }

  /** The id of the entity of a row. */
  entityId(row: number): string {
    return this.ids.name(this.partition.entity.data[row]!)
  }

  /** The entity made of `rows`. */
  entity(rows: readonly number[]): Entity<M> {
    const state = this
    let golden: GoldenRecord<M> | undefined
    return {
      id: this.entityId(rows[0]!),
      records: rows.map((row) => this.table.keys.get(row)).sort(),
      identifiers: this.#identifiers(rows),
      get golden() {
        golden ??= goldenRecord(state.table, rows, state.functions, (row, field, value) =>
          state.owns(row, field, value),
        ) as GoldenRecord<M>
        return golden
      },
    }
  }

  /** The entity of a number that has records. */
  entityNumbered(entity: number): Entity<M> {
    return this.entity(this.partition.entityRows(this.partition.rowOfEntity.data[entity]!))
  }

  /** Whether the entity of `row` owns a value that the row holds; always so for attributes. */
  owns(row: number, field: string, value: number): boolean {
    const type = this.index.typeOfField(field)
    return type < 0 || this.#owns(row, type, value)
  }

  /** The same of one field; undefined for attributes. */
  ownsOf(field: string): ((row: number, value: number) => boolean) | undefined {
    const type = this.index.typeOfField(field)
    return type < 0 ? undefined : (row, value) => this.#owns(row, type, value)
  }

  #owns(row: number, type: number, value: number): boolean {
    const node = this.index.nodeOf(type, value)
    if (node < 0 || this.index.quarantined.has(node)) return false
    // a value over its record's own limit is detached from it
    if (this.index.types[type]!.limit !== undefined) {
      if (!this.index.postings.holds(row, node) || this.index.isOverLimit(row, type, value)) return false
    }
    // what joins the records of a component that needed no division has one owner: their entity
    if (!this.partition.isContested(row) || !this.partition.links(node)) return true
    const owner = this.partition.ownerOf(node)
    return owner >= 0 && this.partition.entity.data[owner] === this.partition.entity.data[row]
  }

  #identifiers(rows: readonly number[]): Readonly<Record<string, readonly string[]>> {
    const identifiers: Record<string, string[]> = {}
    for (const column of this.table.columns) {
      if (this.index.typeOfField(column.name) < 0) continue
      const values = new Set<string>()
      for (const row of rows) {
        for (const id of column.ids(column.cells.data[row]!)) {
          if (this.owns(row, column.name, id)) values.add(column.values.get(id))
        }
      }
      for (const value of this.#inherited(rows, column)) values.add(value)
      if (values.size > 0) identifiers[column.name] = [...values].sort()
    }
    return identifiers
  }

  /**
   * Values that an entity owns though none of its rows holds them: `latest-wins` gives a person what a record showed beside
   * one of his identifiers, even where the record itself is another's.
   */
  *#inherited(rows: readonly number[], column: FieldColumn): Generator<string> {
    if (this.model.policy !== 'latest-wins' || !this.partition.isContested(rows[0]!)) return
    const type = this.index.typeOfField(column.name)
    for (const row of this.partition.componentOf(rows[0]!)) {
      for (const id of column.ids(column.cells.data[row]!)) {
        const node = this.index.nodeOf(type, id)
        const isKey = node >= 0 && this.index.postings.keysOf(row).includes(node)
        const owner = isKey && this.partition.links(node) ? this.partition.ownerOf(node) : -1
        if (owner >= 0 && this.partition.entityOf(owner) === this.partition.entityOf(rows[0]!)) {
          yield column.values.get(id)
        }
      }
    }
  }

  /** Field names of a node: the fields of its type, or the name of its rule. */
  nodeField(node: number): string {
    const type = this.index.typeOf(node)
    return this.index.types[type]?.fields[0] ?? this.index.blocks[type - this.index.types.length]!.name
  }

  /** A refusal in the words of records and fields. */
  refusal({ reason, a, b, node, rule }: RowRefusal): Refusal {
    const records = a === b ? [a] : [a, b]
    const named =
      reason === 'forbid'
        ? { rule: this.model.forbid[rule]!.name }
        : reason === 'limit'
          ? { rule: this.index.types[rule]!.fields[0]! }
          : {}
    const through = node < 0 ? {} : { field: this.nodeField(node), value: this.index.valueText(node) }
    return { reason, records: records.map((row) => this.table.keys.get(row)).sort(), ...through, ...named }
  }

  /** Every refusal in force, each once: refused joins, quarantined values, contradicting judgements. */
  *refusals(): Generator<Refusal> {
    // several links between two sides may be refused in the same words
    const told = new Set<string>()
    for (const of of this.partition.refusals()) {
      const refusal = this.refusal(of)
      const text = JSON.stringify(refusal)
      if (told.has(text)) continue
      told.add(text)
      yield refusal
    }
    for (let node = 0; node < this.index.size; node++) {
      if (this.index.quarantined.has(node)) yield this.quarantine(node)
    }
    for (const { a, b } of this.judgements.suspended()) yield { reason: 'contradiction', records: [a, b] }
  }

  quarantine(node: number): Refusal {
    const count = this.index.postings.count(node)
    return { reason: 'quarantine', records: [], field: this.nodeField(node), value: this.index.valueText(node), count }
  }

  /** Records of the first entities that claim a node, at most `most`: the first record of each that holds it. */
  claimants(node: number, most: number): number[] {
    const { postings } = this.index
    const entity = this.partition.entity.data
    const first: number[] = []
    const claims = this.#claims
    claims.extend(this.partition.ledger.size)
    for (let i = 0, count = postings.count(node); i < count && first.length < most; i++) {
      const row = postings.rowAt(node, i)
      if (claims.data[entity[row]!] === 1) continue
      claims.data[entity[row]!] = 1
      first.push(row)
    }
    for (const row of first) claims.data[entity[row]!] = 0
    return first
  }

  /** Whether a node has no single owner though it links. */
  isDisputed(node: number): boolean {
    return this.partition.ownerOf(node) === DISPUTED
  }

  isUnowned(node: number): boolean {
    return this.partition.ownerOf(node) === UNOWNED
  }
}
