import type { BlockingRule } from '../model/comparison.ts'
import type { BlockMeetings } from './block-meetings.ts'
import type { Learnt } from './learn-classes.ts'

/** A rule must find so much of the expected matches that no other rule found before it. */
const LEAST_GAIN = 0.0005
/** Probability from which a pair counts as a match here. */
const MATCH = 0.5
const MOST_RULES = 48

/**
 * The blocking rules worth their pairs: those that find the expected matches, each adding some that the ones before it
 * miss, the richest first (greedy set cover).
 */
export function neededRules(
  meetings: BlockMeetings,
  { patterns: { a, b, of }, match }: Pick<Learnt, 'patterns' | 'match'>,
): BlockingRule[] {
  const { rules: blocks } = meetings
  const pairs = [...of.keys()].filter((i) => match[of[i]!]! >= MATCH)
  if (pairs.length === 0) return blocks.map(({ rule }) => rule)
  const finds = blocks.map((_, rule) =>
    [...pairs.keys()].filter((i) => meetings.meet(a[pairs[i]!]!, b[pairs[i]!]!, rule)),
  )
  const open = new Uint8Array(pairs.length).fill(1)
  const chosen: BlockingRule[] = []
  const left = new Set(blocks.keys())
  while (left.size > 0 && chosen.length < MOST_RULES) {
    let best = -1
    let gain = 0
    for (const rule of left) {
      let n = 0
      for (const pair of finds[rule]!) n += open[pair]!
      // of two that find as much, the one that makes fewer pairs
      if (n > gain || (n === gain && n > 0 && blocks[rule]!.pairs < blocks[best]!.pairs)) {
        best = rule
        gain = n
      }
    }
    if (best < 0 || (gain < LEAST_GAIN * open.length && chosen.length > 0)) break
    for (const pair of finds[best]!) open[pair] = 0
    left.delete(best)
    chosen.push(blocks[best]!.rule)
  }
  return chosen
}
