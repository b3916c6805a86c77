import { AT_LEAST } from '../comparison-layout.ts'

/** The level that values which differ reach with such a similarity, of `last` levels. */
@inline
export function levelBySimilarity(comparison: usize, last: i32, similarity: f64): i32 {
  let level = min(last, 2)
  while (level < last && similarity < load<f64>(comparison + ((level - 1) << 3), AT_LEAST)) level++
  return level
}
