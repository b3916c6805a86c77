/**
 * Similarity of two strings, in [0, 1] and symmetric; 1 for equal strings.
 * An answer below `cutoff` (default 0) comes back as 0; at or above it the cutoff changes no bit.
 */
export type Similarity = (a: string, b: string, cutoff?: number) => number

/**
 * The same on encoded values: `bytes` holds UTF-8, one value in `[aStart, aEnd)`, the other in `[bStart, bEnd)`.
 * Reads nothing else and keeps nothing; bit-equal to its {@link Similarity}.
 */
export type EncodedSimilarity = (
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff?: number,
) => number

let pool = new Uint8Array(1024)

/** Compares two strings by an encoded comparator, through a scratch pool. */
export function compareStrings(similarity: EncodedSimilarity, a: string, b: string, cutoff: number): number {
  const room = 3 * (a.length + b.length)
  if (room > pool.length) pool = new Uint8Array(2 * room)
  const middle = encode(a, 0)
  const end = encode(b, middle)
  return similarity(pool, 0, middle, middle, end, cutoff)
}

/**
 * Writes `text` into the pool at `at`, returns the end. Unlike TextEncoder it allocates nothing, and keeps a lone
 * surrogate (as three bytes) where the standard would make all of them U+FFFD, and so equal.
 */
function encode(text: string, at: number): number {
  const bytes = pool
  let end = at
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[end++] = unit
      continue
    }
    const code = text.codePointAt(i)!
    if (code < 0x800) {
      bytes[end++] = 0xc0 | (code >> 6)
    } else {
      if (code < 0x10000) {
        bytes[end++] = 0xe0 | (code >> 12)
      } else {
        bytes[end++] = 0xf0 | (code >> 18)
        bytes[end++] = 0x80 | ((code >> 12) & 0x3f)
        i++
      }
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f)
    }
    bytes[end++] = 0x80 | (code & 0x3f)
  }
  return end
}
