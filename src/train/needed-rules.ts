import type { BlockingRule } from '../model/comparison.ts'
import { type Blocks, blockMembership } from './candidate-pairs.ts'
import type { Patterns } from './patterns.ts'

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
  blocks: readonly Blocks[],
  patterns: Patterns,
  probability: (levels: readonly number[], at: number) => number,
): BlockingRule[] {
  const pairs: number[] = []
  patterns.eachPair((a, b, levels, at) => {
    if (probability(levels, at) >= MATCH) pairs.push(a, b)
  })
  if (pairs.length === 0) return blocks.map(({ rule }) => rule)
  const finds = blocks.map((rule) => {
    const meet = blockMembership(rule)
    const found: number[] = []
    for (let i = 0; i < pairs.length; i += 2) if (meet(pairs[i]!, pairs[i + 1]!)) found.push(i / 2)
    return found
  })
  const open = new Uint8Array(pairs.length / 2).fill(1)
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
