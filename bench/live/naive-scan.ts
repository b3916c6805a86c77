/**
 * Matching one record as libraries made for batches do it: against every record there is. Without an index the work of a
 * put grows with all that was put before.
 */
export class NaiveScan {
  readonly #records: (readonly string[])[] = []
  readonly #entityOf: number[] = []

  /** Adds a record by its values, `''` = not given, one place a field; answers the number of its entity. */
  put(values: readonly string[]): number {
    let entity = -1
    for (let other = 0; other < this.#records.length; other++) {
      const known = this.#entityOf[other]!
      if (known === entity || !values.some((value, field) => value !== '' && this.#records[other]![field] === value)) {
        continue
      }
      if (entity < 0) entity = known
      else for (let i = 0; i < this.#entityOf.length; i++) if (this.#entityOf[i] === known) this.#entityOf[i] = entity
    }
    if (entity < 0) entity = this.#records.length
    this.#records.push(values)
    this.#entityOf.push(entity)
    return entity
  }
}
