import { type Codes, codePointTable } from './code-points.ts'

/** What a block hands to the one below it, one entry a text character. */
let carries = new Uint8Array(64)
const CARRY_PLUS = 1
const CARRY_MINUS = 2
const CARRY_SWAP = 4

/**
 * `wordDistance` of a pattern of any length, 1 or more: blocks of 32 characters, each over the whole text, hand the
 * horizontal differences of their last row down to the next.
 */
export function blockDistance(
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
