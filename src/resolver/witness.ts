import type { Model } from '../model/model.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { IdentifierType } from '../table/namespace.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Puts the witness values of a row, as texts, into `values`. */
export type Witness = (row: number, values: Set<string>) => void

/** Identifiers of a browser or device rather than of a person. */
const DEVICE_NAMESPACES = ['cookie', 'deviceId']
const CONTACT_NAMESPACES = ['email', 'hashedEmail', 'phone']

/**
 * What is counted beside a value of `type` to tell whether too many different people share it: what the model says,
 * else its unique identifiers and the full name; for cookies and devices also e-mails and phones.
 */
export function witnessesOf(table: RecordTable, types: readonly IdentifierType[], type: IdentifierType): Witness[] {
  if (type.witness) {
    return type.witness.map((field) => {
      return field === 'name' ? nameWitness(table) : valueWitness([table.column(field)!])
    })
  }
  const counted = types.filter(
    (t) =>
      t !== type &&
      (t.limit === 1 || (DEVICE_NAMESPACES.includes(type.namespace) && CONTACT_NAMESPACES.includes(t.namespace))),
  )
  return [...counted.map((t) => valueWitness(t.fields.map((f) => table.column(f)!))), nameWitness(table)]
}

function valueWitness(columns: readonly FieldColumn[]): Witness {
  return (row, values) => {
    for (const column of columns)
      for (const id of column.ids(column.cells.data[row]!)) values.add(column.values.get(id))
  }
}

/** The full name, where the record tells it whole: an initial or a lone surname is nobody else. */
function nameWitness(table: RecordTable): Witness {
  const first = (kind: keyof Model['fields']): FieldColumn | undefined =>
    table.columns.find((c) => c.spec.kind === kind)
  const full = first('fullName')
  const given = first('givenName')
  const family = first('familyName')
  const text = (column: FieldColumn, row: number): string => {
    // of several the smallest: their order in the record says nothing
    return (
      column
        .ids(column.cells.data[row]!)
        .map((id) => column.values.get(id))
        .sort()[0] ?? ''
    )
  }
  return (row, values) => {
    if (given && family) {
      const names = [text(given, row), text(family, row)]
      if (names.every((name) => name.length > 1)) values.add(names.join(' '))
    }
    if (full) {
      const name = text(full, row)
      if (name.includes(' ')) values.add(name)
    }
  }
}
