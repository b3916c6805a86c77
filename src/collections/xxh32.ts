const P1 = 0x9e3779b1 | 0
const P2 = 0x85ebca77 | 0
const P3 = 0xc2b2ae3d | 0
const P4 = 0x27d4eb2f | 0
const P5 = 0x165667b1 | 0

/**
 * XXH32 of `bytes` (Collet, "xxHash fast digest algorithm", version 0.1.1), unsigned. It tells accidents, not
 * attacks: any change inside four bytes alters it for certain, any other but once in 2³².
 *
 * @param seed a 32-bit integer
 */
export function xxh32(bytes: Uint8Array, seed = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = bytes.length
  let at = 0
  let hash = (seed + P5) | 0
  if (end >= 16) {
    let a = (seed + P1 + P2) | 0
    let b = (seed + P2) | 0
    let c = seed | 0
    let d = (seed - P1) | 0
    for (; at + 16 <= end; at += 16) {
      a = round(a, view.getInt32(at, true))
      b = round(b, view.getInt32(at + 4, true))
      c = round(c, view.getInt32(at + 8, true))
      d = round(d, view.getInt32(at + 12, true))
    }
    hash = (rotated(a, 1) + rotated(b, 7) + rotated(c, 12) + rotated(d, 18)) | 0
  }
  hash = (hash + end) | 0
  for (; at + 4 <= end; at += 4) hash = Math.imul(rotated(hash + Math.imul(view.getInt32(at, true), P3), 17), P4)
  for (; at < end; at++) hash = Math.imul(rotated(hash + Math.imul(bytes[at]!, P5), 11), P1)
  hash = Math.imul(hash ^ (hash >>> 15), P2)
  hash = Math.imul(hash ^ (hash >>> 13), P3)
  return (hash ^ (hash >>> 16)) >>> 0
}

function round(lane: number, word: number): number {
  return Math.imul(rotated((lane + Math.imul(word, P2)) | 0, 13), P1)
}

function rotated(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits))
}
