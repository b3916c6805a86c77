import { EDIT_GROUP, EDIT_GROUPS, EDIT_WORK } from '../scratch-layout.ts'

/**
 * Sixteen pairs whose edit distances are counted together, each in a byte of one vector. The longer values of a group are
 * of about one length: a multiple of four, and a value that is shorter by `shift` is compared as if so many equal
 * characters stood before both of the pair, which never changes a distance. Below are the addresses in a group.
 */
const LANES: i32 = 16
/** Lane by lane, 16 bytes each: addresses where its values begin, shift included; its pair; and the four bytes below. */
const LEFTS: usize = 0
const RIGHTS: usize = 4
const PAIRS: usize = 8
const SHIFTS: usize = 12
/** Length of the shorter value, shift included. */
const ENDS: usize = 13
/** Length of the longer value as a whole, also of what was left out because both have it. */
const LONGERS: usize = 14
const COUNT: usize = 256

/** In the room to work in: characters of the longer values, of the shorter ones, each 64 vectors; and room to reorder them. */
const COLUMN: usize = 1024
const REORDERED: usize = 256

/** The group of pairs whose longer values have such a length, 1 to 64. */
export function editGroupFor(scratch: usize, longer: i32): usize {
  return scratch + EDIT_GROUPS + (((longer - 1) >> 2) as usize) * EDIT_GROUP
}

/** Length of the longer values of a group, shifts included. */
export function rowsOfGroup(group: usize, scratch: usize): i32 {
  return (((group - scratch - EDIT_GROUPS) / EDIT_GROUP) as i32) * 4 + 4
}

/** Takes a pair in: two values, and the length of the longer one with what was left out. Returns whether the group is full. */
@inline
export function addToEditGroup(group: usize, pair: i32, a: usize, aLength: i32, b: usize, bLength: i32, longer: i32): bool {
  const lane = load<i32>(group, COUNT)
  const entry = group + (lane << 4)
  const shift = -aLength & 3
  store<u32>(entry, (a as i32) - shift, LEFTS)
  store<u32>(entry, (b as i32) - shift, RIGHTS)
  store<u32>(entry, pair, PAIRS)
  store<u32>(entry, shift | ((bLength + shift) << 8) | (longer << 16), SHIFTS)
  store<i32>(group, lane + 1, COUNT)
  return lane + 1 === LANES
}

/** Makes room for other pairs. */
export function clearEditGroup(group: usize): void {
  store<i32>(group, 0, COUNT)
}

/** Pairs in the group. */
export function countOfEditGroup(group: usize): i32 {
  return load<i32>(group, COUNT)
}

/** Number of the pair in a lane. */
export function editPair(group: usize, lane: i32): i32 {
  return load<i32>(group + (lane << 4), PAIRS)
}

/** Length of the shorter value in a lane, shift included. */
export function shorterEnd(group: usize, lane: i32): i32 {
  return load<u8>(group + (lane << 4), ENDS)
}

/** Length of the longer value in a lane as a whole. */
export function wholeLength(group: usize, lane: i32): i32 {
  return load<u8>(group + (lane << 4), LONGERS)
}

/**
 * Writes the characters of the longer values to the room to work in, a vector for each place, and behind `COLUMN` those of
 * the shorter ones. Returns how many places the shorter ones take.
 */
export function gatherCharacters(group: usize, rows: i32, work: usize): i32 {
  // lanes without a pair repeat the first
  for (let lane = countOfEditGroup(group); lane < LANES; lane++) {
    v128.store(group + (lane << 4), v128.load(group))
  }
  let columns = 0
  for (let lane = 0; lane < LANES; lane++) {
    columns = max(columns, shorterEnd(group, lane))
    store<u8>(work + lane, load<u8>(group + (lane << 4), SHIFTS))
  }
  const shifts = v128.load(work)
  for (let from = 0; from < rows; from += 16) turn(group + LEFTS, from, work + (from << 4), work)
  for (let from = 0; from < columns; from += 16) turn(group + RIGHTS, from, work + COLUMN + (from << 4), work)
  for (let i = 0; i < 3; i++) {
    const at = work + (i << 4)
    const before = i8x16.gt_s(shifts, i8x16.splat(i as i8))
    v128.store(at, v128.andnot(v128.load(at), before))
    v128.store(at, v128.andnot(v128.load(at, COLUMN), before), COLUMN)
  }
  return columns
}

/** Turns sixteen characters of sixteen values: interleaving the halves four times leaves them by place. */
function turn(starts: usize, from: i32, into: usize, work: usize): void {
  const one = work + 2 * COLUMN
  const other = one + REORDERED
  for (let lane = 0; lane < 8; lane++) {
    const low: usize = load<u32>(starts + (lane << 4))
    const high: usize = load<u32>(starts + (lane << 4), 128)
    interleave(v128.load(low + from), v128.load(high + from), one + (lane << 5))
  }
  again(one, other)
  again(other, one)
  again(one, into)
}

@inline
function again(from: usize, into: usize): void {
  againTwo(from, into)
  againTwo(from + 32, into + 64)
  againTwo(from + 64, into + 128)
  againTwo(from + 96, into + 192)
}

@inline
function againTwo(from: usize, into: usize): void {
  interleave(v128.load(from), v128.load(from, 128), into)
  interleave(v128.load(from, 16), v128.load(from, 144), into + 32)
}

@inline
function interleave(a: v128, b: v128, into: usize): void {
  v128.store(into, i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23))
  v128.store(into, i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31), 16)
}

/** Address of the room to work in. */
export function editWork(scratch: usize): usize {
  return scratch + EDIT_WORK
}
