import { AT_LEAST, LEVEL_BY_DISTANCE, ROW, SIMILARITIES_ASKED } from '../comparison-layout.ts'
import { SIMILARITIES } from '../scratch-layout.ts'

/**
 * The level that values which differ reach with such a similarity, of `last` levels. Where similarities are asked for, it is
 * kept at place `k`.
 */
@inline
export function levelBySimilarity(comparison: usize, last: i32, similarity: f64, k: i32, scratch: usize): i32 {
  if (last === SIMILARITIES_ASKED) return keep(comparison, similarity, k, scratch)
  let level = min(last, 2)
  while (level < last && similarity < load<f64>(comparison + ((level - 1) << 3), AT_LEAST)) level++
  return level
}

/** The same with such an edit distance. @param longer length of the longer value */
@inline
export function levelByDistance(comparison: usize, last: i32, longer: i32, distance: i32, k: i32, scratch: usize): i32 {
  if (last !== SIMILARITIES_ASKED) return load<u8>(comparison + longer * ROW + distance, LEVEL_BY_DISTANCE)
  return keep(comparison, 1 - (distance as f64) / (longer as f64), k, scratch)
}

function keep(comparison: usize, similarity: f64, k: i32, scratch: usize): i32 {
  const cutoff = load<f64>(comparison, AT_LEAST)
  store<f64>(scratch + (k << 3), similarity < cutoff ? 0 : similarity, SIMILARITIES)
  return 1
}
