const SWAPPED_DAY_MONTH: f64 = 0.95
const TYPO: f64 = 0.9
const OTHER_YEAR: f64 = 0.8
const YEAR_APART: f64 = 0.04
const NEAR: f64 = 0.7
const NEAR_DAYS: f64 = 3652.5

/** Whether a value is `YYYY-MM-DD`. */
export function isFullDate(at: usize, length: i32): bool {
  if (length !== 10) return false
  for (let i = 0; i < 10; i++) {
    const byte: u32 = load<u8>(at + i)
    if (i === 4 || i === 7 ? byte !== 0x2d : byte - 0x30 > 9) return false
  }
  return true
}

/** Year, month and day of a full date: 16, 8 and 8 bits. */
export function partsOf(at: usize): u32 {
  return ((100 * twoDigits(at) + twoDigits(at + 2)) << 16) | (twoDigits(at + 5) << 8) | twoDigits(at + 8)
}

function twoDigits(at: usize): u32 {
  return 10 * ((load<u8>(at) as u32) - 0x30) + (load<u8>(at, 1) as u32) - 0x30
}

/** Day count of a full date; the year begins in March, so leap days come last. */
export function dayOf(at: usize): i32 {
  const parts = partsOf(at) as i32
  const month = (parts >> 8) & 255
  const year = (parts >> 16) - ((month < 3) as i32)
  const leapDays = (Math.floor((year as f64) / 4) - Math.floor((year as f64) / 100) + Math.floor((year as f64) / 400)) as i32
  return 365 * year + leapDays + (153 * ((month + 9) % 12) + 2) / 5 + (parts & 255)
}

/** `calendarDate` of two full dates that differ, given their characters, parts and days. */
export function dateSimilarity(a: usize, aParts: u32, aDay: i32, b: usize, bParts: u32, bDay: i32): f64 {
  const aMonthDay = aParts & 0xffff
  const bMonthDay = bParts & 0xffff
  const years = abs((aParts >>> 16) as i32 - (bParts >>> 16) as i32)
  if (years === 0 && aMonthDay === (((bMonthDay & 255) << 8) | (bMonthDay >>> 8))) return SWAPPED_DAY_MONTH
  if (isTypo(a, b)) return TYPO
  if (aMonthDay === bMonthDay) return max<f64>(0, OTHER_YEAR - YEAR_APART * (years as f64))
  return max<f64>(0, NEAR * (1 - (abs(aDay - bDay) as f64) / NEAR_DAYS))
}

/** Whether full dates differ in one digit, or in two neighbouring digits that changed places. */
function isTypo(a: usize, b: usize): bool {
  let differ = ~i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) & 0x3ff
  const first = ctz(differ) as usize
  differ &= differ - 1
  if (differ === 0) return true
  const second = ctz(differ) as usize
  if ((differ & (differ - 1)) !== 0) return false
  const gap = second - first
  // a hyphen does not part neighbours
  if (gap !== 1 && !(gap === 2 && load<u8>(a + first, 1) === 0x2d)) return false
  return load<u8>(a + first) === load<u8>(b + second) && load<u8>(a + second) === load<u8>(b + first)
}
