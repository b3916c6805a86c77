/** Symbols a kernel compares: one array element a character. */
export type Codes = Uint8Array | Uint32Array

/**
 * One slot for every code point, all 0 between calls: who writes a slot clears it. Shared by the kernels for what they
 * note of a character. The system hands out its pages when they are touched, so ASCII data use one of them.
 */
export const codePointTable: Int32Array = /* @__PURE__ */ new Int32Array(0x110000)

/** Whether every symbol is ASCII; of bytes: whether each is a character of its own. */
export function isAscii(codes: Codes, start: number, end: number): boolean {
  let seen = 0
  for (let i = start; i < end; i++) seen |= codes[i]!
  return seen < 0x80
}

/** Two values as labels, one behind the other: `codes` holds `[0, middle)` and `[middle, end)`. */
export interface DecodedPair {
  codes: Codes
  middle: number
  end: number
  /** The greatest label. */
  labels: number
}

/** The answer of {@link decodePair}: one object for all calls, good until the next one. */
const decoded: DecodedPair = { codes: new Uint8Array(0), middle: 0, end: 0, labels: 0 }
let points = new Uint32Array(256)
let symbols = new Uint8Array(256)

/**
 * Decodes two UTF-8 values for a kernel that only asks which characters are equal: the n-th different character of the
 * first value becomes n, a character of the second that the first lacks 0. So the kernels see bytes, one element kind,
 * for every script; wider elements come only where the first value has more than 255 different characters.
 */
export function decodePair(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
): Readonly<DecodedPair> {
  const room = aEnd - aStart + bEnd - bStart
  if (room > points.length) {
    points = new Uint32Array(2 * room)
    symbols = new Uint8Array(2 * room)
  }
  const middle = decodeUtf8(bytes, aStart, aEnd, points, 0)
  const end = decodeUtf8(bytes, bStart, bEnd, points, middle)
  const table = codePointTable
  let labels = 0
  for (let i = 0; i < middle; i++) {
    const point = points[i]!
    if (table[point] === 0) table[point] = ++labels
  }
  const codes = labels < 256 ? symbols : new Uint32Array(end)
  for (let i = 0; i < end; i++) codes[i] = table[points[i]!]!
  for (let i = 0; i < middle; i++) table[points[i]!] = 0
  decoded.codes = codes
  decoded.middle = middle
  decoded.end = end
  decoded.labels = labels
  return decoded
}

/** Decodes valid UTF-8 into code points, from `at` on; returns the end. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number, into: Uint32Array, at: number): number {
  let next = at
  let i = start
  while (i < end) {
    const lead = bytes[i++]!
    let point = lead
    if (lead >= 0xf0) {
      point =
        ((lead & 0x07) << 18) | ((bytes[i]! & 0x3f) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f)
      i += 3
    } else if (lead >= 0xe0) {
      point = ((lead & 0x0f) << 12) | ((bytes[i]! & 0x3f) << 6) | (bytes[i + 1]! & 0x3f)
      i += 2
    } else if (lead >= 0x80) {
      point = ((lead & 0x1f) << 6) | (bytes[i]! & 0x3f)
      i += 1
    }
    into[next++] = point
  }
  return next
}
