import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
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

/** Where the keys of the values of one column stand among the keys of all. */
interface ValueKeys {
  readonly column: FieldColumn
  /** Per value: where its keys start, −1 as long as they were not derived; and how many they are. */
  readonly starts: Int32Column
  readonly counts: Int32Column
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
  readonly #keys = new Int32Column()

  constructor(table: RecordTable, key: BlockingKey) {
    this.key = key
    this.column = table.column(key.field)!
    this.#columns = [key.field, ...(key.with ?? [])].map((field) => {
      return { column: table.column(field)!, starts: new Int32Column(), counts: new Int32Column() }
    })
    this.isValue = key.take === 'value' && this.#columns.length === 1
    this.#pool = this.isValue ? this.column.values : new StringPool()
  }

  /**
   * Ids of the keys of a row, distinct.
   * @param keeps whether a value counts; default: all do
   */
  keysOf(row: number, keeps?: KeepsValue): readonly number[] {
    const keys: number[] = []
    this.addKeysOf(row, keys, keeps)
    return keys
  }

  /** Appends to `keys` those of a row, distinct. */
  addKeysOf(row: number, keys: number[], keeps?: KeepsValue): void {
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
    for (const { column, starts, counts } of this.#columns) {
      for (let value = 0; value < starts.length; value++) {
        const start = starts.data[value]!
        if (start < 0 || column.values.isErased(value)) continue
        for (let k = start; k < start + counts.data[value]!; k++) held[this.#keys.data[k]!] = 1
      }
    }
    this.#pool.keepOnly(held)
  }

  text(key: number): string {
    return this.#pool.get(key)
  }

  #addKeysOfValue({ column, starts, counts }: ValueKeys, value: number, keys: number[], from: number): void {
    starts.extend(value + 1, -1)
    counts.extend(value + 1, 0)
    if (starts.data[value]! < 0) {
      starts.data[value] = this.#keys.length
      for (const text of takeKeys(this.key, column.values.get(value))) this.#keys.push(this.#pool.intern(text))
      counts.data[value] = this.#keys.length - starts.data[value]!
    }
    const start = starts.data[value]!
    const end = start + counts.data[value]!
    for (let k = start; k < end; k++) addKey(this.#keys.data[k]!, keys, from)
  }
}

/** Whether a value of a column counts. */
export type KeepsValue = (column: FieldColumn, value: number) => boolean

/** Appends a key that does not stand behind `from` yet. */
function addKey(key: number, keys: number[], from: number): void {
  for (let i = from; i < keys.length; i++) if (keys[i] === key) return
  keys.push(key)
}
