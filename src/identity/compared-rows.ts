import { compareTexts } from '../collections/compare-texts.ts'
import type { IdentityState } from './identity-state.ts'
import type { PairLink } from './pair-links.ts'

/** Rows of one entity that comparison joins: each of `these` with each other, or with each of `those` where there are any. */
export interface ComparedRows {
  /** Rows that say the same, by record key. */
  readonly these: readonly number[]
  /** Others that say the same, by record key; none where `these` are joined by what they say again. */
  readonly those: readonly number[]
  /** Number of the link rule that joins them, −1: their match weight. */
  readonly rule: number
  /** Millibits. */
  readonly weight: number
}

/** Rows that say the same, by entity and by record key. */
export type AlikeRows = readonly (readonly number[])[]

/**
 * What comparison joins within an entity.
 * @param rows of one entity
 */
export function* comparedRows(state: IdentityState, rows: readonly number[]): Generator<ComparedRows> {
  const { pairs } = state.partition
  const alike = new Map<number, AlikeRows>()
  for (const [centre, star] of starsAmong(state, rows)) alike.set(centre, alikeRows(state, star))
  for (const link of pairs.keptOf(new Set(rows.map((row) => pairs.repeats.centreOf(row))))) {
    yield* comparedBy(state, link, (row) => alike.get(row) ?? [[row]])
  }
}

/**
 * What a link joins that is kept, entity by entity.
 * @param alikeOf those that say what a row says which has links, this one among them
 */
export function* comparedBy(
  { partition }: IdentityState,
  { a, b, rule, weight }: PairLink,
  alikeOf: (row: number) => AlikeRows,
): Generator<ComparedRows> {
  const entity = partition.entity.data
  for (const these of alikeOf(a)) {
    if (a !== b) {
      for (const those of alikeOf(b)) {
        if (entity[these[0]!] === entity[those[0]!]) yield { these, those, rule, weight }
      }
    } else if (these.length > 1) yield { these, those: [], rule, weight }
  }
}

/** @param star rows that say the same, the one that has their links first */
export function alikeRows(state: IdentityState, star: readonly number[]): AlikeRows {
  return byEntity(star, state.partition.entity.data).map((rows) => byKey(state, rows))
}

/** Rows by the row whose links they have. */
function starsAmong({ partition }: IdentityState, rows: readonly number[]): Map<number, number[]> {
  const stars = new Map<number, number[]>()
  const { repeats } = partition.pairs
  if (!repeats.any) return stars
  for (const row of rows) {
    const centre = repeats.centreOf(row)
    const star = stars.get(centre)
    if (star) star.push(row)
    else stars.set(centre, [row])
  }
  return stars
}

/** Rows by the entity they are in. */
export function byEntity(rows: readonly number[], entity: Int32Array): number[][] {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const group = groups.get(entity[row]!)
    if (group) group.push(row)
    else groups.set(entity[row]!, [row])
  }
  return [...groups.values()]
}

/** Sorts rows by record key. */
export function byKey({ table }: IdentityState, rows: number[]): number[] {
  const { keys } = table
  // sorting two in general takes several times as long
  if (rows.length === 2) return compareTexts(keys, rows[0]!, rows[1]!) <= 0 ? rows : [rows[1]!, rows[0]!]
  return rows.sort((x, y) => compareTexts(keys, x, y))
}
