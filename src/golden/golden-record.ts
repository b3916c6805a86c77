import type { AttributeKind, FieldKind } from '../model/field.ts'
import type { AnyModel, FieldName, SurvivorshipRule } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { bestWriting, tidyWriting } from './best-writing.ts'
import { byRecency, type Candidate } from './candidate.ts'
import { type SurvivorshipFunctions, survivors } from './survivorship.ts'

/** A record that holds a golden value. */
export interface Provenance {
  /** Key of the record, e.g. `pos:t-1`. */
  readonly record: string
  readonly source: string
  /** When the record was observed, ISO 8601 in UTC; absent where it does not say. */
  readonly at?: string
  /** The value as this record has it. */
  readonly written: string
}

/** One field of a golden record: the value, the rule that chose it, and the records that hold it. */
export interface GoldenValue {
  /** A list where the rule gives one: `union`, or a custom function that returned a list. */
  readonly value: string | readonly string[]
  readonly rule: SurvivorshipRule
  /** Every record that holds the value, the one that decided first; of a list, value after value. */
  readonly from: readonly Provenance[]
}

/** What an entity is, field by field; fields none of its records has a value of are absent. */
export type GoldenRecord<M extends AnyModel = AnyModel> = { readonly [K in FieldName<M>]?: GoldenValue }

/**
 * Attributes people read as they write them. The canonical form of every other kind is a standard notation (E.164,
 * ISO 8601 dates, ISO 3166 countries, a postal code …), which is what a golden record should carry on.
 */
export const SHOWN_AS_WRITTEN: readonly FieldKind[] = [
  'givenName',
  'familyName',
  'fullName',
  'organization',
  'address',
  'city',
  'text',
  'category',
] satisfies AttributeKind[]

/** Whether a value (by id) that a row holds belongs to its entity: a shared or disputed identifier does not. */
export type Owns = (row: number, field: string, value: number) => boolean

/** The same of one field. */
export type OwnsValue = (row: number, value: number) => boolean

/** A record that golden values come from. */
export interface GoldenSource {
  readonly row: number
  /** Its key. */
  readonly record: string
  readonly source: string
  readonly at: number
}

/**
 * The golden record of an entity: per field, the value that the model's survivorship rule chooses among its records.
 * A function of the set of `rows`: their order does not matter. `functions` were checked by `checkFunctions`.
 *
 * @throws SelfsameError `call-invalid` when a custom function returns something that is no candidate
 */
export function goldenRecord(
  table: RecordTable,
  rows: readonly number[],
  functions: SurvivorshipFunctions = {},
  owns: Owns = () => true,
): GoldenRecord {
  const sources = goldenSources(table, rows)
  const golden: Record<string, GoldenValue> = {}
  for (const column of table.columns) {
    const rule = table.model.survivorship[column.name]!
    const value = goldenValue(column, rule, sources, functions, owns)
    if (value !== undefined) golden[column.name] = value
  }
  return golden
}

/** The records of these rows. */
export function goldenSources(table: RecordTable, rows: Iterable<number>): GoldenSource[] {
  return Array.from(rows, (row) => {
    const record = table.keys.get(row)
    return { row, record, source: record.slice(0, record.indexOf(':')), at: table.at.data[row]! }
  })
}

function goldenValue(
  column: FieldColumn,
  rule: SurvivorshipRule,
  sources: readonly GoldenSource[],
  functions: SurvivorshipFunctions,
  owns: Owns,
): GoldenValue | undefined {
  const golden = goldenTexts(column, rule, sources, functions, owns)
  if (golden === undefined) return undefined
  const { texts, many, holders } = golden
  return { value: many ? texts : texts[0]!, rule, from: holders.flat().map(provenance) }
}

/** The values that survive of one field, and per value who holds it; `many` where the rule gives a list. */
export function goldenTexts(
  column: FieldColumn,
  rule: SurvivorshipRule,
  sources: readonly GoldenSource[],
  functions: SurvivorshipFunctions,
  owns: Owns,
):
  | { readonly texts: readonly string[]; readonly many: boolean; readonly holders: readonly (readonly Candidate[])[] }
  | undefined {
  const candidates = candidatesOf(column, sources, owns)
  if (candidates.length === 0) return undefined
  const shown = shownOf(column)
  const { values, many } = survivors(rule, candidates, shown, functions)
  if (values.length === 0) return undefined
  const texts = values.map((holders) => bestWriting(holders.map(shown), rule === 'longest'))
  return { texts, many, holders: values }
}

/** How candidates of a column are shown, and how long they are for the rule `longest`. */
export function shownOf({ spec }: FieldColumn): (candidate: Candidate) => string {
  const asWritten = SHOWN_AS_WRITTEN.includes(spec.kind)
  return (c) => (asWritten ? tidyWriting(c.written) : c.value)
}

/** What records offer for one field, most recent first. */
export function candidatesOf(column: FieldColumn, sources: readonly GoldenSource[], owns: Owns): Candidate[] {
  const candidates: Candidate[] = []
  for (const { row, record, source, at } of sources) {
    const cell = column.cells.data[row]!
    const writtenCell = column.writtenCell(row)
    for (let i = 0, n = column.count(cell); i < n; i++) {
      if (!owns(row, column.name, column.at(cell, i))) continue
      const value = column.values.get(column.at(cell, i))
      candidates.push({ value, written: column.writtenText(column.at(writtenCell, i)), record, source, at })
    }
  }
  return candidates.sort(byRecency)
}

function provenance({ record, source, at, written }: Candidate): Provenance {
  return Number.isFinite(at) ? { record, source, at: new Date(at).toISOString(), written } : { record, source, written }
}
