import type { Comparison, Level } from '../model/comparison.ts'
import { isOwnKind } from '../model/comparison.ts'
import type { FieldKind } from '../model/field.ts'
import { type FuzzyName, type LevelReading, readLevel } from './splink-level.ts'
import type { Note } from './splink-note.ts'

/** A comparison level as Splink writes it, as far as it matters here. */
export interface SplinkLevel {
  readonly sql_condition: string
  readonly is_null_level?: boolean
  readonly label_for_charts?: string
  readonly m_probability?: unknown
  readonly u_probability?: unknown
  readonly tf_adjustment_column?: string
}

/** Characters of a value for which a number of edits is the same as a similarity: dates are written in ten. */
const DATE_LENGTH = 10
const TYPICAL_LENGTH = 8

interface Reached {
  readonly atLeast: number
  readonly m: number
  readonly u: number
}

/**
 * The comparison of one field that levels of Splink make; a level that has no counterpart goes to the next below it, with
 * its shares. Undefined where no level has been trained.
 */
export function splinkComparison(
  field: string,
  kind: FieldKind,
  levels: readonly SplinkLevel[],
  path: string,
  note: Note,
): Comparison | undefined {
  const read = levels
    .map((level, l) => ({ level, path: `${path}.comparison_levels[${l}]`, reading: readLevel(level.sql_condition) }))
    .filter(({ level }) => !level.is_null_level)
  if (read.every(({ level }) => !isShare(level.m_probability) && !isShare(level.u_probability))) return undefined
  const by = fuzziest(read.map(({ reading }) => reading))
  const reached: Reached[] = []
  let [m, u] = [0, 0]
  for (const { level, path: at, reading } of read) {
    const what = level.label_for_charts ?? level.sql_condition
    const shares = sharesOf(level, at, what, note)
    m += shares.m
    u += shares.u
    const atLeast = similarityOf(reading, by, kind, (carried, why) => note(at, what, carried, why))
    const last = reached.at(-1)
    if (atLeast === undefined) continue
    if (last && atLeast >= last.atLeast) {
      note(at, what, 'no', 'the levels above take all pairs that reach it')
      continue
    }
    reached.push({ atLeast, m, u })
    ;[m, u] = [0, 0]
  }
  return { field, by: by ?? 'equal', levels: complete(reached, m, u), own: isOwnKind(kind) }
}

function sharesOf(
  level: SplinkLevel,
  path: string,
  what: string,
  note: Note,
): { readonly m: number; readonly u: number } {
  const { m_probability: m, u_probability: u } = level
  if (isShare(m) && isShare(u)) return { m, u }
  note(path, what, 'in part', 'its m or u was not learnt: it tells nothing')
  const share = isShare(m) ? m : isShare(u) ? u : 1e-6
  return { m: share, u: share }
}

/** The comparator of most levels; undefined where all of them want equal values. */
function fuzziest(readings: readonly LevelReading[]): FuzzyName | undefined {
  const counts = new Map<FuzzyName, number>()
  for (const { by } of readings) {
    if (by === 'jaroWinkler' || by === 'levenshtein' || by === 'osa') counts.set(by, (counts.get(by) ?? 0) + 1)
  }
  return [...counts].sort((x, y) => y[1] - x[1])[0]?.[0]
}

/** The least similarity of a level; undefined where it goes to the next. */
function similarityOf(
  reading: LevelReading,
  by: FuzzyName | undefined,
  kind: FieldKind,
  note: (carried: 'in part' | 'no', why: string) => void,
): number | undefined {
  switch (reading.by) {
    case 'equal':
      return 1
    case 'else':
      return 0
    case 'none':
      note('no', `${reading.why}; its pairs count as the level below`)
      return undefined
    case 'jaroWinkler':
      if (by === reading.by) return reading.atLeast
      break
    default:
      if (by === reading.by) return ofDistance(reading.distance, kind, note)
  }
  note('no', `a field is compared in one way, here by ${by}; its pairs count as the level below`)
  return undefined
}

function ofDistance(distance: number, kind: FieldKind, note: (carried: 'in part' | 'no', why: string) => void): number {
  if (kind === 'date') return 1 - distance / DATE_LENGTH
  const atLeast = Math.max(0.1, 1 - distance / TYPICAL_LENGTH)
  note(
    'in part',
    `edits are counted by the length of values: a similarity of ${atLeast}, which is ${distance} in ${TYPICAL_LENGTH} characters`,
  )
  return atLeast
}

/** Levels from equal to anything, with shares above 0. */
function complete(reached: readonly Reached[], m: number, u: number): Level[] {
  const levels = [...reached]
  const [first] = levels
  // equal values are a level of their own
  if (first && first.atLeast < 1) levels.splice(0, 1, { ...half(first), atLeast: 1 }, half(first))
  if (levels.at(-1)?.atLeast !== 0) levels.push({ atLeast: 0, m, u })
  return levels.map(({ atLeast, m: ofM, u: ofU }) => ({ atLeast, m: share(ofM), u: share(ofU) }))
}

function half({ atLeast, m, u }: Reached): Reached {
  return { atLeast, m: m / 2, u: u / 2 }
}

/** A share as a model wants it. */
function share(value: number): number {
  return Math.min(1, Math.max(1e-9, value))
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 1
}
