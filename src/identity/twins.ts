import { compareTexts } from '../collections/compare-texts.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Contents } from './contents.ts'
import type { ContestedComponents } from './contested-component.ts'
import type { Evidence } from './evidence.ts'
import type { NodeIndex } from './node-index.ts'
import type { Repeats } from './repeats.ts'

/** How many of those that say what a row says are told: the first, and those among so many last rows of a value. */
const ASKED = 8
const NONE = -1

/** What tells the twins of a row. */
interface Known {
  readonly table: RecordTable
  readonly index: NodeIndex
  readonly evidence: Evidence
  readonly contents: Contents
  readonly repeats: Repeats
  readonly components: ContestedComponents
  /** Whether it is known by what a row's component was divided, if it was. */
  isKnown(row: number): boolean
  /** Whether a node was decided by how many rows hold it. */
  isCounted(node: number): boolean
}

/**
 * Rows of one component that say the same, and are linked by it: where one has twins enough, all is decided alike with it
 * and without it.
 */
export class Twins {
  readonly #table: RecordTable
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  readonly #contents: Contents
  readonly #repeats: Repeats
  readonly #components: ContestedComponents
  readonly #isKnown: (row: number) => boolean
  readonly #isCounted: (node: number) => boolean

  constructor({ table, index, evidence, contents, repeats, components, isKnown, isCounted }: Known) {
    this.#table = table
    this.#index = index
    this.#evidence = evidence
    this.#contents = contents
    this.#repeats = repeats
    this.#components = components
    this.#isKnown = isKnown
    this.#isCounted = isCounted
  }

  /**
   * Some rows of its component that say what a row says, and are one with it to the policy; none where its values were decided
   * by how many rows hold them.
   */
  of(row: number, isJudged: (row: number) => boolean): number[] {
    if (!this.#components.isOneWithItsLike(row)) return []
    let rarest = NONE
    for (const node of this.#index.postings.keysOf(row)) {
      if (!this.#evidence.links(node)) continue
      if (this.#isCounted(node)) return []
      rarest = this.#rarer(rarest, node)
    }
    const isTwin = (other: number): boolean =>
      other !== row && this.#isKnown(other) && !isJudged(other) && this.#evidence.lists.of(other) < 0
    if (rarest === NONE) return this.#inStar(row, isTwin)
    return this.#some(rarest, (other) => isTwin(other) && this.#contents.areSame(row, other))
  }

  /** Rows that comparison alone makes one with a row: to the policy they are what the centre of their star is. */
  #inStar(row: number, isTwin: (other: number) => boolean): number[] {
    const centre = this.#repeats.centreOf(row)
    if (!this.#repeats.isCentre(centre)) return []
    const rarest = this.#index.postings.keysOf(row).reduce((a, b) => this.#rarer(a, b), NONE)
    const some = this.#some(rarest, (other) => this.#repeats.centreOf(other) === centre && isTwin(other))
    return isTwin(centre) && !some.includes(centre) ? [centre, ...some] : some
  }

  /** The one of two nodes that fewer rows hold. */
  #rarer(a: number, b: number): number {
    const { postings } = this.#index
    return a === NONE || postings.count(b) < postings.count(a) ? b : a
  }

  /** The first twins among the rows of a node, and any that are among its last: to look through all costs far less than to decide. */
  #some(node: number, isTwin: (row: number) => boolean): number[] {
    const { postings } = this.#index
    const count = postings.count(node)
    const some: number[] = []
    for (let i = 0; i < count; i++) {
      if (some.length === ASKED) i = Math.max(i, count - ASKED)
      const row = postings.rowAt(node, i)
      if (isTwin(row)) some.push(row)
    }
    return some
  }

  /** Whether a row comes first neither among those that say the same nor among those that hold one of its values. */
  isBehind(row: number, twins: readonly number[]): boolean {
    const { postings } = this.#index
    if (!twins.some((twin) => compareTexts(this.#table.keys, twin, row) < 0)) return false
    return postings.keysOf(row).every((node) => !this.#evidence.links(node) || postings.rowAt(node, 0) !== row)
  }

  /** Whether a row that says what these say makes no difference by being of a time. */
  haveTime(twins: readonly number[], time: number): boolean {
    const { data } = this.#table.at
    // the earliest time decides ties; where identifiers are decided by what was observed when, each time is an observation
    return twins.some((twin) => (this.#isObserved(twin) ? data[twin] === time : data[twin]! <= time))
  }

  /** Whether a row is an observation to the policy. */
  #isObserved(row: number): boolean {
    if (this.#table.model.policy === 'strongest-first') return false
    return this.#index.postings.keysOf(row).some((node) => this.#evidence.links(node) && !this.#index.isBlock(node))
  }
}
