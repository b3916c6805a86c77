import type { FieldKind } from '../model/field.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Places, the narrower before the wider: what is narrower may settle what is wider. */
const PLACES: readonly FieldKind[] = ['address', 'postalCode', 'city', 'category', 'country']
/** Share of the pairs with an equal narrower value that agree in the wider one, from which it is settled. */
const SETTLED = 0.8
/** Share of all pairs that agree in the wider one, above which there is little to count twice. */
const COMMON = 0.5
/** Rows that a value must have before its pairs count: pairs of one person agree in everything. */
const LEAST_ROWS = 8

/**
 * Which compared fields another one settles, as a postal code settles the city: by field, the narrowest that does.
 * To count both as evidence would take neighbours of one name for one person.
 */
export function settledFields(table: RecordTable, fields: readonly string[]): Map<string, string> {
  const settled = new Map<string, string>()
  const places = fields
    .map((field) => table.column(field)!)
    .filter(({ spec }) => PLACES.includes(spec.kind))
    .sort((a, b) => PLACES.indexOf(a.spec.kind) - PLACES.indexOf(b.spec.kind))
  for (const [i, wider] of places.entries()) {
    for (const narrower of places.slice(0, i)) {
      if (settled.has(wider.name) || narrower.spec.kind === wider.spec.kind) continue
      const [together, alone] = [agreement(table, wider, narrower), agreement(table, wider)]
      if (together >= SETTLED && alone <= COMMON) settled.set(wider.name, narrower.name)
    }
  }
  return settled
}

/** Share of the pairs of rows that agree in `field`, among those that agree in `within` (all, without it). */
function agreement({ size }: RecordTable, field: FieldColumn, within?: FieldColumn): number {
  const counts = new Map<number, Map<number, number>>()
  for (let row = 0; row < size; row++) {
    const value = field.cells.data[row]!
    const group = within === undefined ? 0 : within.cells.data[row]!
    if (value < 0 || group < 0) continue
    const of = counts.get(group) ?? new Map<number, number>()
    counts.set(group, of.set(value, (of.get(value) ?? 0) + 1))
  }
  let agree = 0
  let all = 0
  for (const of of counts.values()) {
    let rows = 0
    for (const n of of.values()) rows += n
    if (rows < LEAST_ROWS) continue
    all += (rows * (rows - 1)) / 2
    for (const n of of.values()) agree += (n * (n - 1)) / 2
  }
  return all > 0 ? agree / all : 0
}
