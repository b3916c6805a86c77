import { compareCodePoints } from './code-point-order.ts'
import { nameWordSimilarity } from './name-word.ts'
import { tokenSet } from './token-set.ts'
import { wordsOf } from './words-of.ts'

/** Similarity of sets of words, at most .7 where each side has words that are no other spelling of the other's. */
export function organizationName(a: string, b: string): number {
  const similarity = tokenSet(a, b)
  if (similarity <= 0.7) return similarity
  const rest = (own: string, other: string): string => {
    const others = wordsOf(other)
    return wordsOf(own)
      .sort(compareCodePoints)
      .filter((word) => !others.includes(word))
      .join('')
  }
  const [x, y] = [rest(a, b), rest(b, a)]
  if (x === '' || y === '') return similarity
  return !/\d/.test(x + y) && nameWordSimilarity(x, y) > 0.8 ? similarity : 0.7
}
