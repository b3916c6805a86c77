type Row = Readonly<Record<string, unknown>>
type Groups = readonly (readonly Row[])[]

/** How often one source repeats an entity, as far as exact repetitions of its defining values show. */
export interface SourceDescription {
  readonly records: number
  /** Groups of records with the same defining values that hold two and more of this source. */
  readonly repeatedWithin: number
  /** Groups that hold records of this source and of another. */
  readonly repeatedAcross: number
  /** Whether the source seems to hold an entity once at most. Never true of a lone source. */
  readonly cleanList: boolean
}

/** Fewer groups across sources tell nothing. */
const LEAST_ACROSS = 20
/** Groups within a clean list, per group across lists: namesakes, series of one title, chance. */
const MOST_WITHIN = 0.04

/**
 * Describes each source by how its records group under one anchor: of all groupings, the one with most groups across
 * sources, which sees most of what the sources have in common.
 */
export function describeSources(
  records: readonly Row[],
  anchors: readonly Groups[],
  sourceOf: (record: Row) => string,
): Readonly<Record<string, SourceDescription>> {
  const sizes = new Map<string, number>()
  for (const record of records) add(sizes, sourceOf(record), 1)
  let best = { total: -1, within: new Map<string, number>(), across: new Map<string, number>() }
  for (const groups of anchors) {
    const counted = countGroups(groups, sourceOf)
    if (counted.total > best.total) best = counted
  }
  return Object.fromEntries(
    [...sizes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([source, size]) => {
        const repeatedWithin = best.within.get(source) ?? 0
        const repeatedAcross = best.across.get(source) ?? 0
        const cleanList = repeatedAcross >= LEAST_ACROSS && repeatedWithin <= MOST_WITHIN * repeatedAcross
        return [source, { records: size, repeatedWithin, repeatedAcross, cleanList }]
      }),
  )
}

function countGroups(
  groups: Groups,
  sourceOf: (record: Row) => string,
): { total: number; within: Map<string, number>; across: Map<string, number> } {
  const within = new Map<string, number>()
  const across = new Map<string, number>()
  let total = 0
  for (const group of groups) {
    if (group.length < 2) continue
    const held = new Map<string, number>()
    for (const record of group) add(held, sourceOf(record), 1)
    if (held.size > 1) total++
    for (const [source, count] of held) {
      if (count > 1) add(within, source, 1)
      if (held.size > 1) add(across, source, 1)
    }
  }
  return { total, within, across }
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
