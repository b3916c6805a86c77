/** First size of each bin; the last has no end. */
const BINS = [1, 2, 3, 4, 5, 6, 8, 11, 21, 51, 101]

/** How many entities have so many records. */
export interface EntitySizes {
  readonly entities: number
  /** Records of the largest entity; 0 without records. */
  readonly largest: number
  readonly bins: readonly {
    /** Records, as a text: `1`, `6–7`, `101+`. */
    readonly size: string
    readonly entities: number
    readonly records: number
  }[]
}

/** Counts entities by their records; bins beyond the largest are left out. @param groups rows of each entity */
export function entitySizes(groups: Iterable<Int32Array>): EntitySizes {
  const bins = BINS.map((from, b) => ({ size: label(from, BINS[b + 1]), entities: 0, records: 0 }))
  let entities = 0
  let largest = 0
  for (const { length } of groups) {
    entities++
    largest = Math.max(largest, length)
    const bin = bins[BINS.findLastIndex((from) => from <= length)]!
    bin.entities++
    bin.records += length
  }
  return { entities, largest, bins: bins.slice(0, 1 + BINS.findLastIndex((from) => from <= largest)) }
}

function label(from: number, next: number | undefined): string {
  if (next === undefined) return `${from}+`
  return next === from + 1 ? `${from}` : `${from}–${next - 1}`
}
