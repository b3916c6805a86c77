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

  #addKeysOfValue({ column, keys: known }: ValueKeys, value: number, keys: Int32Column, from: number): void {
    known.extend(value + 1, UNKNOWN)
    let key = known.data[value]!
    if (key === UNKNOWN) {
      key = this.#derive(column.values.get(value))
      known.data[value] = key
    }
    const { data } = this.#lists
    if (key >= 0) addKey(key, keys, from)
    else for (let k = 1; k <= data[-2 - key]!; k++) addKey(data[-2 - key + k]!, keys, from)
  }

  /** The keys of a value as they are kept. */
  #derive(value: string): number {
    const texts = takeKeys(this.key, value)
    if (texts.length === 1) return this.#pool.intern(texts[0]!)
    const list = this.#lists.push(texts.length)
    for (const text of texts) this.#lists.push(this.#pool.intern(text))
    return -2 - list
  }
}

/** Whether a value of a column counts. */
export type KeepsValue = (column: FieldColumn, value: number) => boolean

/** Appends a key that does not stand behind `from` yet. */
function addKey(key: number, keys: Int32Column, from: number): void {
  for (let i = from; i < keys.length; i++) if (keys.data[i] === key) return
  keys.push(key)
}
