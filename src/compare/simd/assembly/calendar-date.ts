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

/** The eight digits of a full date, four bits each. */
export function digitsOf(at: usize): u32 {
  let digits: u32 = 0
  for (let i = 0; i < 10; i++) if (i !== 4 && i !== 7) digits = (digits << 4) | (load<u8>(at + i) & 15)
  return digits
}

/** The year of a full date. */
export function yearOf(at: usize): i32 {
  return 100 * twoDigits(at) + twoDigits(at + 2)
}

function twoDigits(at: usize): i32 {
  return 10 * ((load<u8>(at) as i32) - 0x30) + (load<u8>(at, 1) as i32) - 0x30
}

/** Day count of a full date; the year begins in March, so leap days come last. */
export function dayOf(at: usize): i32 {
  const month = twoDigits(at + 5)
  const year = yearOf(at) - ((month < 3) as i32)
  const y: f64 = year
  const leapDays = (Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) as i32
  return 365 * year + leapDays + (153 * ((month + 9) % 12) + 2) / 5 + twoDigits(at + 8)
}

/** `calendarDate` of two full dates that differ, given their digits, years and days. */
@inline
export function dateSimilarity(a: u32, aYear: i32, aDay: i32, b: u32, bYear: i32, bDay: i32): f64 {
  const years = abs(aYear - bYear)
  const monthDay = b & 0xffff
  if (years === 0 && (a & 0xffff) === (((monthDay & 255) << 8) | (monthDay >>> 8))) return SWAPPED_DAY_MONTH
  // a bit for each digit that differs
  let differ = a ^ b
  differ |= differ >>> 1
  differ = (differ | (differ >>> 2)) & 0x11111111
  if (popcnt<u32>(differ) <= 2 && isTypo(a, b, differ)) return TYPO
  if (((a ^ b) & 0xffff) === 0) return max<f64>(0, OTHER_YEAR - YEAR_APART * (years as f64))
  return max<f64>(0, NEAR * (1 - (abs(aDay - bDay) as f64) / NEAR_DAYS))
}

/** Whether of one or two digits that differ it is one, or two neighbours that changed places. */
function isTypo(a: u32, b: u32, differ: u32): bool {
  const low = ctz<u32>(differ)
  const high = 31 - clz<u32>(differ)
  if (low === high) return true
  if (high - low !== 4) return false
  return ((a >>> low) & 15) === ((b >>> high) & 15) && ((a >>> high) & 15) === ((b >>> low) & 15)
}
