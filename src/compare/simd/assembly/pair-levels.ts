import { editDistance } from './edit-distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'

const OSA: i32 = 1
const JARO_WINKLER: i32 = 2

/** Longer values are left to others. */
const LONGEST: i32 = 64

/**
 * Writes to `into[i]` the level that values `xs[i]` and `ys[i]` reach by comparator number `by`, for each i below `n`;
 * 0 where a value is not ASCII or too long. Returns how often.
 *
 * @param xs address of value numbers, 32 bits each; as `ys`
 * @param starts address of where each value starts, counted from `bytes`, 32 bits each
 * @param atLeast address of the least similarity of level 1, 2, … , f64 each; there are `levels` of them
 * @param into address of one byte a pair
 */
export function pairLevels(
  by: i32,
  n: i32,
  xs: usize,
  ys: usize,
  bytes: usize,
  starts: usize,
  atLeast: usize,
  levels: i32,
  into: usize,
): i32 {
  const cutoff: f64 = levels < 2 ? 0 : load<f64>(atLeast + ((levels - 2) << 3))
  let open = 0
  for (let i = 0; i < n; i++) {
    const x = load<u32>(xs + (i << 2))
    const y = load<u32>(ys + (i << 2))
    if (x === y) {
      store<u8>(into + i, 1)
      continue
    }
    const xStart = load<u32>(starts + (x << 2))
    const yStart = load<u32>(starts + (y << 2))
    const a = bytes + xStart
    const b = bytes + yStart
    const aLength = load<u32>(starts + (x << 2), 4) - xStart
    const bLength = load<u32>(starts + (y << 2), 4) - yStart
    if (!isShortAscii(a, aLength) || !isShortAscii(b, bLength)) {
      store<u8>(into + i, 0)
      open++
      continue
    }
    const s = similarity(by, a, aLength, b, bLength, cutoff)
    let level = min(levels, 2)
    while (level < levels && s < load<f64>(atLeast + ((level - 1) << 3))) level++
    store<u8>(into + i, level)
  }
  return open
}

function isShortAscii(at: usize, length: i32): bool {
  if (length > LONGEST) return false
  const end = at + length
  for (; at + 16 < end; at += 16) if (i8x16.bitmask(v128.load(at)) !== 0) return false
  return (i8x16.bitmask(v128.load(at)) & ((1 << ((end - at) as i32)) - 1)) === 0
}

/** Of two ASCII values that differ; what is below `cutoff` may come back as less. */
function similarity(by: i32, a: usize, aLength: i32, b: usize, bLength: i32, cutoff: f64): f64 {
  if (by === JARO_WINKLER) return jaroWinkler(a, aLength, b, bLength, cutoff)
  const longer: f64 = max(aLength, bLength)
  if (1 - (abs(aLength - bLength) as f64) / longer < cutoff) return 0
  return 1 - (editDistance(a, aLength, b, bLength, by === OSA) as f64) / longer
}
