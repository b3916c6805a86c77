import type { KeyColumn } from '../block/key-column.ts'
import { Int32Column } from '../collections/column.ts'
import { HashTable } from '../collections/hash-table.ts'

/** Keys of one row in one rule. */
const MOST_KEYS = 256

/** The keys of all rows: row r has `keys[starts[r]] … keys[starts[r + 1] − 1]`, distinct. */
export interface RowKeys {
  readonly starts: Int32Array
  readonly keys: Int32Array
  /** Per key: how many rows have it. */
  readonly held: Int32Array
}

/** What a blocking key makes of the rows 0 … `rows` − 1. */
export function rowKeys(column: KeyColumn, rows: number): RowKeys {
  const starts = new Int32Array(rows + 1)
  const keys = new Int32Column()
  for (let row = 0; row < rows; row++) {
    const of = column.keysOf(row)
    for (let k = 0; k < of.length && k < MOST_KEYS; k++) keys.push(of[k]!)
    starts[row + 1] = keys.length
  }
  return { starts, keys: keys.view, held: heldBy(keys.view) }
}

/**
 * Keys made of one of each, numbered as they are met. Where either stands in one row alone, the two do as well, and are
 * left out: they make no pair.
 */
export function combinedKeys(a: RowKeys, b: RowKeys): RowKeys {
  const rows = a.starts.length - 1
  const starts = new Int32Array(rows + 1)
  const keys = new Int32Column()
  const firsts = new Int32Column()
  const seconds = new Int32Column()
  const known = new HashTable(1024)
  for (let row = 0; row < rows; row++) {
    let left = MOST_KEYS
    for (let i = a.starts[row]!; i < a.starts[row + 1]!; i++) {
      const first = a.keys[i]!
      for (let j = b.starts[row]!; j < b.starts[row + 1]! && left > 0; j++, left--) {
        const second = b.keys[j]!
        if (a.held[first] === 1 || b.held[second] === 1) continue
        const hash = hashOf(first, second)
        let slot = known.first(hash)
        let key = -1
        for (; slot >= 0; slot = known.next(hash, slot)) {
          key = known.idAt(slot)
          if (firsts.data[key] === first && seconds.data[key] === second) break
        }
        if (slot < 0) {
          key = firsts.push(first)
          seconds.push(second)
          known.add(hash, key)
        }
        keys.push(key)
      }
    }
    starts[row + 1] = keys.length
  }
  return { starts, keys: keys.view, held: heldBy(keys.view) }
}

function heldBy(keys: Int32Array): Int32Array {
  let most = -1
  for (const key of keys) if (key > most) most = key
  const held = new Int32Array(most + 1)
  for (const key of keys) held[key]!++
  return held
}

/** Austin Appleby's MurmurHash3 of two words. */
function hashOf(a: number, b: number): number {
  let hash = Math.imul(a, 0xcc9e2d51) ^ Math.imul(b, 0x1b873593)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
