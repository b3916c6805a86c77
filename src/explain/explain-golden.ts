import { type Problem, SelfsameError } from '../errors.ts'
import { tidyWriting } from '../golden/best-writing.ts'
import type { Candidate } from '../golden/candidate.ts'
import { candidatesOf, goldenSources, goldenTexts, type Owns, shownOf } from '../golden/golden-record.ts'
import { orderOf, type Survivors } from '../golden/survivorship.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import type { SurvivorshipRule } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'
import { rowsOfId } from './rows-in-key-order.ts'

/** A value that an entity's records offer for a golden field. */
export interface OfferedValue {
  /** The canonical value. */
  readonly value: string
  /** Its writings, as records have it, the most recent first. */
  readonly written: readonly string[]
  /** Records that offer it, the most recent first. */
  readonly records: readonly string[]
  readonly sources: readonly string[]
  /** When it was first and last observed, ISO 8601 in UTC; absent where no record says. */
  readonly first?: string
  readonly last?: string
  readonly chosen: boolean
}

/** How a golden value was chosen. */
export interface GoldenFieldExplanation {
  readonly field: string
  readonly rule: SurvivorshipRule
  /** What the golden record holds; absent where a custom rule chose nothing. */
  readonly value?: string | readonly string[]
  /**
   * What parted the chosen value from the next best: nothing where it is the only one or there is none, the rule where it
   * ranks them differently, else the order that decides ties: the more recent, then the smaller record key.
   */
  readonly decidedBy: 'no value' | 'only value' | 'rule' | 'recency' | 'record key'
  /** Chosen values first, then those of most records. */
  readonly candidates: readonly OfferedValue[]
  /** Values that its records hold and that are not the entity's: shared, disputed, quarantined or over a limit. */
  readonly notOwned: readonly string[]
}

/** How the golden record of an entity was chosen, field by field. */
export interface GoldenExplanation {
  readonly kind: 'golden'
  readonly entity: string
  readonly fields: readonly GoldenFieldExplanation[]
}

/**
 * How the golden record of an entity came about: what its records offer for each field, and the rule that chose.
 *
 * @param of a `Resolver`, or what `resolve` returned
 * @param id an id that was merged leads to the survivor
 * @param field only this one; default: every field that has a value
 * @throws SelfsameError `call-invalid` for an id of which nothing is left, or a field that the model does not have
 */
export function explainGolden(of: Inspectable, id: string, field?: string): GoldenExplanation {
  const state = stateOf(of)
  const rows = rowsOfId(state, id)
  const columns = field === undefined ? state.table.columns : [columnOf(state, field)]
  return {
    kind: 'golden',
    entity: state.entityId(rows[0]!),
    fields: columns
      .map((column) => explainField(state, rows, column))
      .filter(({ candidates, notOwned }) => field !== undefined || candidates.length + notOwned.length > 0),
  }
}

function columnOf({ table }: IdentityState, field: string): FieldColumn {
  const column = table.column(field)
  if (column) return column
  const names = table.columns.map(({ name }) => name).join(', ')
  const problem: Problem = { path: 'field', expected: `a field of the model (${names})`, cure: `replace '${field}'` }
  throw new SelfsameError('call-invalid', [problem])
}

function explainField(state: IdentityState, rows: readonly number[], column: FieldColumn): GoldenFieldExplanation {
  const { table, model, functions } = state
  const rule = model.survivorship[column.name]!
  const owns: Owns = (row, name, id) => state.owns(row, name, id)
  const sources = goldenSources(table, rows)
  const golden = goldenTexts(column, rule, sources, functions, owns)
  const owned = candidatesOf(column, sources, owns)
  const chosen = golden?.holders ?? []
  const values = new Set([...chosen.map((of) => of[0]!.value), ...owned.map(({ value }) => value)])
  const candidates = [...values].map((value, v) => {
    const held = owned.filter((c) => c.value === value)
    return offeredValue(held, v < chosen.length)
  })
  return {
    field: column.name,
    rule,
    ...(golden && { value: golden.many ? golden.texts : golden.texts[0]! }),
    decidedBy: decidedBy(rule, chosen, owned, shownOf(column)),
    candidates: candidates.sort((x, y) => Number(y.chosen) - Number(x.chosen) || y.records.length - x.records.length),
    notOwned: [...new Set(candidatesOf(column, sources, () => true).map(({ value }) => value))]
      .filter((value) => !values.has(value))
      .sort(),
  }
}

function offeredValue(held: readonly Candidate[], chosen: boolean): OfferedValue {
  const times = held.map(({ at }) => at).filter(Number.isFinite)
  return {
    value: held[0]!.value,
    written: [...new Set(held.map(({ written }) => tidyWriting(written)))],
    records: held.map(({ record }) => record),
    sources: [...new Set(held.map(({ source }) => source))].sort(),
    ...(times.length > 0 && {
      first: new Date(Math.min(...times)).toISOString(),
      last: new Date(Math.max(...times)).toISOString(),
    }),
    chosen,
  }
}

/** What parted the winner from every candidate of another value. */
function decidedBy(
  rule: SurvivorshipRule,
  chosen: Survivors['values'],
  owned: readonly Candidate[],
  shown: (candidate: Candidate) => string,
): GoldenFieldExplanation['decidedBy'] {
  if (owned.length === 0) return 'no value'
  const winner = chosen[0]?.[0]
  const others = owned.filter(({ value }) => value !== winner?.value)
  if (others.length === 0) return 'only value'
  if (!winner || rule === 'union' || (typeof rule === 'object' && rule.by === 'custom')) return 'rule'
  // without an order of its own a rule takes the most recent
  const order = orderOf(rule, owned, shown) ?? ((a: Candidate, b: Candidate) => Number(a.at !== b.at))
  const tied = others.filter((other) => order(winner, other) === 0)
  if (tied.length === 0) return 'rule'
  return tied.every(({ at }) => at < winner.at) ? 'recency' : 'record key'
}
