/** Where bit i tells whether byte i of 16 is `symbol`: SIMD in place of the table that scalar code must build. */
function equal16(bytes: v128, symbol: i32): u32 {
  return i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(symbol as i8)))
}

/**
 * Edit distance of two ASCII values; −1 where both are too long. With `swaps`, of optimal string alignment.
 * What a mask has above the pattern's last bit is of no consequence: carries go upwards. The distance is read from the
 * last column: n + its steps up − its steps down.
 */
export function editDistance(a: usize, aLength: i32, b: usize, bLength: i32, swaps: bool): i32 {
  // fewer characters walked are fewer steps
  if (aLength < bLength) {
    const start = a
    a = b
    b = start
    const length = aLength
    aLength = bLength
    bLength = length
  }
  if (bLength === 0) return aLength
  if (aLength <= 16) return distance16(a, aLength, b, bLength, swaps)
  if (aLength <= 32) return distance32(a, aLength, b, bLength, swaps)
  if (aLength <= 64) return distance64(a, aLength, b, bLength, swaps)
  return -1
}

function distance16(a: usize, aLength: i32, b: usize, bLength: i32, swaps: bool): i32 {
  const pattern = v128.load(a)
  const end = b + bLength
  let plus: u32 = u32.MAX_VALUE
  let minus: u32 = 0
  if (swaps) {
    let diagonal: u32 = 0
    let before: u32 = 0
    for (let at = b; at < end; at++) {
      const equal = equal16(pattern, load<u8>(at))
      const swap = ((~diagonal & equal) << 1) & before
      before = equal
      const sum = (equal & plus) + plus
      const reach = equal | minus | swap
      diagonal = (sum ^ plus) | reach
      const flat = ((sum | plus | equal | swap) & ~minus) << 1
      plus = ((diagonal & plus) << 1) | (flat & ~diagonal)
      minus = diagonal & ~flat
    }
  } else {
    for (let at = b; at < end; at++) {
      const equal = equal16(pattern, load<u8>(at))
      const sum = (equal & plus) + plus
      const diagonal = (sum ^ plus) | equal | minus
      const flat = ((sum | (plus | equal)) & ~minus) << 1
      plus = ((diagonal & plus) << 1) | (flat & ~diagonal)
      minus = diagonal & ~flat
    }
  }
  const rows: u32 = (1 << aLength) - 1
  return bLength + i32.popcnt(plus & rows) - i32.popcnt(minus & rows)
}

function distance32(a: usize, aLength: i32, b: usize, bLength: i32, swaps: bool): i32 {
  const low = v128.load(a)
  const high = v128.load(a, 16)
  const end = b + bLength
  const swapMask: u32 = swaps ? u32.MAX_VALUE : 0
  let plus: u32 = u32.MAX_VALUE
  let minus: u32 = 0
  let diagonal: u32 = 0
  let before: u32 = 0
  for (let at = b; at < end; at++) {
    const symbol = load<u8>(at)
    const equal = equal16(low, symbol) | (equal16(high, symbol) << 16)
    const swap = ((~diagonal & equal) << 1) & before & swapMask
    before = equal
    const sum = (equal & plus) + plus
    const touched = equal | swap
    diagonal = (sum ^ plus) | (touched | minus)
    const flat = ((sum | (plus | touched)) & ~minus) << 1
    plus = ((diagonal & plus) << 1) | (flat & ~diagonal)
    minus = diagonal & ~flat
  }
  const rows: u32 = u32.MAX_VALUE >>> (32 - aLength)
  return bLength + i32.popcnt(plus & rows) - i32.popcnt(minus & rows)
}

function distance64(a: usize, aLength: i32, b: usize, bLength: i32, swaps: bool): i32 {
  const v0 = v128.load(a)
  const v1 = v128.load(a, 16)
  const v2 = v128.load(a, 32)
  const v3 = v128.load(a, 48)
  const end = b + bLength
  const swapMask: u64 = swaps ? u64.MAX_VALUE : 0
  let plus: u64 = u64.MAX_VALUE
  let minus: u64 = 0
  let diagonal: u64 = 0
  let before: u64 = 0
  for (let at = b; at < end; at++) {
    const symbol = load<u8>(at)
    const low = equal16(v0, symbol) | (equal16(v1, symbol) << 16)
    const high = equal16(v2, symbol) | (equal16(v3, symbol) << 16)
    const equal = (low as u64) | ((high as u64) << 32)
    const swap = ((~diagonal & equal) << 1) & before & swapMask
    before = equal
    const sum = (equal & plus) + plus
    const touched = equal | swap
    diagonal = (sum ^ plus) | (touched | minus)
    const flat = ((sum | (plus | touched)) & ~minus) << 1
    plus = ((diagonal & plus) << 1) | (flat & ~diagonal)
    minus = diagonal & ~flat
  }
  const rows: u64 = u64.MAX_VALUE >>> (64 - aLength)
  return bLength + (i64.popcnt(plus & rows) as i32) - (i64.popcnt(minus & rows) as i32)
}
