const INITIAL_ALIKE: f64 = 0.9
const DIFFERENT_NAMES: f64 = 0.8
const LETTERS_A_SLIP: i32 = 3

/** `personName` of two values that differ of which one is an initial, given their first four characters. */
export function initialSimilarity(a: u32, b: u32): f64 {
  return ((a ^ b) & 255) === 0 ? INITIAL_ALIKE : 0
}

/**
 * `personName` of two words that nothing but their spelling can make alike, given its Jaro-Winkler similarity: where more
 * than every third letter differs they are different names.
 */
export function spellingSimilarity(jaroWinkler: f64, a: usize, aLength: i32, b: usize, bLength: i32): f64 {
  if (jaroWinkler <= DIFFERENT_NAMES) return jaroWinkler
  const slips = max(1, max(aLength, bLength) / LETTERS_A_SLIP)
  return osaDistance(a, aLength, b, bLength) > slips ? DIFFERENT_NAMES : jaroWinkler
}

/** Optimal string alignment distance of two values of 1 to 64 characters, see `wordDistance`. */
function osaDistance(pattern: usize, patternLength: i32, text: usize, textLength: i32): i32 {
  const last = (1 as u64) << (patternLength - 1)
  let plus: u64 = -1
  let minus: u64 = 0
  let diagonal: u64 = 0
  let before: u64 = 0
  let distance = patternLength
  for (let j = 0; j < textLength; j++) {
    const symbol = v128.load_splat<u8>(text + j)
    let equal: u64 = 0
    for (let i = 0; i < patternLength; i += 16) {
      equal |= ((i8x16.bitmask(i8x16.eq(v128.load(pattern + i), symbol)) as u32) as u64) << i
    }
    const swap = ((~diagonal & equal) << 1) & before
    before = equal
    diagonal = (((equal & plus) + plus) ^ plus) | equal | minus | swap
    const up = minus | ~(diagonal | plus)
    const down = diagonal & plus
    distance += ((up & last) !== 0) as i32
    distance -= ((down & last) !== 0) as i32
    const shifted = (up << 1) | 1
    plus = (down << 1) | ~(diagonal | shifted)
    minus = shifted & diagonal
  }
  return distance
}
