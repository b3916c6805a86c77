import { counts, type Overlaps, overlaps } from './overlaps.ts'
import { bcubedQuality, type PairCounts, pairCounts, type Quality } from './quality.ts'

/** Two partitions of the same records side by side. */
export interface Agreement {
  readonly cells: Overlaps
  /** Records per entity found and per true one. */
  readonly sizesFound: Int32Array
  readonly sizesTrue: Int32Array
  readonly entities: number
  readonly trueEntities: number
  /** Records in the largest entity found. */
  readonly largest: number
  readonly pairs: PairCounts
  readonly bcubed: Quality
}

/**
 * Compares two partitions.
 *
 * @param found per record: number of its entity, below `groups`
 * @param truth per record: number of its true entity, below `trueGroups`
 */
export function agreement(found: Int32Array, truth: Int32Array, groups: number, trueGroups: number): Agreement {
  const sizesFound = counts(found, groups)
  const sizesTrue = counts(truth, trueGroups)
  const cells = overlaps(found, truth, sizesFound, trueGroups)
  return {
    cells,
    sizesFound,
    sizesTrue,
    entities: nonEmpty(sizesFound),
    trueEntities: nonEmpty(sizesTrue),
    largest: sizesFound.reduce((most, size) => Math.max(most, size), 0),
    pairs: pairCounts(cells.sizes, sizesFound, sizesTrue),
    bcubed: bcubedQuality(cells, sizesFound, sizesTrue),
  }
}

function nonEmpty(sizes: Int32Array): number {
  return sizes.reduce((n, size) => n + (size > 0 ? 1 : 0), 0)
}
