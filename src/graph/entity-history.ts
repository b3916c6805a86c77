import { Float64Column, Int32Column } from '../collections/column.ts'
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

const MERGED = 0
const SPLIT = 1
const REMOVED = 2
const TYPES = ['merged', 'split', 'removed'] as const

/**
 * Which row was in which entity when, and what became of every entity. Rows and integers only. Writes that move no row
 * cost nothing; each row that a write moves costs 8 bytes, 8 more where it was moved before, a row 4 and an entity 4 to 8: 16
 * for a record that comes and stays. As long as writes are of one time and kind, 12 to 20 more are told of all of them at
 * once.
 */
export class EntityHistory {
  /** Per run of writes of one time and kind: these, and the first of the writes. A write has the number of its first move. */
  readonly #time = new Float64Column()
  readonly #kind = new Int32Column()
  readonly #since = new Int32Column()
  /** Per row: its latest move, or −1. */
  readonly #latest = new Int32Column()
  /** Per move of a row: the entity it came to (−1: none). */
  readonly #movedTo = new Int32Column()
  /** Per move: the row that its write was about, or −1; −1 − n of the n-th move after the first of one write. */
  readonly #cause = new Int32Column()
  /** The moves of rows that were moved before, ascending, and in the same places the moves before them. */
  readonly #again = new Int32Column()
  readonly #earlier = new Int32Column()
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
    return Object.values(this.columns).reduce((bytes, column) => bytes + column.byteLength, 0)
  }

  /** Everything it holds, by name: for snapshots, which read and fill it. */
  get columns(): Readonly<Record<string, Int32Column | Float64Column>> {
    return {
      time: this.#time,
      kind: this.#kind,
      since: this.#since,
      latest: this.#latest,
      movedTo: this.#movedTo,
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

  /**
   * Keeps what a write did. Time does not run backwards: a write is not earlier than the one kept before it.
   * @param write `time` in milliseconds since 1970, −Infinity where none is known
   */
  keep(write: PastWrite, transition: Transition): void {
    if (transition instanceof Arrival) this.#keepArrival(write, transition)
    else this.#keepMoves(write, transition)
  }

  #keepArrival(write: PastWrite, { row, entity, founds }: Arrival): void {
    const number = this.#movedTo.length
    this.#move(row, entity, write.row)
    this.#keepWrite(number, write)
    if (founds) this.#keepMint(entity, number)
  }

  #keepMoves(write: PastWrite, { rows, before, after, ids }: Transition): void {
    const number = this.#movedTo.length
    let moved = 0
    let came = 0
    for (let i = 0; i < rows.length; i++) {
      if (before[i] === after[i]) continue
      this.#move(rows[i]!, after[i]!, moved === 0 ? write.row : -1 - moved)
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

  /** The move of the same row before a move, or −1. */
  #moveBefore(move: number): number {
    const i = lastUpTo(this.#again, move)
    return i >= 0 && this.#again.data[i] === move ? this.#earlier.data[i]! : -1
  }

  /** The entity that a row was in at a time (ms since 1970), as it was named then; −1: none, and for no row (−1). */
  entityAt(row: number, time: number): number {
    let move = row >= 0 && row < this.#latest.length ? this.#latest.data[row]! : -1
    while (move >= 0 && this.#time.data[this.#runOf(move)]! > time) move = this.#moveBefore(move)
    return move < 0 ? -1 : this.#movedTo.data[move]!
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

  #move(row: number, entity: number, cause: number): void {
    this.#latest.extend(row + 1, -1)
    const before = this.#latest.data[row]!
    const move = this.#movedTo.push(entity)
    this.#cause.push(cause)
    this.#latest.data[row] = move
    if (before < 0) return
    this.#again.push(move)
    this.#earlier.push(before)
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
