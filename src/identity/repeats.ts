import { Int32Column } from '../collections/column.ts'
import { groupAlike } from '../collections/group-alike.ts'
import { type Grouping, groupBy } from '../collections/grouping.ts'
import type { Steps } from '../collections/steps.ts'
import type { Contents } from './contents.ts'
import type { Evidence } from './evidence.ts'
import type { Guard } from './guard.ts'
import type { NodeIndex } from './node-index.ts'

const NONE = -1

const NO_STARS: Grouping = { starts: Int32Array.of(0), items: new Int32Array() }

/** Rows of a value, the last, among which one that says the same is looked for before all are gone through. */
const ASKED = 8
/** From how many rows on that is done: each is a look far away in memory. */
const LARGE = 64

/** Rows that are looked through in one step. */
const STEP = 2 ** 15

/** Rows that are looked through together, about. */
const PART = 2 ** 10
const PARTS_A_STEP = 32
/** Of the bits of a number: all but those that tell one of twice as many buckets. */
const SHIFT = 32 - 11

/**
 * Rows that say what another row says, and are linked by it: all they have to do with others is what that one, the centre
 * of their star, has to do with them. So k of them are k − 1 links that take no room, and are compared with nobody.
 * Rows of clean lists, where two rows are two people, never are; nor those that a rule forbids to be one with their like.
 */
export class Repeats {
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  readonly #guard: Guard
  readonly #contents: Contents
  /** Per row: the centre of its star, itself where it is one, NONE of a row that is alone. */
  readonly #centre = new Int32Column()
  /** How many rows are in a star, and not its centre. */
  #count = 0

  constructor(index: NodeIndex, evidence: Evidence, guard: Guard, contents: Contents) {
    this.#index = index
    this.#evidence = evidence
    this.#guard = guard
    this.#contents = contents
  }

  /** Per row: the centre of its star, as it stands, for another thread to read. */
  share(): Int32Array {
    return this.#centre.view
  }

  /** Shows the stars of another thread. */
  adopt(centre: Int32Array): void {
    this.#centre.adopt(centre)
    for (let row = 0; row < centre.length; row++) if (this.isRepeat(row)) this.#count++
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#centre.byteLength
  }

  /** Whether there are any. */
  get any(): boolean {
    return this.#count > 0
  }

  /** The row whose links a row has: itself, or the centre of its star. */
  centreOf(row: number): number {
    const centre = row < this.#centre.length ? this.#centre.data[row]! : NONE
    return centre === NONE ? row : centre
  }

  /** Whether a row says what another one says that has its links. */
  isRepeat(row: number): boolean {
    return this.centreOf(row) !== row
  }

  /** Whether a row is the centre of a star, though all that repeated it may have gone. */
  isCentre(row: number): boolean {
    return row < this.#centre.length && this.#centre.data[row] === row
  }

  /** The rows that repeat a centre, ascending. Costs the rows of its rarest key. */
  of(centre: number): number[] {
    if (!this.isCentre(centre) || !this.any) return []
    const { postings } = this.#index
    let rarest = NONE
    for (const node of postings.keysOf(centre)) {
      if (rarest === NONE || postings.count(node) < postings.count(rarest)) rarest = node
    }
    if (rarest === NONE) return []
    return this.#index.rowsOf(rarest).filter((row) => row !== centre && this.centreOf(row) === centre)
  }

  /** All of them, by centre: the centre first, the others ascending. */
  byCentre(): Map<number, number[]> {
    const stars = new Map<number, number[]>()
    this.forEach((centre, row) => {
      const star = stars.get(centre)
      if (star) star.push(row)
      else stars.set(centre, [centre, row])
    })
    return stars
  }

  /** The rows of each star, ascending, by its centre; none of a row that is no centre. */
  grouped(): Grouping {
    return this.any ? groupBy(this.#centre.view, this.#centre.length) : NO_STARS
  }

  /** Calls `each` with the centre and every other row of each star. */
  forEach(each: (centre: number, row: number) => void): void {
    if (!this.any) return
    const centres = this.#centre.view
    for (let row = 0; row < centres.length; row++) {
      const centre = centres[row]!
      if (centre !== NONE && centre !== row) each(centre, row)
    }
  }

  /** Puts a row, which has no links of its own, into the star of another one. */
  join(row: number, centre: number): void {
    this.#centre.extend(Math.max(row, centre) + 1, NONE)
    if (!this.isRepeat(row)) this.#count++
    this.#centre.data[row] = centre
    this.#centre.data[centre] = centre
  }

  /** Takes a row out of its star; nobody must repeat it any more. */
  leave(row: number): void {
    if (row >= this.#centre.length) return
    if (this.isRepeat(row)) this.#count--
    this.#centre.data[row] = NONE
  }

  /** Whether two rows that are linked may be of one star. */
  areAlike(a: number, b: number): boolean {
    return this.#mayRepeat(a) && this.#mayRepeat(b) && this.#contents.areSame(a, b)
  }

  /**
   * A row that says what `row` says and repeats no other; −1 where there is none.
   * @param isLater rows that are left aside
   */
  find(row: number, isLater: (row: number) => boolean): number {
    const { postings } = this.#index
    if (!this.#mayRepeat(row)) return NONE
    let rarest = NONE
    let count = 0
    for (const node of postings.keysOf(row)) {
      if (!this.#evidence.compares(node)) continue
      const rows = postings.count(node)
      if (rows < 2) return NONE
      if (rarest !== NONE && rows >= count) continue
      rarest = node
      count = rows
    }
    // who repeats does so soon, as a rule: its like is among the last, and tells the centre
    for (let i = count - ASKED; count > LARGE && i < count; i++) {
      const other = postings.rowAt(rarest, i)
      if (other === row || isLater(other) || !this.#contents.areSame(row, other)) continue
      const centre = this.centreOf(other)
      if (centre !== row && !isLater(centre) && this.#mayRepeat(centre)) return centre
    }
    for (let i = 0; i < count; i++) {
      const other = postings.rowAt(rarest, i)
      if (other === row || this.isRepeat(other) || isLater(other)) continue
      if (this.#contents.areSame(row, other) && this.#mayRepeat(other)) return other
    }
    return NONE
  }

  /** Goes through all rows, none of which is in a star, and calls `join` with each that says what one before it says. */
  *findAll(join: (row: number, twin: number) => void): Steps<void> {
    const length = this.#index.postings.rows
    if (!this.#evidence.comparesAny) return
    // rows are dealt out by what they say, so that each part is looked through in the cache
    const parts = 1 << Math.max(0, Math.ceil(Math.log2(length / PART)))
    const hashes = new Int32Array(length)
    const part = new Int32Array(length)
    for (let from = 0; from < length; from += STEP) {
      if (from > 0) yield
      this.#hash(from, Math.min(from + STEP, length), hashes, part, parts - 1)
    }
    const { starts, items } = yield* groupAlike([part])
    // a row of its part is not needed any more
    const twins = part.fill(NONE)
    const last = new Int32Array(2 * PART)
    for (let g = 0; g + 1 < starts.length; g++) {
      if (g % PARTS_A_STEP === PARTS_A_STEP - 1) yield
      this.#findIn(items.subarray(starts[g]!, starts[g + 1]!), hashes, last.fill(NONE), twins)
    }
    for (let from = 0; from < length; from += STEP) {
      if (from > 0) yield
      for (let row = from, to = Math.min(from + STEP, length); row < to; row++) {
        if (twins[row] !== NONE) join(row, twins[row]!)
      }
    }
  }

  #hash(from: number, to: number, hashes: Int32Array, part: Int32Array, mask: number): void {
    for (let row = from; row < to; row++) {
      const hash = this.#contents.hash(row)
      hashes[row] = hash
      part[row] = (hash ^ (hash >>> 16)) & mask
    }
  }

  /** Tells of some rows, ascending, which says what one before it says. `last` is room for the latest row of each bucket. */
  #findIn(rows: Int32Array, hashes: Int32Array, last: Int32Array, twins: Int32Array): void {
    const { postings } = this.#index
    const before = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      const hash = hashes[row]!
      // the lower bits are those of the part
      const bucket = Math.imul(hash, 0x9e3779b1) >>> SHIFT
      let at = last[bucket]!
      while (at !== NONE && (hashes[rows[at]!] !== hash || !this.#contents.areSame(row, rows[at]!))) at = before[at]!
      if (at !== NONE) {
        if (this.#mayRepeat(row)) twins[row] = rows[at]!
        continue
      }
      if (postings.lengthOf(row) === 0 || !this.#mayRepeat(row)) continue
      before[i] = last[bucket]!
      last[bucket] = i
    }
  }

  #mayRepeat(row: number): boolean {
    return this.#evidence.lists.of(row) < 0 && !this.#guard.isForbiddenWithItself(row)
  }
}
