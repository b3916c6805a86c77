import { compareCodePoints } from './code-point-order.ts'
import { levenshtein } from './levenshtein.ts'
import { wordsOf } from './words-of.ts'

/** Similarity of two sets of words: the best among the common words, those and the rest of a, those and the rest of b. */
export function tokenSet(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => [...new Set(wordsOf(text))].sort(compareCodePoints)) as [string[], string[]]
  if (x.length === 0 || y.length === 0) return x.length === y.length ? 1 : 0
  const common = x.filter((word) => y.includes(word))
  const whole = (own: readonly string[]): string =>
    [...common, ...own.filter((word) => !common.includes(word))].join(' ')
  const [shared, wholeA, wholeB] = [common.join(' '), whole(x), whole(y)]
  const best = levenshtein(wholeA, wholeB)
  return common.length === 0 ? best : Math.max(best, levenshtein(shared, wholeA), levenshtein(shared, wholeB))
}
