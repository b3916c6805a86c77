import type { Fields } from '../model/field.ts'
import type { FieldColumn } from './field-column.ts'
import { identifierTypes, namespaceOf } from './namespace.ts'
import type { Reading } from './reading.ts'

const DAY = 86_400_000

/** The rows an expiry looks at. */
interface Observations {
  readonly size: number
  readonly at: { readonly data: Float64Array }
  isLive(row: number): boolean
}

/**
 * Time to live of identifiers: an observation is evidence up to `at` + the model's `ttl`. What is older at the watermark is
 * taken out of its record, now and whenever such a record comes later, so that a stale value is not kept either.
 * Records that do not say when they were observed do not expire.
 */
export class Expiry {
  /** Milliseconds; −Infinity as long as nothing expired. */
  watermark: number = Number.NEGATIVE_INFINITY
  /** Field numbers, those that live longest first. */
  readonly longestLived: readonly number[]
  readonly #columns: readonly FieldColumn[]
  /** Per field: milliseconds its values live. */
  readonly #lives: readonly number[]
  readonly #shortest: number

  constructor(columns: readonly FieldColumn[], fields: Fields) {
    const ttl = new Map(identifierTypes(fields).map((type) => [type.namespace, type.ttl]))
    this.#columns = columns
    this.#lives = columns.map((c) => (ttl.get(namespaceOf(c.name, c.spec)) ?? Number.POSITIVE_INFINITY) * DAY)
    this.#shortest = Math.min(...this.#lives)
    const lives = this.#lives
    this.longestLived = columns
      .map((_, f) => f)
      .sort((a, b) => (lives[a] === lives[b] ? a - b : lives[a]! > lives[b]! ? -1 : 1))
  }

  /** Takes out of a reading what is expired, and rejects it. */
  strip(reading: Reading): void {
    if (!this.#isOld(reading.at)) return
    for (let f = 0; f < this.#lives.length; f++) {
      if (!this.#isOver(f, reading.at)) continue
      const column = this.#columns[f]!
      for (let i = 0; i < reading.count[f]!; i++) {
        const value = column.writtenText(reading.written[f]![i]!)
        reading.reject({ field: column.name, value, reason: 'expired' })
      }
      reading.count[f] = 0
    }
  }

  /** Raises the watermark; returns the live rows that hold a value whose time is over. One pass over the rows' times. */
  raise(now: number, table: Observations): number[] {
    const rows: number[] = []
    if (now <= this.watermark) return rows
    this.watermark = now
    if (this.#shortest === Number.POSITIVE_INFINITY) return rows
    for (let row = 0; row < table.size; row++) {
      const at = table.at.data[row]!
      if (this.#isOld(at) && table.isLive(row) && this.#holdsExpired(row, at)) rows.push(row)
    }
    return rows
  }

  stripRow(row: number, at: number): void {
    for (let f = 0; f < this.#lives.length; f++) if (this.#isOver(f, at)) this.#columns[f]!.store(row, [], [])
  }

  #holdsExpired(row: number, at: number): boolean {
    return this.#columns.some((column, f) => this.#isOver(f, at) && column.count(column.cells.data[row]!) > 0)
  }

  /** Whether anything observed then may be over. */
  #isOld(at: number): boolean {
    return at !== Number.NEGATIVE_INFINITY && at + this.#shortest < this.watermark
  }

  #isOver(field: number, at: number): boolean {
    return at !== Number.NEGATIVE_INFINITY && at + this.#lives[field]! < this.watermark
  }
}
