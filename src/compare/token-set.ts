import { compareStrings } from './encoded.ts'
import { levenshteinDistanceEncoded, levenshteinEncoded } from './levenshtein.ts'
import { compareBytes, makeWords, sortWords, splitWords, type Words } from './words.ts'

/**
 * Similarity of two sets of words: with the common words c, and each side's words sorted behind them, the best
 * Levenshtein similarity among c, c + rest of a, and c + rest of b. So a value whose words are all in the other one is
 * equal to it: `fred stone` and `stone fred junior` give 1. Neither order nor repetition of words counts; a value
 * without words is like nothing but another one. Below `cutoff` the answer is 0.
 */
export function tokenSet(a: string, b: string, cutoff = 0): number {
  return compareStrings(tokenSetEncoded, a, b, cutoff)
}

const aWords: Words = /* @__PURE__ */ makeWords()
const bWords: Words = /* @__PURE__ */ makeWords()
/** The words that only one side has, those of a and those of b, one behind the other. */
let rests = new Uint8Array(256)
/** Length of the common words between spaces, in characters; 0 = none. */
let commonLength = 0
/** Length of the words of one side that the other lacks, in characters; 0 = none. */
let restLength = 0

/** {@link tokenSet} of two encoded values. */
export function tokenSetEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  splitSet(bytes, aStart, aEnd, aWords)
  splitSet(bytes, bStart, bEnd, bWords)
  if (aWords.count === 0 || bWords.count === 0) return aWords.count === bWords.count ? 1 : 0
  const room = aEnd - aStart + bEnd - bStart
  if (room > rests.length) rests = new Uint8Array(2 * room)
  const middle = writeRest(bytes, aWords, bWords, 0)
  const aRest = restLength
  const end = writeRest(bytes, bWords, aWords, middle)
  const bRest = restLength
  const common = commonLength
  if (common === 0) return levenshteinEncoded(rests, 0, middle, middle, end, cutoff)
  if (aRest === 0 || bRest === 0) return 1
  // the common words are the beginning of what is compared, so only what follows them is to be edited
  const a = common + 1 + aRest
  const b = common + 1 + bRest
  const best = Math.max(1 - (a - common) / a, 1 - (b - common) / b)
  const longer = Math.max(a, b)
  const least = Math.max(best, cutoff)
  const most = 1 - Math.abs(a - b) / longer
  const similarity =
    most < least ? best : Math.max(best, 1 - levenshteinDistanceEncoded(rests, 0, middle, middle, end) / longer)
  return similarity < cutoff ? 0 : similarity
}

function splitSet(bytes: Uint8Array, start: number, end: number, words: Words): void {
  splitWords(bytes, start, end, words)
  sortWords(bytes, words)
  const { starts, ends } = words
  let kept = 0
  for (let n = 0; n < words.count; n++) {
    if (kept > 0 && compareBytes(bytes, starts[kept - 1]!, ends[kept - 1]!, starts[n]!, ends[n]!) === 0) continue
    starts[kept] = starts[n]!
    ends[kept++] = ends[n]!
  }
  words.count = kept
}

/** Writes the words that `others` lacks, from `at` on; both are sorted. Returns the end, sets the lengths. */
function writeRest(bytes: Uint8Array, words: Words, others: Words, at: number): number {
  let to = at
  let other = 0
  let common = 0
  let rest = 0
  for (let n = 0; n < words.count; n++) {
    const from = words.starts[n]!
    const end = words.ends[n]!
    let order = 1
    while (other < others.count) {
      order = compareBytes(bytes, others.starts[other]!, others.ends[other]!, from, end)
      if (order >= 0) break
      other++
    }
    const length = characters(bytes, from, end)
    if (order === 0) {
      common += common > 0 ? 1 + length : length
      continue
    }
    if (to > at) rests[to++] = 0x20
    for (let i = from; i < end; i++) rests[to++] = bytes[i]!
    rest += rest > 0 ? 1 + length : length
  }
  commonLength = common
  restLength = rest
  return to
}

/** Code points of UTF-8: bytes that do not continue one. */
function characters(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let i = start; i < end; i++) if ((bytes[i]! & 0xc0) !== 0x80) count++
  return count
}
