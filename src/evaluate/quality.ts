import type { Overlaps } from './overlaps.ts'

/** Precision, recall and their means, each 0…1. */
export interface Quality {
  readonly precision: number
  readonly recall: number
  /** Harmonic mean of precision and recall. */
  readonly f1: number
  /** The same, precision weighing twice as much as recall: a wrong merge is worse than a missed one. */
  readonly f05: number
}

/** Pairs of records: joined, belonging together, and both. Exact up to 2^53. */
export interface PairCounts {
  readonly both: number
  readonly found: number
  readonly truth: number
}

/** The pairs of two partitions. @param cells sizes of their intersections */
export function pairCounts(cells: Int32Array, sizesFound: Int32Array, sizesTrue: Int32Array): PairCounts {
  return { both: pairs(cells), found: pairs(sizesFound), truth: pairs(sizesTrue) }
}

/**
 * Quality over pairs of records: of the pairs joined, how many belong together, and the other way round.
 * A side that joins no pair makes no mistake: its figure is 1.
 */
export function pairQuality({ both, found, truth }: PairCounts): Quality {
  return quality(found > 0 ? both / found : 1, truth > 0 ? both / truth : 1)
}

/**
 * Quality seen from each record, then averaged: which share of its entity belongs to it (precision), and which share
 * of its true entity is there (recall). No records at all: 1.
 */
export function bcubedQuality(cells: Overlaps, sizesFound: Int32Array, sizesTrue: Int32Array): Quality {
  let precision = 0
  let recall = 0
  let records = 0
  for (let i = 0; i < cells.sizes.length; i++) {
    const n = cells.sizes[i]!
    precision += (n * n) / sizesFound[cells.found[i]!]!
    recall += (n * n) / sizesTrue[cells.truth[i]!]!
    records += n
  }
  return records > 0 ? quality(precision / records, recall / records) : quality(1, 1)
}

function pairs(sizes: Int32Array): number {
  let sum = 0
  for (const n of sizes) sum += (n * (n - 1)) / 2
  return sum
}

function quality(precision: number, recall: number): Quality {
  return { precision, recall, f1: fMeasure(precision, recall, 1), f05: fMeasure(precision, recall, 0.5) }
}

/** van Rijsbergen's F: recall weighs `beta` times as much as precision. */
function fMeasure(precision: number, recall: number, beta: number): number {
  const b = beta * beta
  return precision + recall > 0 ? ((1 + b) * precision * recall) / (b * precision + recall) : 0
}
