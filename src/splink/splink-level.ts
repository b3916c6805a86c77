import type { ComparatorName } from '../model/comparison.ts'
import { parseSql, type Sql } from './sql.ts'

/** How a level is reached. */
export type LevelReading =
  | { readonly by: 'equal' | 'else' }
  | { readonly by: 'jaroWinkler'; readonly atLeast: number }
  /** Similarity of texts of any length: `distance` edits. */
  | { readonly by: 'levenshtein' | 'osa'; readonly distance: number }
  /** Why there is no such level in selfsame. */
  | { readonly by: 'none'; readonly why: string }

const SIMILARITIES: Readonly<Record<string, 'jaroWinkler'>> = {
  jaro_winkler_similarity: 'jaroWinkler',
  jaro_winkler: 'jaroWinkler',
  jaro_winkler_sim: 'jaroWinkler',
}
const DISTANCES: Readonly<Record<string, 'levenshtein' | 'osa'>> = {
  levenshtein: 'levenshtein',
  levenshtein_distance: 'levenshtein',
  damerau_levenshtein: 'osa',
  damerau_levenshtein_distance: 'osa',
}
const FLIPPED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' }

/** Reads the condition of a comparison level. */
export function readLevel(condition: string): LevelReading {
  if (/^\s*else\s*$/i.test(condition)) return { by: 'else' }
  const sql = parseSql(condition)
  if (!sql) return none('it is no expression that is understood here')
  if (sql.kind !== 'binary') return none('it is no comparison of two values')
  if (sql.op === 'and' || sql.op === 'or') return none('a level has one condition')
  const [left, op, right] =
    sql.left.kind === 'number' ? [sql.right, FLIPPED[sql.op] ?? sql.op, sql.left] : [sql.left, sql.op, sql.right]
  if (op === '=') return isPair([left, right]) ? { by: 'equal' } : none(whyNotEqual(left, right))
  if (left.kind !== 'call' || right.kind !== 'number') return none('it compares no similarity with a number')
  if (!(left.name in SIMILARITIES) && !(left.name in DISTANCES)) return none(`selfsame has no ${left.name}`)
  if (!isPair(left.args)) return none(`${left.name} is not of whole values of one column`)
  return readFunction(left.name, op, right.value)
}

function readFunction(name: string, op: string, limit: number): LevelReading {
  const similarity = SIMILARITIES[name]
  if (similarity && (op === '>=' || op === '>')) return { by: similarity, atLeast: limit }
  const distance = DISTANCES[name]
  if (distance && op === '<=') return { by: distance, distance: Math.floor(limit) }
  if (distance && op === '<') return { by: distance, distance: Math.ceil(limit) - 1 }
  return none(`${name} ${op} is no level`)
}

function whyNotEqual(left: Sql, right: Sql): string {
  if (left.kind === 'column' && right.kind === 'column') return `it compares ${left.name} with ${right.name}`
  return 'it compares parts of values'
}

/** Whether expressions are one column, of the one record and of the other. */
function isPair(args: readonly Sql[]): boolean {
  const [x, y] = args
  return args.length === 2 && x?.kind === 'column' && y?.kind === 'column' && x.name === y.name && x.side !== y.side
}

function none(why: string): LevelReading {
  return { by: 'none', why }
}

/** Comparators that levels can be read as. */
export type FuzzyName = Extract<ComparatorName, 'jaroWinkler' | 'levenshtein' | 'osa'>
