import type { WordBags } from '../score/word-bags.ts'
import { BlockMeetings } from './block-meetings.ts'
import type { Blocks } from './blocks.ts'
import { candidatePairs } from './candidate-pairs.ts'
import type { Steps } from './training-progress.ts'

/** Least cosine of two records that may be of one thing. */
const LEAST_COSINE = 0.2
/** A second record that is so near to a partner, by cosine, leaves open which of the two it is. */
const NEAR = 0.95
/** Share of a clean list's partners beside which it holds another one as near: mere variants. */
const MOST_OPEN = 0.05
/** Fewer partners tell nothing of a list. */
const LEAST_PARTNERS = 20

/** Two records of different sources, each of which is the other's best partner there. */
export interface Partners {
  readonly a: number
  readonly b: number
  readonly cosine: number
}

/** What a comparison of all candidates across sources shows. */
export interface PartnerSearch {
  readonly pairs: readonly Partners[]
  readonly candidates: number
  /** Whether every source seems to hold a thing once at most. */
  readonly clean: boolean
}

/**
 * Finds mutual best partners across sources. In a clean list a record's partner stands alone: where the list repeats
 * things, or does not hold the thing at all but only others like it, the record most like the best partner is about as
 * near. In steps.
 *
 * @param sourceOf per row: number of its source, below `sources`
 */
export function* findPartners(
  blocks: readonly Blocks[],
  bags: WordBags,
  sourceOf: Int32Array,
  sources: number,
): Steps<PartnerSearch> {
  const rows = sourceOf.length
  // per row and source, its own included: the nearest record there
  const partner = new Int32Array(rows * sources).fill(-1)
  const best = new Float64Array(rows * sources)
  const consider = (row: number, other: number, cosine: number): void => {
    const at = row * sources + sourceOf[other]!
    if (cosine <= best[at]!) return
    best[at] = cosine
    partner[at] = other
  }
  let candidates = 0
  yield* candidatePairs(new BlockMeetings(blocks, rows), (a, b) => {
    if (sourceOf[a] !== sourceOf[b]) candidates++
    const cosine = bags.similarity(a, b) ?? 0
    consider(a, b, cosine)
    consider(b, a, cosine)
  })
  const pairs: Partners[] = []
  const found = new Float64Array(sources)
  const open = new Float64Array(sources)
  for (let a = 0; a < rows; a++) {
    const own = sourceOf[a]!
    const twin = partner[a * sources + own]!
    for (let source = 0; source < sources; source++) {
      const b = partner[a * sources + source]!
      const cosine = best[a * sources + source]!
      if (source === own || cosine < LEAST_COSINE || partner[b * sources + own] !== a) continue
      if (a < b) pairs.push({ a, b, cosine })
      found[own]!++
      if (twin >= 0 && (bags.similarity(twin, b) ?? 0) >= NEAR * cosine) open[own]!++
    }
  }
  const clean = found.every((n, source) => n >= LEAST_PARTNERS && open[source]! <= MOST_OPEN * n)
  return { pairs, candidates, clean }
}
