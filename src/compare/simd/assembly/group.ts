/**
 * A group of pairs that are compared together, each in a lane of one vector: eight with patterns of up to 16 characters,
 * four of up to 32, two of up to 64. `T` is a lane, i16 to i64: a bit for each character of one value, the pattern; the
 * other one is the text. Below are the addresses, counted from that of the group.
 */
const PATTERNS: usize = 0
const TEXTS: usize = 128
/** Bytes for a text. */
const SLOT: i32 = 64
/** Lane by lane: how long the text is, bits of the pattern, and what a kernel has found. */
const TEXT_LENGTHS: usize = 640
const ROWS: usize = 656
const FIRST_ANSWER: usize = 672
const SECOND_ANSWER: usize = 688
/** Lane by lane, 8 bytes each: number of the pair, lengths of the longer and the shorter value, common prefix. */
const PAIRS: usize = 704
const COUNT: usize = 768
/** The longest text so far. */
const STEPS: usize = 772

/** Lanes of a group. */
export function lanes<T>(): i32 {
  return 16 / (sizeof<T>() as i32)
}

/** Longest pattern of a group. */
export function width<T>(): i32 {
  return 8 * (sizeof<T>() as i32)
}

/** Takes a pair in. Returns whether the group is full. */
export function add<T>(group: usize, pattern: usize, patternLength: i32, text: usize, textLength: i32): bool {
  const lane = load<i32>(group, COUNT)
  const slot = group + lane * SLOT
  for (let i = 0; i < width<T>(); i += 16) v128.store(slot + i, v128.load(text + i), TEXTS)
  const own = group + lane * width<T>()
  for (let i = 0; i < width<T>(); i += 16) v128.store(own + i, v128.load(pattern + i), PATTERNS)
  const at = group + lane * (sizeof<T>() as i32)
  store<T>(at, textLength as T, TEXT_LENGTHS)
  store<T>(at, (u64.MAX_VALUE >>> (64 - patternLength)) as T, ROWS)
  store<i32>(group, max(load<i32>(group, STEPS), textLength), STEPS)
  store<i32>(group, lane + 1, COUNT)
  return lane + 1 === lanes<T>()
}

/** Notes what is to be known of the pair that comes next. */
export function note(group: usize, pair: i32, longer: i32, shorter: i32, prefix: i32): void {
  const entry = group + (load<i32>(group, COUNT) << 3)
  store<u32>(entry, pair, PAIRS)
  store<u8>(entry, longer, PAIRS + 4)
  store<u8>(entry, shorter, PAIRS + 5)
  store<u8>(entry, prefix, PAIRS + 6)
}

/** Makes room for other pairs. */
export function clear(group: usize): void {
  store<i32>(group, 0, COUNT)
  store<i32>(group, 0, STEPS)
}

/** Pairs in the group. */
export function countOf(group: usize): i32 {
  return load<i32>(group, COUNT)
}

/** Length of the longest text. */
export function stepsOf(group: usize): i32 {
  return load<i32>(group, STEPS)
}

/** Length of each text. */
export function textLengths(group: usize): v128 {
  return v128.load(group, TEXT_LENGTHS)
}

/** One bit a character of each pattern. */
export function rowsOf(group: usize): v128 {
  return v128.load(group, ROWS)
}

/** A bit for each character that Jaro's window looks ahead, lane by lane. */
export function windowsOf<T>(group: usize): v128 {
  for (let lane = 0; lane < lanes<T>(); lane++) {
    const ahead = max(0, (longerLength(group, lane) >> 1) - 1)
    store<T>(group + lane * (sizeof<T>() as i32), (((1 as u64) << ahead) - 1) as T, FIRST_ANSWER)
  }
  return v128.load(group, FIRST_ANSWER)
}

/** Number of the pair in a lane. */
export function pairOf(group: usize, lane: i32): i32 {
  return load<i32>(group + (lane << 3), PAIRS)
}

/** Length of the longer value in a lane. */
export function longerLength(group: usize, lane: i32): i32 {
  return load<u8>(group + (lane << 3), PAIRS + 4)
}

/** Length of the shorter value in a lane. */
export function shorterLength(group: usize, lane: i32): i32 {
  return load<u8>(group + (lane << 3), PAIRS + 5)
}

/** Length of the text in a lane. */
export function textLength<T>(group: usize, lane: i32): i32 {
  return load<T>(group + lane * (sizeof<T>() as i32), TEXT_LENGTHS) as i32
}

/** Length of the common prefix in a lane. */
export function prefixLength(group: usize, lane: i32): i32 {
  return load<u8>(group + (lane << 3), PAIRS + 6)
}

/** Address of the pattern in a lane. */
export function patternOf<T>(group: usize, lane: i32): usize {
  return group + lane * width<T>() + PATTERNS
}

/** Address of the slot of the text in a lane. */
export function textOf(group: usize, lane: i32): usize {
  return group + lane * SLOT + TEXTS
}

/** A character of the pattern in a lane. */
export function patternAt<T>(group: usize, lane: i32, i: usize): i32 {
  return load<u8>(group + lane * width<T>() + i, PATTERNS)
}

/** A character of the slot of the text in a lane. */
export function textAt(group: usize, lane: i32, i: usize): i32 {
  return load<u8>(group + lane * SLOT + i, TEXTS)
}

/** Keeps what a kernel has found for each lane. */
export function answer(group: usize, first: v128, second: v128): void {
  v128.store(group, first, FIRST_ANSWER)
  v128.store(group, second, SECOND_ANSWER)
}

/** The first answer for a lane, its bits. */
export function firstAnswer<T>(group: usize, lane: i32): u64 {
  return (load<T>(group + lane * (sizeof<T>() as i32), FIRST_ANSWER) as u64) & (u64.MAX_VALUE >>> (64 - width<T>()))
}

/** The second answer for a lane, its bits. */
export function secondAnswer<T>(group: usize, lane: i32): u64 {
  return (load<T>(group + lane * (sizeof<T>() as i32), SECOND_ANSWER) as u64) & (u64.MAX_VALUE >>> (64 - width<T>()))
}

/**
 * For each lane, where its pattern equals character `i` of its slot of text: comparing all bytes of the pattern at once
 * takes the place of the table that scalar code must build.
 */
@inline
export function equalLanes<T>(group: usize, i: usize): v128 {
  const at = group + i
  let equal = i8x16.splat(0)
  if (sizeof<T>() === 2) {
    equal = i16x8.replace_lane(equal, 0, equal16(group, at, 0, 0) as i16)
    equal = i16x8.replace_lane(equal, 1, equal16(group, at, 16, 64) as i16)
    equal = i16x8.replace_lane(equal, 2, equal16(group, at, 32, 128) as i16)
    equal = i16x8.replace_lane(equal, 3, equal16(group, at, 48, 192) as i16)
    equal = i16x8.replace_lane(equal, 4, equal16(group, at, 64, 256) as i16)
    equal = i16x8.replace_lane(equal, 5, equal16(group, at, 80, 320) as i16)
    equal = i16x8.replace_lane(equal, 6, equal16(group, at, 96, 384) as i16)
    equal = i16x8.replace_lane(equal, 7, equal16(group, at, 112, 448) as i16)
  } else if (sizeof<T>() === 4) {
    equal = i32x4.replace_lane(equal, 0, equal32(group, at, 0, 0))
    equal = i32x4.replace_lane(equal, 1, equal32(group, at, 32, 64))
    equal = i32x4.replace_lane(equal, 2, equal32(group, at, 64, 128))
    equal = i32x4.replace_lane(equal, 3, equal32(group, at, 96, 192))
  } else {
    equal = i64x2.replace_lane(equal, 0, equal64(group, at, 0, 0))
    equal = i64x2.replace_lane(equal, 1, equal64(group, at, 64, 64))
  }
  return equal
}

@inline
function equal16(group: usize, at: usize, slot: usize, text: usize): i32 {
  const symbol = v128.load_splat<u8>(at + text, TEXTS)
  return i8x16.bitmask(i8x16.eq(v128.load(group + slot, PATTERNS), symbol))
}

@inline
function equal32(group: usize, at: usize, slot: usize, text: usize): i32 {
  const symbol = v128.load_splat<u8>(at + text, TEXTS)
  const low = i8x16.bitmask(i8x16.eq(v128.load(group + slot, PATTERNS), symbol))
  return low | (i8x16.bitmask(i8x16.eq(v128.load(group + slot, PATTERNS + 16), symbol)) << 16)
}

@inline
function equal64(group: usize, at: usize, slot: usize, text: usize): i64 {
  const symbol = v128.load_splat<u8>(at + text, TEXTS)
  const low = i8x16.bitmask(i8x16.eq(v128.load(group + slot, PATTERNS), symbol))
  const middle = i8x16.bitmask(i8x16.eq(v128.load(group + slot, PATTERNS + 16), symbol))
  const upper = i8x16.bitmask(i8x16.eq(v128.load(group + slot, PATTERNS + 32), symbol))
  const high = i8x16.bitmask(i8x16.eq(v128.load(group + slot, PATTERNS + 48), symbol))
  return (((low | (middle << 16)) as u32) as i64) | (((upper | (high << 16)) as i64) << 32)
}
