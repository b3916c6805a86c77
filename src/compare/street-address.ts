import { compareStrings } from './encoded.ts'
import { mongeElkanEncoded } from './monge-elkan.ts'
import { compareBytes, makeWords, sortWords, splitWords, type Words } from './words.ts'

/** Shares of words and numbers where both values hold both. */
const WORDS = 0.6
const NUMBERS = 0.4
const ONE_SIDED = 0.9

/**
 * Similarity of two addresses in canonical form, by parts: .6 × Monge-Elkan similarity of the words (street, place) +
 * .4 × share of equal numbers (house, unit, postal code: every word with a digit; 2 · common / all). 12 and 21 Main
 * Street are other houses, not a typo; an ordinal (`7th`) is the name of a street. Where one value has no numbers, or no words, the other part decides alone, × .9
 * unless both lack it. Below `cutoff` the answer is 0.
 */
export function streetAddress(a: string, b: string, cutoff = 0): number {
  return compareStrings(streetAddressEncoded, a, b, cutoff)
}

const aNumbers: Words = /* @__PURE__ */ makeWords()
const bNumbers: Words = /* @__PURE__ */ makeWords()
let streets = new Uint8Array(256)

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
  const room = aEnd - aStart + bEnd - bStart
  if (room > streets.length) streets = new Uint8Array(2 * room)
  const middle = splitParts(bytes, aStart, aEnd, aNumbers, 0)
  const end = splitParts(bytes, bStart, bEnd, bNumbers, middle)
  const words = middle > 0 && end > middle
  const numbers = aNumbers.count > 0 && bNumbers.count > 0
  const oneSided = middle > 0 !== end > middle || aNumbers.count > 0 !== bNumbers.count > 0
  const factor = oneSided ? ONE_SIDED : 1
  let similarity: number
  if (words) {
    similarity = mongeElkanEncoded(streets, 0, middle, middle, end)
    similarity = numbers ? WORDS * similarity + NUMBERS * numberSimilarity(bytes) : similarity * factor
  } else {
    similarity = numbers ? numberSimilarity(bytes) * factor : oneSided ? 0 : 1
  }
  return similarity < cutoff ? 0 : similarity
}

/** Words with a digit go to `numbers`, sorted; the others to `streets`, from `at` on. Returns the end. */
function splitParts(bytes: Uint8Array, start: number, end: number, numbers: Words, at: number): number {
  splitWords(bytes, start, end, numbers)
  const { starts, ends } = numbers
  let kept = 0
  let to = at
  for (let n = 0; n < numbers.count; n++) {
    if (isNumber(bytes, starts[n]!, ends[n]!)) {
      starts[kept] = starts[n]!
      ends[kept++] = ends[n]!
      continue
    }
    if (to > at) streets[to++] = 0x20
    for (let i = starts[n]!; i < ends[n]!; i++) streets[to++] = bytes[i]!
  }
  numbers.count = kept
  sortWords(bytes, numbers)
  return to
}

function hasDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! >= 0x30 && bytes[i]! <= 0x39) return true
  return false
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

/** Whether a word numbers a house, unit or place: it has a digit and is no ordinal. */
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  return hasDigit(bytes, start, end) && !isOrdinal(bytes, start, end)
}

const ORDINAL_ENDS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th'])

function isOrdinal(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 3 || !ORDINAL_ENDS.has(String.fromCharCode(bytes[end - 2]!, bytes[end - 1]!))) return false
  for (let i = start; i < end - 2; i++) if (bytes[i]! < 0x30 || bytes[i]! > 0x39) return false
  return true
}
