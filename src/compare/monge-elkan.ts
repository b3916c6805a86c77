import { compareStrings } from './encoded.ts'
import { jaroWinklerEncoded } from './jaro-winkler.ts'
import { makeWords, splitWords, type Words } from './words.ts'

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
  const aCount = aWords.count
  const bCount = bWords.count
  if (aCount === 0 || bCount === 0) return aCount === bCount ? 1 : 0
  if (bCount > best.length) best = new Float64Array(2 * bCount)
  best.fill(0, 0, bCount)
  let aSum = 0
  for (let i = 0; i < aCount; i++) {
    let most = 0
    for (let j = 0; j < bCount; j++) {
      const s = jaroWinklerEncoded(bytes, aWords.starts[i]!, aWords.ends[i]!, bWords.starts[j]!, bWords.ends[j]!)
      if (s > most) most = s
      if (s > best[j]!) best[j] = s
    }
    aSum += most
  }
  let bSum = 0
  for (let j = 0; j < bCount; j++) bSum += best[j]!
  const similarity = (aSum / aCount + bSum / bCount) / 2
  return similarity < cutoff ? 0 : similarity
}
