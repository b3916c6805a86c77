import type { Transition } from '../graph/transition.ts'
import type { IdentityState, Refusal } from '../identity/identity-state.ts'
import { JudgedRows } from '../identity/judged-rows.ts'
import type { Judgement } from '../identity/judgement-book.ts'
import { NO_IDS } from '../identity/partition.ts'
import type { RowRefusal } from '../identity/row-refusal.ts'
import type { Reading, RejectedValue } from '../table/reading.ts'
import { type Change, moved, refusalChanges } from './changes.ts'

/** What a decision did. */
export interface Happened {
  readonly transition: Transition
  /** Values that were silenced, or speak again: what caused the rest. */
  readonly quarantines: readonly Change[]
  /** Refused joins that came and went: what followed. */
  readonly refusals: readonly Change[]
}

/** What a write did. */
export interface Written extends Happened {
  /** The row that was written, −1 for several or none. */
  readonly row: number
  /** Whether the record stays what it was. */
  readonly unchanged?: boolean
  /** Values that their own records may not keep. */
  readonly overLimit: readonly RejectedValue[]
}

const NOTHING: readonly never[] = Object.freeze([])
const NO_HEIRS: readonly number[] = NOTHING

const UNCHANGED = Object.freeze({
  row: -1,
  transition: { rows: [], before: [], after: [], ids: NO_IDS },
  quarantines: NOTHING,
  refusals: NOTHING,
  overLimit: NOTHING,
})

/** A quarantine that was set or lifted. */
interface Flip {
  readonly node: number
  readonly refusal: Refusal
}

const NO_FLIPS: readonly Flip[] = Object.freeze([])

/**
 * Keeps index and partition true while records come, change and go. A write costs the rows it touches: its records'
 * components, those they are joined to, and the rows of values that cross their cap.
 */
export class Writer {
  readonly #state: IdentityState
  readonly #judged: JudgedRows

  constructor(state: IdentityState) {
    this.#state = state
    this.#judged = new JudgedRows(state.judgements, state.table)
  }

  readonly #isJudged = (row: number): boolean => this.#judged.isJudged(row)

  /** Stores a record that is new, or was away. */
  put(reading: Reading): Written {
    const { table, index, partition } = this.#state
    const { row } = table.store(reading)
    const overLimit = index.add(row)
    const flips = index.isSettled(row) ? NO_FLIPS : this.#requarantine(index.postings.keysOf(row))
    partition.pairs.compareRow(row)
    if (flips.length === 0 && !this.#judged.isJudged(row)) {
      const transition = partition.append(row, this.#judged.isEmpty, this.#isJudged)
      if (transition) return { row, transition, quarantines: NOTHING, refusals: NOTHING, overLimit }
    }
    return { row, ...this.#redecide(new Set(), [row], [], flips), overLimit }
  }

  /** Stores another version of a record that is there. */
  replace(row: number, reading: Reading): Written {
    const { table, model, partition } = this.#state
    if (!reading.equals(table.columns, row)) return this.rewrite([row], () => table.store(reading))
    const moved = table.at.data[row] !== reading.at
    const isRepeat = moved && !this.#judged.isJudged(row) && partition.mayMoveTo(row, reading.at, this.#isJudged)
    table.store(reading)
    // when it was observed matters to policies alone, and to the one that goes by weight only for ties
    const matters = moved && (model.policy !== 'strongest-first' || partition.isContested(row)) && !isRepeat
    return { ...(matters ? this.redecide([row]) : UNCHANGED), row, unchanged: true }
  }

  /** Takes the record of a row away. */
  remove(row: number): Written {
    const { table, index, partition } = this.#state
    const heirs = this.#judged.isJudged(row) ? NO_HEIRS : partition.heirsOf(row, this.#isJudged)
    if (heirs.length === 0) return this.rewrite([row], () => table.remove(row))
    const keys = index.postings.keysOf(row).slice()
    partition.pairs.drop(row)
    partition.forget(row)
    index.remove(row)
    table.remove(row)
    const flips = this.#requarantine(keys)
    if (flips.length === 0) {
      return {
        row,
        transition: partition.leave(row, heirs),
        quarantines: NOTHING,
        refusals: NOTHING,
        overLimit: NOTHING,
      }
    }
    // one row less lets a value speak again
    partition.clearOwners(keys)
    return { row, ...this.#redecide(new Set(partition.componentOf(row)), [], [row], flips), overLimit: NOTHING }
  }

  /**
   * Changes the records of rows.
   * @param change does it, in the table; a row that is not live afterwards is gone
   */
  rewrite(rows: readonly number[], change: () => void): Written {
    const { table, index, partition } = this.#state
    const touched = new Set<number>()
    const nodes = new Set<number>()
    for (const row of rows) {
      if (partition.entityOf(row) >= 0 && !touched.has(row)) for (const r of partition.componentOf(row)) touched.add(r)
    }
    const were = rows.filter((row) => partition.entityOf(row) >= 0)
    for (const row of were) {
      const keys = index.postings.keysOf(row)
      for (const node of keys) nodes.add(node)
      partition.clearOwners(keys)
      partition.pairs.drop(row)
      partition.forget(row)
      index.remove(row)
    }
    change()
    const entered = rows.filter((row) => table.isLive(row))
    const removed = were.filter((row) => !table.isLive(row))
    const overLimit: RejectedValue[] = []
    for (const row of entered) {
      overLimit.push(...index.add(row))
      for (const node of index.postings.keysOf(row)) nodes.add(node)
    }
    const flips = this.#requarantine(nodes)
    partition.pairs.compare(entered)
    return { row: rows.length === 1 ? rows[0]! : -1, ...this.#redecide(touched, entered, removed, flips), overLimit }
  }

  /** Decides the components of rows anew, nothing of their records having changed. */
  redecide(rows: Iterable<number>): Written {
    const { partition } = this.#state
    const touched = new Set<number>()
    for (const row of rows) if (!touched.has(row)) for (const r of partition.componentOf(row)) touched.add(r)
    return { row: -1, ...this.#redecide(touched, [], [], []), overLimit: NOTHING }
  }

  /** Changes judgements, and decides anew what they were or are about. */
  rejudge(change: () => void): Written {
    const { judgements, table } = this.#state
    const { inForce, suspended, released } = judgements.watch(change)
    const rows = inForce.flatMap(({ a, b }) => [table.rowOf(a), table.rowOf(b)]).filter((row) => table.isLive(row))
    const written = this.redecide(rows)
    const contradiction = ({ a, b }: Judgement): Refusal => ({ reason: 'contradiction', records: [a, b] })
    const news = refusalChanges(released.map(contradiction), suspended.map(contradiction))
    return { ...written, refusals: [...written.refusals, ...news] }
  }

  /** Silences nodes that crossed their cap, and lets those speak that fell under it; and what follows them. */
  #requarantine(nodes: Iterable<number>): Flip[] {
    const { index } = this.#state
    const flips: Flip[] = []
    let affected: Set<number> | undefined
    for (let rank = 0; rank <= index.highestRank; rank++) {
      for (const node of affected ?? nodes) {
        if (index.rank(node) !== rank || !index.refreshQuarantine(node)) continue
        flips.push({ node, refusal: this.#state.quarantine(node) })
        affected ??= new Set(nodes)
        for (const dependent of index.dependentsOf(node)) affected.add(dependent)
      }
    }
    return flips
  }

  /**
   * Decides anew what a write touched.
   * @param touched rows of the components that the write's rows were in
   */
  #redecide(
    touched: Set<number>,
    entered: readonly number[],
    removed: readonly number[],
    flips: readonly Flip[],
  ): Happened {
    const { index, partition } = this.#state
    const touch = (row: number): void => {
      if (partition.entityOf(row) < 0 || touched.has(row)) return
      for (const member of partition.componentOf(row)) touched.add(member)
    }
    for (const row of this.#followFlips(flips)) touch(row)
    const came = new Set(entered)
    for (const row of entered) this.#touchNeighbours(row, came, touch)

    const gone = new Set(removed)
    for (const row of entered) touched.add(row)
    const rows = Int32Array.from([...touched].filter((row) => !gone.has(row))).sort()
    const seen = Int32Array.from([...rows, ...removed])
    const before = Int32Array.from(seen, (row) => partition.entityOf(row))
    const formers = new Set(before)
    formers.delete(-1)
    const refusalsBefore = [...partition.refusalsOf(touched)]
    partition.clear(touched)
    for (const row of removed) partition.drop(row)
    const ids = partition.decide(rows, formers, this.#judged.among(rows))
    const [lifted, imposed] = moved(refusalsBefore, [...partition.refusalsOf(rows)])
    const inWords = (refusals: readonly RowRefusal[]): Refusal[] => refusals.map((r) => this.#state.refusal(r))
    return {
      transition: { rows: seen, before, after: Int32Array.from(seen, (row) => partition.entityOf(row)), ids },
      quarantines: flips.map(({ node, refusal }) => {
        return { type: index.quarantined.has(node) ? 'refused' : 'allowed', ...refusal }
      }),
      refusals: refusalChanges(inWords(lifted), inWords(imposed)),
    }
  }

  /** Brings the links of pairs up to date with values that fell silent or speak again; returns the rows concerned. */
  #followFlips(flips: readonly Flip[]): Set<number> {
    const { index, partition } = this.#state
    const rows = new Set<number>()
    if (flips.length === 0) return rows
    const dirty = new Set<number>()
    for (const { node } of flips) {
      // a block only brings pairs together: it concerns the rows of those that it alone has linked, see below
      if (index.pairwiseBlock(node)) continue
      const isBlock = index.isBlock(node)
      for (const row of isBlock ? index.rowsOf(node) : [...index.rowsOf(node), ...index.detachedRowsOf(node)]) {
        rows.add(row)
        // an identifier that is compared weighs in every pair of its rows
        if (!isBlock) dirty.add(row)
      }
    }
    this.#addPartners(rows)
    for (const { node } of flips) {
      if (!index.isBlock(node)) continue
      const { pairs } = partition
      const changed = index.quarantined.has(node) ? pairs.silence(node) : pairs.speak(node)
      for (const row of changed) rows.add(row)
    }
    if (partition.evidence.scorer.comparisons.length > 0 || index.blocks.length > 0) partition.pairs.compare(dirty)
    this.#addPartners(rows)
    return rows
  }

  /** Adds whom the pairs of rows join them to. */
  #addPartners(rows: Set<number>): void {
    const { pairs } = this.#state.partition
    for (const row of [...rows]) for (const { a, b } of pairs.of(row)) rows.add(a === row ? b : a)
  }

  /** Touches whom a row that came is joined to. */
  #touchNeighbours(row: number, came: ReadonlySet<number>, touch: (row: number) => void): void {
    const { index, partition } = this.#state
    for (const node of index.postings.keysOf(row)) {
      if (!partition.links(node)) continue
      for (let i = 0, count = index.postings.count(node); i < count; i++) {
        const other = index.postings.rowAt(node, i)
        // the rows of a linking node are one component already, all but those that have just come
        if (came.has(other)) continue
        touch(other)
        break
      }
    }
    for (const { a, b } of partition.pairs.of(row)) touch(a === row ? b : a)
    for (const other of this.#judged.sameAs(row)) touch(other)
  }
}
