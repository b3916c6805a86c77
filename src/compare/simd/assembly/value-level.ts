import {
  BY,
  CALENDAR_DATE,
  EMAIL_ADDRESS,
  EQUAL,
  INFO_FLAGS,
  INFOS,
  JARO_WINKLER,
  LAST,
  LEVEL_BY_DISTANCE,
  NUMBERS_TELL,
  OPEN,
  OSA,
  OTHER,
  PERSON_NAME,
  PHONE_NUMBER,
  ROW,
  STREET_ADDRESS,
} from '../comparison-layout.ts'
import { CLASSES, EDIT_CLASSES, EDIT_GROUP, EDIT_GROUPS, GROUP, GROUPS, LEVELS } from '../scratch-layout.ts'
import { dateSimilarity } from './calendar-date.ts'
import { editLevels } from './edit-distance.ts'
import { addToEditGroup, clearEditGroup, countOfEditGroup, editGroupFor } from './edit-group.ts'
import { commonBegin, commonEnd } from './find.ts'
import { add, clear, countOf, note } from './group.ts'
import { jaroWinklerLevels, leastMatches } from './jaro-winkler.ts'
import { levelByDistance, levelBySimilarity } from './level.ts'
import { initialSimilarity } from './person-name.ts'
import { phoneSimilarity } from './phone-number.ts'
import { BEYOND, INFO, INITIAL, isSpelledOnly, leastEdits, mostMatches } from './text-info.ts'

/** Makes the groups ready for the values of a comparison. */
export function beginGroups(scratch: usize): void {
  for (let n = 0; n < 3 * CLASSES; n++) clear(scratch + GROUPS + n * GROUP)
  for (let n = 0; n < EDIT_CLASSES; n++) clearEditGroup(scratch + EDIT_GROUPS + n * EDIT_GROUP)
}

/** Compares what is left in the groups. */
export function endGroups(comparison: usize, scratch: usize): void {
  if (load<i32>(comparison, BY) < JARO_WINKLER) {
    for (let n = 0; n < EDIT_CLASSES; n++) {
      const group = scratch + EDIT_GROUPS + n * EDIT_GROUP
      if (countOfEditGroup(group) > 0) editLevels(group, comparison, scratch)
    }
    return
  }
  for (let n = 0; n < CLASSES; n++) {
    const small = scratch + GROUPS + n * GROUP
    const middle = small + CLASSES * GROUP
    const large = middle + CLASSES * GROUP
    if (countOf(small) > 0) compareNames<i16>(small, comparison, scratch)
    if (countOf(middle) > 0) compareNames<i32>(middle, comparison, scratch)
    if (countOf(large) > 0) compareNames<i64>(large, comparison, scratch)
  }
}

/**
 * The level that two values which differ reach, or `OPEN`: then it is written to place `k` of the levels with the pair's
 * group, or it stays open, because a value is beyond what is compared here, or, of names, e-mail and street addresses,
 * what is looked at here does not tell them apart.
 *
 * @param by number of the comparator: a constant, so that all but its own code falls away
 * @param infos what is known of each value
 * @param last number of levels
 */
@inline
export function valueLevel(by: i32, comparison: usize, infos: usize, last: i32, x: i32, y: i32, k: i32, scratch: usize): i32 {
  if (by === EQUAL) return last
  if (by === OTHER) return OPEN
  const xInfo = infos + (x as usize) * INFO
  const yInfo = infos + (y as usize) * INFO
  const xFlags = load<u32>(xInfo, INFO_FLAGS)
  const yFlags = load<u32>(yInfo, INFO_FLAGS)
  if (((xFlags | yFlags) & BEYOND) !== 0) return OPEN
  if (by === STREET_ADDRESS) {
    return load<i32>(comparison, NUMBERS_TELL) !== 0 && (load<u32>(xInfo) & load<u32>(yInfo)) === 0 ? last : OPEN
  }
  if (by === CALENDAR_DATE) {
    const similarity = dateSimilarity(
      load<u32>(xInfo),
      load<i32>(xInfo, 8),
      load<i32>(xInfo, 4),
      load<u32>(yInfo),
      load<i32>(yInfo, 8),
      load<i32>(yInfo, 4),
    )
    return levelBySimilarity(comparison, last, similarity, k, scratch)
  }
  // the longer one first, without a branch: it would be a coin toss
  const inOrder = (xFlags & 255) >= (yFlags & 255)
  const a = select(xInfo, yInfo, inOrder)
  const b = select(yInfo, xInfo, inOrder)
  const aLength = (select(xFlags, yFlags, inOrder) & 255) as i32
  const bLength = (select(yFlags, xFlags, inOrder) & 255) as i32
  if (by === PHONE_NUMBER) {
    const similarity = phoneSimilarity(load<u32>(a, 8), aLength, load<u32>(b, 8), bLength)
    return levelBySimilarity(comparison, last, similarity, k, scratch)
  }
  const aCharacters = load<u32>(a, 4)
  const bCharacters = load<u32>(b, 4)
  if (by < JARO_WINKLER) {
    const edits = leastEdits(aLength, aCharacters, bLength, bCharacters)
    if (load<u8>(comparison + aLength * ROW + edits, LEVEL_BY_DISTANCE) === last) return last
    return addEdit(last, k, load<u32>(a, 8), aLength, load<u32>(b, 8), bLength, comparison, scratch)
  }
  if (by === PERSON_NAME) {
    if (((xFlags | yFlags) & INITIAL) !== 0) {
      return levelBySimilarity(comparison, last, initialSimilarity(load<u32>(a), load<u32>(b)), k, scratch)
    }
    if (!isSpelledOnly(xFlags, yFlags)) return OPEN
  }
  // four characters are compared, which is as much as counts
  const prefix = min(i32.ctz(load<u32>(a) ^ load<u32>(b)) >> 3, bLength)
  if (mostMatches(aLength, aCharacters, bLength, bCharacters) < leastMatches(comparison, prefix, aLength, bLength)) {
    return last
  }
  addJaroWinkler(k, load<u32>(a, 8), aLength, load<u32>(b, 8), bLength, prefix, comparison, scratch)
  return OPEN
}

/** Puts a pair into its group by the longer value, with others whose shorter one is about as long. */
function addJaroWinkler(k: i32, a: usize, aLength: i32, b: usize, bLength: i32, prefix: i32, comparison: usize, scratch: usize): void {
  const width = ((aLength > 16) as i32) + ((aLength > 32) as i32)
  // all of a group are compared as long as the longest is
  const group = scratch + GROUPS + ((width * CLASSES + ((bLength - 1) >> 3)) as usize) * GROUP
  note(group, k, aLength, bLength, prefix)
  if (aLength <= 16) {
    if (add<i16>(group, a, aLength, b, bLength)) compareNames<i16>(group, comparison, scratch)
  } else if (aLength <= 32) {
    if (add<i32>(group, a, aLength, b, bLength)) compareNames<i32>(group, comparison, scratch)
  } else {
    if (add<i64>(group, a, aLength, b, bLength)) compareNames<i64>(group, comparison, scratch)
  }
}

function compareNames<T>(group: usize, comparison: usize, scratch: usize): void {
  jaroWinklerLevels<T>(group, comparison, scratch)
  clear(group)
}

/**
 * The same for edit distances, by the longer value, of what is left without the common beginning and end, which never
 * change the distance, and leave next to nothing where one is the other with a slip. Returns the level where that is known
 * at once.
 */
@inline
function addEdit(last: i32, k: i32, a: usize, aLength: i32, b: usize, bLength: i32, comparison: usize, scratch: usize): i32 {
  const begin = commonBegin(a, b, bLength)
  const same = begin + commonEnd(a + aLength, b + bLength, bLength - begin)
  const rest = aLength - same
  const text = bLength - same
  if (rest === 1 || text === 0) return levelByDistance(comparison, last, aLength, rest, k, scratch)
  const group = editGroupFor(scratch, rest)
  if (addToEditGroup(group, k, a + begin, rest, b + begin, text, aLength)) editLevels(group, comparison, scratch)
  return OPEN
}

/** How many of the first `n` levels are left open. */
export function countOpen(n: i32, scratch: usize): i32 {
  const all = i8x16.splat(OPEN as i8)
  let open = 0
  for (let i = 0; i < n; i += 16) {
    const places = i8x16.bitmask(i8x16.eq(v128.load(scratch + i, LEVELS), all))
    open += popcnt<i32>(n - i < 16 ? places & ((1 << (n - i)) - 1) : places)
  }
  return open
}
