/** Precision, recall and F1 over pairs of records, from 0 to 1. */
export interface PairQuality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * How many of the pairs that are together are so rightly, and how many that belong together are: what `evaluate` counts, of
 * files that are too large to name each record.
 *
 * @param found the entity of each record, from 0; −1: it stands alone
 * @param truth the person of each record, from 0
 */
export function pairQuality(found: Int32Array, truth: Int32Array): PairQuality {
  const records = sortedBy(found)
  let right = 0
  let together = 0
  for (let from = 0, to = 0; from < records.length; from = to) {
    while (to < records.length && found[records[to]!] === found[records[from]!]) to++
    together += pairsOf(to - from)
    right += pairsAlike(Int32Array.from(records.subarray(from, to), (record) => truth[record]!).sort())
  }
  const belonging = pairsAlike(truth.toSorted())
  const precision = together === 0 ? 1 : right / together
  const recall = belonging === 0 ? 1 : right / belonging
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function pairsOf(records: number): number {
  return (records * (records - 1)) / 2
}

/** Pairs of equal numbers, which are sorted. */
function pairsAlike(numbers: Int32Array): number {
  let pairs = 0
  for (let from = 0, to = 0; from < numbers.length; from = to) {
    while (to < numbers.length && numbers[to] === numbers[from]) to++
    pairs += pairsOf(to - from)
  }
  return pairs
}

/** The records that stand somewhere, by their entity. */
function sortedBy(found: Int32Array): Int32Array {
  let most = -1
  for (const entity of found) most = Math.max(most, entity)
  const ends = new Int32Array(most + 2)
  for (const entity of found) if (entity >= 0) ends[entity + 1]!++
  for (let entity = 0; entity <= most; entity++) ends[entity + 1]! += ends[entity]!
  const records = new Int32Array(ends[most + 1]!)
  for (let record = 0; record < found.length; record++) {
    const entity = found[record]!
    if (entity >= 0) records[ends[entity]!++] = record
  }
  return records
}
