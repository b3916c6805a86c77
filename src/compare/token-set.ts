import { compareStrings } from './encoded.ts'
import { levenshteinEncoded } from './levenshtein.ts'
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
let joined = new Uint8Array(256)

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
  const room = 3 * (aEnd - aStart + bEnd - bStart + 2)
  if (room > joined.length) joined = new Uint8Array(2 * room)
  // Three values one behind the other: the common words; those and the rest of a; those and the rest of b.
  const common = writeWords(bytes, aWords, bWords, true, 0, 0)
  joined.copyWithin(common, 0, common)
  const a = writeWords(bytes, aWords, bWords, false, common, 2 * common)
  joined.copyWithin(a, 0, common)
  const b = writeWords(bytes, bWords, aWords, false, a, a + common)
  const best = levenshteinEncoded(joined, common, a, a, b, cutoff)
  if (common === 0) return best
  return Math.max(
    best,
    levenshteinEncoded(joined, 0, common, common, a, cutoff),
    levenshteinEncoded(joined, 0, common, a, b, cutoff),
  )
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

/** Appends the words that `others` has too (or lacks) to the value that starts at `start`, from `at` on. */
function writeWords(
  bytes: Uint8Array,
  words: Words,
  others: Words,
  shared: boolean,
  start: number,
  at: number,
): number {
  let to = at
  let other = 0
  for (let n = 0; n < words.count; n++) {
    const from = words.starts[n]!
    const end = words.ends[n]!
    let order = 1
    while (other < others.count) {
      order = compareBytes(bytes, others.starts[other]!, others.ends[other]!, from, end)
      if (order >= 0) break
      other++
    }
    if ((order === 0) !== shared) continue
    if (to > start) joined[to++] = 0x20
    for (let i = from; i < end; i++) joined[to++] = bytes[i]!
  }
  return to
}
