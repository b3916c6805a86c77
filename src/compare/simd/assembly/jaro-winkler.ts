import { BY, EMAIL_ADDRESS, LAST, LEAST_MATCHES, OPEN, PERSON_NAME, ROW } from '../comparison-layout.ts'
import { LEVELS } from '../scratch-layout.ts'
import {
  answer,
  countOf,
  equalLanes,
  firstAnswer,
  longerLength,
  pairOf,
  patternAt,
  patternOf,
  prefixLength,
  rowsOf,
  secondAnswer,
  shorterLength,
  stepsOf,
  textAt,
  textOf,
  textLengths,
  windowsOf,
} from './group.ts'
import { levelBySimilarity } from './level.ts'
import { spellingSimilarity } from './person-name.ts'

const PREFIX_WEIGHT: f64 = 0.1
const BOOST_ABOVE: f64 = 0.7

/** Least number of common characters without which two values stay below all levels but the last. */
export function leastMatches(comparison: usize, prefix: i32, aLength: i32, bLength: i32): i32 {
  return load<u8>(comparison + ((prefix * ROW + aLength) * ROW + bLength), LEAST_MATCHES)
}

/**
 * Writes the levels of a group by Jaro-Winkler similarity: of names with an eye to slips, of e-mail addresses only where it
 * is so low that the rest does not matter.
 */
export function jaroWinklerLevels<T>(group: usize, comparison: usize, scratch: usize): void {
  const by = load<i32>(comparison, BY)
  const last = load<i32>(comparison, LAST)
  findCommon<T>(group)
  for (let lane = 0; lane < countOf(group); lane++) {
    const taken = firstAnswer<T>(group, lane)
    const matches = popcnt<u64>(taken) as i32
    const a = longerLength(group, lane)
    const b = shorterLength(group, lane)
    const prefix = prefixLength(group, lane)
    let level = last
    if (matches >= leastMatches(comparison, prefix, a, b)) {
      level = OPEN
      if (by !== EMAIL_ADDRESS) {
        const m: f64 = matches
        const ordered: f64 = matches - (countMoved<T>(group, lane, taken) >> 1)
        const jaro = (m / (a as f64) + m / (b as f64) + ordered / m) / 3
        let similarity = jaro > BOOST_ABOVE ? jaro + (prefix as f64) * PREFIX_WEIGHT * (1 - jaro) : jaro
        if (by === PERSON_NAME) {
          similarity = spellingSimilarity(similarity, patternOf<T>(group, lane), a, textOf(group, lane), b)
        }
        level = levelBySimilarity(comparison, last, similarity, pairOf(group, lane), scratch)
      }
    }
    store<u8>(scratch + pairOf(group, lane), level, LEVELS)
  }
}

/** Finds the common characters of each lane: those of the pattern, and those of the text. */
function findCommon<T>(group: usize): void {
  const steps = stepsOf(group)
  const lengths = textLengths(group)
  const one = v128.splat<T>(1 as T)
  const zero = i8x16.splat(0)
  const rows = rowsOf(group)
  // within the window of the text's character: grows to its full width, then moves on
  let growth = windowsOf<T>(group)
  let reach = v128.or(v128.shl<T>(growth, 1), one)
  let free = rows
  let used = zero
  let bit = one
  for (let j = 0; j < steps; j++) {
    const within = v128.and(v128.and(reach, free), v128.gt<T>(lengths, v128.splat<T>(j as T)))
    const found = v128.and(equalLanes<T>(group, j), within)
    free = v128.xor(free, v128.and(found, v128.neg<T>(found)))
    used = v128.or(used, v128.and(v128.ne<T>(found, zero), bit))
    bit = v128.shl<T>(bit, 1)
    reach = v128.or(v128.shl<T>(reach, 1), v128.and(growth, one))
    growth = v128.shr<T>(growth, 1)
  }
  answer(group, v128.xor(rows, free), used)
}

/** How many common characters stand in another order. */
function countMoved<T>(group: usize, lane: i32, taken: u64): i32 {
  let used = secondAnswer<T>(group, lane)
  let moved = 0
  while (taken !== 0) {
    moved += (patternAt<T>(group, lane, ctz(taken) as usize) !== textAt(group, lane, ctz(used) as usize)) as i32
    taken &= taken - 1
    used &= used - 1
  }
  return moved
}
