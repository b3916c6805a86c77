import { BlockMeetings } from './block-meetings.ts'
import { type Blocks, isWithinCap } from './blocks.ts'
import type { Steps } from './training-progress.ts'

/** Pairs of blocks that are looked at between two steps. */
const STEP = 1 << 20

/** Says something of a pair of rows, the smaller first. */
type OfPair<T> = (a: number, b: number) => T

/**
 * Calls `visit` for every pair of rows that some rule makes candidates, once: a pair that an earlier rule found is
 * skipped by a look into that rule's blocks, without a memory of pairs.
 */
export function eachCandidatePair(rules: readonly Blocks[], rows: number, visit: OfPair<void>): void {
  for (const _ of candidatePairs(new BlockMeetings(rules, rows), visit));
}

/**
 * The same in steps.
 *
 * @param isWanted pairs that it refuses are not visited; it is asked first, and costs least
 */
export function* candidatePairs(
  meetings: BlockMeetings,
  visit: OfPair<void>,
  isWanted: OfPair<boolean> = () => true,
): Steps<void> {
  const { rules } = meetings
  const total = rules.reduce((sum, { pairs }) => sum + pairs, 0)
  let done = 0
  let due = STEP
  for (const [r, blocks] of rules.entries()) {
    for (let b = 0; b + 1 < blocks.starts.length; b++) {
      if (!isWithinCap(blocks, b)) continue
      done += eachPairOf(blocks, b, (x, y) => {
        // the same pair may share several keys of one rule, too: only the first block counts
        if (isWanted(x, y) && !meetings.isBefore(x, y, r, b)) visit(x, y)
      })
      if (done < due) continue
      due = done + STEP
      yield { stage: 'pairs', done, total }
    }
  }
}

/** Answers how many they are. */
function eachPairOf({ starts, rows }: Blocks, block: number, visit: OfPair<void>): number {
  const start = starts[block]!
  const end = starts[block + 1]!
  for (let i = start; i < end; i++) for (let j = start; j < i; j++) visit(rows[j]!, rows[i]!)
  return ((end - start) * (end - start - 1)) / 2
}
