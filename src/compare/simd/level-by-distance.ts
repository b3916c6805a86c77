import { LONGEST, ROW } from './comparison-layout.ts'

/** Level by edit distance: at `longer · ROW + distance`, as the similarity 1 − distance / longer reaches it. */
export function levelsByDistance(atLeast: Float64Array): Uint8Array {
  const table = new Uint8Array(ROW * ROW)
  const last = atLeast.length
  for (let longer = 1; longer <= LONGEST; longer++) {
    for (let distance = 0; distance <= longer; distance++) {
      let level = Math.min(2, last)
      while (level < last && 1 - distance / longer < atLeast[level - 1]!) level++
      table[longer * ROW + distance] = level
    }
  }
  return table
}

/** The same where there are no levels but a cutoff: 0 below it. */
export function reachedByDistance(cutoff: number): Uint8Array {
  const table = new Uint8Array(ROW * ROW)
  for (let longer = 1; longer <= LONGEST; longer++) {
    for (let distance = 0; distance <= longer; distance++) {
      table[longer * ROW + distance] = 1 - distance / longer < cutoff ? 0 : 1
    }
  }
  return table
}
