import { CALENDAR_DATE, EMAIL_ADDRESS, INFO_FLAGS, LONGEST, PERSON_NAME, STREET_ADDRESS } from '../comparison-layout.ts'
import { dayOf, digitsOf, isFullDate, yearOf } from './calendar-date.ts'
import { lastOf } from './find.ts'
import { numbersOf } from './street-address.ts'
import { BEYOND, INFO, INITIAL, VOWELS } from './text-info.ts'

/** Writes what is to be known of `size` values. */
export function writeInfos(by: i32, bytes: usize, starts: usize, size: i32, infos: usize): void {
  for (let n = 0; n < size; n++) {
    const start = bytes + load<u32>(starts + (n << 2))
    const length = (bytes + load<u32>(starts + (n << 2), 4) - start) as i32
    const info = infos + (n as usize) * INFO
    store<u32>(info, load<u32>(start))
    store<u32>(info, start as u32, 8)
    let kept = length
    if (by === EMAIL_ADDRESS && length > 0 && length <= 254) kept = lastOf(start, length, 0x40)
    let flags: u32 = 0
    if (kept > LONGEST || kept === 0 || !isAscii(start, kept)) flags = BEYOND
    else if (by === PERSON_NAME) flags = nameFlags(start, kept)
    else if (by === CALENDAR_DATE && !isFullDate(start, kept)) flags = BEYOND
    store<u32>(info, charactersOf(start, min(kept, LONGEST)), 4)
    if (flags !== BEYOND && by === CALENDAR_DATE) {
      store<u32>(info, digitsOf(start))
      store<i32>(info, dayOf(start), 4)
      store<i32>(info, yearOf(start), 8)
    }
    if (flags !== BEYOND && by === STREET_ADDRESS) {
      const numbers = numbersOf(start, kept)
      store<u32>(info, numbers)
      if (numbers === 0) flags = BEYOND
    }
    store<u32>(info, (min(kept, LONGEST) as u32) | flags, INFO_FLAGS)
  }
}

/** Names of several words are left to the comparator. Which are nicknames is not known here. */
function nameFlags(at: usize, length: i32): u32 {
  if (lastOf(at, length, 0x20) < length) return BEYOND
  if (length === 1) return INITIAL
  let vowels = false
  for (let i = 0; i < length; i++) {
    const byte: i32 = load<u8>(at + i)
    vowels = vowels || byte === 0x61 || byte === 0x65 || byte === 0x69 || byte === 0x6f || byte === 0x75
  }
  return vowels ? VOWELS : 0
}

function charactersOf(at: usize, length: i32): u32 {
  let characters: u32 = 0
  for (let i = 0; i < length; i++) characters |= (1 as u32) << (load<u8>(at + i) & 31)
  return characters
}

function isAscii(at: usize, length: i32): bool {
  let seen: u32 = 0
  for (let i = 0; i < length; i++) seen |= load<u8>(at + i)
  return seen < 0x80
}
