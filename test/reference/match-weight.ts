import { comparator } from '../../src/compare/comparator.ts'
import type { Comparison } from '../../src/model/comparison.ts'
import type { AnyModel, TermFrequencies } from '../../src/model/model.ts'
import { wordBags } from './word-bags.ts'
import { wordOverlap } from './word-overlap.ts'

/** Canonical values of a record, by field. */
export type Values = Readonly<Record<string, readonly string[]>>

type Silenced = (field: string, value: string) => boolean

/**
 * Fellegi and Sunter on strings, the slow and obvious way: whole millibits, prior + Σ log2(m / u), a shared value by its
 * rarity, the best of several values, nothing for what is missing; against relatives too, and the lesser counts.
 */
export function matchWeight(model: AnyModel, a: Values, b: Values, isSilenced: Silenced = () => false): number {
  const sum = (prior: number, relatives: boolean): number =>
    model.comparisons.reduce(
      (total, comparison) => total + evidence(model, comparison, a, b, relatives, isSilenced),
      Math.round(prior * 1000),
    )
  const strangers = sum(model.prior, false)
  return model.relatives === undefined ? strangers : Math.min(strangers, sum(model.relatives, true))
}

/** Millibits of one field. */
export function evidence(
  { frequencies }: AnyModel,
  comparison: Comparison,
  a: Values,
  b: Values,
  relatives: boolean,
  isSilenced: Silenced,
): number {
  const { field, levels } = comparison
  const known = frequencies[field]
  if (comparison.by === 'wordBag') return evidenceOfBags(comparison, known, a, b, relatives)
  const speak = (x: string, y: string): boolean => x !== y || !isSilenced(field, x)
  const pairs = (a[field] ?? []).flatMap((x) => (b[field] ?? []).map((y) => [x, y] as const))
  const reached = pairs.filter(([x, y]) => speak(x, y)).map(([x, y]) => levelOf(comparison, known, x, y))
  if (reached.length === 0) return 0
  const best = Math.min(...reached)
  const level = levels[best]!
  const against = relatives ? (level.r ?? level.u) : level.u
  const millibits = Math.round(1000 * Math.log2(level.m / against))
  if (best > 0 || known === undefined) return millibits
  const kinship = relatives ? Math.max(0, (against - level.u) / (1 - level.u)) : 0
  const rarities = pairs
    .filter(([x, y]) => x === y && speak(x, y))
    .map(([x]) => (Object.hasOwn(known.values, x) ? known.values[x]! : known.others))
    .map((share) => Math.round(1000 * Math.log2(against / (kinship + (1 - kinship) * share))))
  return millibits + Math.max(...rarities)
}

/** Of bags, all values of the fields together; how rare a word is has told already. */
function evidenceOfBags(
  { field, with: further = [], levels }: Comparison,
  known: TermFrequencies | undefined,
  a: Values,
  b: Values,
  relatives: boolean,
): number {
  const [x, y] = [a, b].map((values) => [field, ...further].flatMap((name) => values[name] ?? []))
  if (x!.length === 0 || y!.length === 0) return 0
  const cosine = wordBags(x!, y!, known)
  const { m, u, r = u } = levels.find(({ atLeast }) => cosine >= atLeast)!
  return Math.round(1000 * Math.log2(m / (relatives ? r : u)))
}

function levelOf({ by, levels }: Comparison, known: TermFrequencies | undefined, x: string, y: string): number {
  if (x === y) return 0
  if (by === 'wordBag') throw new Error('bags are compared whole')
  const similarity = by === 'words' ? wordOverlap(x, y, known?.words) : comparator[by](x, y)
  return levels.findIndex(({ atLeast }, l) => l > 0 && similarity >= atLeast)
}
