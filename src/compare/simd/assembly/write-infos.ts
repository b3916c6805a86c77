import { CALENDAR_DATE, EMAIL_ADDRESS, LONGEST, PERSON_NAME, STREET_ADDRESS } from '../comparison-layout.ts'
import { dayOf, isFullDate, partsOf } from './calendar-date.ts'
import { lastOf } from './find.ts'
import { numbersOf } from './street-address.ts'
import { BEYOND, INFO, NICKNAME, VOWELS } from './text-info.ts'

/** Writes what is to be known of `size` values. @param shapes which ends and lengths nicknames have: `nicknameShapes` */
export function writeInfos(by: i32, bytes: usize, starts: usize, size: i32, infos: usize, shapes: usize): void {
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
    else if (by === PERSON_NAME) flags = nameFlags(start, kept, shapes)
    else if (by === CALENDAR_DATE && !isFullDate(start, kept)) flags = BEYOND
    store<u32>(info, charactersOf(start, min(kept, LONGEST)), 4)
    if (flags !== BEYOND && by === CALENDAR_DATE) {
      store<u32>(info, partsOf(start))
      store<i32>(info, dayOf(start), 4)
    }
    if (flags !== BEYOND && by === STREET_ADDRESS) {
      const numbers = numbersOf(start, kept)
      store<u32>(info, numbers)
      if (numbers === 0) flags = BEYOND
    }
    store<u32>(info, (min(kept, LONGEST) as u32) | flags, 12)
  }
}

/** Names of several words, and initials, are left to the comparator. */
function nameFlags(at: usize, length: i32, shapes: usize): u32 {
  if (length < 2 || lastOf(at, length, 0x20) < length) return BEYOND
  let vowels = false
  for (let i = 0; i < length; i++) {
    const byte: i32 = load<u8>(at + i)
    vowels = vowels || byte === 0x61 || byte === 0x65 || byte === 0x69 || byte === 0x6f || byte === 0x75
  }
  const first: u32 = load<u8>(at)
  const last: u32 = load<u8>(at + length - 1)
  const shape = ((first & 31) << 10) | ((last & 31) << 5) | (length & 31)
  const isNickname = ((load<u32>(shapes + ((shape >> 5) << 2)) >>> (shape & 31)) & 1) === 1
  return (vowels ? VOWELS : 0) | (isNickname ? NICKNAME : 0)
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
