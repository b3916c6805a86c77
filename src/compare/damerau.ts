import { type Codes, codePointTable, decodePair, isAscii } from './code-points.ts'
import { compareStrings } from './encoded.ts'

/**
 * Damerau-Levenshtein distance of two strings, unrestricted: insertions, deletions, substitutions and swaps of
 * neighbours, which may be edited further (`ca` → `abc` is 2). A metric, unlike OSA. Characters are code points.
 * Damerau 1964, "A technique for computer detection and correction of spelling errors"; linear space after
 * Zhao & Sahni 2019, "String correction using the Damerau-Levenshtein distance".
 */
export function damerauDistance(a: string, b: string): number {
  return compareStrings(damerauDistanceEncoded, a, b, 0)
}

/** {@link damerauDistance} of two encoded values. */
export function damerauDistanceEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
): number {
  if (isAscii(bytes, aStart, aEnd) && isAscii(bytes, bStart, bEnd)) return distance(bytes, aStart, aEnd, bStart, bEnd)
  const { codes, middle, end } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
  return distance(codes, 0, middle, middle, end)
}

/** 1 − {@link damerauDistance} / length of the longer string; two empty strings are equal. Below `cutoff` it is 0. */
export function damerau(a: string, b: string, cutoff = 0): number {
  return compareStrings(damerauEncoded, a, b, cutoff)
}

/** {@link damerau} of two encoded values. */
export function damerauEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  if (isAscii(bytes, aStart, aEnd) && isAscii(bytes, bStart, bEnd)) {
    return similarity(bytes, aStart, aEnd, bStart, bEnd, cutoff)
  }
  const { codes, middle, end } = decodePair(bytes, aStart, aEnd, bStart, bEnd)
  return similarity(codes, 0, middle, middle, end, cutoff)
}

function similarity(codes: Codes, aStart: number, aEnd: number, bStart: number, bEnd: number, cutoff: number): number {
  const a = aEnd - aStart
  const b = bEnd - bStart
  const longer = Math.max(a, b)
  if (longer === 0) return 1
  if (1 - Math.abs(a - b) / longer < cutoff) return 0
  const result = 1 - distance(codes, aStart, aEnd, bStart, bEnd) / longer
  return result < cutoff ? 0 : result
}

const FAR = 0x3fffffff

let rows = new Int32Array(3 * 64)

/** Rows are columns −1 … |b| of the table; entry j stands at j + 1. */
function distance(codes: Codes, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  // what both begin and end with costs nothing, and the table is quadratic in the rest
  while (aStart < aEnd && bStart < bEnd && codes[aStart] === codes[bStart]) {
    aStart++
    bStart++
  }
  while (aStart < aEnd && bStart < bEnd && codes[aEnd - 1] === codes[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  const a = aEnd - aStart
  const b = bEnd - bStart
  const width = b + 2
  if (3 * width > rows.length) rows = new Int32Array(6 * width)
  const table = rows
  const lastRow = codePointTable
  /** The row above; the row being written, which holds the one above that one until it is overwritten. */
  let above = width
  let row = 0
  /** Per column: the table's value before the last match in it, two columns back. */
  const beforeMatch = 2 * width
  table.fill(FAR, above, beforeMatch + width)
  table[row] = FAR
  for (let j = 0; j <= b; j++) table[row + j + 1] = j
  for (let i = 1; i <= a; i++) {
    const swap = above
    above = row
    row = swap
    const symbol = codes[aStart + i - 1]!
    let lastColumn = -1
    let twoUp = table[row + 1]!
    let beforeRowMatch = FAR
    table[row + 1] = i
    for (let j = 1; j <= b; j++) {
      const other = codes[bStart + j - 1]!
      let least = Math.min(
        table[above + j]! + (symbol === other ? 0 : 1),
        table[row + j]! + 1,
        table[above + j + 1]! + 1,
      )
      if (symbol === other) {
        lastColumn = j
        table[beforeMatch + j + 1] = table[above + j - 1]!
        beforeRowMatch = twoUp
      } else {
        const matchedRow = lastRow[other]! - 1
        if (j - lastColumn === 1) least = Math.min(least, table[beforeMatch + j + 1]! + i - matchedRow)
        else if (i - matchedRow === 1) least = Math.min(least, beforeRowMatch + j - lastColumn)
      }
      twoUp = table[row + j + 1]!
      table[row + j + 1] = least
    }
    lastRow[symbol] = i + 1
  }
  for (let i = aStart; i < aEnd; i++) lastRow[codes[i]!] = 0
  return table[row + b + 1]!
}
