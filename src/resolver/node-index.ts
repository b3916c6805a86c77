import { KeyColumn } from '../block/key-column.ts'
import { type RuleAlternative, ruleAlternatives } from '../block/rule-blocks.ts'
import { Int32Column } from '../collections/column.ts'
import { Postings } from '../collections/postings.ts'
import { StringPool } from '../collections/string-pool.ts'
import { emailHashes } from '../normalize/destination-email.ts'
import { sha256Hex } from '../normalize/hash-identifier.ts'
import type { FieldColumn } from '../table/field-column.ts'
import { type IdentifierType, identifierTypes, namespaceOf } from '../table/namespace.ts'
import type { RecordTable, RejectedValue } from '../table/record-table.ts'
import { type Witness, witnessesOf } from './witness.ts'

/** Rows a block of a rule that compares pairs may hold; larger ones are quarantined. */
const BLOCK_CAP = 500
/** Keys one row may have in one rule's blocks: several values in several fields multiply. */
const KEYS_PER_RULE = 256

/** Where blocks come from: an alternative of a link rule, or a blocking rule of the model. */
export interface Block {
  /** Name of the link rule, or of the keys. */
  readonly name: string
  /** The link rule, when the block is one's. */
  readonly rule?: RuleAlternative
  readonly keys: readonly KeyColumn[]
  /** Whether sharing a key is not enough: the pairs of its rows are compared. */
  readonly compares: boolean
  /** Rows it may hold before it is quarantined. */
  readonly cap: number
  /** Whether an identifier is among its keys: a quarantined value quarantines its blocks. */
  readonly identifies: boolean
  /** Texts of the keys' ids, joined. */
  readonly pool: StringPool
}

/** A value refused because its own record holds more of them than an entity may. */
type OverLimit = RejectedValue

/**
 * The one index of keys: identifier values and the blocks of link rules, each a node ⇄ the rows that hold it, and
 * whether it is quarantined, which is a function of those rows alone.
 */
export class NodeIndex {
  readonly types: readonly IdentifierType[]
  readonly blocks: readonly Block[]
  readonly postings: Postings = new Postings()
  /** Per node: its identifier type, or `types.length` + number of its rule block. */
  readonly type: Int32Column = new Int32Column()
  /** Per node: id of its value in the namespace's pool (of its key, for a block). */
  readonly value: Int32Column = new Int32Column()
  /** Per node: 1 where it is quarantined. */
  readonly quarantined: Int32Column = new Int32Column()
  /** Per type: node of each value id, or −1. */
  readonly #nodeOf: readonly Int32Column[]
  /** Identifier columns, each with its type. */
  readonly #columns: readonly { readonly column: FieldColumn; readonly type: number }[]
  readonly #pools: readonly StringPool[]
  readonly #witnesses: readonly (readonly Witness[])[]
  readonly #hashes: readonly HashColumn[]

  constructor(table: RecordTable) {
    const { fields, link, blocking } = table.model
    this.types = identifierTypes(fields)
    this.blocks = [
      ...ruleAlternatives(link).map((rule) => ({
        name: rule.rule.name,
        rule,
        keys: rule.exact.map((field) => new KeyColumn(table, { field, take: 'value' })),
        compares: rule.rest.length > 0,
        identifies: rule.exact.some((field) => this.typeOfField(field) >= 0),
        cap: rule.rest.length > 0 ? BLOCK_CAP : Number.POSITIVE_INFINITY,
        pool: new StringPool(),
      })),
      ...blocking.map((rule) => ({
        name: rule.keys.map(({ field, take }) => (take === 'value' ? field : `${take} of ${field}`)).join(' + '),
        keys: rule.keys.map((key) => new KeyColumn(table, key)),
        compares: true,
        identifies: rule.keys.some(({ field }) => this.typeOfField(field) >= 0),
        cap: rule.cap ?? BLOCK_CAP,
        pool: new StringPool(),
      })),
    ]
    this.#columns = table.columns.flatMap((column) => {
      const type = this.types.findIndex((t) => t.namespace === namespaceOf(column.name, column.spec))
      return type < 0 ? [] : [{ column, type }]
    })
    this.#pools = [
      ...this.types.map((t) => table.column(t.fields[0]!)!.values),
      ...this.blocks.map((block) => block.pool),
    ]
    this.#nodeOf = this.#pools.map(() => new Int32Column())
    this.#witnesses = this.types.map((type) => witnessesOf(table, this.types, type))
    this.#hashes = this.#hashColumns()
  }

  get size(): number {
    return this.type.length
  }

  /** Indexes a live row by its values; returns those it may not keep because they exceed its own limit. */
  add(row: number): readonly OverLimit[] {
    const keys: number[] = []
    const overLimit = this.#addIdentifiers(row, keys)
    for (const hash of this.#hashes) this.#addHashes(row, hash, keys)
    this.blocks.forEach((block, b) => {
      this.#addBlockKeys(row, block, this.types.length + b, keys)
    })
    this.postings.ensureKeys(this.size)
    this.postings.set(row, keys)
    return overLimit
  }

  remove(row: number): void {
    this.postings.clear(row)
  }

  /** The node of a value of a type, or −1. */
  nodeOf(type: number, value: number): number {
    const nodes = this.#nodeOf[type]!
    return value >= 0 && value < nodes.length ? nodes.data[value]! : -1
  }

  /** The type of an identifier field, or −1. */
  typeOfField(field: string): number {
    return this.types.findIndex((t) => t.fields.includes(field))
  }

  /** Per identifier type that holds hashes: the columns of raw values that are also known by them. */
  hashedColumns(type: number): readonly FieldColumn[] {
    return this.#hashes.filter((hash) => hash.type === type).map((hash) => hash.column)
  }

  isBlock(node: number): boolean {
    return this.type.data[node]! >= this.types.length
  }

  /** The block a node belongs to, where its pairs of rows have to be compared. */
  pairwiseBlock(node: number): Block | undefined {
    const block = this.blocks[this.type.data[node]! - this.types.length]
    return block?.compares ? block : undefined
  }

  /** The text of a node's value. */
  valueText(node: number): string {
    const type = this.type.data[node]!
    const text = this.#pools[type]!.get(this.value.data[node]!)
    const block = this.blocks[type - this.types.length]
    if (!block) return text
    return text
      .split(',')
      .map((id, i) => block.keys[i]!.text(Number(id)))
      .join(' · ')
  }

  /** Whether no row holds this node's value itself, but only something it can be derived from. */
  isDerived(node: number, rows: Iterable<number>): boolean {
    if (this.#hashes.length === 0) return false
    const type = this.type.data[node]!
    if (!this.#hashes.some((h) => h.type === type)) return false
    const value = this.value.data[node]!
    for (const row of rows) {
      for (const { column, type: t } of this.#columns) {
        if (t === type && column.ids(column.cells.data[row]!).includes(value)) return false
      }
    }
    return true
  }

  /** Rows that hold a node. */
  rowsOf(node: number): number[] {
    const rows: number[] = []
    const { first, next, row } = this.postings
    for (let e = first.data[node]!; e >= 0; e = next.data[e]!) rows.push(row.data[e]!)
    return rows
  }

  /** In which order quarantines are decided: identifiers, then hashes of them, then blocks they are part of. */
  rank(node: number): 0 | 1 | 2 {
    if (this.isBlock(node)) return 2
    return this.#hashes.some((hash) => hash.type === this.type.data[node]) ? 1 : 0
  }

  /** The hashes of an identifier node and the blocks it is part of: they are quarantined with it. */
  dependentsOf(node: number): number[] {
    const type = this.type.data[node]!
    if (type >= this.types.length) return []
    const depends = new Set([
      ...this.#hashes.filter(({ column }) => this.typeOfField(column.name) === type).map((hash) => hash.type),
      ...[...this.blocks.keys()]
        .filter((b) => this.blocks[b]!.keys.some(({ column }) => this.typeOfField(column.name) === type))
        .map((b) => this.types.length + b),
    ])
    if (depends.size === 0) return []
    const dependents = new Set<number>()
    for (const row of this.rowsOf(node)) {
      for (const key of this.postings.keysOf(row)) if (depends.has(this.type.data[key]!)) dependents.add(key)
    }
    return [...dependents]
  }

  /** Decides anew whether a node is quarantined; true if that changed. Identifiers come before the blocks they are in. */
  refreshQuarantine(node: number): boolean {
    const now = this.#isOverCap(node) ? 1 : 0
    if (this.quarantined.data[node] === now) return false
    this.quarantined.data[node] = now
    return true
  }

  /** Decides all quarantines anew. */
  refreshQuarantines(): void {
    for (const rank of [0, 1, 2]) {
      for (let node = 0; node < this.size; node++) if (this.rank(node) === rank) this.refreshQuarantine(node)
    }
  }

  #isOverCap(node: number): boolean {
    const count = this.postings.count.data[node]!
    if (count === 0) return false
    const type = this.types[this.type.data[node]!]
    if (!type) {
      const block = this.blocks[this.type.data[node]! - this.types.length]!
      return count > block.cap || (block.identifies && this.#holdsQuarantined(node))
    }
    if (this.rank(node) === 1 && this.#hashesQuarantined(node)) return true
    if (count <= type.cap) return false
    return this.#witnesses[this.type.data[node]!]!.some((witness) => this.#differs(node, witness, type.cap))
  }

  /** Whether a hash is one of a value that is quarantined itself. */
  #hashesQuarantined(node: number): boolean {
    const type = this.type.data[node]!
    const value = this.value.data[node]!
    for (const { column, type: of, valuesOf } of this.#hashes) {
      if (of !== type) continue
      const raw = this.typeOfField(column.name)
      for (const row of this.rowsOf(node)) {
        for (const written of column.ids(column.writtenCells.data[row]!)) {
          if (!valuesOf(written).includes(value)) continue
          const rawNode = this.nodeOf(raw, column.canonicalOf(written))
          return rawNode >= 0 && this.quarantined.data[rawNode] === 1
        }
      }
    }
    return false
  }

  /** Whether a block is made of an identifier value that is quarantined itself. */
  #holdsQuarantined(node: number): boolean {
    const { keys } = this.blocks[this.type.data[node]! - this.types.length]!
    const ids = this.#pools[this.type.data[node]!]!.get(this.value.data[node]!).split(',')
    return keys.some(({ column, key }, i) => {
      const type = key.take === 'value' ? this.typeOfField(column.name) : -1
      if (type < 0) return false
      const of = this.nodeOf(type, column.values.find(keys[i]!.text(Number(ids[i]))))
      return of >= 0 && this.quarantined.data[of] === 1
    })
  }

  /** Whether more than `cap` different values of a witness stand beside a node. */
  #differs(node: number, witness: Witness, cap: number): boolean {
    const values = new Set<string>()
    const { first, next, row } = this.postings
    for (let e = first.data[node]!; e >= 0; e = next.data[e]!) {
      witness(row.data[e]!, values)
      if (values.size > cap) return true
    }
    return false
  }

  #addIdentifiers(row: number, keys: number[]): OverLimit[] {
    const overLimit: OverLimit[] = []
    this.types.forEach(({ limit }, type) => {
      const held: { value: number; column: FieldColumn }[] = []
      for (const { column, type: t } of this.#columns) {
        if (t !== type) continue
        for (const value of column.ids(column.cells.data[row]!)) {
          if (!held.some((h) => h.value === value)) held.push({ value, column })
        }
      }
      if (limit !== undefined && held.length > limit) {
        const text = (h: { value: number; column: FieldColumn }): string => h.column.values.get(h.value)
        held.sort((a, b) => (text(a) < text(b) ? -1 : 1))
        for (const extra of held.splice(limit)) {
          overLimit.push({ field: extra.column.name, value: text(extra), reason: 'over-limit' })
        }
      }
      for (const { value } of held) keys.push(this.#node(type, value))
    })
    return overLimit
  }

  #addHashes(row: number, { column, type, valuesOf }: HashColumn, keys: number[]): void {
    for (const written of column.ids(column.writtenCells.data[row]!)) {
      for (const value of valuesOf(written)) {
        const node = this.#node(type, value)
        if (!keys.includes(node)) keys.push(node)
      }
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

  #addBlockKeys(row: number, { keys: columns, pool }: Block, type: number, keys: number[]): void {
    let products: string[] = ['']
    for (const column of columns) {
      const ids = column.keysOf(row)
      if (ids.length === 0) return
      products = products.flatMap((p) => ids.map((id) => (p === '' ? `${id}` : `${p},${id}`)))
    }
    for (const key of products.slice(0, KEYS_PER_RULE)) keys.push(this.#node(type, pool.intern(key)))
  }

  #node(type: number, value: number): number {
    const nodes = this.#nodeOf[type]!
    nodes.extend(value + 1, -1)
    const known = nodes.data[value]!
    if (known >= 0) return known
    this.value.push(value)
    this.quarantined.push(0)
    const node = this.type.push(type)
    nodes.data[value] = node
    return node
  }

  /** E-mails and phones are also known by their hashes where the model has a field of hashes. */
  #hashColumns(): HashColumn[] {
    const hashed = (namespace: string): number => this.types.findIndex((t) => t.namespace === namespace)
    return this.#columns.flatMap(({ column }) => {
      const kind = column.spec.kind
      const type = kind === 'email' ? hashed('hashedEmail') : kind === 'phone' ? hashed('hashedPhone') : -1
      if (type < 0) return []
      const pool = this.#pools[type]!
      const known: (readonly number[])[] = []
      const hashesOf = (written: string, canonical: string): string[] =>
        kind === 'email' ? emailHashes(written) : [sha256Hex(canonical), sha256Hex(canonical.slice(1))]
      const valuesOf = (written: number): readonly number[] => {
        known[written] ??= [
          ...new Set(hashesOf(column.writtenText(written), column.values.get(column.canonicalOf(written)))),
        ].map((hash) => pool.intern(hash))
        return known[written]
      }
      return [{ column, type, valuesOf, hashesOf }]
    })
  }
}

interface HashColumn {
  readonly column: FieldColumn
  readonly type: number
  /** Hashes of a value as written, whose canonical form is known. */
  hashesOf(written: string, canonical: string): string[]
  /** Value ids of the hashes of a writing. */
  valuesOf(written: number): readonly number[]
}
