import { beginGroups, countOpen, endGroups, valueLevel } from '../../../compare/simd/assembly/value-level.ts'
import {
  BY,
  CALENDAR_DATE,
  EMAIL_ADDRESS,
  EQUAL,
  INFOS,
  JARO_WINKLER,
  LAST,
  LEVENSHTEIN,
  OPEN,
  OSA,
  OTHER,
  PERSON_NAME,
  PHONE_NUMBER,
  STREET_ADDRESS,
} from '../../../compare/simd/comparison-layout.ts'
import { A, B, BATCH, LEVELS } from '../../../compare/simd/scratch-layout.ts'
import {
  ADDED,
  ALTERNATIVES,
  CELL,
  IS_PLAIN,
  LEAST,
  LEFT,
  LEVEL_WEIGHTS,
  OWN,
  OWNS,
  RARE,
  RARITIES,
  RARITY,
  RELATIVES,
  SETTLED,
  SETTLED_LAST,
  SILENCE,
  SILENT,
  SPEAKS,
  STRANGERS,
  VALUES,
  WEIGHTS,
  WEIGHTS_BYTES,
} from '../weigh-layout.ts'

const NO_VALUE: i32 = -1
const MISSING: i32 = 0

/** Begins with `n` pairs of rows, none of them compared. */
export function begin(n: i32, scratch: usize, strangers: i32, relatives: i32): void {
  for (let pair = 0; pair < n; pair++) {
    store<u16>(scratch + (pair << 1), pair, LEFT)
    store<i32>(scratch + (pair << 2), strangers, STRANGERS)
    store<i32>(scratch + (pair << 2), relatives, RELATIVES)
  }
}

/**
 * Writes the levels that the `left` pairs which are left reach by a comparison, `OPEN` where only the scorer knows.
 * Returns how often.
 *
 * @param cells the values of all rows, row by row, `stride` bytes each
 */
export function compare(step: usize, left: i32, cells: usize, stride: usize, scratch: usize): i32 {
  if (load<i32>(step, IS_PLAIN) === 0) {
    memory.fill(scratch + LEVELS, OPEN as u8, left)
    return left
  }
  const column = cells + (load<u32>(step, CELL) as usize)
  const by = load<i32>(step, BY)
  beginGroups(scratch)
  if (by === EQUAL) compareBy(EQUAL, step, left, column, stride, scratch)
  else if (by === LEVENSHTEIN) compareBy(LEVENSHTEIN, step, left, column, stride, scratch)
  else if (by === OSA) compareBy(OSA, step, left, column, stride, scratch)
  else if (by === JARO_WINKLER) compareBy(JARO_WINKLER, step, left, column, stride, scratch)
  else if (by === PERSON_NAME) compareBy(PERSON_NAME, step, left, column, stride, scratch)
  else if (by === EMAIL_ADDRESS) compareBy(EMAIL_ADDRESS, step, left, column, stride, scratch)
  else if (by === PHONE_NUMBER) compareBy(PHONE_NUMBER, step, left, column, stride, scratch)
  else if (by === CALENDAR_DATE) compareBy(CALENDAR_DATE, step, left, column, stride, scratch)
  else if (by === STREET_ADDRESS) compareBy(STREET_ADDRESS, step, left, column, stride, scratch)
  else compareBy(OTHER, step, left, column, stride, scratch)
  endGroups(step, scratch)
  return countOpen(left, scratch)
}

/** A loop for each comparator, `by`, which is a constant. */
@inline
function compareBy(by: i32, step: usize, left: i32, column: usize, stride: usize, scratch: usize): void {
  const silence: usize = load<u32>(step, SILENCE)
  const infos: usize = load<u32>(step, INFOS)
  const last = load<i32>(step, LAST)
  for (let k = 0; k < left; k++) {
    const pair = scratch + ((load<u16>(scratch + (k << 1), LEFT) as usize) << 2)
    const x = load<i32>(column + (load<u32>(pair, A) as usize) * stride)
    const y = load<i32>(column + (load<u32>(pair, B) as usize) * stride)
    store<i32>(scratch + (k << 2), x, VALUES)
    let level = OPEN
    if ((x | y) < 0) {
      if (x === NO_VALUE || y === NO_VALUE) level = MISSING
    } else if (x === y) {
      const silent: i32 = load<u8>(silence + x)
      level = silent === SPEAKS ? 1 : silent === SILENT ? MISSING : OPEN
    } else {
      // what comes with its group may come at once, so that it must not be written after
      store<u8>(scratch + k, OPEN, LEVELS)
      level = valueLevel(by, step, infos, last, x, y, k, scratch)
      if (level === OPEN) continue
    }
    store<u8>(scratch + k, level, LEVELS)
  }
}

/** Adds what the levels weigh. Returns how many pairs can still reach the threshold; these are left. */
export function add(step: usize, left: i32, scratch: usize): i32 {
  const last = load<i32>(step, LAST)
  const own = load<i32>(step, OWN)
  const settled = load<i32>(step, SETTLED)
  const settledLast = load<i32>(step, SETTLED_LAST)
  const owns = scratch + OWNS + max(own, 0) * BATCH
  const settling = scratch + OWNS + max(settled, 0) * BATCH
  const isOne = load<i32>(step, ALTERNATIVES) === 1
  const strangers = step + WEIGHTS
  const relatives = strangers + WEIGHTS_BYTES
  const leastStrangers = load<i32>(strangers, LEAST)
  const leastRelatives = load<i32>(relatives, LEAST)
  let still = 0
  for (let k = 0; k < left; k++) {
    const pair: u32 = load<u16>(scratch + (k << 1), LEFT)
    let level: i32 = load<u8>(scratch + k, LEVELS)
    const at = scratch + (pair << 2)
    let weight = load<i32>(at, STRANGERS)
    let kinWeight = load<i32>(at, RELATIVES)
    if (level !== ADDED) {
      if (own >= 0) store<u8>(owns + pair, level)
      // being equal tells nothing more where the settling comparison is equal, nor differing where that differs
      if (settled >= 0) {
        const other: i32 = load<u8>(settling + pair)
        if (level === 1 ? other === 1 : level === last && other === settledLast) level = MISSING
      }
      if (level === 1) {
        const value = load<i32>(scratch + (k << 2), VALUES)
        weight += bitsOfEqual(strangers, value)
        if (!isOne) kinWeight += bitsOfEqual(relatives, value)
      } else {
        weight += load<i32>(strangers + (level << 2), LEVEL_WEIGHTS)
        if (!isOne) kinWeight += load<i32>(relatives + (level << 2), LEVEL_WEIGHTS)
      }
      store<i32>(at, weight, STRANGERS)
      store<i32>(at, kinWeight, RELATIVES)
    }
    store<u16>(scratch + (still << 1), pair as u16, LEFT)
    still += ((weight >= leastStrangers) as i32) & ((isOne as i32) | ((kinWeight >= leastRelatives) as i32))
  }
  return still
}

@inline
function bitsOfEqual(weights: usize, value: u32): i32 {
  const rarity =
    value < load<u32>(weights, RARITIES)
      ? load<i32>((load<u32>(weights, RARITY) as usize) + (value << 2))
      : load<i32>(weights, RARE)
  return load<i32>(weights + 4, LEVEL_WEIGHTS) + rarity
}

/** Moves the pairs left to the front, with the lesser of their weights. */
export function close(left: i32, alternatives: i32, scratch: usize): void {
  for (let k = 0; k < left; k++) {
    const from = scratch + ((load<u16>(scratch + (k << 1), LEFT) as usize) << 2)
    const to = scratch + (k << 2)
    const strangers = load<i32>(from, STRANGERS)
    const weight = alternatives === 1 ? strangers : min(strangers, load<i32>(from, RELATIVES))
    store<u32>(to, load<u32>(from, A), A)
    store<u32>(to, load<u32>(from, B), B)
    store<i32>(to, weight, STRANGERS)
  }
}
