import { OPEN } from '../comparison-layout.ts'
import { A, B, LEVELS } from '../scratch-layout.ts'
import { beginGroups, countOpen, endGroups, valueLevel } from './value-level.ts'

/**
 * Writes the level that the first and the second value of each of `n` pairs reach, or `OPEN` where that is left open.
 * Returns how often.
 */
export function pairLevels(comparison: usize, n: i32, scratch: usize): i32 {
  beginGroups(scratch)
  for (let i = 0; i < n; i++) {
    const x = load<u32>(scratch + (i << 2), A)
    const y = load<u32>(scratch + (i << 2), B)
    // what comes with its group may come at once, so that it must not be written after
    store<u8>(scratch + i, OPEN, LEVELS)
    const level = x === y ? 1 : valueLevel(comparison, x, y, i, scratch)
    if (level !== OPEN) store<u8>(scratch + i, level, LEVELS)
  }
  endGroups(comparison, scratch)
  return countOpen(n, scratch)
}
