import type { StringPool } from './string-pool.ts'

/** From this lead byte on, UTF-8 and UTF-16 order texts differently: surrogates lie below U+E000. */
const FIRST_UNLIKE = 0xed

/** Compares two texts of a pool in the order of UTF-16 units, as `<` does with strings, mostly without making any. */
export function compareTexts(pool: StringPool, a: number, b: number): number {
  const { bytes, starts } = pool
  const [startA, startB] = [starts[a]!, starts[b]!]
  const [lengthA, lengthB] = [starts[a + 1]! - startA, starts[b + 1]! - startB]
  const shorter = Math.min(lengthA, lengthB)
  for (let i = 0; i < shorter; i++) {
    const [x, y] = [bytes[startA + i]!, bytes[startB + i]!]
    if (x === y) continue
    if (x < FIRST_UNLIKE || y < FIRST_UNLIKE) return x - y
    return pool.get(a) < pool.get(b) ? -1 : 1
  }
  return lengthA - lengthB
}
