import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import type { RejectedValue } from '../table/reading.ts'
import type { RecordTable } from '../table/record-table.ts'

/** A value, or a whole record, that is no evidence. */
export interface Reject {
  /** Position of the record in the input, from 0. */
  readonly index: number
  readonly source: string
  readonly id: string
  /** Field of the model or `at`; empty for a whole record. */
  readonly field: string
  /** The value as written; empty for a whole record. */
  readonly value: string
  /** A reason of the normalizer, `over-limit`, `replaced` (a later version came) or `stale` (a newer one was there). */
  readonly reason: string
}

/** Rejects as columns: 20 bytes each, and the text of each distinct value once. A bad file has more rejects than records. */
export class RejectList {
  readonly #table: RecordTable
  readonly #index = new Int32Column()
  readonly #row = new Int32Column()
  readonly #field = new Int32Column()
  readonly #value = new Int32Column()
  readonly #reason = new Int32Column()
  readonly #words = new StringPool()
  readonly #values = new StringPool()

  constructor(table: RecordTable) {
    this.#table = table
  }

  get size(): number {
    return this.#index.length
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return totalBytes([this.#index, this.#row, this.#field, this.#value, this.#reason, this.#words, this.#values])
  }

  /** @param index position of the record in the input */
  add(index: number, row: number, { field, value, reason }: RejectedValue): void {
    this.#index.push(index)
    this.#row.push(row)
    this.#field.push(this.#words.intern(field))
    this.#value.push(this.#values.intern(value))
    this.#reason.push(this.#words.intern(reason))
  }

  *[Symbol.iterator](): Generator<Reject> {
    for (let i = 0; i < this.size; i++) {
      yield {
        index: this.#index.data[i]!,
        ...this.#table.keyOf(this.#row.data[i]!),
        field: this.#words.get(this.#field.data[i]!),
        value: this.#values.get(this.#value.data[i]!),
        reason: this.#words.get(this.#reason.data[i]!),
      }
    }
  }

  /** How many there are, by field and reason. */
  counts(): Readonly<Record<string, Readonly<Record<string, number>>>> {
    const counts: Record<string, Record<string, number>> = {}
    for (let i = 0; i < this.size; i++) {
      const field = this.#words.get(this.#field.data[i]!)
      const reason = this.#words.get(this.#reason.data[i]!)
      counts[field] ??= {}
      counts[field][reason] = (counts[field][reason] ?? 0) + 1
    }
    return counts
  }
}
