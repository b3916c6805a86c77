import type { TermFrequencies } from '../../src/model/model.ts'

/**
 * Cosine of two bags of words, as vectors: a word is −log2 of its share long, in whole millibits; one that the model does
 * not name and that the other bag lacks adds half its square to the length. 0 where nothing is shared.
 */
export function wordBags(a: readonly string[], b: readonly string[], known?: TermFrequencies): number {
  const left = bag(a)
  const right = bag(b)
  const isNamed = (word: string): boolean => Object.hasOwn(known?.words ?? {}, word)
  const square = (word: string): number => {
    const share = isNamed(word) ? known!.words![word]! : (known?.others ?? 1e-4)
    return Math.round(-1000 * Math.log2(share)) ** 2
  }
  const length = (words: Set<string>, others: Set<string>): number =>
    [...words].reduce((sum, word) => sum + square(word) * (isNamed(word) || others.has(word) ? 1 : 0.5), 0)
  const shared = [...left].reduce((sum, word) => (right.has(word) ? sum + square(word) : sum), 0)
  return shared === 0 ? 0 : shared / Math.sqrt(length(left, right) * length(right, left))
}

function bag(texts: readonly string[]): Set<string> {
  const words = texts.map((text) => text.split(' '))
  const joined = words.map((list) => list.slice(1).map((word, i) => [list[i]!, word] as const))
  const numbers = joined.flat().filter(([x, y]) => /[0-9]/.test(x) || /[0-9]/.test(y))
  return new Set([...words.flat(), ...numbers.map(([x, y]) => x + y)])
}
