import { similarityByName } from '../compare/similarity.ts'
import { type AttributeKind, isIdentifierKind } from '../model/field.ts'
import type { FieldColumn } from '../table/field-column.ts'
import { DEFAULT_LEVELS, levelWeight } from './default-levels.ts'

/** What one attribute says of two records. */
export interface ComparedValues {
  /** Label of the level reached; `missing` where a side has no value. */
  readonly level: string
  /** Millibits; 0 where a value is missing. */
  readonly millibits: number
}

const MISSING: ComparedValues = Object.freeze({ level: 'missing', millibits: 0 })

/** Compares canonical values of an attribute by the default levels of its kind; of several values the best pair counts. */
export function compareValues(column: FieldColumn, a: readonly string[], b: readonly string[]): ComparedValues {
  const { kind } = column.spec
  if (a.length === 0 || b.length === 0 || isIdentifierKind(kind)) return MISSING
  const { by, levels } = DEFAULT_LEVELS[kind as AttributeKind]
  let best = 0
  for (const x of a) for (const y of b) best = Math.max(best, x === y ? 1 : Math.min(similarityByName[by](x, y), 0.999999))
  const level = levels.find(({ atLeast }) => best >= atLeast)!
  return { level: level.label, millibits: levelWeight(level) }
}
