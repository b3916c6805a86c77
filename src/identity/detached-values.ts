/**
 * Which rows hold an identifier value beyond the limit of its type: no key of theirs, yet compared with others as their own,
 * so that they are concerned where it falls silent or speaks again. They are few.
 */
export class DetachedValues {
  /** Per type and value: its rows. */
  readonly #rows: readonly Map<number, number[]>[]

  constructor(types: number) {
    this.#rows = Array.from({ length: types }, () => new Map<number, number[]>())
  }

  /** The rows from which a value of a type is detached, in no order. */
  rowsOf(type: number, value: number): readonly number[] {
    return this.#rows[type]!.get(value) ?? []
  }

  add(type: number, value: number, row: number): void {
    const rows = this.#rows[type]!.get(value)
    if (rows) rows.push(row)
    else this.#rows[type]!.set(value, [row])
  }

  delete(type: number, value: number, row: number): void {
    const others = this.rowsOf(type, value).filter((other) => other !== row)
    if (others.length > 0) this.#rows[type]!.set(value, others)
    else this.#rows[type]!.delete(value)
  }
}
