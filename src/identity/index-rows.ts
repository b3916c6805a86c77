import { type KeepsValue, type KeyColumn, NO_KEY, SEVERAL } from '../block/key-column.ts'
import { Int32Column, Uint8Column } from '../collections/column.ts'
import { groupAlike } from '../collections/group-alike.ts'
import type { Grouping } from '../collections/grouping.ts'
import type { Postings } from '../collections/postings.ts'
import type { Steps } from '../collections/steps.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { Block } from './blocks.ts'
import type { HashColumn } from './hash-columns.ts'

/** Rows whose keys are gathered in one step. */
const STEP = 2 ** 15

/** Keys one row may have in one rule's blocks: several values in several fields multiply. */
export const KEYS_PER_RULE = 256

/** What an index lends to be filled, by type: its identifier types, then its blocks. */
export interface IndexParts {
  readonly postings: Postings
  readonly types: number
  readonly blocks: readonly Block[]
  /** Per identifier type: the columns of its values. */
  readonly columns: readonly (readonly FieldColumn[])[]
  /** The columns that are known by hashes. */
  readonly hashes: readonly HashColumn[]
  /** The rows that hold more values of a type than it allows. */
  readonly over: ReadonlySet<number>
  /** The values that such a row keeps of a type, in their order; undefined where it keeps all. */
  keptOf(row: number, type: number): readonly number[] | undefined
  /** The type of an identifier field, or −1. */
  typeOfField(field: string): number
  /** The tuples of a row that has several keys in some column of a block. */
  tuplesOf(row: number, block: Block, keeps: KeepsValue | undefined): readonly (readonly number[])[]
  /** The nodes of values, which are known to the postings from then on. */
  nodesOf(type: number, values: Int32Array): Int32Array
}

/** Rows and what each holds of one type: entry i says that row `rows[i]` holds the key that stands at i of every column. */
interface Entries {
  readonly rows: Int32Column
  readonly keys: readonly Int32Column[]
  /** Per entry of a type that holds hashes: 1 where the row holds what it is a hash of. Those stand behind all others. */
  readonly derived?: Uint8Column | undefined
}

/** Per row that holds too many values of some type, and type: the values that it keeps. */
type Kept = ReadonlyMap<number, readonly Set<number>[]>

/** Rows and the node that each holds. */
interface Held {
  readonly rows: Int32Array
  readonly nodes: Int32Array
  /** Per entry, undefined where all are 0. */
  readonly derived: Uint8Array | undefined
}

/**
 * Fills an index that is empty with rows (ascending): what adding them one by one does, the numbers of nodes aside. Going through
 * the rows type by type, keys are sorted instead of looked up, and whatever is at hand stays in the cache.
 *
 * @returns steps, some of which tell how far it is: 0 to 1
 */
export function* indexRows(parts: IndexParts, rows: Int32Array): Steps<void, number | undefined> {
  const held: Held[] = []
  const types = parts.types + parts.blocks.length
  // a value over the limit is no key of its record, by no hash and in no block either
  const kept: Kept = new Map(Array.from(parts.over, (row) => [row, Array.from({ length: types }, () => new Set())]))
  const oneKeys = new Map<KeyColumn, Int32Array>()
  for (let type = 0; type < types; type++) {
    const block = parts.blocks[type - parts.types]
    const ones = block ? yield* oneKeysOf(block, rows, oneKeys) : []
    const entries: Entries = {
      rows: new Int32Column(rows.length),
      keys: Array.from({ length: block?.keys.length ?? 1 }, () => new Int32Column(rows.length)),
      derived: parts.hashes.some((hash) => hash.type === type) ? new Uint8Column() : undefined,
    }
    for (let from = 0; from < rows.length; from += STEP) {
      const some = rows.subarray(from, from + STEP)
      if (block)
        gatherKeys(
          parts,
          block,
          some,
          ones.map((of) => of.subarray(from, from + STEP)),
          kept,
          entries,
        )
      else gatherIdentifiers(parts, type, some, kept, entries)
      yield (type + from / rows.length) / types
    }
    held.push(yield* addNodes(parts, type, block, entries))
  }
  // as `NodeIndex.add` tells them: values, hashes of values, blocks
  const hashes = [...new Set(parts.hashes.map(({ type }) => type))].map((type) => held[type]!)
  const [values, blocks] = [held.slice(0, parts.types), held.slice(parts.types)]
  yield* tellRows(parts.postings, rows, [
    ...values.map((of) => ({ ...of, kind: 0 })),
    ...hashes.map((of) => ({ ...of, kind: 1 })),
    ...blocks.map((of) => ({ ...of, kind: 0 })),
  ])
}

function gatherIdentifiers(parts: IndexParts, type: number, some: Int32Array, kept: Kept, entries: Entries): void {
  const columns = parts.columns[type]!
  const hashes = parts.hashes.filter((hash) => hash.type === type)
  const values = entries.keys[0]!
  for (let i = 0; i < some.length; i++) {
    const row = some[i]!
    const isOver = parts.over.has(row)
    const from = values.length
    const own = isOver ? parts.keptOf(row, type) : undefined
    if (own) for (const value of own) addOnce(entries, from, row, value, 0)
    else {
      for (const column of columns) {
        const cell = column.cells.data[row]!
        const n = column.count(cell)
        for (let v = 0; v < n; v++) addOnce(entries, from, row, column.at(cell, v), 0)
      }
    }
    for (const { column, valuesOf } of hashes) {
      const raw = isOver ? parts.keptOf(row, parts.typeOfField(column.name)) : undefined
      for (const written of column.ids(column.writtenCell(row))) {
        if (raw && !raw.includes(column.canonicalOf(written))) continue
        for (const value of valuesOf(written)) addOnce(entries, from, row, value, 1)
      }
    }
    if (isOver) for (let e = from; e < values.length; e++) kept.get(row)![type]!.add(values.data[e]!)
  }
}

/** Adds a value of a row whose entries start at `from`, unless it is among them. */
function addOnce({ rows, keys, derived }: Entries, from: number, row: number, value: number, isDerived: 0 | 1): void {
  const values = keys[0]!
  for (let i = from; i < values.length; i++) if (values.data[i] === value) return
  rows.push(row)
  values.push(value)
  derived?.push(isDerived)
}

/** Per column of a block: the one key of each row; rules that take the same of a field share them. */
function* oneKeysOf(
  { keys }: Block,
  rows: Int32Array,
  known: Map<KeyColumn, Int32Array>,
): Steps<Int32Array[], undefined> {
  for (const column of keys) {
    if (known.has(column)) continue
    const ones = new Int32Array(rows.length)
    known.set(column, ones)
    for (let from = 0; from < rows.length; from += STEP) {
      column.oneKeyOf(rows.subarray(from, from + STEP), ones.subarray(from, from + STEP))
      yield undefined
    }
  }
  return keys.map((column) => known.get(column)!)
}

/** @param ones per column of the block: the one key of each row */
function gatherKeys(
  parts: IndexParts,
  block: Block,
  some: Int32Array,
  ones: readonly Int32Array[],
  kept: Kept,
  { rows, keys }: Entries,
): void {
  for (let i = 0; i < some.length; i++) {
    const row = some[i]!
    // the least says whether some column has none, or several
    let least = parts.over.has(row) ? SEVERAL : 0
    for (const of of ones) {
      if (of[i] === NO_KEY) least = NO_KEY
      if (least === NO_KEY) break
      if (of[i]! < least) least = of[i]!
    }
    if (least >= 0) {
      rows.push(row)
      for (let c = 0; c < keys.length; c++) keys[c]!.push(ones[c]![i]!)
    } else if (least === SEVERAL) gatherTuples(parts, block, row, kept, { rows, keys })
  }
}

/** Keys of the row at hand. */
const tuple = new Int32Column()

/** Gathers the keys of a row that has several in some column. */
function gatherTuples(parts: IndexParts, block: Block, row: number, kept: Kept, { rows, keys }: Entries): void {
  const keeps = parts.over.has(row) ? keepsOf(parts, kept.get(row)!) : undefined
  if (keys.length > 1) {
    for (const of of parts.tuplesOf(row, block, keeps)) {
      rows.push(row)
      for (let c = 0; c < keys.length; c++) keys[c]!.push(of[c]!)
    }
    return
  }
  tuple.length = 0
  block.keys[0]!.addKeysOf(row, tuple, keeps)
  const all = tuple.length <= KEYS_PER_RULE ? tuple.view : parts.tuplesOf(row, block, keeps).map(([key]) => key!)
  for (const key of all) {
    rows.push(row)
    keys[0]!.push(key)
  }
}

function keepsOf({ typeOfField }: IndexParts, kept: readonly Set<number>[]): KeepsValue {
  return ({ name }, value) => {
    const type = typeOfField(name)
    return type < 0 || kept[type]!.has(value)
  }
}

/** Makes a node of each group of equal keys. */
function* addNodes(
  parts: IndexParts,
  type: number,
  block: Block | undefined,
  { rows, keys, derived }: Entries,
): Steps<Held, undefined> {
  const columns = keys.map((column) => column.view)
  const groups = yield* groupAlike(columns)
  const tuples = columns.map((column) => firstOf(groups, column))
  yield undefined
  const names = parts.nodesOf(type, block && columns.length > 1 ? block.pool.load(tuples) : tuples[0]!)
  yield undefined
  const nodes = new Int32Array(rows.length)
  const last = groups.starts.length - 1
  for (let from = 0; from < last; from += STEP) {
    nameNodes(groups, from, Math.min(from + STEP, last), names, nodes, rows.data)
    yield undefined
  }
  parts.postings.loadKeys(names, groups)
  return { rows: rows.view, nodes, derived: derived?.view }
}

/** Per group: the number of its first item in a column. */
function firstOf({ starts, items }: Grouping, column: Int32Array): Int32Array {
  const numbers = new Int32Array(starts.length - 1)
  for (let g = 0; g < numbers.length; g++) numbers[g] = column[items[starts[g]!]!]!
  return numbers
}

/** Tells the entries of some groups their nodes, and puts their rows in their places: those are wanted from here on. */
function nameNodes(
  { starts, items }: Grouping,
  from: number,
  to: number,
  names: Int32Array,
  nodes: Int32Array,
  rows: Int32Array,
): void {
  for (let g = from; g < to; g++) {
    for (let i = starts[g]!; i < starts[g + 1]!; i++) {
      const entry = items[i]!
      nodes[entry] = names[g]!
      items[i] = rows[entry]!
    }
  }
}

/** Tells the postings which nodes each row holds: of each list the entries of one kind, list after list. */
function* tellRows(
  postings: Postings,
  rows: Int32Array,
  lists: readonly (Held & { readonly kind: number })[],
): Steps<void, undefined> {
  const size = rows.length === 0 ? 0 : rows.at(-1)! + 1
  const starts = new Int32Array(size + 1)
  for (const { rows, derived, kind } of lists) {
    for (let i = 0; i < rows.length; i++) if (!derived || derived[i] === kind) starts[rows[i]! + 1]!++
    yield undefined
  }
  for (let row = 0; row < size; row++) starts[row + 1]! += starts[row]!
  const next = starts.slice()
  const key = postings.loadRows(starts)
  for (const { rows, nodes, derived, kind } of lists) {
    for (let i = 0; i < rows.length; i++) if (!derived || derived[i] === kind) key[next[rows[i]!]!++] = nodes[i]!
    yield undefined
  }
}
