import { Int32Column } from '../collections/column.ts'

/** Where an id leads that names an entity of its own. */
const CURRENT = -1
/** Where an id leads whose last record is gone. */
const REMOVED = -2

/** What an assignment did to the ids. */
export interface IdChanges {
  /** Per part: its entity. */
  readonly entities: Int32Array
  readonly minted: readonly number[]
  /** Ids that were entities and now lead to another. */
  readonly absorbed: readonly { readonly entity: number; readonly into: number }[]
  /** Ids that led elsewhere and are entities again. */
  readonly reclaimed: readonly number[]
  /** Ids of which no record is left. */
  readonly removed: readonly number[]
}

/**
 * Entity ids as numbers in order of minting: each is minted once, never reused, and for ever leads somewhere.
 * Of several ids in one part the oldest survives; on a split each id goes with most of its founding rows.
 */
export class EntityLedger {
  /** Per entity: the entity it leads to, CURRENT or REMOVED. */
  readonly #redirect = new Int32Column()
  /** Per row: the entity it founded (several: see `#more`), or −1. */
  readonly #founded = new Int32Column()
  readonly #more = new Map<number, number[]>()
  /** Per entity: the entities that lead to it directly. */
  readonly #absorbed = new Map<number, number[]>()

  get size(): number {
    return this.#redirect.length
  }

  /** The entity that `entity` leads to now, or −1 if all its records are gone. */
  current(entity: number): number {
    let at = entity
    for (let next = this.#redirect.data[at]!; next !== CURRENT; next = this.#redirect.data[at]!) {
      if (next === REMOVED) return -1
      at = next
    }
    return at
  }

  /** Mints an entity founded by `rows`. */
  mint(rows: Iterable<number>): number {
    const entity = this.#redirect.push(CURRENT)
    for (const row of rows) this.#found(row, entity)
    return entity
  }

  /** Says that an id of an earlier run leads to another. */
  redirect(entity: number, into: number): void {
    this.#lead(entity, into)
  }

  /** Forgets that a row founded anything: its record is gone. */
  release(row: number): void {
    if (row < this.#founded.length) this.#founded.data[row] = -1
    this.#more.delete(row)
  }

  /**
   * Gives every part of the touched rows its entity.
   *
   * @param parts rows of each part
   * @param formers the entities the touched rows belonged to, including those whose rows are all gone now
   * @param formerOf the entity a row belonged to, or −1
   * @param before whether part `a` holds the smallest record key of the two; decides ties
   */
  assign(
    parts: readonly (readonly number[])[],
    formers: ReadonlySet<number>,
    formerOf: (row: number) => number,
    before: (a: number, b: number) => boolean,
  ): IdChanges {
    const wasCurrent = new Set(formers)
    const claims = this.#claims(parts, formers, formerOf, before)
    const entities = new Int32Array(parts.length)
    const minted: number[] = []
    const absorbed: { entity: number; into: number }[] = []
    const reclaimed: number[] = []
    for (const entity of formers) this.#absorbed.delete(entity)
    parts.forEach((rows, part) => {
      const ids = claims.byPart.get(part)
      if (!ids) {
        entities[part] = this.mint(rows)
        minted.push(entities[part]!)
        return
      }
      const oldest = ids.reduce((a, b) => Math.min(a, b))
      entities[part] = oldest
      if (!wasCurrent.has(oldest)) reclaimed.push(oldest)
      this.#redirect.data[oldest] = CURRENT
      for (const id of ids) {
        if (id === oldest) continue
        if (wasCurrent.has(id)) absorbed.push({ entity: id, into: oldest })
        this.#lead(id, oldest)
      }
    })
    const removed: number[] = []
    for (const id of claims.unclaimed) {
      if (wasCurrent.has(id)) {
        removed.push(id)
        this.#redirect.data[id] = REMOVED
      } else this.#lead(id, this.#redirect.data[id]!) // no founder is left to claim it: it stays where it leads
    }
    return { entities, minted, absorbed, reclaimed, removed }
  }

  #found(row: number, entity: number): void {
    this.#founded.extend(row + 1, -1)
    const known = this.#founded.data[row]!
    if (known < 0) this.#founded.data[row] = entity
    else this.#more.set(row, [...(this.#more.get(row) ?? []), entity])
  }

  #foundedBy(row: number): readonly number[] {
    const one = row < this.#founded.length ? this.#founded.data[row]! : -1
    return one < 0 ? [] : [one, ...(this.#more.get(row) ?? [])]
  }

  #lead(entity: number, into: number): void {
    this.#redirect.data[entity] = into
    this.#absorbed.set(into, [...(this.#absorbed.get(into) ?? []), entity])
  }

  /** The formers and every id that leads to one of them. */
  #family(formers: ReadonlySet<number>): Set<number> {
    const family = new Set(formers)
    for (const entity of family) for (const id of this.#absorbed.get(entity) ?? []) family.add(id)
    return family
  }

  /** Which part each id of the family goes to. */
  #claims(
    parts: readonly (readonly number[])[],
    formers: ReadonlySet<number>,
    formerOf: (row: number) => number,
    before: (a: number, b: number) => boolean,
  ): { byPart: Map<number, number[]>; unclaimed: number[] } {
    const family = this.#family(formers)
    const founders = new Map<number, Map<number, number>>()
    const members = new Map<number, Map<number, number>>()
    parts.forEach((rows, part) => {
      for (const row of rows) {
        const former = formerOf(row)
        if (former < 0) continue
        vote(members, former, part)
        // a founding row that left the entity earlier does not pull the id after it
        for (const id of this.#foundedBy(row))
          if (family.has(id) && this.current(id) === former) vote(founders, id, part)
      }
    })
    const byPart = new Map<number, number[]>()
    const unclaimed: number[] = []
    for (const id of family) {
      let votes = founders.get(id)
      if (!votes) {
        // its founders are gone: it stays with the records it had, which found it anew
        votes = members.get(id)
        if (votes) for (const row of parts.flat()) if (formerOf(row) === id) this.#found(row, id)
      }
      if (!votes) {
        unclaimed.push(id)
        continue
      }
      const part = winner(votes, before)
      byPart.set(part, [...(byPart.get(part) ?? []), id])
    }
    return { byPart, unclaimed }
  }
}

function vote(votes: Map<number, Map<number, number>>, id: number, part: number): void {
  const of = votes.get(id) ?? new Map<number, number>()
  votes.set(id, of.set(part, (of.get(part) ?? 0) + 1))
}

function winner(votes: ReadonlyMap<number, number>, before: (a: number, b: number) => boolean): number {
  let best = -1
  for (const [part, n] of votes) {
    const most = best < 0 ? -1 : votes.get(best)!
    if (n > most || (n === most && before(part, best))) best = part
  }
  return best
}
