import { isAscii } from './code-points.ts'
import { osaDistanceEncoded } from './osa.ts'

/**
 * Whether at most one edit makes one encoded value of the other: a character inserted, deleted, replaced, or two
 * neighbours swapped. So whether `osaDistanceEncoded` is 1 or less, without its table.
 */
export function isOneEdit(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): boolean {
  let a = aStart
  let b = bStart
  while (a < aEnd && b < bEnd && bytes[a] === bytes[b]) {
    a++
    b++
  }
  let aLast = aEnd
  let bLast = bEnd
  while (aLast > a && bLast > b && bytes[aLast - 1] === bytes[bLast - 1]) {
    aLast--
    bLast--
  }
  // what differs may begin or end within a character
  if (!isAscii(bytes, a, aLast) || !isAscii(bytes, b, bLast)) {
    return osaDistanceEncoded(bytes, aStart, aEnd, bStart, bEnd) <= 1
  }
  if (aLast - a <= 1 && bLast - b <= 1) return true
  return aLast - a === 2 && bLast - b === 2 && bytes[a] === bytes[b + 1] && bytes[a + 1] === bytes[b]
}
