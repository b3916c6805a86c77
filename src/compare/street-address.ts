import { compareStrings } from './encoded.ts'
import { mongeElkanOfWords } from './monge-elkan.ts'
import { addWord, compareBytes, makeWords, sortWords, type Words } from './words.ts'

/** Shares of words and numbers where both values hold both. */
const WORDS = 0.6
const NUMBERS = 0.4
const ONE_SIDED = 0.9
/** Far over the rounding of a similarity that is computed back from the cutoff. */
const ROUNDING = 1e-9

/**
 * Similarity of two addresses in canonical form, by parts: .6 × Monge-Elkan similarity of the words (street, place) +
 * .4 × share of equal numbers (house, unit, postal code: every word with a digit; 2 · common / all). 12 and 21 Main
 * Street are other houses, not a typo; an ordinal (`7th`) is the name of a street. Where one value has no numbers, or no words, the other part decides alone, × .9
 * unless both lack it. Below `cutoff` the answer is 0.
 */
export function streetAddress(a: string, b: string, cutoff = 0): number {
  return compareStrings(streetAddressEncoded, a, b, cutoff)
}

const aWords: Words = /* @__PURE__ */ makeWords()
const bWords: Words = /* @__PURE__ */ makeWords()
const aNumbers: Words = /* @__PURE__ */ makeWords()
const bNumbers: Words = /* @__PURE__ */ makeWords()

/** {@link streetAddress} of two encoded values. */
export function streetAddressEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  if (compareBytes(bytes, aStart, aEnd, bStart, bEnd) === 0) return 1
  splitParts(bytes, aStart, aEnd, aWords, aNumbers)
  splitParts(bytes, bStart, bEnd, bWords, bNumbers)
  const words = aWords.count > 0 && bWords.count > 0
  const numbers = aNumbers.count > 0 && bNumbers.count > 0
  const oneSided = aWords.count > 0 !== bWords.count > 0 || aNumbers.count > 0 !== bNumbers.count > 0
  const factor = oneSided ? ONE_SIDED : 1
  let similarity: number
  if (words && numbers) {
    const alike = NUMBERS * numberSimilarity(bytes)
    // addresses of other numbers are the common case, and of these most are told by that alone
    if (WORDS + alike < cutoff) return 0
    similarity = WORDS * mongeElkanOfWords(bytes, aWords, bWords, (cutoff - alike) / WORDS - ROUNDING) + alike
  } else if (words) {
    similarity = mongeElkanOfWords(bytes, aWords, bWords, cutoff / factor - ROUNDING) * factor
  } else {
    similarity = numbers ? numberSimilarity(bytes) * factor : oneSided ? 0 : 1
  }
  return similarity < cutoff ? 0 : similarity
}

/** Whether addresses of words and numbers that have no number in common stay below `cutoff`. */
export function numbersTell(cutoff: number): boolean {
  return WORDS < cutoff
}

/** Words with a digit go to `numbers`, sorted, unless they are ordinals; the others to `words`. */
function splitParts(bytes: Uint8Array, start: number, end: number, words: Words, numbers: Words): void {
  words.count = 0
  numbers.count = 0
  let from = start
  let hasDigit = false
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte >= 0x30 && byte <= 0x39) hasDigit = true
    if (byte !== 0x20) continue
    addPart(bytes, from, at, hasDigit, words, numbers)
    from = at + 1
    hasDigit = false
  }
  addPart(bytes, from, end, hasDigit, words, numbers)
  sortWords(bytes, numbers)
}

function addPart(bytes: Uint8Array, start: number, end: number, hasDigit: boolean, words: Words, numbers: Words): void {
  if (start < end) addWord(hasDigit && !isOrdinal(bytes, start, end) ? numbers : words, start, end)
}

function numberSimilarity(bytes: Uint8Array): number {
  let common = 0
  let i = 0
  let j = 0
  while (i < aNumbers.count && j < bNumbers.count) {
    const order = compareBytes(bytes, aNumbers.starts[i]!, aNumbers.ends[i]!, bNumbers.starts[j]!, bNumbers.ends[j]!)
    if (order === 0) common++
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return (2 * common) / (aNumbers.count + bNumbers.count)
}

/** `7th`: the name of a street, not the number of a house. */
function isOrdinal(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 3 || !isOrdinalEnd(bytes[end - 2]!, bytes[end - 1]!)) return false
  for (let i = start; i < end - 2; i++) if (bytes[i]! < 0x30 || bytes[i]! > 0x39) return false
  return true
}

/** `st`, `nd`, `rd`, `th`. */
function isOrdinalEnd(first: number, second: number): boolean {
  return (
    (first === 0x73 && second === 0x74) ||
    (first === 0x6e && second === 0x64) ||
    (first === 0x72 && second === 0x64) ||
    (first === 0x74 && second === 0x68)
  )
}
