import type { IdentityState } from '../identity/identity-state.ts'
import type { ComparatorName, Level } from '../model/comparison.ts'
import { levelLabel } from '../score/compare-values.ts'
import { MISSING } from '../score/scorer.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'

/** What one field says of two records. */
export interface FieldEvidence {
  readonly field: string
  /** How the field is compared; absent where it is not. */
  readonly by?: ComparatorName
  /** Further fields whose words are compared with this one's. */
  readonly with?: readonly string[]
  /**
   * `equal`, `≥ 0.92` …, `different`, `missing`, `settled` where another field has told the same already, or
   * `quarantined` for a shared value that counts for nothing.
   */
  readonly level: string
  /** Number of the level: 1 = the most similar; 0 where the field tells nothing. */
  readonly levelNumber: number
  /** Bits that this level adds to the match weight: `base` + `rarity`. */
  readonly bits: number
  /** log2 of m / u (against relatives, of m / r). */
  readonly base: number
  /** What a shared value adds because it is rarer than others, or takes because it is more common; 0 below `equal`. */
  readonly rarity: number
  /** Bits against each alternative; `bits` is that of the one that decides. */
  readonly strangers: number
  readonly relatives?: number
  /** Share of the pairs of one person, of strangers, and of relatives that reach this level. */
  readonly m?: number
  readonly u?: number
  readonly r?: number
  /** The field that has told the same already. */
  readonly settledBy?: string
  /** Canonical values of the two records. */
  readonly a: readonly string[]
  readonly b: readonly string[]
}

/** What each field of the model says of two rows, against the alternative that decides (0 = strangers, 1 = relatives). */
export function fieldEvidence(state: IdentityState, a: number, b: number, alternative: number): FieldEvidence[] {
  return state.table.columns.map((column) => {
    const values = { a: texts(column, a), b: texts(column, b) }
    const c = state.partition.evidence.scorer.comparisons.findIndex((comparison) => comparison.column === column)
    const told = c < 0 ? plainEvidence(state, column, a, b) : comparedEvidence(state, c, a, b, alternative)
    return { field: column.name, ...told, ...values }
  })
}

type Told = Omit<FieldEvidence, 'field' | 'a' | 'b'>

function comparedEvidence(
  { index, partition }: IdentityState,
  c: number,
  a: number,
  b: number,
  deciding: number,
): Told {
  const { scorer } = partition.evidence
  const { comparison, column, weights } = scorer.comparisons[c]!
  const { by, levels } = comparison
  const levelNumber = scorer.level(c, a, b)
  const against = scorer.priors.map((_, alternative) => scorer.evidence(c, a, b, alternative) / 1000)
  const how = { by, ...(comparison.with && { with: comparison.with }) }
  const bits = {
    bits: against[deciding]!,
    strangers: against[0]!,
    ...(against.length > 1 && { relatives: against[1]! }),
  }
  if (levelNumber === MISSING) {
    const type = index.typeOfField(column.name)
    const shared = sharedValues(column, a, b)
    const silent = type >= 0 && shared.some((id) => index.quarantined.has(index.nodeOf(type, id)))
    const isSettled = !silent && comparison.given !== undefined && bothTell(column, a, b)
    const level = silent ? 'quarantined' : isSettled ? 'settled' : 'missing'
    return {
      ...how,
      level,
      levelNumber,
      ...bits,
      base: 0,
      rarity: 0,
      ...(isSettled && { settledBy: comparison.given! }),
    }
  }
  const base = weights[deciding]!.level[levelNumber]!
  const level = levels[levelNumber - 1]!
  return {
    ...how,
    level: levelLabel(level.atLeast),
    levelNumber,
    ...bits,
    base: base / 1000,
    rarity: (Math.round(bits.bits * 1000) - base) / 1000,
    ...shares(level),
  }
}

function shares({ m, u, r }: Level): Pick<FieldEvidence, 'm' | 'u' | 'r'> {
  return { m, u, ...(r !== undefined && { r }) }
}

/** A field that is not compared; where nothing is, identifiers tell by their bits. */
function plainEvidence({ index, partition }: IdentityState, column: FieldColumn, a: number, b: number): Told {
  const shared = sharedValues(column, a, b)
  const type = index.typeOfField(column.name)
  const tells = type >= 0 && partition.evidence.scorer.comparisons.length === 0
  const silent = type >= 0 && shared.some((id) => index.quarantined.has(index.nodeOf(type, id)))
  const levelNumber = !bothTell(column, a, b) ? MISSING : shared.length > 0 ? 1 : 2
  const level = ['missing', 'equal', 'different'][levelNumber]!
  const bits = tells && levelNumber === 1 && !silent ? index.types[type]!.millibits / 1000 : 0
  return {
    level: silent ? 'quarantined' : level,
    levelNumber: silent ? MISSING : levelNumber,
    bits,
    base: bits,
    rarity: 0,
    strangers: bits,
    ...(partition.evidence.scorer.priors.length > 1 && { relatives: bits }),
  }
}

function texts(column: FieldColumn, row: number): readonly string[] {
  return column.ids(column.cells.data[row]!).map((id) => column.values.get(id))
}

function bothTell({ cells }: FieldColumn, a: number, b: number): boolean {
  return cells.data[a] !== NO_VALUE && cells.data[b] !== NO_VALUE
}

function sharedValues(column: FieldColumn, a: number, b: number): number[] {
  const ofB = column.ids(column.cells.data[b]!)
  return column.ids(column.cells.data[a]!).filter((id) => ofB.includes(id))
}
