import { BY, LAST, OSA } from '../comparison-layout.ts'
import { LEVELS } from '../scratch-layout.ts'
import { clearEditGroup, countOfEditGroup, editPair, editWork, gatherCharacters, rowsOfGroup, shorterEnd, wholeLength } from './edit-group.ts'
import { levelByDistance } from './level.ts'

/** In the room to work in: characters of the shorter values, see `gatherCharacters`. */
const COLUMN: usize = 1024
/** Behind the characters: a row of the table, of 65 entries. */
const TABLE: usize = 2560
/** From there: the row above it, and where the last character of the longer value so far equals one of the shorter. */
const OVER: usize = 1040
const EQUAL_ABOVE: usize = 2080

/** Writes the levels of a group by edit distance. Then it is empty. */
export function editLevels(group: usize, comparison: usize, scratch: usize): void {
  const swaps = load<i32>(comparison, BY) === OSA
  const last = load<i32>(comparison, LAST)
  const rows = rowsOfGroup(group, scratch)
  const work = editWork(scratch)
  const columns = gatherCharacters(group, rows, work)
  const table = swaps ? alignmentRow(rows, columns, work) : levenshteinRow(rows, columns, work)
  for (let lane = 0; lane < countOfEditGroup(group); lane++) {
    const end = shorterEnd(group, lane)
    const distance = rows + end - (load<u8>(table + (end << 4) + lane) as i32)
    const pair = editPair(group, lane)
    store<u8>(scratch + pair, levelByDistance(comparison, last, wholeLength(group, lane), distance, pair, scratch), LEVELS)
  }
  clearEditGroup(group)
}

/**
 * The last row of the tables of all lanes, one byte for each entry, by the recurrence of Wagner and Fischer 1974, "The
 * string-to-string correction problem". An entry is i + j − distance, how much the first i and j characters have in
 * common: so the borders are 0, and a step costs a comparison, two additions and two maxima. Four rows are made at once.
 */
function levenshteinRow(rows: i32, columns: i32, work: usize): usize {
  const table = work + TABLE
  const one = i8x16.splat(1)
  for (let j = 0; j <= columns; j++) v128.store(table + (j << 4), i8x16.splat(0))
  for (let i = 0; i < rows; i += 4) {
    const a0 = v128.load(work + (i << 4))
    const a1 = v128.load(work + (i << 4), 16)
    const a2 = v128.load(work + (i << 4), 32)
    const a3 = v128.load(work + (i << 4), 48)
    let diagonal = i8x16.splat(0)
    let left0 = i8x16.splat(0)
    let left1 = i8x16.splat(0)
    let left2 = i8x16.splat(0)
    let left3 = i8x16.splat(0)
    const end = work + (columns << 4)
    for (let at = work; at < end; at += 16) {
      const b = v128.load(at, COLUMN)
      const above = v128.load(at, TABLE + 16)
      const entry0 = i8x16.max_u(i8x16.max_u(above, left0), i8x16.sub(i8x16.add(diagonal, one), i8x16.eq(a0, b)))
      const entry1 = i8x16.max_u(i8x16.max_u(entry0, left1), i8x16.sub(i8x16.add(left0, one), i8x16.eq(a1, b)))
      const entry2 = i8x16.max_u(i8x16.max_u(entry1, left2), i8x16.sub(i8x16.add(left1, one), i8x16.eq(a2, b)))
      left3 = i8x16.max_u(i8x16.max_u(entry2, left3), i8x16.sub(i8x16.add(left2, one), i8x16.eq(a3, b)))
      diagonal = above
      left0 = entry0
      left1 = entry1
      left2 = entry2
      v128.store(at, left3, TABLE + 16)
    }
  }
  return table
}

/**
 * The same with swaps of neighbours, which count from the entry two rows above and two columns before, two rows at once. A
 * swap ends where both characters equal those of the other value crosswise.
 */
function alignmentRow(rows: i32, columns: i32, work: usize): usize {
  const one = i8x16.splat(1)
  const three = i8x16.splat(3)
  const table = work + TABLE
  for (let j = 0; j <= columns; j++) {
    const at = table + (j << 4)
    v128.store(at, i8x16.splat(0))
    v128.store(at, i8x16.splat(0), OVER)
    v128.store(at, i8x16.splat(0), EQUAL_ABOVE)
  }
  const end = work + (columns << 4)
  for (let i = 0; i < rows; i += 2) {
    const a0 = v128.load(work + (i << 4))
    const a1 = v128.load(work + (i << 4), 16)
    let diagonal = i8x16.splat(0)
    let left0 = i8x16.splat(0)
    let left1 = i8x16.splat(0)
    let equalLeft0 = i8x16.splat(0)
    let equalLeft1 = i8x16.splat(0)
    // two columns before, plus what a swap there adds
    let over0 = three
    let overNext = three
    let over1 = three
    for (let at = work; at < end; at += 16) {
      const b = v128.load(at, COLUMN)
      const above = v128.load(at, TABLE + 16)
      const equal0 = i8x16.eq(a0, b)
      const swap0 = v128.and(over0, v128.and(v128.load(at, TABLE + EQUAL_ABOVE + 16), equalLeft0))
      const step0 = i8x16.sub(i8x16.add(diagonal, one), equal0)
      const entry0 = i8x16.max_u(i8x16.max_u(above, left0), i8x16.max_u(step0, swap0))
      const equal1 = i8x16.eq(a1, b)
      const swap1 = v128.and(over1, v128.and(equal0, equalLeft1))
      const step1 = i8x16.sub(i8x16.add(left0, one), equal1)
      const entry1 = i8x16.max_u(i8x16.max_u(entry0, left1), i8x16.max_u(step1, swap1))
      over0 = overNext
      overNext = i8x16.add(v128.load(at, TABLE + OVER + 16), three)
      over1 = i8x16.add(diagonal, three)
      diagonal = above
      left0 = entry0
      left1 = entry1
      equalLeft0 = equal0
      equalLeft1 = equal1
      v128.store(at, entry1, TABLE + 16)
      v128.store(at, equal1, TABLE + EQUAL_ABOVE + 16)
      v128.store(at, entry0, TABLE + OVER + 16)
    }
  }
  return table
}
