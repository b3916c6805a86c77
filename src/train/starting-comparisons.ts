import { COMPARISON_DEFAULTS, type Comparison, defaultComparison, isOwnKind } from '../model/comparison.ts'
import type { FieldKind } from '../model/field.ts'
import type { AnyModel } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { settledFields } from './settled-fields.ts'

const NAME_KINDS: readonly FieldKind[] = ['givenName', 'familyName', 'fullName']
/** Share of the full names whose parts stand beside them, from which they are a repetition. */
const REPEATED_NAMES = 0.7

/** What is compared in a file, and what is known of it before any pair is looked at. */
export function startingComparisons(table: RecordTable, model: AnyModel): Comparison[] {
  const fields = comparedFields(table)
  const settled = settledFields(table, fields)
  return fields.map((field) => ({
    ...startingComparison(table, field, model),
    own: isOwn(table, field),
    ...(settled.has(field) ? { given: settled.get(field)! } : {}),
  }))
}

/**
 * Fields that hold two different values at least. A full name beside its own parts is left out: it would tell the same
 * thing twice, and the sum would count it twice.
 */
function comparedFields(table: RecordTable): string[] {
  const holds = (kind: FieldKind, row: number): boolean =>
    table.columns.some(({ spec, cells }) => spec.kind === kind && cells.data[row] !== -1)
  const repeats = ({ spec, cells }: FieldColumn): boolean => {
    if (spec.kind !== 'fullName') return false
    let full = 0
    let parts = 0
    for (let row = 0; row < table.size; row++) {
      if (cells.data[row] === -1) continue
      full++
      if (holds('givenName', row) && holds('familyName', row)) parts++
    }
    return parts > REPEATED_NAMES * full
  }
  return table.columns.filter((column) => column.values.size > 1 && !repeats(column)).map(({ name }) => name)
}

/** Where the model has no comparison of its own for a field, the default of its kind; never a weight from policy. */
function startingComparison(table: RecordTable, field: string, model: AnyModel): Comparison {
  const { kind } = table.column(field)!.spec
  const own = model.comparisons.find((c) => c.field === field)
  const standard = defaultComparison(field, kind)
  const same =
    own !== undefined && own.by === standard.by && own.levels.length === COMPARISON_DEFAULTS[kind].levels.length
  return own === undefined || same ? standard : own
}

/**
 * Whether a field's value is one's own. Where most records name a person, by kind; where they do not, what names the
 * thing: text. An organization is own where most records that have one name no person, else it is an employer.
 */
function isOwn(table: RecordTable, field: string): boolean {
  const { kind } = table.column(field)!.spec
  const names = table.columns.filter(({ spec }) => NAME_KINDS.includes(spec.kind))
  const holds = (column: FieldColumn, row: number): boolean => column.cells.data[row] !== -1
  const share = (counts: (row: number) => boolean, of: (row: number) => boolean): number => {
    let n = 0
    let all = 0
    for (let row = 0; row < table.size; row++) {
      if (!of(row)) continue
      all++
      if (counts(row)) n++
    }
    return all > 0 ? n / all : 0
  }
  const named = (row: number): boolean => names.some((column) => holds(column, row))
  if (kind === 'organization') return share(named, (row) => holds(table.column(field)!, row)) < 0.5
  if (kind === 'text') return share(named, () => true) < 0.5
  if (kind === 'fullName') return share(named, () => true) > 0.5
  return isOwnKind(kind)
}
