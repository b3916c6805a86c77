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
} from '../comparison-layout.ts'
import { A, B, LEVELS } from '../scratch-layout.ts'
import { beginGroups, countOpen, endGroups, valueLevel } from './value-level.ts'

/**
 * Writes the level that the first and the second value of each of `n` pairs reach, or `OPEN` where that is left open.
 * Returns how often.
 */
export function pairLevels(comparison: usize, n: i32, scratch: usize): i32 {
  const by = load<i32>(comparison, BY)
  beginGroups(scratch)
  if (by === EQUAL) levelsBy(EQUAL, comparison, n, scratch)
  else if (by === LEVENSHTEIN) levelsBy(LEVENSHTEIN, comparison, n, scratch)
  else if (by === OSA) levelsBy(OSA, comparison, n, scratch)
  else if (by === JARO_WINKLER) levelsBy(JARO_WINKLER, comparison, n, scratch)
  else if (by === PERSON_NAME) levelsBy(PERSON_NAME, comparison, n, scratch)
  else if (by === EMAIL_ADDRESS) levelsBy(EMAIL_ADDRESS, comparison, n, scratch)
  else if (by === PHONE_NUMBER) levelsBy(PHONE_NUMBER, comparison, n, scratch)
  else if (by === CALENDAR_DATE) levelsBy(CALENDAR_DATE, comparison, n, scratch)
  else if (by === STREET_ADDRESS) levelsBy(STREET_ADDRESS, comparison, n, scratch)
  else levelsBy(OTHER, comparison, n, scratch)
  endGroups(comparison, scratch)
  return countOpen(n, scratch)
}

/** A loop for each comparator, `by`, which is a constant. */
@inline
function levelsBy(by: i32, comparison: usize, n: i32, scratch: usize): void {
  const infos: usize = load<u32>(comparison, INFOS)
  const last = load<i32>(comparison, LAST)
  for (let i = 0; i < n; i++) {
    const x = load<u32>(scratch + (i << 2), A)
    const y = load<u32>(scratch + (i << 2), B)
    // what comes with its group may come at once, so that it must not be written after
    store<u8>(scratch + i, OPEN, LEVELS)
    const level = x === y ? 1 : valueLevel(by, comparison, infos, last, x, y, i, scratch)
    if (level !== OPEN) store<u8>(scratch + i, level, LEVELS)
  }
}
