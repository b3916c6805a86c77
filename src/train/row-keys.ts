import type { KeyColumn } from '../block/key-column.ts'
import { Int32Column } from '../collections/column.ts'
import { groupBy } from '../collections/grouping.ts'

/** Keys of one row in one rule. */
const MOST_KEYS = 256

/** The keys of all rows: row r has `keys[starts[r]] … keys[starts[r + 1] − 1]`, distinct; −1 is none. */
export interface RowKeys {
  readonly starts: Int32Array
  readonly keys: Int32Array
  /** The row of each of `keys`. */
  readonly rows: Int32Array
  /** Where in `keys` each key stands: of key k at `places[blocks[k]] … places[blocks[k + 1] − 1]`, ascending. */
  readonly blocks: Int32Array
  readonly places: Int32Array
}

/** What a blocking key makes of the rows 0 … `rows` − 1. Keys that stand in one row alone are left out: they make no pair. */
export function rowKeys(column: KeyColumn, rows: number): RowKeys {
  const starts = new Int32Array(rows + 1)
  const keys = new Int32Column()
  const of = new Int32Column()
  for (let row = 0; row < rows; row++) {
    of.length = 0
    column.addKeysOf(row, of)
    for (let k = 0; k < of.length && k < MOST_KEYS; k++) keys.push(of.data[k]!)
    starts[row + 1] = keys.length
  }
  let most = -1
  for (const key of keys.view) if (key > most) most = key
  return shared(starts, keys.view, most + 1)
}

/** What blocks may come to before they are not wanted. */
export interface BlockBounds {
  /** Rows that a block may hold. */
  readonly cap: number
  /** Pairs of the blocks that hold no more. */
  readonly pairs: number
  /** Rows in the others. */
  readonly overCap: number
}

/**
 * Keys made of one of each; undefined where their blocks exceed a bound, which is noticed on the way: most combinations
 * are too coarse.
 */
export function combinedKeys(a: RowKeys, b: RowKeys, bounds: BlockBounds): RowKeys | undefined {
  const rows = a.starts.length - 1
  const starts = new Int32Array(rows + 1)
  for (let row = 0; row < rows; row++) {
    const all = (a.starts[row + 1]! - a.starts[row]!) * (b.starts[row + 1]! - b.starts[row]!)
    starts[row + 1] = starts[row]! + Math.min(all, MOST_KEYS)
  }
  const keys = new Int32Array(starts[rows]!).fill(-1)
  // key by key of the one, so that a key of the other need be known in the block at hand only
  const known = new Int32Array(b.blocks.length - 1).fill(-1)
  /** Rows of each key of the block at hand. */
  const held = new Int32Column()
  let next = 0
  let pairs = 0
  let overCap = 0
  for (let block = 0; block + 1 < a.blocks.length; block++) {
    const first = next
    held.length = 0
    for (let p = a.blocks[block]!; p < a.blocks[block + 1]!; p++) {
      const place = a.places[p]!
      const row = a.rows[place]!
      const [start, end] = [b.starts[row]!, b.starts[row + 1]!]
      let at = starts[row]! + (place - a.starts[row]!) * (end - start)
      for (let j = start; j < end && at < starts[row + 1]!; j++, at++) {
        const other = b.keys[j]!
        if (other < 0) continue
        if (known[other]! < first) {
          known[other] = next++
          held.push(0)
        }
        keys[at] = known[other]!
        held.data[known[other]! - first]!++
      }
    }
    for (let k = 0; k < held.length; k++) {
      const size = held.data[k]!
      if (size > bounds.cap) overCap += size
      else pairs += (size * (size - 1)) / 2
    }
    if (pairs > bounds.pairs || overCap > bounds.overCap) return undefined
  }
  return shared(starts, keys, next)
}

/** The keys that two rows and more have, numbered in the order of the rows. */
function shared(starts: Int32Array, keys: Int32Array, count: number): RowKeys {
  const held = new Int32Array(count)
  for (const key of keys) if (key >= 0) held[key]!++
  const numbers = new Int32Array(count).fill(-1)
  let next = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    if (key < 0 || held[key] === 1) keys[i] = -1
    else {
      if (numbers[key] === -1) numbers[key] = next++
      keys[i] = numbers[key]!
    }
  }
  const rows = new Int32Array(keys.length)
  for (let row = 0; row + 1 < starts.length; row++) rows.fill(row, starts[row], starts[row + 1])
  const { starts: blocks, items: places } = groupBy(keys, next)
  return { starts, keys, rows, blocks, places }
}
