import { osaDistance } from '../../src/compare/osa.ts'

/**
 * Words shared over all words, each weighing −log2 of its share (1e-4 where unknown), as a sum over the words of both
 * sides. A word with one slip counts nine tenths; short words and words with digits have no slips.
 */
export function wordOverlap(a: string, b: string, shares: Readonly<Record<string, number>> = {}): number {
  const words = (text: string): string[] => [...new Set(text.split(' '))].sort()
  const weight = (word: string): number => -Math.log2(Object.hasOwn(shares, word) ? shares[word]! : 1e-4)
  const left = words(a)
  const right = words(b)
  const common = left.filter((word) => right.includes(word))
  let shared = 0
  for (const word of common) shared += 2 * weight(word)
  const open = right.filter((word) => !common.includes(word))
  for (const word of left) {
    if (common.includes(word)) continue
    const near = open.findIndex((other) => slipped(word, other))
    if (near < 0) continue
    shared += 0.9 * (weight(word) + weight(open[near]!))
    open.splice(near, 1)
  }
  const all = left.concat(right).reduce((sum, word) => sum + weight(word), 0)
  return all === 0 ? 0 : shared / all
}

function slipped(a: string, b: string): boolean {
  return a.length >= 4 && b.length >= 4 && !/\d/.test(a) && !/\d/.test(b) && osaDistance(a, b) <= 1
}
