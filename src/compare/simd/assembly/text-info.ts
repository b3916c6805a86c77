import { INFO_BYTES, NICKNAME } from '../comparison-layout.ts'

/**
 * What is known of a value beforehand, 16 bytes, so that most pairs are told apart without a look at their characters:
 * - its first four bytes (of a date: its digits; of a street address: a bit for each number in it)
 * - which characters there are: bit n for those whose code ends in n (of a date: the day, counted)
 * - where it stands (of a date: the year)
 * - 16 bits: its length, of an e-mail address that of the local part
 * - 16 bits: flags
 */
export const INFO: usize = INFO_BYTES

/** Not ASCII, too long or, for what its comparator looks at, of another form: it is left to the comparator. */
export const BEYOND: u32 = 0x80000000
/** Of names: it has vowels. */
export const VOWELS: u32 = 0x00010000
/** Of names: it is one letter. */
export const INITIAL: u32 = 0x00040000

/** Whether nothing but the spelling can make two names alike: not both are nicknames, and both have vowels or neither. */
@inline
export function isSpelledOnly(aFlags: u32, bFlags: u32): bool {
  return (((aFlags & bFlags) & NICKNAME) | ((aFlags ^ bFlags) & VOWELS)) === 0
}

/**
 * At most so many characters of one value stand in the other, too: each that is in one only leaves at least one without
 * a partner.
 */
@inline
export function mostMatches(aLength: i32, aCharacters: u32, bLength: i32, bCharacters: u32): i32 {
  return min(
    aLength - (popcnt<u32>(aCharacters & ~bCharacters) as i32),
    bLength - (popcnt<u32>(bCharacters & ~aCharacters) as i32),
  )
}

/** At least so many edits make one value of the other: one for each character that only one of them has. */
@inline
export function leastEdits(aLength: i32, aCharacters: u32, bLength: i32, bCharacters: u32): i32 {
  return max(
    aLength - bLength,
    max(popcnt<u32>(aCharacters & ~bCharacters) as i32, popcnt<u32>(bCharacters & ~aCharacters) as i32),
  )
}
