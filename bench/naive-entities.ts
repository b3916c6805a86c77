/** The identifiers it knows of; empty = not given. */
export interface NaiveRecord {
  readonly email: string
  readonly phone: string
  readonly loyalty_id: string
}

/**
 * What one would write by hand in an afternoon: values as written (trimmed, lower case, phones by their digits), a `Map`
 * from value to entity, entities merged into the larger. It knows no junk, no limits, no undo and no reasons, so what
 * selfsame costs above it is the price of those.
 */
export class NaiveEntities {
  readonly #entityOf = new Map<string, number>()
  readonly #records: (string[] | undefined)[] = []
  readonly #values: string[][] = []

  /** Adds a record; answers the number of its entity. */
  put(record: NaiveRecord, key: string): number {
    const values = [
      named('email', record.email),
      named('phone', record.phone.replace(/\D/g, '').slice(-10)),
      named('loyalty', record.loyalty_id),
    ]
    return this.putValues(
      values.filter((value) => value !== ''),
      key,
    )
  }

  /** Adds a record by its values, each with the name of its field; answers the number of its entity. */
  putValues(values: readonly string[], key: string): number {
    let entity = -1
    for (const value of values) {
      const known = this.#entityOf.get(value)
      if (known !== undefined && known !== entity) entity = entity < 0 ? known : this.#merge(entity, known)
    }
    if (entity < 0) {
      entity = this.#records.push([]) - 1
      this.#values.push([])
    }
    this.#records[entity]!.push(key)
    for (const value of values) {
      if (this.#entityOf.get(value) === entity) continue
      this.#entityOf.set(value, entity)
      this.#values[entity]!.push(value)
    }
    return entity
  }

  /** Record key and entity of every record. */
  *entities(): Generator<readonly [key: string, entity: number]> {
    for (const [entity, keys] of this.#records.entries()) for (const key of keys ?? []) yield [key, entity]
  }

  #merge(a: number, b: number): number {
    const [into, from] = this.#records[a]!.length >= this.#records[b]!.length ? [a, b] : [b, a]
    for (const key of this.#records[from]!) this.#records[into]!.push(key)
    for (const value of this.#values[from]!) {
      this.#entityOf.set(value, into)
      this.#values[into]!.push(value)
    }
    this.#records[from] = undefined
    this.#values[from] = []
    return into
  }
}

function named(field: string, value: string): string {
  const text = value.trim().toLowerCase()
  return text === '' ? '' : `${field}:${text}`
}
