import { Float64Column, Int32Column } from '../collections/column.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import { Arrival, type Transition } from './transition.ts'

/** A write: when it was, what kind it was (a number of the caller's) and the row it was about, or −1. */
export interface PastWrite {
  /** Milliseconds since 1970, −Infinity where no time was known yet. */
  readonly time: number
  readonly kind: number
  readonly row: number
}

/** Something that happened to an entity. */
export interface EntityEvent {
  /**
   * `created`: the id was minted. `merged`: `other` was absorbed and leads to `entity` since. `split`: `other` came out
   * of `entity`, newly minted or an entity again. `removed`: the last row is gone.
   */
  readonly type: 'created' | 'merged' | 'split' | 'removed'
  readonly entity: number
  /** The other entity of a merge or a split, −1 where there is none. */
  readonly other: number
  readonly write: PastWrite
}

/** A history as numbers, for a snapshot: the times of its writes, and columns of numbers by name. */
export interface HistoryImage {
  readonly time: Float64Array
  readonly numbers: Readonly<Record<string, Int32Array>>
}

const MERGED = 0
const SPLIT = 1
const REMOVED = 2
const TYPES = ['merged', 'split', 'removed'] as const

/**
 * Which row was in which entity when, and what became of every entity. Rows and integers only; where a row is now its owner
 * knows. Writes that move no row cost nothing; each row that a write moves costs 4 bytes, 12 more where it was moved before,
 * a row 4 and an entity 4 to 8: 12 for a record that comes and stays. As long as writes are of one time and kind, 12 to 20
 * more are told of all of them at once.
 */
export class EntityHistory {
  /** Per run of writes of one time and kind: these, and the first of the writes. A write has the number of its first move. */
  readonly #time = new Float64Column()
  readonly #kind = new Int32Column()
  readonly #since = new Int32Column()
  /** Per row: its latest move, or −1. */
  readonly #latest = new Int32Column()
  /** Per move of a row: the row that its write was about, or −1; −1 − n of the n-th move after the first of one write. */
  readonly #cause = new Int32Column()
  /** The moves of rows that were moved before, ascending; in the same places the moves before, and where they led (−1: nowhere). */
  readonly #again = new Int32Column()
  readonly #earlier = new Int32Column()
  readonly #left = new Int32Column()
  /** Per entity: the write that minted it (−1: before this history), and, as far as there are any, its latest event, or −1. */
  readonly #mintedIn = new Int32Column()
  readonly #lastEvent = new Int32Column()
  /** Per event: the write, what it was, its two entities, and for each of these the event before. */
  readonly #happenedIn = new Int32Column()
  readonly #type = new Int32Column()
  readonly #entity = new Int32Column()
  readonly #other = new Int32Column()
  readonly #beforeOfEntity = new Int32Column()
  readonly #beforeOfOther = new Int32Column()

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return totalBytes([this.#time, this.#left, ...Object.values(this.#numbers)])
  }

  /** Everything it holds but times and where moves led. */
  get #numbers(): Readonly<Record<string, Int32Column>> {
    return {
      kind: this.#kind,
      since: this.#since,
      latest: this.#latest,
      cause: this.#cause,
      again: this.#again,
      earlier: this.#earlier,
      mintedIn: this.#mintedIn,
      lastEvent: this.#lastEvent,
      happenedIn: this.#happenedIn,
      type: this.#type,
      entity: this.#entity,
      other: this.#other,
      beforeOfEntity: this.#beforeOfEntity,
      beforeOfOther: this.#beforeOfOther,
    }
  }

  /** Everything it holds, for a snapshot. @param entityOf the entity a row is in now, −1 where it is in none */
  image(entityOf: (row: number) => number): HistoryImage {
    const movedTo = new Int32Array(this.#cause.length)
    this.#latest.view.forEach((move, row) => {
      if (move >= 0) movedTo[move] = entityOf(row)
    })
    for (let i = 0; i < this.#left.length; i++) movedTo[this.#earlier.data[i]!] = this.#left.data[i]!
    const numbers = Object.entries(this.#numbers).map(([name, column]) => [name, column.view] as const)
    return { time: this.#time.view, numbers: { ...Object.fromEntries(numbers), movedTo } }
  }

  /** Fills a history that keeps nothing with what {@link image} told. @param numbers by their names there */
  load(time: Float64Array, numbers: (name: string) => Int32Array): void {
    this.#time.load(time)
    for (const [name, column] of Object.entries(this.#numbers)) column.load(numbers(name))
    const movedTo = numbers('movedTo')
    this.#left.load(this.#earlier.view.map((move) => movedTo[move]!))
  }

  /**
   * Keeps what a write did. Time does not run backwards: a write is not earlier than the one kept before it.
   * @param write `time` in milliseconds since 1970, −Infinity where none is known
   */
  keep(write: PastWrite, transition: Transition): void {
    if (transition instanceof Arrival) this.#keepArrival(write, transition)
    else this.#keepMoves(write, transition)
  }

  #keepArrival(write: PastWrite, { row, entity, founds }: Arrival): void {
    const number = this.#cause.length
    this.#move(row, -1, write.row)
    this.#keepWrite(number, write)
    if (founds) this.#keepMint(entity, number)
  }

  #keepMoves(write: PastWrite, { rows, before, after, ids }: Transition): void {
    const number = this.#cause.length
    let moved = 0
    let came = 0
    for (let i = 0; i < rows.length; i++) {
      if (before[i] === after[i]) continue
      this.#move(rows[i]!, before[i]!, moved === 0 ? write.row : -1 - moved)
      moved++
      if (before[i]! < 0) came++
    }
    if (moved === 0) return
    this.#keepWrite(number, write)
    for (const entity of ids.minted) this.#keepMint(entity, number)
    if (moved > came && ids.minted.length + ids.reclaimed.length > 0) this.#keepSplits(number, before, after, ids)
    for (const { entity, into } of ids.absorbed) this.#happen(number, MERGED, into, entity)
    for (const entity of ids.removed) this.#happen(number, REMOVED, entity, -1)
  }

  /** Keeps when a write was, and of which kind. */
  #keepWrite(number: number, { time, kind }: PastWrite): void {
    const last = this.#time.length - 1
    if (last < 0 || time > this.#time.data[last]! || kind !== this.#kind.data[last]) {
      this.#time.push(last < 0 ? time : Math.max(time, this.#time.data[last]!))
      this.#kind.push(kind)
      this.#since.push(number)
    }
  }

  #keepMint(entity: number, write: number): void {
    this.#mintedIn.extend(entity + 1, -1)
    this.#mintedIn.data[entity] = write
  }

  /** The run of writes that a write, or a move, is of. */
  #runOf(write: number): number {
    return lastUpTo(this.#since, write)
  }

  /**
   * The entity that a row was in at a time (ms since 1970), as it was named then; −1: none, and for no row (−1).
   * @param now the entity that it is in now, or −1
   */
  entityAt(row: number, time: number, now: number): number {
    let move = row >= 0 && row < this.#latest.length ? this.#latest.data[row]! : -1
    let entity = now
    while (move >= 0 && this.#time.data[this.#runOf(move)]! > time) {
      const i = lastUpTo(this.#again, move)
      if (i < 0 || this.#again.data[i] !== move) return -1
      move = this.#earlier.data[i]!
      entity = this.#left.data[i]!
    }
    return move < 0 ? -1 : entity
  }

  /** What happened to an entity, oldest first. */
  eventsOf(entity: number): EntityEvent[] {
    if (entity >= Math.max(this.#mintedIn.length, this.#lastEvent.length)) return []
    const events: EntityEvent[] = []
    let first = -1
    const last = entity < this.#lastEvent.length ? this.#lastEvent.data[entity]! : -1
    for (let event = last; event >= 0; event = this.#eventBefore(event, entity)) {
      events.push({
        type: TYPES[this.#type.data[event]!]!,
        entity: this.#entity.data[event]!,
        other: this.#other.data[event]!,
        write: this.#write(this.#happenedIn.data[event]!),
      })
      first = event
    }
    const minted = entity < this.#mintedIn.length ? this.#mintedIn.data[entity]! : -1
    // an entity that came out of another was not there before it: the split tells it all
    const cameOut = first >= 0 && this.#other.data[first] === entity && this.#happenedIn.data[first] === minted
    if (minted >= 0 && !cameOut) events.push({ type: 'created', entity, other: -1, write: this.#write(minted) })
    return events.reverse()
  }

  #move(row: number, from: number, cause: number): void {
    this.#latest.extend(row + 1, -1)
    const earlier = this.#latest.data[row]!
    const move = this.#cause.push(cause)
    this.#latest.data[row] = move
    if (earlier < 0) return
    this.#again.push(move)
    this.#earlier.push(earlier)
    this.#left.push(from)
  }

  /** Entities that came out of others: those with rows of a former that did not become part of them. */
  #keepSplits(write: number, before: ArrayLike<number>, after: ArrayLike<number>, ids: Transition['ids']): void {
    const born = new Set([...ids.minted, ...ids.reclaimed])
    const told = new Map<number, Set<number>>(ids.absorbed.map(({ entity, into }) => [entity, new Set([into])]))
    for (let i = 0; i < before.length; i++) {
      const [from, to] = [before[i]!, after[i]!]
      if (from < 0 || from === to || !born.has(to)) continue
      const parts = told.get(from)
      if (parts?.has(to)) continue
      if (parts) parts.add(to)
      else told.set(from, new Set([to]))
      this.#happen(write, SPLIT, from, to)
    }
  }

  #happen(write: number, type: number, entity: number, other: number): void {
    this.#lastEvent.extend(Math.max(entity, other) + 1, -1)
    const last = this.#lastEvent.data
    this.#happenedIn.push(write)
    this.#type.push(type)
    this.#entity.push(entity)
    this.#other.push(other)
    this.#beforeOfEntity.push(last[entity]!)
    const event = this.#beforeOfOther.push(other < 0 ? -1 : last[other]!)
    last[entity] = event
    if (other >= 0) last[other] = event
  }

  #eventBefore(event: number, entity: number): number {
    return (this.#entity.data[event] === entity ? this.#beforeOfEntity : this.#beforeOfOther).data[event]!
  }

  #write(number: number): PastWrite {
    const run = this.#runOf(number)
    return { time: this.#time.data[run]!, kind: this.#kind.data[run]!, row: this.#cause.data[number]! }
  }
}

/** The last place of an ascending column that holds no more than `number`, −1 where none does. */
function lastUpTo({ data, length }: Int32Column, number: number): number {
  let from = -1
  let to = length - 1
  while (from < to) {
    const middle = (from + to + 1) >> 1
    if (data[middle]! <= number) from = middle
    else to = middle - 1
  }
  return from
}
