import type { Model } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { IdentifierType } from '../table/namespace.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Calls `each` with the ids of the witness values of a row; an id may come twice. */
export type Witness = (row: number, each: (value: number) => void) => void

/** Identifiers of a browser or device rather than of a person. */
const DEVICE_NAMESPACES = ['cookie', 'deviceId']
const CONTACT_NAMESPACES = ['email', 'hashedEmail', 'phone']

/**
 * What is counted beside a value of `type` to tell whether too many different people share it: what the model says,
 * else its unique identifiers and the full name; for cookies and devices also e-mails and phones.
 */
export function witnessesOf(table: RecordTable, types: readonly IdentifierType[], type: IdentifierType): Witness[] {
  if (type.witness) {
    return type.witness.flatMap((field) => {
      return field === 'name' ? nameWitnesses(table) : [valueWitness([table.column(field)!])]
    })
  }
  const counted = types.filter(
    (t) =>
      t !== type &&
      (t.limit === 1 || (DEVICE_NAMESPACES.includes(type.namespace) && CONTACT_NAMESPACES.includes(t.namespace))),
  )
  return [...counted.map((t) => valueWitness(t.fields.map((f) => table.column(f)!))), ...nameWitnesses(table)]
}

/** Values of columns that share one pool. */
function valueWitness(columns: readonly FieldColumn[]): Witness {
  return (row, each) => {
    for (const column of columns) {
      const cell = column.cells.data[row]!
      const n = column.count(cell)
      for (let i = 0; i < n; i++) each(column.at(cell, i))
    }
  }
}

/** Ids of a pool stay below this, so that two of them make one exact number. */
const MOST_IDS = 0x4000000

/** The full name, where the record tells it whole: an initial or a lone surname is nobody else. */
function nameWitnesses(table: RecordTable): Witness[] {
  const first = (kind: keyof Model['fields']): FieldColumn | undefined =>
    table.columns.find((c) => c.spec.kind === kind)
  const full = first('fullName')
  const given = first('givenName')
  const family = first('familyName')
  const witnesses: Witness[] = []
  if (given && family) {
    const isWhole = (column: FieldColumn, id: number): boolean => id >= 0 && column.values.get(id).length > 1
    witnesses.push((row, each) => {
      const g = smallest(given, row)
      const f = smallest(family, row)
      if (isWhole(given, g) && isWhole(family, f)) each(g * MOST_IDS + f)
    })
  }
  if (full) {
    witnesses.push((row, each) => {
      const id = smallest(full, row)
      if (id >= 0 && full.values.get(id).includes(' ')) each(id)
    })
  }
  return witnesses
}

/** Of several values of a cell the smallest, since their order in the record says nothing; −1 where it has none. */
function smallest(column: FieldColumn, row: number): number {
  const cell = column.cells.data[row]!
  if (cell >= -1) return cell
  return column.ids(cell).reduce((a, b) => (column.values.get(b) < column.values.get(a) ? b : a))
}
