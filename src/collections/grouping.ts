/** Elements by group: group `g` holds `items[starts[g]] … items[starts[g + 1] - 1]`, ascending. */
export interface Grouping {
  readonly starts: Int32Array
  readonly items: Int32Array
}

/** Groups 0 … n−1 by `groupOf` (values 0 … groups−1; negative: in no group), by counting sort. */
export function groupBy(groupOf: Int32Array, groups: number): Grouping {
  const starts = new Int32Array(groups + 1)
  let placed = 0
  for (let i = 0; i < groupOf.length; i++) {
    const g = groupOf[i]!
    if (g < 0) continue
    starts[g + 1]!++
    placed++
  }
  for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g]!
  const next = starts.slice()
  const items = new Int32Array(placed)
  for (let i = 0; i < groupOf.length; i++) {
    const g = groupOf[i]!
    if (g >= 0) items[next[g]!++] = i
  }
  return { starts, items }
}
