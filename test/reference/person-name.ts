import { compareCodePoints } from './code-point-order.ts'
import { editDistance } from './edit-distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { mongeElkan } from './monge-elkan.ts'
import { nameWordSimilarity } from './name-word.ts'
import { wordsOf } from './words-of.ts'

const GENERATIONS: Readonly<Record<string, number>> = { sr: 1, jr: 2, ii: 2, iii: 3, iv: 4 }

/** Similarity of two personal names by the rules of `personName`, without its shortcuts. */
export function personName(a: string, b: string): number {
  if (a === b) return 1
  if (compareCodePoints(a, b) > 0) return personName(b, a)
  const [x, y] = [wordsOf(a), wordsOf(b)]
  if (x.length === 0 || y.length === 0) return x.length === y.length ? 1 : 0
  if (Math.max(x.length, y.length) > 16) return mongeElkan(a, b)
  let [xNumber, yNumber] = [takeWord(x, GENERATIONS), takeWord(y, GENERATIONS)]
  if (xNumber === 0 && yNumber > 0) xNumber = takeWord(x, { i: 1 })
  else if (yNumber === 0 && xNumber > 0) yNumber = takeWord(y, { i: 1 })
  let similarity = pairedSimilarity(x, y)
  if (x.length !== y.length) {
    const [joinedX, joinedY] = [x.join(''), y.join('')]
    const joined = editDistance(joinedX, joinedY, true) > 1 ? 0 : jaroWinkler(joinedX, joinedY)
    similarity = Math.max(similarity, 0.98 * joined)
  }
  if (xNumber === yNumber) return similarity
  return xNumber > 0 && yNumber > 0 ? Math.min(similarity, 0.5) : similarity * 0.97
}

/** Takes out the last such word that is not the first one; its number, or 0. */
function takeWord(words: string[], numbers: Readonly<Record<string, number>>): number {
  const at = words.findLastIndex((word, i) => i > 0 && Object.hasOwn(numbers, word))
  return at < 0 ? 0 : numbers[words.splice(at, 1)[0]!]!
}

function pairedSimilarity(x: readonly string[], y: readonly string[]): number {
  const pairs = x.flatMap((word, i) => y.map((other, j) => ({ i, j, score: nameWordSimilarity(word, other) })))
  const taken: typeof pairs = []
  // of equally good pairs the first one: sorting is stable
  for (const pair of pairs.sort((p, q) => q.score - p.score)) {
    if (!taken.some(({ i, j }) => i === pair.i || j === pair.j)) taken.push(pair)
  }
  const worst = Math.min(...taken.map(({ score }) => score))
  const mean = taken.reduce((sum, { score }) => sum + score, 0) / taken.length
  const extra = (Math.max(x.length, y.length) - taken.length) / taken.length
  const partners = taken.toSorted((p, q) => p.i - q.i).map(({ j }) => j)
  const inOrder = partners.every((j, n) => n === 0 || partners[n - 1]! < j)
  const alike = worst > 0.8 ? worst : Math.min(mean, 0.8)
  return alike * Math.max(0.7, 1 - 0.1 * extra) * (inOrder ? 1 : 0.97)
}
