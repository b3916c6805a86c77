import { compareStrings } from './encoded.ts'
import { jaroWinklerEncoded } from './jaro-winkler.ts'
import { compareBytes, makeWords, splitWords, type Words } from './words.ts'

/**
 * Monge-Elkan similarity over Jaro-Winkler: each word of one value takes its best partner in the other; the mean over
 * the words, in both directions, halved (the original is one-sided, so not symmetric). Words stand between spaces.
 * A value without words is like nothing but another one. Below `cutoff` the answer is 0.
 * Monge & Elkan 1996, "The field matching problem: algorithms and applications".
 */
export function mongeElkan(a: string, b: string, cutoff = 0): number {
  return compareStrings(mongeElkanEncoded, a, b, cutoff)
}

const aWords: Words = /* @__PURE__ */ makeWords()
const bWords: Words = /* @__PURE__ */ makeWords()
/** Far over the rounding of a sum that is bounded. */
const ROUNDING = 1e-9
/** Best partner so far of each word of the second value. */
let best = new Float64Array(16)

/** {@link mongeElkan} of two encoded values. */
export function mongeElkanEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  splitWords(bytes, aStart, aEnd, aWords)
  splitWords(bytes, bStart, bEnd, bWords)
  if (aWords.count === 0 || bWords.count === 0) return aWords.count === bWords.count ? 1 : 0
  const similarity = mongeElkanOfWords(bytes, aWords, bWords, cutoff - ROUNDING)
  return similarity < cutoff ? 0 : similarity
}

/** {@link mongeElkan} of words, at least one on each side; what is below `cutoff` may come back as 0. */
export function mongeElkanOfWords(bytes: Uint8Array, aWords: Words, bWords: Words, cutoff: number): number {
  const aCount = aWords.count
  const bCount = bWords.count
  if (bCount > best.length) best = new Float64Array(2 * bCount)
  for (let j = 0; j < bCount; j++) best[j] = 0
  let aSum = 0
  for (let i = 0; i < aCount; i++) {
    const start = aWords.starts[i]!
    const end = aWords.ends[i]!
    let most = 0
    for (let j = 0; j < bCount; j++) {
      const s = wordSimilarity(bytes, start, end, bWords.starts[j]!, bWords.ends[j]!)
      if (s > most) most = s
      if (s > best[j]!) best[j] = s
    }
    aSum += most
    // even if all other words, on both sides, had a partner like themselves
    if ((aSum + aCount - 1 - i) / aCount + 1 < 2 * cutoff) return 0
  }
  let bSum = 0
  for (let j = 0; j < bCount; j++) bSum += best[j]!
  return (aSum / aCount + bSum / bCount) / 2
}

function wordSimilarity(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  return compareBytes(bytes, aStart, aEnd, bStart, bEnd) === 0
    ? 1
    : jaroWinklerEncoded(bytes, aStart, aEnd, bStart, bEnd)
}
