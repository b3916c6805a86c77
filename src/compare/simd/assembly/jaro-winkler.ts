const PREFIX_WEIGHT: f64 = 0.1
const BOOST_ABOVE: f64 = 0.7

function equal64(v0: v128, v1: v128, v2: v128, v3: v128, symbol: v128): u64 {
  const low = i8x16.bitmask(i8x16.eq(v0, symbol)) | (i8x16.bitmask(i8x16.eq(v1, symbol)) << 16)
  const high = i8x16.bitmask(i8x16.eq(v2, symbol)) | (i8x16.bitmask(i8x16.eq(v3, symbol)) << 16)
  return (low as u32 as u64) | ((high as u32 as u64) << 32)
}

/** Jaro-Winkler similarity of two ASCII values of at most 64 characters; what is below `cutoff` may come back as 0. */
export function jaroWinkler(a: usize, aLength: i32, b: usize, bLength: i32, cutoff: f64): f64 {
  if (aLength < bLength) {
    const start = a
    a = b
    b = start
    const length = aLength
    aLength = bLength
    bLength = length
  }
  if (bLength === 0) return aLength === 0 ? 1 : 0
  const x: f64 = aLength
  const y: f64 = bLength
  // four characters are compared, which is as much as counts
  let prefix = i32.ctz(load<u32>(a) ^ load<u32>(b)) >> 3
  prefix = min(prefix, bLength)
  const gain = PREFIX_WEIGHT * prefix
  const least = cutoff <= BOOST_ABOVE ? cutoff : max(BOOST_ABOVE, (cutoff - gain) / (1 - gain) - 1e-9)
  if ((y / x + 1 + 1) / 3 < least) return 0
  let moved = 0
  let taken: u64
  let used: u64 = 0
  if (aLength <= 16) {
    const v = v128.load(a)
    const window = max(0, (aLength >> 1) - 1)
    let reach: u32 = (1 << (window + 1)) - 1
    let growth: u32 = (1 << window) - 1
    const rows: u32 = (1 << aLength) - 1
    let free: u32 = rows
    let used32: u32 = 0
    for (let j = 0; j < bLength; j++) {
      const found = i8x16.bitmask(i8x16.eq(v, i8x16.splat(load<u8>(b + j)))) & reach & free
      const first = found & -found
      free ^= first
      used32 |= ((first !== 0) as u32) << j
      reach = (reach << 1) | (growth & 1)
      growth >>>= 1
    }
    taken = rows ^ free
    used = used32
  } else {
    const v0 = v128.load(a)
    const v1 = v128.load(a, 16)
    const v2 = v128.load(a, 32)
    const v3 = v128.load(a, 48)
    const window = (aLength >> 1) - 1
    let reach: u64 = ((1 as u64) << (window + 1)) - 1
    let growth: u64 = ((1 as u64) << window) - 1
    const rows: u64 = u64.MAX_VALUE >>> (64 - aLength)
    let free: u64 = rows
    for (let j = 0; j < bLength; j++) {
      const found = equal64(v0, v1, v2, v3, i8x16.splat(load<u8>(b + j))) & reach & free
      const first = found & -found
      free ^= first
      used |= ((first !== 0) as u64) << j
      reach = (reach << 1) | (growth & 1)
      growth >>>= 1
    }
    taken = rows ^ free
  }
  const matches = i64.popcnt(taken) as i32
  if (matches === 0) return 0
  const m: f64 = matches
  if ((m / x + m / y + 1) / 3 < least) return 0
  while (taken !== 0) {
    moved += (load<u8>(a + (i64.ctz(taken) as usize)) !== load<u8>(b + (i64.ctz(used) as usize))) as i32
    taken &= taken - 1
    used &= used - 1
  }
  const jaro = (m / x + m / y + ((matches - (moved >> 1)) as f64) / m) / 3
  return jaro > BOOST_ABOVE ? jaro + (prefix as f64) * PREFIX_WEIGHT * (1 - jaro) : jaro
}
