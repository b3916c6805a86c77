import { groupBy } from '../collections/grouping.ts'
import { type Blocks, isWithinCap } from './blocks.ts'

/** Blocks of rows in one rule, those above the cap left out: row r is in `blocks[starts[r]] … blocks[starts[r + 1] − 1]`. */
interface RowBlocks {
  readonly starts: Int32Array
  readonly blocks: Int32Array
}

/**
 * In which blocks of which rules two rows meet. Rules that put each row into one block at most, which are nearly all,
 * lie side by side, row after row, so that two rows are compared in two runs of memory.
 */
export class BlockMeetings {
  readonly rules: readonly Blocks[]
  /** Per row and rule: its block, −1 for none. */
  readonly #block: Int32Array
  /** The other rules. */
  readonly #several: readonly { readonly rule: number; readonly of: RowBlocks }[]

  constructor(rules: readonly Blocks[], rows: number) {
    this.rules = rules
    this.#block = new Int32Array(rules.length * rows).fill(-1)
    this.#several = [...rules.keys()]
      .filter((rule) => !this.#place(rules[rule]!, rule))
      .map((rule) => ({ rule, of: rowBlocks(rules[rule]!, rows) }))
  }

  /** Whether two rows meet in a block of an earlier rule, or in an earlier block of this one. */
  isBefore(x: number, y: number, rule: number, block: number): boolean {
    const blocks = this.#block
    const ofX = x * this.rules.length
    const ofY = y * this.rules.length
    for (let r = 0; r < rule; r++) if (blocks[ofX + r] === blocks[ofY + r] && blocks[ofX + r] !== -1) return true
    for (const { rule: r, of } of this.#several) {
      if (r > rule) return false
      if (firstCommon(of, x, y) < (r < rule ? Number.POSITIVE_INFINITY : block)) return true
    }
    return false
  }

  /** Whether two rows meet in a block of a rule. */
  meet(x: number, y: number, rule: number): boolean {
    const several = this.#several.find(({ rule: r }) => r === rule)
    if (several !== undefined) return firstCommon(several.of, x, y) < Number.POSITIVE_INFINITY
    const block = this.#block[x * this.rules.length + rule]!
    return block >= 0 && block === this.#block[y * this.rules.length + rule]
  }

  /** Takes note of a rule's blocks, unless a row is in several of them. */
  #place(blocks: Blocks, rule: number): boolean {
    const { starts, rows } = blocks
    for (let b = 0; b + 1 < starts.length; b++) {
      if (!isWithinCap(blocks, b)) continue
      for (let i = starts[b]!; i < starts[b + 1]!; i++) {
        const at = rows[i]! * this.rules.length + rule
        if (this.#block[at] !== -1) {
          for (let of = rule; of < this.#block.length; of += this.rules.length) this.#block[of] = -1
          return false
        }
        this.#block[at] = b
      }
    }
    return true
  }
}

function rowBlocks(of: Blocks, rows: number): RowBlocks {
  const { starts, rows: members } = of
  const rowOf = new Int32Array(members.length).fill(-1)
  const blockOf = new Int32Array(members.length)
  for (let b = 0; b + 1 < starts.length; b++) {
    if (!isWithinCap(of, b)) continue
    for (let i = starts[b]!; i < starts[b + 1]!; i++) {
      rowOf[i] = members[i]!
      blockOf[i] = b
    }
  }
  const byRow = groupBy(rowOf, rows)
  return { starts: byRow.starts, blocks: byRow.items.map((entry) => blockOf[entry]!) }
}

/** The first block that two rows share; infinity for none. */
function firstCommon({ starts, blocks }: RowBlocks, x: number, y: number): number {
  let i = starts[x]!
  let j = starts[y]!
  while (i < starts[x + 1]! && j < starts[y + 1]!) {
    const difference = blocks[i]! - blocks[j]!
    if (difference === 0) return blocks[i]!
    if (difference < 0) i++
    else j++
  }
  return Number.POSITIVE_INFINITY
}
