import type { KeepsValue, KeyColumn } from '../block/key-column.ts'
import { BitColumn } from '../collections/bit-column.ts'
import { Int32Column } from '../collections/column.ts'
import { compareTexts } from '../collections/compare-texts.ts'
import { Postings, type SharedPostings } from '../collections/postings.ts'
import { finish, type Steps } from '../collections/steps.ts'
import type { StringPool } from '../collections/string-pool.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import type { FieldColumn } from '../table/field-column.ts'
import { type IdentifierType, identifierTypes, namespaceOf } from '../table/namespace.ts'
import type { RejectedValue } from '../table/reading.ts'
import type { RecordTable } from '../table/record-table.ts'
import { type Block, blocksOf } from './blocks.ts'
import { DetachedValues } from './detached-values.ts'
import { type HashColumn, hashColumns } from './hash-columns.ts'
import { indexRows, KEYS_PER_RULE } from './index-rows.ts'
import { NodePages, type SharedPages } from './node-pages.ts'
import { witnessesOf } from './witness.ts'
import { WitnessCounts } from './witness-counts.ts'

/** Nodes whose quarantine is decided in one step. */
const STEP = 2 ** 15

/** A value that a row may not keep. */
export interface OverLimit {
  readonly row: number
  readonly rejected: RejectedValue
}

/** An index as it stands, for another thread to read. */
export interface SharedIndex {
  /** The bits of the nodes. */
  readonly quarantined: Uint8Array
  readonly pages: SharedPages
  readonly postings: SharedPostings
}

/**
 * The one index of keys: identifier values and the blocks of link rules, each a node ⇄ the rows that hold it, and
 * whether it is quarantined, which is a function of those rows alone.
 */
export class NodeIndex {
  readonly types: readonly IdentifierType[]
  readonly blocks: readonly Block[]
  readonly postings: Postings = new Postings()
  /** Which nodes are quarantined. */
  readonly quarantined: BitColumn = new BitColumn()
  /** Nodes ⇄ ids of their values in the namespace's pool (of their keys, for blocks). */
  readonly #pages: NodePages
  /** Per identifier type: the columns of its values. */
  readonly #columns: readonly (readonly FieldColumn[])[]
  readonly #typeOfField: ReadonlyMap<string, number>
  /** Per identifier type: the pool of its values. */
  readonly #pools: readonly StringPool[]
  readonly #witnessCounts: WitnessCounts
  readonly #hashes: readonly HashColumn[]
  /** Per type: in which order quarantines are decided. */
  readonly #ranks: readonly (0 | 1 | 2)[]
  /** Per identifier type: the types of nodes that are quarantined with its own. */
  readonly #dependents: readonly (readonly number[])[]
  /** The highest rank there is. */
  readonly highestRank: number
  readonly #detached: DetachedValues
  /** Nodes of the row that is being indexed. */
  readonly #keys = new Int32Column()
  /** Keys of that row in one block's columns. */
  readonly #tuple = new Int32Column()

  constructor(table: RecordTable) {
    this.types = identifierTypes(table.model.fields)
    this.#typeOfField = new Map(this.types.flatMap(({ fields }, type) => fields.map((field) => [field, type] as const)))
    this.blocks = blocksOf(table, (field) => this.#typeOfField.has(field))
    this.#columns = this.types.map(({ namespace }) =>
      table.columns.filter((column) => namespaceOf(column.name, column.spec) === namespace),
    )
    this.#pools = this.#columns.map((columns) => columns[0]!.values)
    const types = [...this.types, ...this.blocks]
    this.#pages = new NodePages(types.length)
    this.#witnessCounts = new WitnessCounts(this.types.map((type) => witnessesOf(table, this.types, type)))
    this.#hashes = hashColumns(this.#columns.flat(), this.types, this.#pools)
    const hashTypes = new Set(this.#hashes.map((hash) => hash.type))
    this.#ranks = types.map((_, t) => (t >= this.types.length ? 2 : hashTypes.has(t) ? 1 : 0))
    this.highestRank = Math.max(...this.#ranks)
    this.#dependents = this.types.map((_, type) => this.#dependentTypes(type))
    this.#detached = new DetachedValues(this.types.length)
  }

  /** How many nodes there are; some of them no row has ever held. */
  get size(): number {
    return this.#pages.size
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    const blocks = this.blocks.flatMap(({ keys, pool }) => [...keys, pool])
    return totalBytes([this.postings, this.quarantined, this.#pages, ...new Set(blocks)])
  }

  /** Indexes a live row by its values; returns those it may not keep because they exceed its own limit. */
  add(row: number): readonly RejectedValue[] {
    this.#keys.length = 0
    const overLimit = this.#addIdentifiers(row)
    // a value over the limit is no key of its record, by no hash and in no block either
    const keeps = overLimit.length === 0 ? undefined : this.#keepsValue
    for (const hash of this.#hashes) this.#addHashes(row, hash, keeps)
    for (let b = 0; b < this.blocks.length; b++) this.#addBlockKeys(row, this.types.length + b, keeps)
    this.postings.set(row, this.#keys.data, this.#keys.length)
    if (!this.#witnessCounts.isEmpty) this.#tellWitnesses(row, 1)
    return overLimit
  }

  /**
   * Indexes live rows (ascending) in an index that is empty: as {@link add} does one by one, in some hundredths of a second
   * a step, some of which tell how far it is (0 to 1); returns the values that rows may not keep.
   */
  *addingAll(rows: Int32Array): Steps<readonly OverLimit[], number | undefined> {
    const overLimit: OverLimit[] = []
    for (let i = 0; i < rows.length; i++) {
      for (let type = 0; type < this.types.length; type++) {
        for (const value of this.#valuesOver(rows[i]!, type)) {
          this.#detached.add(type, value, rows[i]!)
          overLimit.push({ row: rows[i]!, rejected: this.#overLimit(rows[i]!, type, value) })
        }
      }
      if (i % STEP === STEP - 1) yield undefined
    }
    yield* indexRows(
      {
        postings: this.postings,
        types: this.types.length,
        blocks: this.blocks,
        columns: this.#columns,
        hashes: this.#hashes,
        over: new Set(overLimit.map(({ row }) => row)),
        keptOf: (row, type) => this.#keptOf(row, type),
        typeOfField: (field) => this.typeOfField(field),
        tuplesOf: (row, { keys }, keeps) => this.#tuplesOf(row, keys, keeps),
        nodesOf: (type, values) => this.#nodes(type, values),
      },
      rows,
    )
    return overLimit
  }

  /** {@link addingAll} in one go, and ready for rows that come one by one: the first of them waits for nothing. */
  addAll(rows: Int32Array): readonly OverLimit[] {
    const overLimit = finish(this.addingAll(rows))
    for (const { pool } of this.blocks) pool.enter()
    return overLimit
  }

  /** Marks the values that a node of some row stands for: also those that no cell holds, hashes of what one holds. */
  markHeld(marks: (pool: StringPool) => Uint8Array): void {
    for (let type = 0; type < this.types.length; type++) {
      const held = marks(this.#pools[type]!)
      for (let value = 0; value < held.length; value++) {
        const node = this.nodeOf(type, value)
        if (node >= 0 && this.postings.count(node) > 0) held[value] = 1
      }
    }
  }

  /** Erases the keys of blocks that no value makes any more, and what is known of hashes, of which some were erased. */
  eraseKeys(): void {
    for (const hash of this.#hashes) hash.forget()
    for (const { keys } of this.blocks) for (const key of keys) key.eraseUnheld()
  }

  /** Forgets a row; call while the table still holds what the row was indexed by. */
  remove(row: number): void {
    if (!this.#witnessCounts.isEmpty) this.#tellWitnesses(row, -1)
    this.postings.clear(row)
    for (let type = 0; type < this.types.length; type++) {
      for (const value of this.#valuesOver(row, type)) this.#detached.delete(type, value, row)
    }
  }

  /** The node of a value of a type, held or not; −1 where there is none. */
  nodeOf(type: number, value: number): number {
    return value < 0 ? -1 : this.#pages.find(type, value)
  }

  /** The id of a node's value in the pool of its namespace; of its key, for a block. */
  valueOf(node: number): number {
    return this.#pages.valueOf(node)
  }

  /** The type of an identifier field, or −1. */
  typeOfField(field: string): number {
    return this.#typeOfField.get(field) ?? -1
  }

  /** Per identifier type that holds hashes: the columns of raw values that are also known by them. */
  hashedColumns(type: number): readonly FieldColumn[] {
    return this.#hashes.filter((hash) => hash.type === type).map((hash) => hash.column)
  }

  /** The identifier type of a node, or `types.length` + number of its rule block. */
  typeOf(node: number): number {
    return this.#pages.typeOf(node)
  }

  isBlock(node: number): boolean {
    return this.typeOf(node) >= this.types.length
  }

  /** The block a node belongs to, where its pairs of rows have to be compared. */
  pairwiseBlock(node: number): Block | undefined {
    const block = this.blocks[this.typeOf(node) - this.types.length]
    return block?.compares ? block : undefined
  }

  /** The text of a node's value. */
  valueText(node: number): string {
    const type = this.typeOf(node)
    const value = this.valueOf(node)
    const block = this.blocks[type - this.types.length]
    return block
      ? block.keys.map((key, i) => key.text(block.pool.at(value, i))).join(' · ')
      : this.#pools[type]!.get(value)
  }

  /** The pool that holds the value of an identifier's node; undefined for a block, whose value is made of several. */
  poolOf(node: number): StringPool | undefined {
    return this.#pools[this.typeOf(node)]
  }

  /** The canonical order of nodes: by type, then by the texts of their values. */
  compareNodes(a: number, b: number): number {
    const type = this.typeOf(a)
    if (type !== this.typeOf(b)) return type - this.typeOf(b)
    if (type < this.types.length) return compareTexts(this.#pools[type]!, this.valueOf(a), this.valueOf(b))
    return this.valueText(a) < this.valueText(b) ? -1 : 1
  }

  /** Whether none of `rows` holds this node's value itself, but only something it can be derived from. */
  isDerived(node: number, rows: Iterable<number>): boolean {
    const type = this.typeOf(node)
    if (this.#ranks[type] !== 1) return false
    const value = this.valueOf(node)
    for (const row of rows) {
      for (const column of this.#columns[type]!) {
        if (column.ids(column.cells.data[row]!).includes(value) && !this.isOverLimit(row, type, value)) return false
      }
    }
    return true
  }

  /** All of it but the texts of blocks, for another thread to read. */
  share(): SharedIndex {
    return {
      quarantined: this.quarantined.view,
      pages: this.#pages.share(),
      postings: this.postings.share(),
    }
  }

  /** Shows what another thread's index holds, to those who only ask. */
  adopt({ quarantined, pages, postings }: SharedIndex): void {
    this.quarantined.adopt(quarantined)
    this.#pages.adopt(pages)
    this.postings.adopt(postings)
  }

  /**
   * Whether a value that a row holds is one too many of its type, and detached from it. It may still be a key of the row, as
   * a hash of another value.
   */
  isOverLimit(row: number, type: number, value: number): boolean {
    return this.#valuesOver(row, type).includes(value)
  }

  /** The rows that have an identifier's node beyond the limit of its type. */
  detachedRowsOf(node: number): readonly number[] {
    return this.#detached.rowsOf(this.typeOf(node), this.valueOf(node))
  }

  /** The values of a row beyond the limit of a type, in canonical order. */
  #valuesOver(row: number, type: number): readonly number[] {
    const { limit } = this.types[type]!
    return limit === undefined || this.#mostOf(row, type) <= limit ? NO_VALUES : this.#inOrder(row, type).slice(limit)
  }

  /** The values of a row within the limit of a type, in canonical order; undefined where it has no more. */
  #keptOf(row: number, type: number): readonly number[] | undefined {
    const { limit } = this.types[type]!
    if (limit === undefined || this.#mostOf(row, type) <= limit) return undefined
    const values = this.#inOrder(row, type)
    return values.length > limit ? values.slice(0, limit) : undefined
  }

  /** How many values of a type a row has, some maybe twice. */
  #mostOf(row: number, type: number): number {
    let most = 0
    for (const column of this.#columns[type]!) most += column.count(column.cells.data[row]!)
    return most
  }

  #inOrder(row: number, type: number): number[] {
    const held = new Set(this.#columns[type]!.flatMap((column) => column.ids(column.cells.data[row]!)))
    const pool = this.#pools[type]!
    return [...held].sort((a, b) => compareTexts(pool, a, b))
  }

  /** Rows that hold a node, ascending. */
  rowsOf(node: number): number[] {
    const { postings } = this
    const rows: number[] = []
    for (let i = 0, count = postings.count(node); i < count; i++) rows.push(postings.rowAt(node, i))
    return rows
  }

  /** In which order quarantines are decided: identifiers, then hashes of them, then blocks they are part of. */
  rank(node: number): 0 | 1 | 2 {
    return this.#ranks[this.typeOf(node)]!
  }

  /** The hashes of an identifier node and the blocks it is part of: they are quarantined with it. */
  dependentsOf(node: number): number[] {
    const depends = this.#dependents[this.typeOf(node)] ?? []
    if (depends.length === 0) return []
    const dependents = new Set<number>()
    for (const row of this.rowsOf(node)) {
      for (const key of this.postings.keysOf(row)) if (depends.includes(this.typeOf(key))) dependents.add(key)
    }
    return [...dependents]
  }

  /** Decides anew whether a node is quarantined; true if that changed. Identifiers come before the blocks they are in. */
  refreshQuarantine(node: number): boolean {
    const now = this.#isOverCap(node)
    if (this.quarantined.has(node) === now) return false
    this.quarantined.set(node, now)
    return true
  }

  /** Whether all nodes of a row are as quarantined as they have to be. */
  isSettled(row: number): boolean {
    const { key, start } = this.postings
    for (let e = start.data[row]!, end = this.postings.endOf(row); e < end; e++) {
      const node = key.data[e]!
      if (this.#isOverCap(node) !== this.quarantined.has(node)) return false
    }
    return true
  }

  /** Decides all quarantines anew. */
  refreshQuarantines(): void {
    finish(this.refreshingQuarantines())
  }

  /** The same, some ten thousand nodes at a time. */
  *refreshingQuarantines(): Steps<void> {
    for (let rank = 0; rank <= this.highestRank; rank++) {
      for (let node = 0; node < this.size; node++) {
        if (this.rank(node) === rank) this.refreshQuarantine(node)
        if (node % STEP === STEP - 1) yield
      }
    }
  }

  #isOverCap(node: number): boolean {
    const count = this.postings.count(node)
    const t = this.typeOf(node)
    const type = this.types[t]
    if (!type) {
      const block = this.blocks[t - this.types.length]!
      return count > block.cap || (count > 0 && block.identifies && this.#holdsQuarantined(node, block))
    }
    if (count <= type.cap) {
      if (!this.#witnessCounts.isEmpty) this.#witnessCounts.drop(node)
    } else if (this.#witnessCounts.exceeds(node, t, type.cap, () => this.rowsOf(node))) return true
    return count > 0 && this.#ranks[t] === 1 && this.#hashesQuarantined(node)
  }

  #tellWitnesses(row: number, by: 1 | -1): void {
    for (const node of this.postings.keysOf(row)) this.#witnessCounts.tell(node, this.typeOf(node), row, by)
  }

  /** Whether a hash is one of a value that is quarantined itself. */
  #hashesQuarantined(node: number): boolean {
    const type = this.typeOf(node)
    const value = this.valueOf(node)
    for (const { column, type: of, valuesOf } of this.#hashes) {
      if (of !== type) continue
      const raw = this.typeOfField(column.name)
      for (const row of this.rowsOf(node)) {
        for (const written of column.ids(column.writtenCell(row))) {
          if (!valuesOf(written).includes(value)) continue
          const rawNode = this.nodeOf(raw, column.canonicalOf(written))
          return rawNode >= 0 && this.quarantined.has(rawNode)
        }
      }
    }
    return false
  }

  /** Whether a block is made of an identifier value that is quarantined itself. */
  #holdsQuarantined(node: number, { keys, pool }: Block): boolean {
    const value = this.valueOf(node)
    for (let i = 0; i < keys.length; i++) {
      const { key, isValue } = keys[i]!
      const type = key.take === 'value' ? this.typeOfField(key.field) : -1
      if (type < 0) continue
      const id = pool.at(value, i)
      const of = this.nodeOf(type, isValue ? id : this.#pools[type]!.find(keys[i]!.text(id)))
      if (of >= 0 && this.quarantined.has(of)) return true
    }
    return false
  }

  #dependentTypes(type: number): number[] {
    const isOf = (column: FieldColumn): boolean => this.typeOfField(column.name) === type
    return [
      ...this.#hashes.filter(({ column }) => isOf(column)).map((hash) => hash.type),
      ...this.blocks.flatMap((block, b) =>
        block.keys.some(({ key }) => this.typeOfField(key.field) === type) ? [this.types.length + b] : [],
      ),
    ]
  }

  #addIdentifiers(row: number): readonly RejectedValue[] {
    let overLimit = NOTHING_OVER
    for (let type = 0; type < this.types.length; type++) {
      const { limit } = this.types[type]!
      const before = this.#keys.length
      for (const column of this.#columns[type]!) {
        const cell = column.cells.data[row]!
        const n = column.count(cell)
        for (let i = 0; i < n; i++) this.#hold(this.#node(type, column.at(cell, i)))
      }
      if (limit !== undefined && this.#keys.length - before > limit) {
        overLimit = [...overLimit, ...this.#cutToLimit(row, type, before + limit, before)]
      }
    }
    return overLimit
  }

  /** Keeps a row's values of a type in canonical order up to the limit; returns the others. */
  #cutToLimit(row: number, type: number, end: number, start: number): RejectedValue[] {
    const held = [...this.#keys.view.subarray(start)].sort((a, b) => (this.valueText(a) < this.valueText(b) ? -1 : 1))
    this.#keys.length = start
    for (const node of held.slice(0, end - start)) this.#keys.push(node)
    return held.slice(end - start).map((node) => {
      this.#detached.add(type, this.valueOf(node), row)
      return this.#overLimit(row, type, this.valueOf(node))
    })
  }

  #overLimit(row: number, type: number, value: number): RejectedValue {
    const column = this.#columns[type]!.find((c) => c.ids(c.cells.data[row]!).includes(value))!
    return { field: column.name, value: column.values.get(value), reason: 'over-limit' }
  }

  /** Whether the row that is being indexed keeps a value. */
  readonly #keepsValue = ({ name }: FieldColumn, value: number): boolean => {
    const type = this.typeOfField(name)
    return type < 0 || this.#keys.view.includes(this.nodeOf(type, value))
  }

  #addHashes(row: number, { column, type, valuesOf }: HashColumn, keeps: KeepsValue | undefined): void {
    for (const written of column.ids(column.writtenCell(row))) {
      if (keeps && !keeps(column, column.canonicalOf(written))) continue
      for (const value of valuesOf(written)) this.#hold(this.#node(type, value))
    }
  }

  /** The nodes by which a raw value of a field is also known: those of its hashes that some record holds. */
  hashNodesOf(field: string, written: string): number[] {
    return this.#hashes
      .flatMap(({ column, type, hashesOf }) => {
        if (column.name !== field) return []
        const normalized = column.normalize(written, {})
        const canonical = 'value' in normalized ? normalized.value : ''
        return hashesOf(written, canonical).map((hash) => this.nodeOf(type, this.#pools[type]!.find(hash)))
      })
      .filter((node) => node >= 0)
  }

  /** The nodes of blocks that canonical values, by field, would stand in. */
  blockNodesOf(values: (field: string) => readonly string[]): number[] {
    return this.blocks.flatMap(({ keys, pool }, b) =>
      products(keys.map((column) => column.keysOfValues(values)))
        .map((key) => this.nodeOf(this.types.length + b, pool.find(key)))
        .filter((node) => node >= 0),
    )
  }

  #addBlockKeys(row: number, type: number, keeps: KeepsValue | undefined): void {
    const { keys, pool } = this.blocks[type - this.types.length]!
    const tuple = this.#tuple
    tuple.length = 0
    for (const column of keys) {
      const before = tuple.length
      column.addKeysOf(row, tuple, keeps)
      if (tuple.length === before) return
    }
    if (keys.length === 1 && tuple.length <= KEYS_PER_RULE) {
      for (let i = 0; i < tuple.length; i++) this.#keys.push(this.#node(type, tuple.data[i]!))
    } else if (tuple.length === keys.length) this.#keys.push(this.#node(type, pool.intern(tuple.data)))
    else {
      for (const key of this.#tuplesOf(row, keys, keeps)) this.#keys.push(this.#node(type, pool.intern(key)))
    }
  }

  /** All ways to take one key of a row from each column. */
  #tuplesOf(row: number, keys: readonly KeyColumn[], keeps: KeepsValue | undefined): number[][] {
    let columns = keys.map((column) => column.keysOf(row, keeps))
    // of too many those are kept that come first as texts: in which order they were met says nothing
    if (columns.reduce((product, of) => product * of.length, 1) > KEYS_PER_RULE) {
      columns = columns.map((of, i) => {
        const text = new Map(of.map((key) => [key, keys[i]!.text(key)]))
        return of.toSorted((a, b) => (text.get(a)! < text.get(b)! ? -1 : 1))
      })
    }
    return products(columns)
  }

  #hold(node: number): void {
    for (let i = 0; i < this.#keys.length; i++) if (this.#keys.data[i] === node) return
    this.#keys.push(node)
  }

  #node(type: number, value: number): number {
    const { size } = this
    const node = this.#pages.node(type, value)
    if (node < size) return node
    this.quarantined.extend(this.size)
    this.postings.ensureKeys(this.size)
    return node
  }

  /** The nodes of values, made where there are none. */
  #nodes(type: number, values: Int32Array): Int32Array {
    const nodes = new Int32Array(values.length)
    for (let i = 0; i < values.length; i++) nodes[i] = this.#pages.node(type, values[i]!)
    this.quarantined.extend(this.size)
    this.postings.ensureKeys(this.size)
    return nodes
  }
}

/** The first ways to take one key of each column; none where a column has none. */
function products(columns: readonly (readonly number[])[]): number[][] {
  let tuples: number[][] = columns.length === 0 ? [] : [[]]
  for (const keys of columns) {
    tuples = tuples.flatMap((tuple) => keys.map((key) => [...tuple, key]))
    if (tuples.length > KEYS_PER_RULE) tuples.length = KEYS_PER_RULE
  }
  return tuples
}

const NOTHING_OVER: readonly RejectedValue[] = []
const NO_VALUES: readonly number[] = []
