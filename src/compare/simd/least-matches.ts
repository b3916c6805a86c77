import { mostWith } from '../jaro.ts'
import { leastJaro, PREFIX_LIMIT } from '../jaro-winkler.ts'
import { LONGEST, ROW } from './comparison-layout.ts'

/**
 * How many common characters two values need for a Jaro-Winkler similarity of `cutoff`: at
 * `(prefix · ROW + longer) · ROW + shorter`, where `prefix` is the length of the common prefix. At least 1.
 */
export function leastMatches(cutoff: number): Uint8Array {
  const table = new Uint8Array((PREFIX_LIMIT + 1) * ROW * ROW)
  for (let prefix = 0; prefix <= PREFIX_LIMIT; prefix++) {
    const least = leastJaro(cutoff, prefix)
    for (let a = 0; a <= LONGEST; a++) {
      for (let b = 0; b <= a; b++) {
        // near it, from below: the rest is left to the rounding of the similarity itself
        let matches = Math.max(1, Math.floor(((3 * least - 1) * a * b) / (a + b)) - 1)
        while (matches <= b && mostWith(matches, a, b) < least) matches++
        table[(prefix * ROW + a) * ROW + b] = matches
      }
    }
  }
  return table
}
