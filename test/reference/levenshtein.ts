import { editDistance } from './edit-distance.ts'

/** Levenshtein similarity. */
export function levenshtein(a: string, b: string): number {
  const longer = Math.max([...a].length, [...b].length)
  return longer === 0 ? 1 : 1 - editDistance(a, b) / longer
}
