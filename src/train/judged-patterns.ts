import type { PatternCounts } from './latent-classes.ts'

/** A pair of which somebody said what it is, and the level it reaches in every comparison, 0 = missing. */
export interface JudgedPair {
  readonly levels: readonly number[]
  readonly same: boolean
}

/** Patterns with the labels of their pairs. Labels of pairs whose pattern no candidate has bring it along. */
export function judgedPatterns(patterns: PatternCounts, pairs: readonly JudgedPair[]): PatternCounts {
  if (pairs.length === 0) return patterns
  const { width, counts } = patterns
  const places = new Map<string, number>()
  counts.forEach((_, p) => {
    places.set(patterns.levels.subarray(p * width, (p + 1) * width).join(), p)
  })
  const added: JudgedPair[] = []
  const placeOf = (pair: JudgedPair): number => {
    const name = pair.levels.join()
    if (!places.has(name)) places.set(name, counts.length + added.push(pair) - 1)
    return places.get(name)!
  }
  const placed = pairs.map((pair) => ({ place: placeOf(pair), same: pair.same }))
  const all = new Float64Array(counts.length + added.length)
  all.set(counts)
  const judged = { same: new Float64Array(all.length), different: new Float64Array(all.length) }
  for (const { place, same } of placed) {
    judged[same ? 'same' : 'different'][place]!++
    if (place >= counts.length) all[place]!++
  }
  const levels = new Uint8Array(all.length * width)
  levels.set(patterns.levels)
  added.forEach((pair, i) => {
    levels.set(pair.levels, (counts.length + i) * width)
  })
  return { width, levels, counts: all, judged }
}
