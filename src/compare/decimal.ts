import { decodeText } from './decode-text.ts'
import { compareStrings } from './encoded.ts'
import { compareBytes } from './words.ts'

/**
 * Similarity of two numbers written in decimal: 1 − difference / the greater magnitude, 0 where the signs differ; two
 * zeros are equal. A value that is no number is like nothing but itself. Below `cutoff` the answer is 0.
 */
export function decimal(a: string, b: string, cutoff = 0): number {
  return compareStrings(decimalEncoded, a, b, cutoff)
}

/** {@link decimal} of two encoded values. */
export function decimalEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  if (compareBytes(bytes, aStart, aEnd, bStart, bEnd) === 0) return 1
  const a = readDecimal(bytes, aStart, aEnd)
  const b = readDecimal(bytes, bStart, bEnd)
  if (a === b) return 1
  const similarity = Math.max(0, 1 - Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b)))
  // Not a number compares as false.
  return similarity >= cutoff ? similarity : 0
}

/** Powers of ten that are exact. */
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

/** The number `bytes[start … end)` spells, NaN when none: sign, digits and point are read in place, the rest as text. */
export function readDecimal(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === 0x2d && end > start
  let digits = 0
  let decimals = -1
  let value = 0
  for (let i = negative ? start + 1 : start; i < end; i++) {
    const byte = bytes[i]!
    if (byte === 0x2e && decimals < 0) {
      decimals = 0
      continue
    }
    if (byte < 0x30 || byte > 0x39 || digits === 15) return readText(bytes, start, end)
    value = 10 * value + byte - 0x30
    digits++
    if (decimals >= 0) decimals++
  }
  if (digits === 0) return Number.NaN
  // Both operands are exact, so their quotient is the nearest double: what Number() gives.
  if (decimals > 0) value /= POWERS[decimals]!
  return negative ? -value : value
}

function readText(bytes: Uint8Array, start: number, end: number): number {
  const text = decodeText(bytes, start, end)
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : Number.NaN
}
