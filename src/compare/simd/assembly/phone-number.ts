import { commonBegin, commonEnd } from './find.ts'

const COUNTRY_MISSING: f64 = 0.95
const TYPO: f64 = 0.9
const SAME_SUBSCRIBER: f64 = 0.8
const SUBSCRIBER_DIGITS: i32 = 7

/** `phoneNumber` of two values that differ. */
export function phoneSimilarity(a: usize, aLength: i32, b: usize, bLength: i32): f64 {
  const aPlus = (load<u8>(a) === 0x2b) as i32
  const bPlus = (load<u8>(b) === 0x2b) as i32
  const aRest = aLength - aPlus
  const bRest = bLength - bPlus
  const shorter = min(aRest, bRest)
  if (shorter < SUBSCRIBER_DIGITS) return 0
  const end = commonEnd(a + aLength, b + bLength, shorter)
  if (end === shorter) return COUNTRY_MISSING
  if (isOneEdit(a + aPlus, aRest, b + bPlus, bRest)) return TYPO
  return end >= SUBSCRIBER_DIGITS ? SAME_SUBSCRIBER : 0
}

/** Whether at most one edit, or two neighbours swapped, makes one value of the other. */
function isOneEdit(a: usize, aLength: i32, b: usize, bLength: i32): bool {
  const shorter = min(aLength, bLength)
  const begin = commonBegin(a, b, shorter)
  const end = commonEnd(a + aLength, b + bLength, shorter - begin)
  const aRest = aLength - begin - end
  const bRest = bLength - begin - end
  if (aRest <= 1 && bRest <= 1) return true
  if (aRest !== 2 || bRest !== 2) return false
  const x = a + begin
  const y = b + begin
  return load<u8>(x) === load<u8>(y, 1) && load<u8>(x, 1) === load<u8>(y)
}
