/**
 * A bit for each number in a value, words with a digit that are no ordinals, by a hash of it; 0 where it has no number,
 * or nothing else.
 */
export function numbersOf(at: usize, length: i32): u32 {
  let numbers: u32 = 0
  let words = false
  let from = 0
  let hasDigit = false
  let hash: u32 = 0
  for (let i = 0; i <= length; i++) {
    const byte: u32 = i < length ? load<u8>(at + i) : 0x20
    if (byte !== 0x20) {
      hasDigit = hasDigit || byte - 0x30 <= 9
      hash = (hash ^ byte) * 0x01000193
      continue
    }
    if (i > from) {
      if (hasDigit && !isOrdinal(at + from, i - from)) numbers |= (1 as u32) << ((hash ^ (hash >>> 15)) & 31)
      else words = true
    }
    from = i + 1
    hasDigit = false
    hash = 0
  }
  return words ? numbers : 0
}

/** `7th`: the name of a street, not the number of a house. */
function isOrdinal(at: usize, length: i32): bool {
  if (length < 3) return false
  const end: u32 = load<u16>(at + length - 2)
  if (end !== 0x7473 && end !== 0x646e && end !== 0x6472 && end !== 0x6874) return false
  for (let i = 0; i < length - 2; i++) if ((load<u8>(at + i) as u32) - 0x30 > 9) return false
  return true
}
