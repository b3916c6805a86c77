import type { KeyColumn } from '../block/key-column.ts'
import { groupBy } from '../collections/grouping.ts'
import type { BlockingRule } from '../model/comparison.ts'
import type { RecordTable } from '../table/record-table.ts'

/** The blocks of a rule: rows that share its keys, as groups of two and more rows. */
export interface Blocks {
  readonly rule: BlockingRule
  /** Block b holds `rows[starts[b]] … rows[starts[b + 1] − 1]`, ascending. */
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** Blocks that hold no more rows than the rule's cap, and the pairs they make. */
  readonly pairs: number
  /** Rows in larger blocks. */
  readonly overCap: number
}

const DEFAULT_CAP = 500
/** Keys of one row in one rule. */
const MOST_KEYS = 256

/** Groups the rows of a table by the keys of a rule. */
export function blocksOf(table: RecordTable, rule: BlockingRule, columns: readonly KeyColumn[]): Blocks {
  const ids = new Map<number, number>()
  const entryKey: number[] = []
  const entryRow: number[] = []
  const number = (combined: number): number => {
    const known = ids.get(combined)
    if (known !== undefined) return known
    ids.set(combined, ids.size)
    return ids.size - 1
  }
  for (let row = 0; row < table.size; row++) {
    let keys: readonly number[] = columns[0]!.keysOf(row)
    for (let c = 1; c < columns.length && keys.length > 0; c++) {
      const more = columns[c]!.keysOf(row)
      // key ids stay below 2^26, so two of them make an exact number
      keys = keys.flatMap((k) => more.map((next) => number(k * 2 ** 26 + next)))
    }
    for (let k = 0; k < keys.length && k < MOST_KEYS; k++) {
      entryKey.push(keys[k]!)
      entryRow.push(row)
    }
  }
  const groups = groupBy(Int32Array.from(entryKey), Math.max(0, ...maxOf(entryKey)) + 1)
  return counted(
    rule,
    groups.starts,
    groups.items.map((entry) => entryRow[entry]!),
  )
}

function maxOf(keys: readonly number[]): [number] {
  let max = 0
  for (const key of keys) if (key > max) max = key
  return [max]
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

/** The same blocks under another cap. */
export function withCap({ rule, starts, rows }: Blocks, cap: number): Blocks {
  return counted({ ...rule, cap }, starts, rows)
}

/**
 * Calls `visit` for every pair of rows that some rule makes candidates, once: a pair that an earlier rule found is
 * skipped by a look into that rule's blocks, without a memory of pairs.
 */
export function eachCandidatePair(rules: readonly Blocks[], rows: number, visit: (a: number, b: number) => void): void {
  const blocksByRow = rules.map((blocks) => blockLists(blocks, rows))
  rules.forEach(({ starts, rows: members, rule }, r) => {
    for (let b = 0; b + 1 < starts.length; b++) {
      const size = starts[b + 1]! - starts[b]!
      if (size < 2 || size > (rule.cap ?? DEFAULT_CAP)) continue
      for (let i = starts[b]!; i < starts[b + 1]!; i++) {
        for (let j = starts[b]!; j < i; j++) {
          const x = members[j]!
          const y = members[i]!
          // the same pair may share several keys of one rule, too: only the first block counts
          if (!sharesBlock(blocksByRow, x, y, r, b)) visit(x, y)
        }
      }
    }
  })
}

/** Per row, the blocks it is in (those within the cap). */
interface BlockLists {
  readonly starts: Int32Array
  readonly blocks: Int32Array
}

function blockLists({ starts, rows: members, rule }: Blocks, rows: number): BlockLists {
  const rowOf: number[] = []
  const blockOf: number[] = []
  for (let b = 0; b + 1 < starts.length; b++) {
    const size = starts[b + 1]! - starts[b]!
    if (size < 2 || size > (rule.cap ?? DEFAULT_CAP)) continue
    for (let i = starts[b]!; i < starts[b + 1]!; i++) {
      rowOf.push(members[i]!)
      blockOf.push(b)
    }
  }
  const byRow = groupBy(Int32Array.from(rowOf), rows)
  return { starts: byRow.starts, blocks: byRow.items.map((entry) => blockOf[entry]!) }
}

/** Whether two rows meet in a block of an earlier rule, or in an earlier block of rule `r`. */
function sharesBlock(lists: readonly BlockLists[], x: number, y: number, r: number, block: number): boolean {
  for (let rule = 0; rule <= r; rule++) {
    const { starts, blocks } = lists[rule]!
    let i = starts[x]!
    let j = starts[y]!
    while (i < starts[x + 1]! && j < starts[y + 1]!) {
      const difference = blocks[i]! - blocks[j]!
      if (difference === 0) {
        if (rule < r || blocks[i]! < block) return true
        break
      }
      if (difference < 0) i++
      else j++
    }
  }
  return false
}

/** Whether two rows meet in a block of a rule. */
export function blockMembership(blocks: Blocks): (x: number, y: number) => boolean {
  let rows = 0
  for (const row of blocks.rows) rows = Math.max(rows, row + 1)
  const lists = [blockLists(blocks, rows)]
  return (x, y) => x < rows && y < rows && sharesBlock(lists, x, y, 0, Number.POSITIVE_INFINITY)
}
