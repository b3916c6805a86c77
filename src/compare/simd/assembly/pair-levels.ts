import { GROUP, GROUPS, LEVEL_BY_DISTANCE, LEVELS, LONGEST, NICKNAME_SHAPES, ROW, XS, YS } from '../scratch-layout.ts'
import { editLevels } from './edit-distance.ts'
import { addAtEnd, addAtStart, clear, countOf, note } from './group.ts'
import { jaroWinklerLevels, leastMatches } from './jaro-winkler.ts'

const OSA: i32 = 1
const JARO_WINKLER: i32 = 2
const PERSON_NAME: i32 = 3
const EMAIL_ADDRESS: i32 = 4

const SPACE: i32 = 0x20
const AT_SIGN: i32 = 0x40

/**
 * Writes the level that values `xs[i]` and `ys[i]` reach by comparator number `by`, for each i below `n`; 0 where that is
 * left open: a value is not ASCII or too long, or, of names and e-mail addresses, the spelling does not tell them apart.
 * Returns how often. Pairs, tables and answers are in the scratch, as its layout tells.
 *
 * @param bytes address of the values' bytes
 * @param starts address of where each value starts, counted from `bytes`, 32 bits each
 * @param levels how many there are
 */
export function pairLevels(by: i32, n: i32, bytes: usize, starts: usize, scratch: usize, levels: i32): i32 {
  const small = scratch + GROUPS
  const middle = small + GROUP
  const large = middle + GROUP
  clear(small)
  clear(middle)
  clear(large)
  for (let i = 0; i < n; i++) {
    const x = load<u32>(scratch + (i << 2), XS)
    const y = load<u32>(scratch + (i << 2), YS)
    if (x === y) {
      store<u8>(scratch + i, 1, LEVELS)
      continue
    }
    const xStart = load<u32>(starts + (x << 2))
    const yStart = load<u32>(starts + (y << 2))
    const xLength: i32 = load<u32>(starts + (x << 2), 4) - xStart
    const yLength: i32 = load<u32>(starts + (y << 2), 4) - yStart
    // the longer one first, without a branch: it would be a coin toss
    const inOrder = xLength >= yLength
    const a = bytes + select(xStart, yStart, inOrder)
    const b = bytes + select(yStart, xStart, inOrder)
    const aLength = select(xLength, yLength, inOrder)
    const bLength = select(yLength, xLength, inOrder)
    if (aLength > LONGEST || !isAscii(a, aLength) || !isAscii(b, bLength)) {
      store<u8>(scratch + i, 0, LEVELS)
      continue
    }
    // what is not known at once comes with its group, maybe now, or stays open
    store<u8>(scratch + i, 0, LEVELS)
    let known = 0
    if (by === EMAIL_ADDRESS) known = addLocalParts(i, a, aLength, b, bLength, scratch, levels)
    else if (by !== PERSON_NAME) {
      known =
        by === JARO_WINKLER
          ? addJaroWinkler(by, i, a, aLength, b, bLength, scratch, levels)
          : addEdit(by, i, a, aLength, b, bLength, scratch, levels)
    } else if (isSpelledOnly(a, aLength, b, bLength, scratch)) {
      known = addJaroWinkler(by, i, a, aLength, b, bLength, scratch, levels)
    }
    if (known > 0) store<u8>(scratch + i, known, LEVELS)
  }
  if (countOf(small) > 0) groupLevels<i16>(by, small, scratch, levels)
  if (countOf(middle) > 0) groupLevels<i32>(by, middle, scratch, levels)
  if (countOf(large) > 0) groupLevels<i64>(by, large, scratch, levels)
  return countOpen(scratch + LEVELS, n)
}

/** Puts a pair into its group by the longer value. Returns its level where that is known at once, else 0. */
function addJaroWinkler(by: i32, i: i32, a: usize, aLength: i32, b: usize, bLength: i32, scratch: usize, levels: i32): i32 {
  // four characters are compared, which is as much as counts
  const prefix = min(i32.ctz(load<u32>(a) ^ load<u32>(b)) >> 3, bLength)
  if (bLength < leastMatches(scratch, prefix, aLength, bLength)) return levels
  const group = groupFor(scratch, aLength)
  note(group, i, aLength, bLength, prefix)
  if (aLength <= 16) {
    if (addAtStart<i16>(group, a, aLength, b, bLength)) groupLevels<i16>(by, group, scratch, levels)
  } else if (aLength <= 32) {
    if (addAtStart<i32>(group, a, aLength, b, bLength)) groupLevels<i32>(by, group, scratch, levels)
  } else {
    if (addAtStart<i64>(group, a, aLength, b, bLength)) groupLevels<i64>(by, group, scratch, levels)
  }
  return 0
}

/**
 * The same for edit distances, by the shorter value: of long ones, of what is left without their common beginning
 * and end, which never change the distance, and leave little where one is the other with a slip.
 */
function addEdit(by: i32, i: i32, a: usize, aLength: i32, b: usize, bLength: i32, scratch: usize, levels: i32): i32 {
  const table = scratch + aLength * ROW
  const least = load<u8>(table + (aLength - bLength), LEVEL_BY_DISTANCE)
  // the lengths alone tell
  if (least === levels) return levels
  let begin = 0
  let rest = aLength
  let text = bLength
  if (aLength > 16) {
    begin = commonBegin(a, b, bLength)
    const same = begin + commonEnd(a + aLength, b + bLength, bLength - begin)
    rest -= same
    text -= same
    if (rest === 1) return load<u8>(table + 1, LEVEL_BY_DISTANCE)
  }
  if (text === 0) return least
  const group = groupFor(scratch, text)
  note(group, i, aLength, bLength, 0)
  a += begin
  b += begin
  if (text <= 16) {
    if (addAtEnd<i16>(group, b, text, a, rest)) groupLevels<i16>(by, group, scratch, levels)
  } else if (text <= 32) {
    if (addAtEnd<i32>(group, b, text, a, rest)) groupLevels<i32>(by, group, scratch, levels)
  } else {
    if (addAtEnd<i64>(group, b, text, a, rest)) groupLevels<i64>(by, group, scratch, levels)
  }
  return 0
}

/** E-mail addresses whose local parts differ too much reach the last level, whatever their domains; the others stay open. */
function addLocalParts(i: i32, a: usize, aLength: i32, b: usize, bLength: i32, scratch: usize, levels: i32): i32 {
  const aLocal = lastOf(a, aLength, AT_SIGN)
  const bLocal = lastOf(b, bLength, AT_SIGN)
  if (aLocal === 0 || bLocal === 0) return 0
  return aLocal >= bLocal
    ? addJaroWinkler(EMAIL_ADDRESS, i, a, aLocal, b, bLocal, scratch, levels)
    : addJaroWinkler(EMAIL_ADDRESS, i, b, bLocal, a, aLocal, scratch, levels)
}

/**
 * Whether nothing but the spelling can make two names alike: each is one word and more than an initial, not both may be
 * nicknames, and both are written with vowels or both without.
 */
function isSpelledOnly(a: usize, aLength: i32, b: usize, bLength: i32, scratch: usize): bool {
  if (bLength < 2 || lastOf(a, aLength, SPACE) < aLength || lastOf(b, bLength, SPACE) < bLength) return false
  if (mayBeNickname(a, aLength, scratch) && mayBeNickname(b, bLength, scratch)) return false
  return hasVowel(a, aLength) === hasVowel(b, bLength)
}

/** Whether a nickname has such ends and such a length. */
function mayBeNickname(at: usize, length: i32, scratch: usize): bool {
  const first: u32 = load<u8>(at)
  const last: u32 = load<u8>(at + length - 1)
  const shape = ((first & 31) << 10) | ((last & 31) << 5) | (length & 31)
  return ((load<u32>(scratch + ((shape >> 5) << 2), NICKNAME_SHAPES) >>> (shape & 31)) & 1) === 1
}

/** Whether one of up to 64 characters is a, e, i, o or u. */
function hasVowel(at: usize, length: i32): bool {
  let vowels: u64 = 0
  for (let i = 0; i < length; i += 16) {
    const bytes = v128.load(at + i)
    const open = v128.or(i8x16.eq(bytes, i8x16.splat(0x61)), i8x16.eq(bytes, i8x16.splat(0x65)))
    const closed = v128.or(i8x16.eq(bytes, i8x16.splat(0x69)), i8x16.eq(bytes, i8x16.splat(0x6f)))
    const all = v128.or(v128.or(open, closed), i8x16.eq(bytes, i8x16.splat(0x75)))
    vowels |= ((i8x16.bitmask(all) as u32) as u64) << i
  }
  return (vowels & (u64.MAX_VALUE >>> (64 - length))) !== 0
}

/** Where a character last stands in a value of 1 to 64; the value's length where it does not. */
function lastOf(at: usize, length: i32, character: i32): i32 {
  let found: u64 = 0
  for (let i = 0; i < length; i += 16) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(at + i), i8x16.splat(character as i8)))
    found |= ((equal as u32) as u64) << i
  }
  found &= u64.MAX_VALUE >>> (64 - length)
  return found === 0 ? length : 63 - (clz(found) as i32)
}

function countOpen(levels: usize, n: i32): i32 {
  let open = 0
  for (let i = 0; i < n; i++) open += (load<u8>(levels + i) === 0) as i32
  return open
}

/** The group of pairs with such a pattern. */
function groupFor(scratch: usize, length: i32): usize {
  return scratch + GROUPS + ((((length > 16) as i32) + ((length > 32) as i32)) as usize) * GROUP
}

/** How many characters two values have in common at the beginning, at most `most`. */
@inline
function commonBegin(a: usize, b: usize, most: i32): i32 {
  let common = 0
  for (; common < most; common += 16) {
    const other = ~i8x16.bitmask(i8x16.eq(v128.load(a + common), v128.load(b + common))) & 0xffff
    if (other !== 0) return min(common + ctz(other), most)
  }
  return most
}

/** How many characters two values have in common at the end, at most `most`. */
@inline
function commonEnd(aEnd: usize, bEnd: usize, most: i32): i32 {
  let common = 0
  for (; common < most; common += 16) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(aEnd - common - 16), v128.load(bEnd - common - 16)))
    const other = ~equal & 0xffff
    if (other !== 0) return min(common + clz(other) - 16, most)
  }
  return most
}

function groupLevels<T>(by: i32, group: usize, scratch: usize, levels: i32): void {
  if (by >= JARO_WINKLER) jaroWinklerLevels<T>(group, scratch, levels, by === JARO_WINKLER)
  else if (by === OSA) editLevels<T>(group, true, scratch)
  else editLevels<T>(group, false, scratch)
  clear(group)
}

function isAscii(at: usize, length: i32): bool {
  if (length > 32) {
    if (v128.any_true(v128.and(v128.or(v128.load(at), v128.load(at, 16)), i8x16.splat(-128)))) return false
    at += 32
    length -= 32
  }
  // up to 32 bytes at once, which is cheaper than to guess whether they are so many
  const high: u64 = (i8x16.bitmask(v128.load(at)) | (i8x16.bitmask(v128.load(at, 16)) << 16)) as u32
  return (high & (((1 as u64) << length) - 1)) === 0
}
