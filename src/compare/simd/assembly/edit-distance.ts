import { LEVEL_BY_DISTANCE, LONGEST, ROW } from '../comparison-layout.ts'
import { LEVELS } from '../scratch-layout.ts'
import {
  answer,
  countOf,
  equalLanes,
  firstAnswer,
  longerLength,
  pairOf,
  rowsOf,
  secondAnswer,
  stepsOf,
  textLength,
  textLengths,
} from './group.ts'

/** Writes the levels of a group by edit distance, with `swaps` that of optimal string alignment. */
export function editLevels<T>(group: usize, swaps: bool, comparison: usize, scratch: usize): void {
  columnsOf<T>(group, swaps)
  for (let lane = 0; lane < countOf(group); lane++) {
    // the last column starts at the text's length, and so many steps go up and down from there
    const up = popcnt<u64>(firstAnswer<T>(group, lane)) as i32
    const down = popcnt<u64>(secondAnswer<T>(group, lane)) as i32
    const distance = textLength<T>(group, lane) + up - down
    const level = load<u8>(comparison + longerLength(group, lane) * ROW + distance, LEVEL_BY_DISTANCE)
    store<u8>(scratch + pairOf(group, lane), level, LEVELS)
  }
}

/**
 * Last column of each lane's table, by Myers' bit vectors (see `wordDistance`). Texts stand at the ends of their slots:
 * lanes of shorter ones begin later, and until then take steps that change nothing.
 */
function columnsOf<T>(group: usize, swaps: bool): void {
  const steps = stepsOf(group)
  const one = v128.splat<T>(1 as T)
  const pads = v128.sub<T>(v128.splat<T>(steps as T), textLengths(group))
  let plus = i8x16.splat(-1)
  let minus = i8x16.splat(0)
  let diagonal = i8x16.splat(0)
  let before = i8x16.splat(0)
  const from = LONGEST - steps
  for (let j = 0; j < steps; j++) {
    const pad = v128.gt<T>(pads, v128.splat<T>(j as T))
    const equal = v128.andnot(equalLanes<T>(group, from + j), pad)
    let reached = equal
    if (swaps) {
      reached = v128.or(equal, v128.and(v128.shl<T>(v128.andnot(equal, diagonal), 1), before))
      before = equal
    }
    const sum = v128.add<T>(v128.and(equal, plus), plus)
    diagonal = v128.or(v128.xor(sum, plus), v128.or(reached, minus))
    const still = v128.andnot(v128.or(sum, v128.or(plus, reached)), minus)
    const flat = v128.or(v128.shl<T>(still, 1), v128.and(pad, one))
    plus = v128.or(v128.shl<T>(v128.and(diagonal, plus), 1), v128.andnot(flat, diagonal))
    minus = v128.andnot(diagonal, flat)
  }
  const rows = rowsOf(group)
  answer(group, v128.and(plus, rows), v128.and(minus, rows))
}
