import { compareTexts } from '../collections/compare-texts.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Contents } from './contents.ts'
import type { ContestedComponents } from './contested-component.ts'
import type { Evidence } from './evidence.ts'
import type { NodeIndex } from './node-index.ts'

/** Rows of a value, the first and the last, among which one is looked for that says what another says. */
const ASKED = 8

/** What tells the twins of a row. */
interface Known {
  readonly table: RecordTable
  readonly index: NodeIndex
  readonly evidence: Evidence
  readonly contents: Contents
  readonly components: ContestedComponents
  /** Whether a row's component was divided by the policy, here. */
  isKnown(row: number): boolean
  /** Whether a node was decided by how many rows hold it. */
  isCounted(node: number): boolean
}

/**
 * Rows of one contested component that say the same: where one has twins enough, the policy decides alike with it and
 * without it.
 */
export class Twins {
  readonly #table: RecordTable
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  readonly #contents: Contents
  readonly #components: ContestedComponents
  readonly #isKnown: (row: number) => boolean
  readonly #isCounted: (node: number) => boolean

  constructor({ table, index, evidence, contents, components, isKnown, isCounted }: Known) {
    this.#table = table
    this.#index = index
    this.#evidence = evidence
    this.#contents = contents
    this.#components = components
    this.#isKnown = isKnown
    this.#isCounted = isCounted
  }

  /**
   * Some rows of its component that say what a row says, and are one with it to the policy; none where its values were decided
   * by how many rows hold them.
   */
  of(row: number, isJudged: (row: number) => boolean): number[] {
    const { postings } = this.#index
    const twins: number[] = []
    if (!this.#components.isOneWithItsLike(row)) return twins
    let rarest = -1
    for (const node of postings.keysOf(row)) {
      if (!this.#evidence.links(node)) continue
      if (this.#isCounted(node)) return twins
      if (rarest < 0 || postings.count(node) < postings.count(rarest)) rarest = node
    }
    if (rarest < 0) return twins
    const count = postings.count(rarest)
    for (let i = 0; i < count; i = i === ASKED ? Math.max(i + 1, count - ASKED) : i + 1) {
      const other = postings.rowAt(rarest, i)
      if (other === row || !this.#isKnown(other)) continue
      if (!this.#contents.areSame(row, other) || isJudged(other) || this.#evidence.lists.of(other) >= 0) continue
      twins.push(other)
    }
    return twins
  }

  /** Whether a row comes first neither among those that say the same nor among those that hold one of its values. */
  isBehind(row: number, twins: readonly number[]): boolean {
    const { postings } = this.#index
    if (!twins.some((twin) => compareTexts(this.#table.keys, twin, row) < 0)) return false
    return postings.keysOf(row).every((node) => !this.#evidence.links(node) || postings.rowAt(node, 0) !== row)
  }

  /** Whether a row that says what these say makes no difference by being of a time. */
  haveTime(twins: readonly number[], time: number): boolean {
    const { at, model } = this.#table
    return twins.some((twin) => (model.policy === 'strongest-first' ? at.data[twin]! <= time : at.data[twin] === time))
  }
}
