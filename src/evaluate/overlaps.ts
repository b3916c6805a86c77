/** The non-empty intersections of an entity found with a true one, as three columns of equal length. */
export interface Overlaps {
  readonly found: Int32Array
  readonly truth: Int32Array
  readonly sizes: Int32Array
}

/** How many records of `column` carry each group number below `groups`. */
export function counts(column: Int32Array, groups: number): Int32Array {
  const sizes = new Int32Array(groups)
  for (const group of column) sizes[group]!++
  return sizes
}

/**
 * Every non-empty intersection of two partitions of the same records: a counting sort by the entity found, then a tally
 * of true entities inside each. Linear, and no object per pair.
 *
 * @param a entity found of each record; `b` its true entity
 * @param sizesFound records per entity found (see `counts`)
 * @param trueGroups how many true entities there are
 */
export function overlaps(a: Int32Array, b: Int32Array, sizesFound: Int32Array, trueGroups: number): Overlaps {
  const starts = new Int32Array(sizesFound.length + 1)
  for (let g = 0; g < sizesFound.length; g++) starts[g + 1] = starts[g]! + sizesFound[g]!
  const next = starts.slice()
  const sorted = new Int32Array(b.length)
  for (let i = 0; i < a.length; i++) sorted[next[a[i]!]!++] = b[i]!

  const found = new Int32Array(b.length)
  const truth = new Int32Array(b.length)
  const sizes = new Int32Array(b.length)
  const cellOf = new Int32Array(trueGroups).fill(-1)
  let n = 0
  for (let g = 0; g < sizesFound.length; g++) {
    const first = n
    for (let i = starts[g]!; i < starts[g + 1]!; i++) {
      const t = sorted[i]!
      // cells of earlier entities are told apart by their position, so the tally needs no clearing
      if (cellOf[t]! < first) {
        cellOf[t] = n
        found[n] = g
        truth[n++] = t
      }
      sizes[cellOf[t]!]!++
    }
  }
  return { found: found.subarray(0, n), truth: truth.subarray(0, n), sizes: sizes.subarray(0, n) }
}
