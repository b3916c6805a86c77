import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import { doubleMetaphone } from '../compare/double-metaphone.ts'
import type { BlockingKey } from '../model/comparison.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Words shorter than this are in every other text. */
const SHORTEST_WORD = 2
/** Words of one value that become keys. */
const MOST_WORDS = 40

/** The keys that a blocking key takes from one canonical value. */
function takeKeys({ take, length = 3 }: BlockingKey, value: string): readonly string[] {
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
  }
}

/** A blocking key bound to its column: the keys of every value, derived once a distinct value. */
export class KeyColumn {
  readonly key: BlockingKey
  readonly column: FieldColumn
  readonly #pool: StringPool = new StringPool()
  /** Per value: where its keys start in `#keys`, −1 as long as they were not derived. */
  readonly #starts = new Int32Column()
  readonly #counts = new Int32Column()
  readonly #keys = new Int32Column()

  constructor(table: RecordTable, key: BlockingKey) {
    this.key = key
    this.column = table.column(key.field)!
  }

  /** Ids of the keys of a row, distinct. */
  keysOf(row: number): readonly number[] {
    const { column } = this
    const cell = column.cells.data[row]!
    if (cell >= 0) return this.#keysOfValue(cell)
    const n = column.count(cell)
    if (n === 0) return []
    const keys = new Set<number>()
    for (let i = 0; i < n; i++) for (const key of this.#keysOfValue(column.at(cell, i))) keys.add(key)
    return [...keys]
  }

  text(key: number): string {
    return this.#pool.get(key)
  }

  #keysOfValue(value: number): readonly number[] {
    this.#starts.extend(value + 1, -1)
    this.#counts.extend(value + 1, 0)
    if (this.#starts.data[value]! < 0) {
      this.#starts.data[value] = this.#keys.length
      for (const text of takeKeys(this.key, this.column.values.get(value))) this.#keys.push(this.#pool.intern(text))
      this.#counts.data[value] = this.#keys.length - this.#starts.data[value]!
    }
    const start = this.#starts.data[value]!
    return [...this.#keys.data.subarray(start, start + this.#counts.data[value]!)]
  }
}
