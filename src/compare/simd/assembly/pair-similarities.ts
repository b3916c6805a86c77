import {
  BY,
  CALENDAR_DATE,
  EMAIL_ADDRESS,
  EQUAL,
  INFOS,
  JARO_WINKLER,
  LEVENSHTEIN,
  OPEN,
  OSA,
  OTHER,
  PERSON_NAME,
  PHONE_NUMBER,
  SIMILARITIES_ASKED,
  STREET_ADDRESS,
} from '../comparison-layout.ts'
import { A, B, LEVELS, SIMILARITIES } from '../scratch-layout.ts'
import { beginGroups, countOpen, endGroups, valueLevel } from './value-level.ts'

/**
 * Writes the similarity of the first and the second value of each of `n` pairs, 0 below the cutoff; and in place of a level
 * `OPEN` where that is left open. Returns how often.
 */
export function pairSimilarities(comparison: usize, n: i32, scratch: usize): i32 {
  const by = load<i32>(comparison, BY)
  memory.fill(scratch + SIMILARITIES, 0, (n << 3) as usize)
  beginGroups(scratch)
  if (by === EQUAL) similaritiesBy(EQUAL, comparison, n, scratch)
  else if (by === LEVENSHTEIN) similaritiesBy(LEVENSHTEIN, comparison, n, scratch)
  else if (by === OSA) similaritiesBy(OSA, comparison, n, scratch)
  else if (by === JARO_WINKLER) similaritiesBy(JARO_WINKLER, comparison, n, scratch)
  else if (by === PERSON_NAME) similaritiesBy(PERSON_NAME, comparison, n, scratch)
  else if (by === EMAIL_ADDRESS) similaritiesBy(EMAIL_ADDRESS, comparison, n, scratch)
  else if (by === PHONE_NUMBER) similaritiesBy(PHONE_NUMBER, comparison, n, scratch)
  else if (by === CALENDAR_DATE) similaritiesBy(CALENDAR_DATE, comparison, n, scratch)
  else if (by === STREET_ADDRESS) similaritiesBy(STREET_ADDRESS, comparison, n, scratch)
  else similaritiesBy(OTHER, comparison, n, scratch)
  endGroups(comparison, scratch)
  return countOpen(n, scratch)
}

/** A loop for each comparator, `by`, which is a constant. */
@inline
function similaritiesBy(by: i32, comparison: usize, n: i32, scratch: usize): void {
  const infos: usize = load<u32>(comparison, INFOS)
  for (let i = 0; i < n; i++) {
    const x = load<u32>(scratch + (i << 2), A)
    const y = load<u32>(scratch + (i << 2), B)
    // what comes with its group may come at once, so that it must not be written after
    store<u8>(scratch + i, OPEN, LEVELS)
    if (x === y) {
      store<u8>(scratch + i, 1, LEVELS)
      store<f64>(scratch + (i << 3), 1, SIMILARITIES)
      continue
    }
    const level = valueLevel(by, comparison, infos, SIMILARITIES_ASKED, x, y, i, scratch)
    if (level !== OPEN) store<u8>(scratch + i, level, LEVELS)
  }
}
