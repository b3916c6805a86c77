import { decodePair, isAscii } from './code-points.ts'
import { compareStrings } from './encoded.ts'

/** Characters of a q-gram. */
export type GramLength = 1 | 2 | 3

/**
 * Dice similarity of the bags of q-grams: 2 · common / (grams of a + grams of b). A bag counts a repeated gram as often
 * as it occurs. Characters are code points, q is 2 unless told; nothing is padded, and a value shorter than q is one
 * gram. Two empty strings are equal. Below `cutoff` the answer is 0.
 * Dice 1945, "Measures of the amount of ecologic association between species".
 */
export function dice(a: string, b: string, cutoff = 0, q: GramLength = 2): number {
  return compareStrings((...pair) => diceEncoded(...pair, q), a, b, cutoff)
}

/** {@link dice} of two encoded values. */
export function diceEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
  q: GramLength = 2,
): number {
  const common = commonGrams(bytes, aStart, aEnd, bStart, bEnd, q)
  if (aCount === 0 || bCount === 0) return aCount === bCount ? 1 : 0
  const similarity = (2 * common) / (aCount + bCount)
  return similarity < cutoff ? 0 : similarity
}

/**
 * Jaccard similarity of the bags of q-grams: common / (grams of a + grams of b − common); the rest as {@link dice}.
 * Jaccard 1901, "Étude comparative de la distribution florale dans une portion des Alpes et des Jura".
 */
export function jaccard(a: string, b: string, cutoff = 0, q: GramLength = 2): number {
  return compareStrings((...pair) => jaccardEncoded(...pair, q), a, b, cutoff)
}

/** {@link jaccard} of two encoded values. */
export function jaccardEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
  q: GramLength = 2,
): number {
  const common = commonGrams(bytes, aStart, aEnd, bStart, bEnd, q)
  if (aCount === 0 || bCount === 0) return aCount === bCount ? 1 : 0
  const similarity = common / (aCount + bCount - common)
  return similarity < cutoff ? 0 : similarity
}

/** Grams of either value: the other results of counting the common ones. */
let aCount = 0
let bCount = 0

/** Hash table of the first value's grams (0 = free) and how often each is still unpaired. */
let slots = new Float64Array(128)
let counts = new Int32Array(128)
let first = new Float64Array(64)
let second = new Float64Array(64)

function commonGrams(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  q: GramLength,
): number {
  const room = Math.max(aEnd - aStart, bEnd - bStart)
  if (room > first.length) {
    const size = 2 ** Math.ceil(Math.log2(room))
    first = new Float64Array(size)
    second = new Float64Array(size)
    slots = new Float64Array(2 * size)
    counts = new Int32Array(2 * size)
  }
  if (isAscii(bytes, aStart, aEnd) && isAscii(bytes, bStart, bEnd)) {
    aCount = writeGrams(bytes, aStart, aEnd, q, 129, first)
    bCount = writeGrams(bytes, bStart, bEnd, q, 129, second)
  } else {
    const { codes, middle, end, labels } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
    aCount = writeGrams(codes, 0, middle, q, labels + 2, first)
    bCount = writeGrams(codes, middle, end, q, labels + 2, second)
  }
  return countCommon()
}

/**
 * Writes each gram as one positive number in base `base`; digits start at 1, so that grams of different length differ.
 * Exact below 2^53: three characters of an alphabet of 200,000, more than Unicode has.
 */
function writeGrams(
  codes: ArrayLike<number>,
  start: number,
  end: number,
  q: GramLength,
  base: number,
  into: Float64Array,
): number {
  if (start === end) return 0
  const length = Math.min(q, end - start)
  for (let i = start; i + length <= end; i++) {
    let gram = codes[i]! + 1
    for (let k = 1; k < length; k++) gram = gram * base + codes[i + k]! + 1
    into[i - start] = gram
  }
  return end - start - length + 1
}

function countCommon(): number {
  let mask = 15
  while (mask < 2 * aCount) mask = 2 * mask + 1
  const keys = slots
  const unpaired = counts
  for (let i = 0; i < aCount; i++) {
    const gram = first[i]!
    let slot = hash(gram) & mask
    while (keys[slot] !== 0 && keys[slot] !== gram) slot = (slot + 1) & mask
    keys[slot] = gram
    unpaired[slot]!++
  }
  let common = 0
  for (let i = 0; i < bCount; i++) {
    const gram = second[i]!
    let slot = hash(gram) & mask
    while (keys[slot] !== 0 && keys[slot] !== gram) slot = (slot + 1) & mask
    if (unpaired[slot]! > 0) {
      unpaired[slot]!--
      common++
    }
  }
  keys.fill(0, 0, mask + 1)
  unpaired.fill(0, 0, mask + 1)
  return common
}

function hash(gram: number): number {
  const mixed = Math.imul(gram | 0, 0x9e3779b1)
  return mixed ^ (mixed >>> 16)
}
