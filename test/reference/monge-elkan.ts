import { jaroWinkler } from './jaro-winkler.ts'
import { wordsOf } from './words-of.ts'

/** Monge-Elkan similarity over Jaro-Winkler, both directions halved. */
export function mongeElkan(a: string, b: string): number {
  const x = wordsOf(a)
  const y = wordsOf(b)
  if (x.length === 0 || y.length === 0) return x.length === y.length ? 1 : 0
  const mean = (from: readonly string[], to: readonly string[]): number =>
    from.reduce((sum, word) => sum + Math.max(...to.map((other) => jaroWinkler(word, other))), 0) / from.length
  return (mean(x, y) + mean(y, x)) / 2
}
