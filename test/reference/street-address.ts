import { mongeElkan } from './monge-elkan.ts'
import { wordsOf } from './words-of.ts'

/** .6 × Monge-Elkan similarity of the words + .4 × share of equal numbers; the other part alone where one is missing. */
export function streetAddress(a: string, b: string): number {
  if (a === b) return 1
  const [aNumbers, bNumbers] = [a, b].map((text) => wordsOf(text).filter(isNumber)) as [string[], string[]]
  const [aWords, bWords] = [a, b].map((text) => wordsOf(text).filter((word) => !isNumber(word))) as [string[], string[]]
  const lacksOne = aNumbers.length > 0 !== bNumbers.length > 0 || aWords.length > 0 !== bWords.length > 0
  const factor = lacksOne ? 0.9 : 1
  const numbers = aNumbers.length > 0 && bNumbers.length > 0 ? shared(aNumbers, bNumbers) : undefined
  if (aWords.length > 0 && bWords.length > 0) {
    const words = mongeElkan(aWords.join(' '), bWords.join(' '))
    return numbers === undefined ? words * factor : 0.6 * words + 0.4 * numbers
  }
  return numbers === undefined ? (lacksOne ? 0 : 1) : numbers * factor
}

function isNumber(word: string): boolean {
  return /\d/.test(word) && !/^\d+(st|nd|rd|th)$/.test(word)
}

/** Dice similarity of two bags. */
function shared(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  let common = 0
  for (const word of a) {
    const at = left.indexOf(word)
    if (at < 0) continue
    left.splice(at, 1)
    common++
  }
  return (2 * common) / (a.length + b.length)
}
