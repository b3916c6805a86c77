import { type Codes, codePointTable } from './code-points.ts'

/**
 * Edit distance of a pattern of 1 to 32 characters and a text, by Myers' bit vectors: bit i of `plus` and `minus` tells
 * that the table's column steps up or down from row i to the next. Marked by its bitwise complement (so negative) when a
 * symbol is not ASCII. Bits above the pattern are of no consequence, as carries go upwards, and the distance is read from
 * the last column: it starts at the text's length, and so many steps go up and down from there.
 */
export function wordDistance(
  codes: Codes,
  patternStart: number,
  patternEnd: number,
  textStart: number,
  textEnd: number,
  swaps: boolean,
): number {
  const table = codePointTable
  let bit = 1
  let seen = 0
  for (let i = patternStart; i < patternEnd; i++) {
    const symbol = codes[i]!
    seen |= symbol
    table[symbol]! |= bit
    bit <<= 1
  }
  let plus = -1
  let minus = 0
  // `flat` is where a row's horizontal step is not up: its complement would be one operation later
  if (swaps) {
    let diagonal = 0
    let before = 0
    for (let j = textStart; j < textEnd; j++) {
      const symbol = codes[j]!
      seen |= symbol
      const equal = table[symbol]!
      const reached = equal | (((~diagonal & equal) << 1) & before)
      before = equal
      const sum = (equal & plus) + plus
      diagonal = (sum ^ plus) | (reached | minus)
      const flat = ((sum | (plus | reached)) & ~minus) << 1
      plus = ((diagonal & plus) << 1) | (flat & ~diagonal)
      minus = diagonal & ~flat
    }
  } else {
    for (let j = textStart; j < textEnd; j++) {
      const symbol = codes[j]!
      seen |= symbol
      const equal = table[symbol]!
      const sum = (equal & plus) + plus
      const diagonal = (sum ^ plus) | (equal | minus)
      const flat = ((sum | (plus | equal)) & ~minus) << 1
      plus = ((diagonal & plus) << 1) | (flat & ~diagonal)
      minus = diagonal & ~flat
    }
  }
  for (let i = patternStart; i < patternEnd; i++) table[codes[i]!] = 0
  const rows = -1 >>> (32 - (patternEnd - patternStart))
  const distance = textEnd - textStart + bitCount(plus & rows) - bitCount(minus & rows)
  return seen < 0x80 ? distance : ~distance
}

/** Upper halves of the masks in `codePointTable`. One slot a byte: only bytes come here. */
const upperTable = /* @__PURE__ */ new Int32Array(256)

/** The same of a pattern of 33 to 64 characters, in two words; symbols are bytes. */
export function doubleWordDistance(
  codes: Uint8Array,
  patternStart: number,
  patternEnd: number,
  textStart: number,
  textEnd: number,
  swaps: boolean,
): number {
  const lower = codePointTable
  const upper = upperTable
  const swapMask = swaps ? -1 : 0
  const middle = patternStart + 32
  let seen = 0
  for (let i = patternStart; i < middle; i++) {
    const symbol = codes[i]!
    seen |= symbol
    lower[symbol]! |= 1 << (i - patternStart)
  }
  for (let i = middle; i < patternEnd; i++) {
    const symbol = codes[i]!
    seen |= symbol
    upper[symbol]! |= 1 << (i - middle)
  }
  let plus0 = -1
  let plus1 = -1
  let minus0 = 0
  let minus1 = 0
  let diagonal0 = 0
  let diagonal1 = 0
  let before0 = 0
  let before1 = 0
  for (let j = textStart; j < textEnd; j++) {
    const symbol = codes[j]!
    seen |= symbol
    const equal0 = lower[symbol]!
    const equal1 = upper[symbol]!
    const gaps0 = ~diagonal0 & equal0 & swapMask
    const gaps1 = ~diagonal1 & equal1 & swapMask
    const reached0 = equal0 | ((gaps0 << 1) & before0)
    const reached1 = equal1 | (((gaps1 << 1) | (gaps0 >>> 31)) & before1)
    before0 = equal0
    before1 = equal1
    const term0 = equal0 & plus0
    const sum0 = (term0 + plus0) | 0
    const carry = (term0 | (plus0 & ~sum0)) >>> 31
    const sum1 = ((equal1 & plus1) + plus1 + carry) | 0
    diagonal0 = (sum0 ^ plus0) | (reached0 | minus0)
    diagonal1 = (sum1 ^ plus1) | (reached1 | minus1)
    const flat0 = (sum0 | (plus0 | reached0)) & ~minus0
    const flat1 = (((sum1 | (plus1 | reached1)) & ~minus1) << 1) | (flat0 >>> 31)
    const down0 = diagonal0 & plus0
    plus1 = ((diagonal1 & plus1) << 1) | (down0 >>> 31) | (flat1 & ~diagonal1)
    minus1 = diagonal1 & ~flat1
    plus0 = (down0 << 1) | ((flat0 << 1) & ~diagonal0)
    minus0 = diagonal0 & ~(flat0 << 1)
  }
  for (let i = patternStart; i < patternEnd; i++) {
    lower[codes[i]!] = 0
    upper[codes[i]!] = 0
  }
  const rows = -1 >>> (64 - (patternEnd - patternStart))
  const steps0 = bitCount(plus0) - bitCount(minus0)
  const distance = textEnd - textStart + steps0 + bitCount(plus1 & rows) - bitCount(minus1 & rows)
  return seen < 0x80 ? distance : ~distance
}

/** How many bits are set. */
export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
