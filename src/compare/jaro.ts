import { type Codes, codePointTable, decodePair, isAscii } from './code-points.ts'
import { compareStrings } from './encoded.ts'

/**
 * Jaro similarity: with m characters in common within the window ⌊longer / 2⌋ − 1, of which 2t stand in another order
 * (t rounded down), (m/|a| + m/|b| + (m − t)/m) / 3, computed in this order; 0 when m = 0. Characters are code points;
 * two empty strings are equal. Below `cutoff` the answer is 0.
 * Jaro 1989, "Advances in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida".
 */
export function jaro(a: string, b: string, cutoff = 0): number {
  return compareStrings(jaroEncoded, a, b, cutoff)
}

/** {@link jaro} of two encoded values. */
export function jaroEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (a === 0 || b === 0) return a === b ? 1 : 0
  if (mostWith(Math.min(a, b), a, b) < cutoff && isAscii(bytes, aStart, aEnd) && isAscii(bytes, bStart, bEnd)) return 0
  const matches = countMatches(bytes, aStart, aEnd, bStart, bEnd, cutoff)
  if (matches >= 0) return score(matches, a, b, cutoff)
  const { codes, middle, end } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
  const decoded = countMatches(codes, 0, middle, middle, end, cutoff)
  return score(decoded < 0 ? ~decoded : decoded, middle, end - middle, cutoff)
}

function score(matches: number, a: number, b: number, cutoff: number): number {
  if (matches === 0) return 0
  const similarity = (matches / a + matches / b + (matches - swapped) / matches) / 3
  return similarity < cutoff ? 0 : similarity
}

/** The similarity if all common characters stand in the same order: never less than the true one, also as rounded. */
export function mostWith(matches: number, a: number, b: number): number {
  return (matches / a + matches / b + 1) / 3
}

/**
 * Number of common characters, 0 where they are too few for `cutoff`; sets `swapped`. Marked by its bitwise complement
 * (so negative) when a symbol is not ASCII: bytes must then be compared again as code points. To notice on the way costs
 * nothing.
 */
function countMatches(
  codes: Codes,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff: number,
): number {
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (Math.min(a, b) > 32 || Math.max(a, b) > 64) return longMatches(codes, aStart, aEnd, bStart, bEnd)
  // The pairs are the same whichever side is walked, so the shorter one becomes the pattern.
  return a < b
    ? wordMatches(codes, aStart, aEnd, bStart, bEnd, cutoff)
    : wordMatches(codes, bStart, bEnd, aStart, aEnd, cutoff)
}

/** Half of the common characters that stand in another order, rounded down: the other result of counting matches. */
let swapped = 0
/** The text's matched symbols, in order. */
let order = new Uint32Array(64)

/** The pattern has 1 to 32 characters, one bit each, the text at most 64. No branches: they would be a coin toss. */
function wordMatches(
  codes: Codes,
  patternStart: number,
  patternEnd: number,
  textStart: number,
  textEnd: number,
  cutoff: number,
): number {
  const table = codePointTable
  const length = patternEnd - patternStart
  const text = textEnd - textStart
  const matched = order
  const window = Math.max(0, (Math.max(length, text) >> 1) - 1)
  let seen = 0
  let bit = 1
  for (let i = patternStart; i < patternEnd; i++) {
    const symbol = codes[i]!
    seen |= symbol
    table[symbol]! |= bit
    bit <<= 1
  }
  // Pattern positions within the window of the text character: grows to its full width, then moves on.
  let reach = window >= 31 ? -1 : (1 << (window + 1)) - 1
  let growth = (1 << window) - 1
  let free = -1
  let matches = 0
  for (let j = textStart; j < textEnd; j++) {
    const symbol = codes[j]!
    seen |= symbol
    const found = table[symbol]! & reach & free
    const first = found & -found
    free ^= first
    matched[matches] = symbol
    matches += (first | -first) >>> 31
    reach = (reach << 1) | (growth & 1)
    growth >>>= 1
  }
  if (mostWith(matches, length, text) < cutoff) matches = 0
  let taken = ~free
  let moved = 0
  for (let k = 0; k < matches; k++) {
    const first = taken & -taken
    if ((table[matched[k]!]! & first) === 0) moved++
    taken ^= first
  }
  for (let i = patternStart; i < patternEnd; i++) table[codes[i]!] = 0
  swapped = moved >> 1
  return seen < 0x80 ? matches : ~matches
}

/** For each pattern position (from 1 on): the next one with the same character, 0 = none; and whether it is matched. */
let next = new Int32Array(64)
let taken = new Uint8Array(64)

/** Any length, in linear time: each character keeps the list of its positions not yet passed. */
function longMatches(
  codes: Codes,
  patternStart: number,
  patternEnd: number,
  textStart: number,
  textEnd: number,
): number {
  const table = codePointTable
  const length = patternEnd - patternStart
  const text = textEnd - textStart
  if (length >= next.length) {
    next = new Int32Array(2 * length)
    taken = new Uint8Array(2 * length)
  }
  if (text > order.length) order = new Uint32Array(2 * text)
  const following = next
  const used = taken
  const matched = order
  const window = (Math.max(length, text) >> 1) - 1
  let seen = 0
  for (let i = length; i > 0; i--) {
    const symbol = codes[patternStart + i - 1]!
    seen |= symbol
    following[i] = table[symbol]!
    table[symbol] = i
  }
  let matches = 0
  for (let j = 1; j <= text; j++) {
    const symbol = codes[textStart + j - 1]!
    seen |= symbol
    let position = table[symbol]!
    while (position !== 0 && position < j - window) position = following[position]!
    if (position !== 0 && position <= j + window) {
      used[position] = 1
      matched[matches++] = symbol
      position = following[position]!
    }
    table[symbol] = position
  }
  let moved = 0
  let k = 0
  for (let i = 1; i <= length; i++) {
    const symbol = codes[patternStart + i - 1]!
    if (used[i] === 1) {
      used[i] = 0
      if (matched[k++] !== symbol) moved++
    }
    table[symbol] = 0
  }
  swapped = moved >> 1
  return seen < 0x80 ? matches : ~matches
}
