import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import { doubleMetaphone } from '../compare/double-metaphone.ts'
import { joinedWords } from '../compare/joined-words.ts'
import type { BlockingKey } from '../model/comparison.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Words shorter than this are in every other text. */
const SHORTEST_WORD = 2
/** Words of one value that become keys. */
const MOST_WORDS = 40
const MOST_BAG_WORDS = 120

/** The keys that a blocking key takes from one canonical value. */
export function takeKeys({ take, length = 3 }: BlockingKey, value: string): readonly string[] {
  switch (take) {
    case 'value':
      return [value]
    case 'prefix':
      return value.length >= length ? [value.slice(0, length)] : []
    case 'year':
      return /^\d{4}/.test(value) ? [value.slice(0, 4)] : []
    case 'day':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? [value.slice(5)] : []
    case 'sound': {
      const sounds = value.split(' ').map((word) => doubleMetaphone(word)[0])
      return sounds[0] === '' ? [] : [sounds.join(' ')]
    }
    case 'words':
      return [...new Set(value.split(' '))].filter((word) => word.length >= SHORTEST_WORD).slice(0, MOST_WORDS)
    case 'wordBag':
      return joinedWords(value)
        .filter((word) => word.length >= SHORTEST_WORD)
        .slice(0, MOST_BAG_WORDS)
  }
}

/** In place of the one key of a row: it has none. */
export const NO_KEY = -1
/** In place of the one key of a row: it has several. */
export const SEVERAL = -2

/** In place of the key of a value: its keys were not derived yet. */
const UNKNOWN = -1

/** The keys of the values of one column. */
interface ValueKeys {
  readonly column: FieldColumn
  /** Per value: its one key, UNKNOWN, or −2 − p where a list stands at p of the lists: how many keys, and the keys. */
  readonly keys: Int32Column
}

/** A blocking key bound to its columns: the keys of every value, derived once a distinct value. */
export class KeyColumn {
  readonly key: BlockingKey
  /** The column of the key's own field. */
  readonly column: FieldColumn
  /** Texts of the keys: those of the column's values, where each value is a key. */
  readonly #pool: StringPool
  /** Whether ids of keys are ids of values. */
  readonly isValue: boolean
  readonly #columns: readonly ValueKeys[]
  readonly #lists = new Int32Column()

  constructor(table: RecordTable, key: BlockingKey) {
    this.key = key
    this.column = table.column(key.field)!
    this.#columns = [key.field, ...(key.with ?? [])].map((field) => {
      return { column: table.column(field)!, keys: new Int32Column() }
    })
    this.isValue = key.take === 'value' && this.#columns.length === 1
    this.#pool = this.isValue ? this.column.values : new StringPool()
  }

  /** Bytes of memory it takes beside the column's own values. */
  get byteLength(): number {
    const texts = this.isValue ? 0 : this.#pool.byteLength
    return texts + this.#lists.byteLength + totalBytes(this.#columns.map(({ keys }) => keys))
  }

  /**
   * Ids of the keys of a row, distinct.
   * @param keeps whether a value counts; default: all do
   */
  keysOf(row: number, keeps?: KeepsValue): readonly number[] {
    const keys = new Int32Column()
    this.addKeysOf(row, keys, keeps)
    return [...keys.view]
  }

  /** Appends to `keys` those of a row, distinct. */
  addKeysOf(row: number, keys: Int32Column, keeps?: KeepsValue): void {
    const from = keys.length
    for (const of of this.#columns) {
      const { column } = of
      const cell = column.cells.data[row]!
      if (cell === NO_VALUE) continue
      const n = column.count(cell)
      for (let i = 0; i < n; i++) {
        const value = column.at(cell, i)
        if (keeps && !keeps(column, value)) continue
        if (this.isValue) addKey(value, keys, from)
        else this.#addKeysOfValue(of, value, keys, from)
      }
    }
  }

  /**
   * The one key of each of `rows`: `into[i]` becomes its id, NO_KEY where row i has none, or SEVERAL where `addKeysOf` has to
   * be asked.
   */
  oneKeyOf(rows: Int32Array, into: Int32Array): void {
    const [of] = this.#columns
    if (this.#columns.length > 1 || !of) {
      into.fill(SEVERAL, 0, rows.length)
      return
    }
    const cells = of.column.cells.data
    for (let i = 0; i < rows.length; i++) {
      const cell = cells[rows[i]!]!
      if (cell < 0) into[i] = cell === NO_VALUE ? NO_KEY : SEVERAL
      else if (this.isValue) into[i] = cell
      else {
        const key = this.#keyOf(of, cell)
        into[i] = key >= 0 ? key : this.#lists.data[-2 - key] === 0 ? NO_KEY : SEVERAL
      }
    }
  }

  /** Ids of the keys of canonical values by field, as far as some row ever had them. */
  keysOfValues(values: (field: string) => readonly string[]): readonly number[] {
    const keys = new Set<number>()
    for (const { column } of this.#columns) {
      for (const value of values(column.name)) {
        for (const text of takeKeys(this.key, value)) {
          const key = this.#pool.find(text)
          if (key >= 0) keys.add(key)
        }
      }
    }
    return [...keys]
  }

  /** Erases the keys that no value makes any more, values of their pools having been erased. */
  eraseUnheld(): void {
    if (this.isValue) return
    const held = new Uint8Array(this.#pool.size)
    const { data } = this.#lists
    for (const { column, keys } of this.#columns) {
      for (let value = 0; value < keys.length; value++) {
        const key = keys.data[value]!
        if (key === UNKNOWN || column.values.isErased(value)) continue
        if (key >= 0) held[key] = 1
        else for (let k = 1; k <= data[-2 - key]!; k++) held[data[-2 - key + k]!] = 1
      }
    }
    this.#pool.keepOnly(held)
  }

  text(key: number): string {
    return this.#pool.get(key)
  }

  /** The key of a value as it is kept. */
  #keyOf({ column, keys }: ValueKeys, value: number): number {
    keys.extend(value + 1, UNKNOWN)
    const known = keys.data[value]!
    if (known !== UNKNOWN) return known
    keys.data[value] = this.#derive(column.values, value)
    return keys.data[value]!
  }

  #addKeysOfValue(of: ValueKeys, value: number, keys: Int32Column, from: number): void {
    const key = this.#keyOf(of, value)
    const { data } = this.#lists
    if (key >= 0) addKey(key, keys, from)
    else for (let k = 1; k <= data[-2 - key]!; k++) addKey(data[-2 - key + k]!, keys, from)
  }

  /** The keys of a value as they are kept. */
  #derive(values: StringPool, value: number): number {
    const start = values.starts[value]!
    const end = values.starts[value + 1]!
    if (isAscii(values.bytes, start, end)) {
      switch (this.key.take) {
        case 'prefix': {
          const { length = 3 } = this.key
          return end - start < length ? this.#listed([]) : this.#pool.internBytes(values.bytes, start, start + length)
        }
        case 'words':
          return this.#words(values.bytes, start, end)
      }
    }
    return this.#listed(takeKeys(this.key, values.get(value)))
  }

  #listed(texts: readonly string[]): number {
    if (texts.length === 1) return this.#pool.intern(texts[0]!)
    const list = this.#lists.push(texts.length)
    for (const text of texts) this.#lists.push(this.#pool.intern(text))
    return -2 - list
  }

  /** What {@link takeKeys} takes of ASCII as `words`, without making strings. */
  #words(bytes: Uint8Array, start: number, end: number): number {
    const lists = this.#lists
    const list = lists.push(0)
    for (let from = start, to = start; from <= end && lists.length - list <= MOST_WORDS; from = to + 1) {
      for (to = from; to < end && bytes[to] !== SPACE; ) to++
      if (to - from >= SHORTEST_WORD) addKey(this.#pool.internBytes(bytes, from, to), lists, list + 1)
    }
    const count = lists.length - list - 1
    lists.data[list] = count
    if (count !== 1) return -2 - list
    lists.length = list
    return lists.data[list + 1]!
  }
}

const SPACE = 32

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! >= 0x80) return false
  return true
}

/** Whether a value of a column counts. */
export type KeepsValue = (column: FieldColumn, value: number) => boolean

/** Appends a key that does not stand behind `from` yet. */
function addKey(key: number, keys: Int32Column, from: number): void {
  for (let i = from; i < keys.length; i++) if (keys.data[i] === key) return
  keys.push(key)
}
