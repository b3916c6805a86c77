import { jaroWinkler } from './jaro-winkler.ts'
import { levenshtein } from './levenshtein.ts'

/** .8 × Jaro-Winkler of the local parts + .2 × Levenshtein similarity of what follows. */
export function emailAddress(a: string, b: string): number {
  const [aAt, bAt] = [a, b].map((text) => (text.includes('@') ? text.lastIndexOf('@') : text.length)) as [
    number,
    number,
  ]
  return 0.8 * jaroWinkler(a.slice(0, aAt), b.slice(0, bAt)) + 0.2 * levenshtein(a.slice(aAt), b.slice(bAt))
}
