import { AT_LEAST, LAST } from '../comparison-layout.ts'

/** The level that values which differ reach with such a similarity. */
@inline
export function levelBySimilarity(comparison: usize, similarity: f64): i32 {
  const last = load<i32>(comparison, LAST)
  let level = min(last, 2)
  while (level < last && similarity < load<f64>(comparison + ((level - 1) << 3), AT_LEAST)) level++
  return level
}
