import type { StringPool } from '../collections/string-pool.ts'
import { type Problem, SelfsameError } from '../errors.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { NodeIndex } from '../identity/node-index.ts'
import type { AnyModel } from '../model/model.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import { namespaceOf } from '../table/namespace.ts'
import { shownText } from '../table/raw-value.ts'
import { recordReader } from '../table/record-reader.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Change } from '../write/changes.ts'
import { eraseUnheld, heldTexts } from './erase-unheld.ts'
import { type DeniedForm, deniedForms } from './forgotten-forms.ts'
import { type ColumnValue, withoutForgottenTerms } from './forgotten-terms.ts'

/** What `forget` answers. */
export interface Receipt {
  /** How many records went, or lost a value. */
  readonly records: number
  /** How many distinct values were erased because no other record holds them. */
  readonly values: number
  readonly changes: readonly Change[]
  /** What stands for the key or value in changes and histories from now on: `forgotten:` and a number. */
  readonly tombstone: string
}

/** What is to be forgotten, found. */
export interface Doomed {
  /** Key of the record, where it is one. */
  readonly key?: string
  /** Rows whose records go, or lose a value. */
  readonly rows: readonly number[]
  /** The values concerned. */
  readonly values: readonly ColumnValue[]
  /** In what forms it must not come back. */
  readonly forms: readonly DeniedForm[]
  /** Takes it out of the table, and out of nothing else. */
  strip(): void
}

/** What there is of a record; it need not be there any more. */
export function doomedRecord({ table }: IdentityState, key: string): Doomed {
  const row = table.rowOf(key)
  const forms: DeniedForm[] = [['record', key]]
  if (!table.isLive(row)) return { key, rows: [], values: [], forms, strip: () => {} }
  return { key, rows: [row], values: valuesOf(table.columns, row), forms, strip: () => table.remove(row) }
}

/**
 * Where identifiers stand: in every field of their namespace, as the hashes by which they are known, and in whatever else
 * the same records carry.
 *
 * @throws SelfsameError `call-invalid` for a field that is no identifier of the model, and for a value that cannot be read
 */
export function doomedIdentifiers(state: IdentityState, fields: Readonly<Record<string, unknown>>): Doomed {
  const { table, index } = state
  const columns = table.columns.filter((column) => index.typeOfField(column.name) >= 0)
  const forms = new Map<string, DeniedForm>()
  const ids = new Map(columns.map((column) => [column.values, new Set<number>()]))
  const doom = (some: readonly DeniedForm[]): void => {
    for (const form of some) {
      forms.set(JSON.stringify(form), form)
      const column = columns.find(({ name, spec }) => `value:${namespaceOf(name, spec)}` === form[0])
      const id = column?.values.find(form[1]) ?? -1
      if (id >= 0) ids.get(column!.values)!.add(id)
    }
  }
  doom(askedForms(state, fields))
  // who has a value that is known by such a hash has that identifier
  for (const held of hashHolders(state, columns, ids)) doom(formsOf(held))
  // one address written in several ways has several hashes
  for (const held of holders(table, columns, ids)) doom(formsOf(held))
  const all = holders(table, columns, ids)
  const rows = [...new Set(all.map(({ row }) => row))]
  const texts = all.flatMap(({ column, written, value }) => [column.writtenText(written), column.values.get(value)])
  return {
    rows,
    values: distinct(all),
    forms: [...forms.values()],
    strip: () => {
      for (const row of rows) {
        for (const column of columns) stripCells(column, row, ids.get(column.values)!)
        stripPayload(table, row, texts)
      }
    },
  }
}

/**
 * Erases the key, and every text that no live record holds any more: what was forgotten, and whatever earlier versions
 * and removed records have left.
 *
 * @returns the texts that are gone for good, and the model without their frequencies: a state has to be built anew with it,
 *   and nothing but the key is erased. Undefined where it has none.
 */
export function eraseDoomed<M extends AnyModel>(
  state: IdentityState<M>,
  { key, values }: Doomed,
  tombstone: string,
): { readonly gone: ReadonlySet<string>; readonly erased: number; readonly model: M | undefined } {
  const { table } = state
  const held = heldTexts(state)
  const unheld = values.filter(({ column, value }) => held.get(column.values)![value] !== 1)
  const gone = new Set(unheld.map(({ column, value }) => column.values.get(value)))
  const model = withoutForgottenTerms(state, unheld, held)
  if (key !== undefined) {
    gone.add(key)
    table.forgetKey(table.rowOf(key), tombstone)
  }
  if (!model) eraseUnheld(state, held)
  return { gone, erased: unheld.length, model }
}

/** A value in a cell. */
interface Holding extends ColumnValue {
  readonly row: number
  readonly written: number
}

function formsOf({ column, written, value }: Holding): DeniedForm[] {
  return deniedForms(column, column.writtenText(written), column.values.get(value))
}

/** Per pool of values: ids. */
type Ids = ReadonlyMap<StringPool, ReadonlySet<number>>

/** Every cell of live rows that holds one of these values. One pass over the columns. */
function holders(table: RecordTable, columns: readonly FieldColumn[], ids: Ids): Holding[] {
  const found: Holding[] = []
  for (const column of columns) {
    const of = ids.get(column.values)!
    for (let row = 0; of.size > 0 && row < table.size; row++) {
      const cell = table.isLive(row) ? column.cells.data[row]! : NO_VALUE
      for (let i = 0; i < column.count(cell); i++) {
        const value = column.at(cell, i)
        if (of.has(value)) found.push({ column, row, value, written: column.at(column.writtenCell(row), i) })
      }
    }
  }
  return found
}

/** The values of rows that are known by one of these, which are hashes. */
function hashHolders({ index }: IdentityState, columns: readonly FieldColumn[], ids: Ids): Holding[] {
  return columns.flatMap((hashes) => {
    const type = index.typeOfField(hashes.name)
    const raw = index.hashedColumns(type)
    return [...ids.get(hashes.values)!]
      .map((id) => index.nodeOf(type, id))
      .filter((node) => node >= 0 && raw.length > 0)
      .flatMap((node) =>
        index.rowsOf(node).flatMap((row) => raw.flatMap((column) => knownBy(index, column, row, node))),
      )
  })
}

function knownBy(index: NodeIndex, column: FieldColumn, row: number, node: number): Holding[] {
  const written = column.ids(column.writtenCell(row))
  const values = column.ids(column.cells.data[row]!)
  return values
    .map((value, i) => ({ column, row, value, written: written[i]! }))
    .filter((held) => index.hashNodesOf(column.name, column.writtenText(held.written)).includes(node))
}

function valuesOf(columns: readonly FieldColumn[], row: number): ColumnValue[] {
  return distinct(columns.flatMap((column) => column.ids(column.cells.data[row]!).map((value) => ({ column, value }))))
}

/** Each value once, whichever field holds it. */
function distinct(values: readonly ColumnValue[]): ColumnValue[] {
  const known = new Map<unknown, Set<number>>()
  return values.filter(({ column, value }) => {
    const of = known.get(column.values) ?? new Set()
    known.set(column.values, of)
    return of.size !== of.add(value).size
  })
}

/** The forms of the identifiers asked for. */
function askedForms({ table, index, model }: IdentityState, fields: Readonly<Record<string, unknown>>): DeniedForm[] {
  const identifiers = table.columns.map(({ name }) => name).filter((name) => index.typeOfField(name) >= 0)
  const problems: Problem[] = Object.keys(fields)
    .filter((name) => !identifiers.includes(name))
    .map((name) => ({
      path: `forget.${name}`,
      expected: `an identifier of the model (${identifiers.join(', ')})`,
      cure: 'an attribute goes with its record: forget that',
    }))
  const reader = recordReader({ ...model, sources: {} }, '')
  const forms = table.columns.flatMap((column, f) => {
    return reader.read(fields, f).flatMap((raw) => {
      const normalized = column.normalize(raw, {})
      if ('value' in normalized) return deniedForms(column, shownText(raw), normalized.value)
      problems.push({
        path: `forget.${column.name}`,
        expected: `a value that can be read (it is ${normalized.reason})`,
        cure: 'write it as it came; nothing was forgotten',
      })
      return []
    })
  })
  if (forms.length === 0 && problems.length === 0) {
    problems.push({ path: 'forget', expected: 'a record or an identifier', cure: "write e.g. forget('pos:t-1')" })
  }
  if (problems.length > 0) throw new SelfsameError('call-invalid', problems)
  return forms
}

function stripCells(column: FieldColumn, row: number, ids: ReadonlySet<number>): void {
  const values = column.ids(column.cells.data[row]!)
  const written = column.ids(column.writtenCell(row))
  const stays = values.map((value) => !ids.has(value))
  if (stays.every((stay) => stay)) return
  column.store(
    row,
    values.filter((_, i) => stays[i]),
    written.filter((_, i) => stays[i]),
  )
}

/** Takes out of a payload the entries in which one of `texts` stands. */
function stripPayload({ payload }: RecordTable, row: number, texts: readonly string[]): void {
  const held = payload.get(row)
  if (!held) return
  const kept = Object.entries(held).filter(([, value]) => !texts.some((text) => shownText(value).includes(text)))
  if (kept.length === 0) payload.delete(row)
  else payload.set(row, Object.fromEntries(kept))
}
