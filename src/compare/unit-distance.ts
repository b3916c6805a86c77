import { codePointTable } from './code-points.ts'
import { bitCount } from './word-distance.ts'

/** Longest string: one bit for each of its UTF-16 units. */
export const LONGEST_WORD = 32
/** Answer where a unit is half of a character, or may be. */
export const SURROGATES = -1

/** Units of the pattern: to read one from a string takes longer than to compare it. */
const units = /* @__PURE__ */ new Uint16Array(LONGEST_WORD)

/**
 * Levenshtein distance of two strings of up to `LONGEST_WORD` UTF-16 units, read in place, each unit once; `SURROGATES` where
 * one of them may be no character, or a string is empty. By Myers' bit vectors, see `wordDistance`.
 */
export function unitDistance(a: string, b: string): number {
  return a.length > b.length ? patternDistance(a, b) : patternDistance(b, a)
}

function patternDistance(pattern: string, text: string): number {
  const rows = pattern.length
  const length = text.length
  // of an empty string it is left to the other way, which knows how many characters the units are
  if (length === 0) return SURROGATES
  const table = codePointTable
  // read first: what is no text throws here, and not when the table, which all comparators share, is half written
  let seen = text.charCodeAt(0)
  let bit = 1
  for (let i = 0; i < rows; i++) {
    const unit = pattern.charCodeAt(i)
    seen |= unit
    units[i] = unit
    table[unit]! |= bit
    bit <<= 1
  }
  let plus = -1
  let minus = 0
  for (let j = 0; j < length; j++) {
    const unit = text.charCodeAt(j)
    seen |= unit
    const equal = table[unit]!
    const sum = (equal & plus) + plus
    const diagonal = (sum ^ plus) | (equal | minus)
    const flat = ((sum | (plus | equal)) & ~minus) << 1
    plus = ((diagonal & plus) << 1) | (flat & ~diagonal)
    minus = diagonal & ~flat
  }
  for (let i = 0; i < rows; i++) table[units[i]!] = 0
  // units below the first surrogate never have all of its bits together
  if ((seen & 0xd800) === 0xd800) return SURROGATES
  const mask = -1 >>> (LONGEST_WORD - rows)
  return length + bitCount(plus & mask) - bitCount(minus & mask)
}
