import { compareStrings } from './encoded.ts'
import { DIFFERENT_NAMES, nameWordSimilarity } from './name-word.ts'
import { tokenSetEncoded } from './token-set.ts'
import { compareBytes, makeWords, sortWords, splitWords, type Words } from './words.ts'

/** At most so alike are two names that each hold what the other has not. */
const OTHER_NAME = 0.7

/**
 * Similarity of two names of organizations in canonical form: that of their sets of words (`tokenSet`: a part of a name
 * is equal to the whole), which is at most .7 where each side has words of its own and these are no other spelling of
 * each other: the café and the dining room of one hotel are two places, and so are branch 12 and branch 13. Below
 * `cutoff` the answer is 0.
 */
export function organizationName(a: string, b: string, cutoff = 0): number {
  return compareStrings(organizationNameEncoded, a, b, cutoff)
}

const aWords: Words = /* @__PURE__ */ makeWords()
const bWords: Words = /* @__PURE__ */ makeWords()
let rests = new Uint8Array(256)

/** {@link organizationName} of two encoded values. */
export function organizationNameEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const similarity = tokenSetEncoded(bytes, aStart, aEnd, bStart, bEnd, cutoff)
  if (similarity <= OTHER_NAME) return similarity
  const room = aEnd - aStart + bEnd - bStart
  if (room > rests.length) rests = new Uint8Array(2 * room)
  splitWords(bytes, aStart, aEnd, aWords)
  splitWords(bytes, bStart, bEnd, bWords)
  sortWords(bytes, aWords)
  sortWords(bytes, bWords)
  const middle = writeRest(bytes, aWords, bWords, 0)
  const end = writeRest(bytes, bWords, aWords, middle)
  if (middle === 0 || middle === end || isOtherSpelling(middle, end)) return similarity
  return OTHER_NAME < cutoff ? 0 : OTHER_NAME
}

/** Whether the words that only one side has are slips of the pen. Numbers are the same or not. */
function isOtherSpelling(middle: number, end: number): boolean {
  for (let i = 0; i < end; i++) if (rests[i]! >= 0x30 && rests[i]! <= 0x39) return false
  return nameWordSimilarity(rests, 0, middle, middle, end) > DIFFERENT_NAMES
}

/** Writes the words that `others` lacks, without spaces, from `at` on. Both are sorted. Returns the end. */
function writeRest(bytes: Uint8Array, words: Words, others: Words, at: number): number {
  let to = at
  let other = 0
  for (let n = 0; n < words.count; n++) {
    const start = words.starts[n]!
    const end = words.ends[n]!
    let order = 1
    for (; other < others.count; other++) {
      order = compareBytes(bytes, others.starts[other]!, others.ends[other]!, start, end)
      if (order >= 0) break
    }
    if (order === 0) continue
    for (let i = start; i < end; i++) rests[to++] = bytes[i]!
  }
  return to
}
