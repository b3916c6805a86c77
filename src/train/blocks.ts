import type { BlockingRule } from '../model/comparison.ts'
import type { RowKeys } from './row-keys.ts'

/** The blocks of a rule: rows that share its keys, as groups of two and more rows. */
export interface Blocks {
  readonly rule: BlockingRule
  /** Block b holds `rows[starts[b]] … rows[starts[b + 1] − 1]`, ascending. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** Pairs of the blocks that hold no more rows than the rule's cap. */
  readonly pairs: number
  /** Rows in larger blocks. */
  readonly overCap: number
}

/** Rows that a block may hold where its rule does not say. */
const DEFAULT_CAP = 500

/** The blocks that the keys of a rule make. */
export function blocksOf(rule: BlockingRule, { blocks, places, rows }: RowKeys): Blocks {
  return counted(
    rule,
    blocks,
    places.map((place) => rows[place]!),
  )
}

/** The same blocks under another cap. */
export function withCap({ rule, starts, rows }: Blocks, cap: number): Blocks {
  return counted({ ...rule, cap }, starts, rows)
}

function counted(rule: BlockingRule, starts: Int32Array, rows: Int32Array): Blocks {
  const cap = rule.cap ?? DEFAULT_CAP
  let pairs = 0
  let overCap = 0
  for (let b = 0; b + 1 < starts.length; b++) {
    const size = starts[b + 1]! - starts[b]!
    if (size > cap) overCap += size
    else pairs += (size * (size - 1)) / 2
  }
  return { rule, starts, rows, pairs, overCap }
}

/** Whether a block is no larger than its rule's cap. */
export function isWithinCap({ rule, starts }: Blocks, block: number): boolean {
  return starts[block + 1]! - starts[block]! <= (rule.cap ?? DEFAULT_CAP)
}
