import { Int32Column } from '../collections/column.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Which rows come from a source that the model calls clean: one that holds each person once. */
export class CleanLists {
  /** Whether the model knows any clean source. */
  readonly any: boolean
  readonly #table: RecordTable
  readonly #names = new Map<string, number>()
  /** Per row: 0 = not looked up, 1 = none, 2 + number of the list. */
  readonly #known = new Int32Column()

  constructor(table: RecordTable) {
    this.#table = table
    this.any = Object.values(table.model.sources).some((source) => source.clean)
  }

  /** Number of the clean list of a row, −1 for none. */
  of(row: number): number {
    if (!this.any) return -1
    this.#known.extend(row + 1, 0)
    if (this.#known.data[row] === 0) this.#known.data[row] = 2 + this.#lookUp(row)
    return this.#known.data[row]! - 2
  }

  /** Says that a row is no record's any more: it may be another's next. */
  forget(row: number): void {
    if (row < this.#known.length) this.#known.data[row] = 0
  }

  /** Whether two rows come from one clean list: then they are two people. */
  repeats(a: number, b: number): boolean {
    const list = this.of(a)
    return list >= 0 && list === this.of(b)
  }

  #lookUp(row: number): number {
    const { sources } = this.#table.model
    const { source } = this.#table.keyOf(row)
    const spec = Object.hasOwn(sources, source) ? sources[source] : sources['*']
    if (!spec?.clean) return -1
    if (!this.#names.has(source)) this.#names.set(source, this.#names.size)
    return this.#names.get(source)!
  }
}
