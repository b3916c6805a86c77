import { StringPool } from '../collections/string-pool.ts'
import { comparator } from '../compare/comparator.ts'
import type { Comparison } from '../model/comparison.ts'
import type { TermFrequencies } from '../model/model.ts'
import { WordBags } from './word-bags.ts'
import { WordOverlap } from './word-overlap.ts'

/** What one field says of two records. */
export interface ComparedValues {
  /** `equal`, `≥ 0.92` …, `different`, or `missing` where a side has no value. */
  readonly level: string
  /** Millibits; 0 where a value is missing. */
  readonly millibits: number
}

const NO_VALUES = new StringPool()
const MISSING: ComparedValues = Object.freeze({ level: 'missing', millibits: 0 })

/** Compares canonical values outside of a table, as `Scorer` does inside: of several values the best pair counts. */
export function compareValues(
  { by, levels }: Comparison,
  frequencies: TermFrequencies | undefined,
  a: readonly string[],
  b: readonly string[],
): ComparedValues {
  if (a.length === 0 || b.length === 0) return MISSING
  if (by === 'wordBag') return reached(levels, new WordBags([], frequencies).ofTexts(a, b))
  const shared = a.filter((value) => b.includes(value))
  if (shared.length > 0) {
    const { m, u } = levels[0]!
    const share = (value: string): number =>
      frequencies === undefined
        ? u
        : Object.hasOwn(frequencies.values, value)
          ? frequencies.values[value]!
          : frequencies.others
    const rarest = Math.min(...shared.map(share))
    return { level: 'equal', millibits: Math.round(1000 * Math.log2(m / u)) + Math.round(1000 * Math.log2(u / rarest)) }
  }
  const words = by === 'words' ? new WordOverlap(NO_VALUES, frequencies?.words) : undefined
  const similarity = (x: string, y: string): number => (by === 'words' ? words!.ofTexts(x, y) : comparator[by](x, y))
  const best = Math.max(...a.flatMap((x) => b.map((y) => similarity(x, y))))
  return reached(levels.slice(1), best)
}

function reached(levels: Comparison['levels'], similarity: number): ComparedValues {
  const level = levels.find(({ atLeast }) => similarity >= atLeast) ?? levels.at(-1)!
  return { level: levelLabel(level.atLeast), millibits: Math.round(1000 * Math.log2(level.m / level.u)) }
}

/** A level in words. */
export function levelLabel(atLeast: number): string {
  return atLeast === 1 ? 'equal' : atLeast === 0 ? 'different' : `≥ ${atLeast}`
}
