import { type Codes, codePointTable, decodePair, isAscii } from './code-points.ts'

/** What a block hands to the one below it, one entry a text character. */
let carries = new Uint8Array(64)
const CARRY_PLUS = 1
const CARRY_MINUS = 2
const CARRY_SWAP = 4

/**
 * Edit distance of two encoded values, any length: number of insertions, deletions and substitutions, and, with
 * `swaps`, of transpositions of neighbours (optimal string alignment). Bit-parallel: 32 pattern characters a step.
 *
 * Myers 1999, "A fast bit-vector algorithm for approximate string matching based on dynamic programming";
 * Hyyrö 2003, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances".
 */
export function editDistance(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
): number {
  const distance = count(bytes, aStart, aEnd, bStart, bEnd, swaps)
  if (distance >= 0) return distance
  const { codes, middle, end } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
  return ignoringMark(count(codes, 0, middle, middle, end, swaps))
}

/** 1 − distance / length of the longer value; 0 below `cutoff`, without counting where the lengths alone say so. */
export function editSimilarity(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
  cutoff: number,
): number {
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (1 - Math.abs(a - b) / Math.max(a, b) < cutoff && isAscii(bytes, aStart, aEnd) && isAscii(bytes, bStart, bEnd)) {
    return 0
  }
  const distance = count(bytes, aStart, aEnd, bStart, bEnd, swaps)
  if (distance >= 0) return share(distance, Math.max(a, b), cutoff)
  const { codes, middle, end } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
  const decoded = ignoringMark(count(codes, 0, middle, middle, end, swaps))
  return share(decoded, Math.max(middle, end - middle), cutoff)
}

function share(distance: number, longer: number, cutoff: number): number {
  const similarity = longer === 0 ? 1 : 1 - distance / longer
  return similarity < cutoff ? 0 : similarity
}

function ignoringMark(distance: number): number {
  return distance < 0 ? ~distance : distance
}

/**
 * The distance, marked by its bitwise complement (so negative) when a symbol is not ASCII: bytes must then be compared
 * again as code points. To notice on the way costs nothing; to look first, half as much again.
 */
function count(codes: Codes, aStart: number, aEnd: number, bStart: number, bEnd: number, swaps: boolean): number {
  // Fewer text characters are fewer steps, as long as the pattern fits one word.
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (a > 32 || b > 32) return longDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
  if (a + b === 0) return 0
  return a > b
    ? wordDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
    : wordDistance(codes, bStart, bEnd, aStart, aEnd, swaps)
}

/** Long values are worth the search for a common prefix and suffix, which never change the distance. */
function longDistance(
  codes: Codes,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
): number {
  let seen = 0
  while (aStart < aEnd && bStart < bEnd && codes[aStart] === codes[bStart]) {
    seen |= codes[aStart]!
    aStart++
    bStart++
  }
  while (aStart < aEnd && bStart < bEnd && codes[aEnd - 1] === codes[bEnd - 1]) {
    aEnd--
    bEnd--
    seen |= codes[aEnd]!
  }
  const distance = restDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
  return seen < 0x80 || distance < 0 ? distance : ~distance
}

function restDistance(
  codes: Codes,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  swaps: boolean,
): number {
  const a = aEnd - aStart
  const b = bEnd - bStart
  if (a <= 32 && b <= 32) return count(codes, aStart, aEnd, bStart, bEnd, swaps)
  if (a > b) return restDistance(codes, bStart, bEnd, aStart, aEnd, swaps)
  if (a === 0) return isAscii(codes, bStart, bEnd) ? b : ~b
  return a <= 32
    ? wordDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
    : blockDistance(codes, aStart, aEnd, bStart, bEnd, swaps)
}

/**
 * Pattern of 1 to 32 characters. The pattern sits in the high bits, so that its last row is the sign bit; the rows
 * under it have vertical difference 0, as the row above the pattern.
 */
function wordDistance(
  codes: Codes,
  patternStart: number,
  patternEnd: number,
  textStart: number,
  textEnd: number,
  swaps: boolean,
): number {
  const length = patternEnd - patternStart
  const table = codePointTable
  let bit = 1 << (32 - length)
  let plus = -bit
  let minus = 0
  let distance = length
  let seen = 0
  for (let i = patternStart; i < patternEnd; i++) {
    const symbol = codes[i]!
    seen |= symbol
    table[symbol]! |= bit
    bit <<= 1
  }
  if (swaps) {
    let diagonal = 0
    let before = 0
    for (let j = textStart; j < textEnd; j++) {
      const symbol = codes[j]!
      seen |= symbol
      const equal = table[symbol]!
      const swap = ((~diagonal & equal) << 1) & before
      diagonal = (((equal & plus) + plus) ^ plus) | equal | minus | swap
      before = equal
      const up = minus | ~(diagonal | plus)
      const down = diagonal & plus
      distance += (down >> 31) - (up >> 31)
      const shifted = (up << 1) | 1
      plus = (down << 1) | ~(diagonal | shifted)
      minus = shifted & diagonal
    }
  } else {
    for (let j = textStart; j < textEnd; j++) {
      const symbol = codes[j]!
      seen |= symbol
      const equal = table[symbol]!
      const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus
      const up = minus | ~(diagonal | plus)
      const down = diagonal & plus
      distance += (down >> 31) - (up >> 31)
      const shifted = (up << 1) | 1
      plus = (down << 1) | ~(diagonal | shifted)
      minus = shifted & diagonal
    }
  }
  for (let i = patternStart; i < patternEnd; i++) table[codes[i]!] = 0
  return seen < 0x80 ? distance : ~distance
}

/** Pattern of more than 32 characters: block by block over the whole text, horizontal differences handed down. */
function blockDistance(
  codes: Codes,
  patternStart: number,
  patternEnd: number,
  textStart: number,
  textEnd: number,
  swaps: boolean,
): number {
  const table = codePointTable
  const length = textEnd - textStart
  if (length > carries.length) carries = new Uint8Array(2 * length)
  const carry = carries
  carry.fill(CARRY_PLUS, 0, length)
  const swapMask = swaps ? -1 : 0
  let distance = patternEnd - patternStart
  let seen = 0
  // The first block is the short one; the others are full, so the last row of each is the sign bit.
  let blockEnd = patternStart + (((patternEnd - patternStart - 1) & 31) + 1)
  let blockStart = patternStart
  while (blockStart < patternEnd) {
    let bit = 1 << (32 - (blockEnd - blockStart))
    let plus = -bit
    let minus = 0
    let diagonal = 0
    let before = 0
    distance = blockEnd - patternStart
    for (let i = blockStart; i < blockEnd; i++) {
      const symbol = codes[i]!
      seen |= symbol
      table[symbol]! |= bit
      bit <<= 1
    }
    for (let j = 0; j < length; j++) {
      const above = carry[j]!
      const symbol = codes[textStart + j]!
      seen |= symbol
      const equal = table[symbol]!
      const gaps = ~diagonal & equal
      const swap = ((gaps << 1) | (above >> 2)) & before & swapMask
      const reach = equal | ((above >> 1) & 1)
      diagonal = (((reach & plus) + plus) ^ plus) | reach | minus | swap
      before = equal
      const up = minus | ~(diagonal | plus)
      const down = diagonal & plus
      distance += (down >> 31) - (up >> 31)
      carry[j] = (up >>> 31) | ((down >>> 30) & CARRY_MINUS) | ((gaps >>> 29) & CARRY_SWAP)
      const shiftedUp = (up << 1) | (above & CARRY_PLUS)
      plus = (down << 1) | ((above >> 1) & 1) | ~(diagonal | shiftedUp)
      minus = shiftedUp & diagonal
    }
    for (let i = blockStart; i < blockEnd; i++) table[codes[i]!] = 0
    blockStart = blockEnd
    blockEnd += 32
  }
  return seen < 0x80 ? distance : ~distance
}
