import { Int32Column } from '../collections/column.ts'
import type { Grouping } from '../collections/grouping.ts'
import { finish, type Steps } from '../collections/steps.ts'
import { totalBytes } from '../collections/total-bytes.ts'

/** Where an id leads that names an entity of its own. */
const CURRENT = -1
/** Where an id leads whose last record is gone. */
const REMOVED = -2

/** An id, and the one it leads to. */
export interface Lead {
  readonly entity: number
  readonly into: number
}

/** What an assignment did to the ids. */
export interface IdChanges {
  /** Per part: its entity. */
  readonly entities: Int32Array
  readonly minted: readonly number[]
  /** Ids that were entities and now lead to another. */
  readonly absorbed: readonly Lead[]
  /** Ids that led elsewhere and are entities again. */
  readonly reclaimed: readonly number[]
  /** Ids that led to one entity and now lead to another than what became of that one. */
  readonly redirected: readonly Lead[]
  /** Ids of which no record is left. */
  readonly removed: readonly number[]
}

/** A ledger as numbers, for a snapshot. */
export interface LedgerImage {
  /** Per entity: see the columns of the ledger. */
  readonly redirect: Int32Array
  readonly followers: Int32Array
  readonly beside: Int32Array
  /** Per row that is there: the entity it founded first, or −1. */
  readonly founded: Int32Array
  /** Pairs of a row's number and another entity that it founded. */
  readonly more: Int32Array
  /** Entities that lost a founder, ascending. */
  readonly bereft: Int32Array
}

/** Parts, or ids, that are assigned in one step. */
const STEP = 2 ** 14

const NO_IDS: readonly number[] = Object.freeze([])
const NO_LEADS: readonly Lead[] = Object.freeze([])

/**
 * Entity ids as numbers in order of minting: each is minted once, never reused, and for ever leads somewhere.
 * Of several ids in one part the oldest survives; on a split each id goes with most of its founding rows.
 * It holds numbers only: nothing in it tells who anybody was, and erasure leaves it as it is. Costs 4 bytes an entity,
 * 12 once entities merge, and 4 a row.
 */
export class EntityLedger {
  /** Per entity: the entity it leads to, CURRENT or REMOVED. */
  readonly #redirect = new Int32Column()
  /** Per entity, as far as any leads anywhere: the first in the chain of entities that lead to it directly, or −1. */
  readonly #followers = new Int32Column()
  /** Per entity that leads to another: the next in the chain of those that lead there, or −1. */
  readonly #beside = new Int32Column()
  /** Per row: the entity it founded (several: see `#more`), or −1. */
  readonly #founded = new Int32Column()
  /** Of the few rows that founded several entities: all but the first. */
  readonly #more = new Map<number, readonly number[]>()
  /** Entities that lost a founder since they were last assigned. */
  readonly #bereft = new Set<number>()
  /** How to take back what was done since `begin`, the last deed last. */
  #undo: (() => void)[] | undefined

  get size(): number {
    return this.#redirect.length
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return totalBytes([this.#redirect, this.#followers, this.#beside, this.#founded])
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

  /** Mints an entity founded by the rows of a part. */
  mintPart({ starts, items }: Grouping, part: number): number {
    const entity = this.#redirect.push(CURRENT)
    for (let i = starts[part]!; i < starts[part + 1]!; i++) this.#found(items[i]!, entity)
    return entity
  }

  /** Mints an entity founded by one row. */
  mintFor(row: number): number {
    const entity = this.#redirect.push(CURRENT)
    this.#found(row, entity)
    return entity
  }

  /** Says that an id of an earlier run leads to another. */
  redirect(entity: number, into: number): void {
    this.#lead(entity, into)
  }

  /** Forgets that a row founded anything: its record is gone. */
  release(row: number): void {
    for (const entity of this.#foundedBy(row)) if (this.#redirect.data[entity] === CURRENT) this.#mourn(entity)
    if (row < this.#founded.length) this.#write(this.#founded, row, -1)
    this.#keepMore(row, undefined)
  }

  /** Whether another row founded every entity that a row founded and that is one still: then none is bereft without it. */
  foundedAlike(row: number, other: number): boolean {
    const others = this.#foundedBy(other)
    return this.#foundedBy(row).every((entity) => this.#redirect.data[entity] !== CURRENT || others.includes(entity))
  }

  /** {@link release} of a row beside which another one stays that founded the same. */
  releaseAlike(row: number): void {
    if (row < this.#founded.length) this.#write(this.#founded, row, -1)
    this.#keepMore(row, undefined)
  }

  /** The ledger as numbers, rows by their place in `rows`, which are all that are there. */
  image(rows: Int32Array): LedgerImage {
    const more: number[] = []
    if (this.#more.size > 0) {
      rows.forEach((row, i) => {
        for (const entity of this.#more.get(row) ?? []) more.push(i, entity)
      })
    }
    return {
      redirect: this.#redirect.view,
      followers: this.#followers.view,
      beside: this.#beside.view,
      founded: Int32Array.from(rows, (row) => (row < this.#founded.length ? this.#founded.data[row]! : -1)),
      more: Int32Array.from(more),
      bereft: Int32Array.from(this.#bereft).sort(),
    }
  }

  /** Fills a ledger that has minted nothing with what {@link image} told. */
  load(rows: Int32Array, { redirect, followers, beside, founded, more, bereft }: LedgerImage): void {
    this.#redirect.load(redirect)
    this.#followers.load(followers)
    this.#beside.load(beside)
    for (let i = 0; i < rows.length; i++) if (founded[i]! >= 0) this.#found(rows[i]!, founded[i]!)
    for (let i = 0; i < more.length; i += 2) this.#found(rows[more[i]!]!, more[i + 1]!)
    for (const entity of bereft) this.#bereft.add(entity)
  }

  /** From here on everything can be taken back by `rollback`, until `commit`. */
  begin(): void {
    const columns = [this.#redirect, this.#followers, this.#beside]
    const lengths = columns.map(({ length }) => length)
    this.#undo = [
      () => {
        for (const [i, column] of columns.entries()) column.length = lengths[i]!
      },
    ]
  }

  /** Lets what was done since `begin` stand. */
  commit(): void {
    this.#undo = undefined
  }

  /** Takes back what was done since `begin`: ids minted since were never there, and will be minted anew. */
  rollback(): void {
    const undo = this.#undo ?? []
    this.#undo = undefined
    for (const deed of undo.reverse()) deed()
  }

  /**
   * Gives every part of the touched rows its entity. Costs next to nothing where rows found a new entity, or where entities
   * stay whole and take rows or each other in.
   *
   * @param parts rows by part
   * @param formers the entities the touched rows belonged to, including those whose rows are all gone now
   * @param formerOf the entity a row belonged to, or −1
   * @param before whether part `a` holds the smallest record key of the two; decides ties
   */
  assign(
    parts: Grouping,
    formers: ReadonlySet<number>,
    formerOf: (row: number) => number,
    before: (a: number, b: number) => boolean,
  ): IdChanges {
    return finish(this.assigning(parts, formers, formerOf, before))
  }

  /** The same, some thousand parts at a time. */
  *assigning(
    parts: Grouping,
    formers: ReadonlySet<number>,
    formerOf: (row: number) => number,
    before: (a: number, b: number) => boolean,
  ): Steps<IdChanges, undefined> {
    if (formers.size === 0) return yield* this.#mintAll(parts)
    if (parts.starts.length === 2 && this.#stayWhole(parts.items, formers, formerOf)) return this.join(formers)
    return yield* this.#divide(parts, formers, formerOf, before)
  }

  /** Whole entities become one, the oldest of them; ids that led to one of them lead on through it. */
  join(formers: Iterable<number>): IdChanges {
    let oldest = Number.POSITIVE_INFINITY
    for (const former of formers) oldest = Math.min(oldest, former)
    const changes = unchanged(Int32Array.of(oldest))
    const absorbed = [...formers].filter((id) => id !== oldest).map((entity) => ({ entity, into: oldest }))
    for (const { entity } of absorbed) this.#lead(entity, oldest)
    return { ...changes, absorbed }
  }

  /** Whether all that the formers have rests in one part, and nobody has to be found anew. */
  #stayWhole(part: Int32Array, formers: ReadonlySet<number>, formerOf: (row: number) => number): boolean {
    for (const former of formers) {
      if (this.#bereft.has(former) || !part.some((row) => formerOf(row) === former)) return false
    }
    return true
  }

  *#mintAll(parts: Grouping): Steps<IdChanges, undefined> {
    const entities = new Int32Array(parts.starts.length - 1)
    for (let part = 0; part < entities.length; part++) {
      entities[part] = this.mintPart(parts, part)
      if (part % STEP === STEP - 1) yield undefined
    }
    return { ...unchanged(entities), minted: Array.from(entities) }
  }

  *#divide(
    parts: Grouping,
    formers: ReadonlySet<number>,
    formerOf: (row: number) => number,
    before: (a: number, b: number) => boolean,
  ): Steps<IdChanges, undefined> {
    const family = yield* this.#family(formers)
    const { byPart, unclaimed } = yield* this.#claims(parts, family, formerOf, before)
    const entities = new Int32Array(parts.starts.length - 1)
    const minted: number[] = []
    const absorbed: Lead[] = []
    const reclaimed: number[] = []
    const removed: number[] = []
    let cleared = 0
    for (const id of family.keys()) {
      if (++cleared % STEP === 0) yield undefined
      if (id < this.#followers.length) this.#write(this.#followers, id, -1)
      this.#comfort(id)
    }
    for (let part = 0; part < entities.length; part++) {
      if (part % STEP === STEP - 1) yield undefined
      const ids = byPart.get(part)
      if (!ids) {
        entities[part] = this.mintPart(parts, part)
        minted.push(entities[part]!)
        continue
      }
      const oldest = ids.reduce((a, b) => Math.min(a, b))
      entities[part] = oldest
      if (!formers.has(oldest)) reclaimed.push(oldest)
      this.#write(this.#redirect, oldest, CURRENT)
      for (const id of ids) {
        if (id === oldest) continue
        if (formers.has(id)) absorbed.push({ entity: id, into: oldest })
        this.#lead(id, oldest)
      }
    }
    for (const id of unclaimed) {
      if (formers.has(id)) {
        removed.push(id)
        this.#write(this.#redirect, id, REMOVED)
      } else this.#lead(id, this.#redirect.data[id]!) // no founder is left to claim it: it stays where it leads
    }
    return { entities, minted, absorbed, reclaimed, redirected: this.#redirected(family), removed }
  }

  /** Ids of a family that left the former they led to without becoming an entity. */
  #redirected(family: ReadonlyMap<number, number>): Lead[] {
    const redirected: Lead[] = []
    for (const [entity, former] of family) {
      const into = this.current(entity)
      if (entity !== former && into !== entity && into !== this.current(former)) redirected.push({ entity, into })
    }
    return redirected
  }

  #found(row: number, entity: number): void {
    this.#founded.extend(row + 1, -1)
    const known = this.#founded.data[row]!
    if (known < 0) this.#write(this.#founded, row, entity)
    else if (known !== entity) this.#keepMore(row, [...(this.#more.get(row) ?? []), entity])
  }

  #foundedBy(row: number): readonly number[] {
    const one = row < this.#founded.length ? this.#founded.data[row]! : -1
    return one < 0 ? NO_IDS : [one, ...(this.#more.get(row) ?? [])]
  }

  #lead(entity: number, into: number): void {
    this.#write(this.#redirect, entity, into)
    this.#followers.extend(into + 1, -1)
    this.#beside.extend(entity + 1, -1)
    this.#write(this.#beside, entity, this.#followers.data[into]!)
    this.#write(this.#followers, into, entity)
  }

  #write(column: Int32Column, at: number, value: number): void {
    const was = column.data[at]!
    column.data[at] = value
    this.#undo?.push(() => {
      column.data[at] = was
    })
  }

  #keepMore(row: number, more: readonly number[] | undefined): void {
    const was = this.#more.get(row)
    if (was === more) return
    if (more) this.#more.set(row, more)
    else this.#more.delete(row)
    this.#undo?.push(() => {
      if (was) this.#more.set(row, was)
      else this.#more.delete(row)
    })
  }

  #mourn(entity: number): void {
    if (this.#bereft.has(entity)) return
    this.#bereft.add(entity)
    this.#undo?.push(() => this.#bereft.delete(entity))
  }

  #comfort(entity: number): void {
    if (this.#bereft.delete(entity)) this.#undo?.push(() => this.#bereft.add(entity))
  }

  /** The formers and every id that leads to one of them; per id: that former. */
  *#family(formers: ReadonlySet<number>): Steps<Map<number, number>, undefined> {
    const family = new Map<number, number>()
    for (const former of formers) {
      family.set(former, former)
      if (family.size % STEP === 0) yield undefined
    }
    let asked = 0
    for (const [entity, former] of family) {
      if (++asked % STEP === 0) yield undefined
      if (entity >= this.#followers.length) continue
      for (let id = this.#followers.data[entity]!; id >= 0; id = this.#beside.data[id]!) family.set(id, former)
    }
    return family
  }

  /** Which part each id of the family goes to. */
  *#claims(
    parts: Grouping,
    family: ReadonlyMap<number, number>,
    formerOf: (row: number) => number,
    before: (a: number, b: number) => boolean,
  ): Steps<{ byPart: Map<number, number[]>; unclaimed: number[] }, undefined> {
    const founders = new Map<number, Map<number, number>>()
    const members = new Map<number, Map<number, number>>()
    for (let part = 0; part + 1 < parts.starts.length; part++) {
      if (part % STEP === STEP - 1) yield undefined
      for (const row of rowsOf(parts, part)) {
        const former = formerOf(row)
        if (former < 0) continue
        vote(members, former, part)
        // a founding row that left the entity earlier does not pull the id after it
        for (const id of this.#foundedBy(row)) if (family.get(id) === former) vote(founders, id, part)
      }
    }
    const byPart = new Map<number, number[]>()
    const unclaimed: number[] = []
    let claimed = 0
    for (const id of family.keys()) {
      if (++claimed % STEP === 0) yield undefined
      let votes = founders.get(id)
      if (!votes) {
        // its founders are gone: it stays with the records it had, which found it anew
        votes = members.get(id)
        for (const part of votes?.keys() ?? [])
          for (const row of rowsOf(parts, part)) if (formerOf(row) === id) this.#found(row, id)
      }
      if (!votes) {
        unclaimed.push(id)
        continue
      }
      const part = winner(votes, before)
      const ids = byPart.get(part)
      if (ids) ids.push(id)
      else byPart.set(part, [id])
    }
    return { byPart, unclaimed }
  }
}

function unchanged(entities: Int32Array): IdChanges {
  return { entities, minted: NO_IDS, absorbed: NO_LEADS, reclaimed: NO_IDS, redirected: NO_LEADS, removed: NO_IDS }
}

function rowsOf({ starts, items }: Grouping, part: number): Int32Array {
  return items.subarray(starts[part], starts[part + 1])
}

function vote(votes: Map<number, Map<number, number>>, id: number, part: number): void {
  const of = votes.get(id)
  if (of) of.set(part, (of.get(part) ?? 0) + 1)
  else votes.set(id, new Map([[part, 1]]))
}

function winner(votes: ReadonlyMap<number, number>, before: (a: number, b: number) => boolean): number {
  let best = -1
  for (const [part, n] of votes) {
    const most = best < 0 ? -1 : votes.get(best)!
    if (n > most || (n === most && before(part, best))) best = part
  }
  return best
}
