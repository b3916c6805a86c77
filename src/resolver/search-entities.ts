import { type Problem, SelfsameError } from '../errors.ts'
import type { Entity, IdentityState } from '../identity/identity-state.ts'
import { assertObject, assertWhole } from '../model/assert-call.ts'
import type { AnyModel } from '../model/model.ts'
import { compareValues } from '../score/compare-values.ts'
import type { FieldColumn } from '../table/field-column.ts'
import { recordReader } from '../table/record-reader.ts'

/** What a search may be told. */
export interface SearchOptions {
  /** How many entities at most, ≥ 1. Default 10. */
  readonly limit?: number
  /** Least match weight in bits, the prior not included. Default 0. */
  readonly atLeast?: number
  /** Whether to read every record, however many share a key with what is asked for. Default false. */
  readonly everywhere?: boolean
}

/** An entity that resembles what was searched for. */
export interface SearchHit<M extends AnyModel = AnyModel> {
  readonly entity: Entity<M>
  /** Evidence of its most similar record, in bits, the prior not included. */
  readonly bits: number
  /** Key of that record. */
  readonly record: string
  /** Evidence of each field asked for, in bits. */
  readonly fields: Readonly<Record<string, { readonly level: string; readonly bits: number }>>
}

interface Asked {
  readonly column: FieldColumn
  readonly values: readonly string[]
}

/**
 * Ranks entities by their record that most resembles `fields`. Reads the records that share an identifier value with them or
 * a key of one of the model's link or blocking rules, and every record where none does or `everywhere` is asked for.
 *
 * @throws SelfsameError `call-invalid` for fields the model does not have, and for a limit that is no whole number ≥ 1
 */
export function searchEntities<M extends AnyModel>(
  state: IdentityState<M>,
  fields: Readonly<Record<string, unknown>>,
  { limit = 10, atLeast = 0, everywhere = false }: SearchOptions,
): SearchHit<M>[] {
  assertWhole('search.limit', limit)
  const asked = askedOf(state, fields)
  const { table, partition } = state
  const best = new Map<number, { row: number; millibits: number }>()
  for (const row of everywhere ? liveRows(state) : candidatesOf(state, asked)) {
    let millibits = 0
    for (const { column, values } of asked) millibits += evidence(state, column, values, row).millibits
    const entity = partition.entity.data[row]!
    const known = best.get(entity)
    if (!known || millibits > known.millibits) best.set(entity, { row, millibits })
  }
  return [...best]
    .filter(([, { millibits }]) => millibits > 0 && millibits >= atLeast * 1000)
    .sort(([a, x], [b, y]) => y.millibits - x.millibits || a - b)
    .slice(0, limit)
    .map(([, { row, millibits }]) => ({
      entity: state.entity(partition.entityRows(row)),
      bits: millibits / 1000,
      record: table.keys.get(row),
      fields: Object.fromEntries(
        asked.map(({ column, values }) => {
          const found = evidence(state, column, values, row)
          return [column.name, { level: found.level, bits: found.millibits / 1000 }]
        }),
      ),
    }))
}

/** Live rows that share a key with what is asked for; all where none does. */
function candidatesOf(state: IdentityState, asked: readonly Asked[]): Iterable<number> {
  const { index } = state
  const valuesOf = (field: string): readonly string[] => asked.find(({ column }) => column.name === field)?.values ?? []
  const nodes = new Set(index.blockNodesOf(valuesOf))
  for (const { column, values } of asked) {
    const type = index.typeOfField(column.name)
    if (type >= 0) for (const value of values) nodes.add(index.nodeOf(type, column.values.find(value)))
  }
  const rows = new Set<number>()
  for (const node of nodes) {
    // what is quarantined is on too many records to tell one from the other
    if (node >= 0 && !index.quarantined.has(node)) for (const row of index.rowsOf(node)) rows.add(row)
  }
  return rows.size > 0 ? rows : liveRows(state)
}

function* liveRows({ table }: IdentityState): Generator<number> {
  for (let row = 0; row < table.size; row++) if (table.isLive(row)) yield row
}

function askedOf({ table, model }: IdentityState, fields: Readonly<Record<string, unknown>>): Asked[] {
  assertObject('search', fields)
  const problems: Problem[] = Object.keys(fields)
    .filter((name) => !Object.hasOwn(model.fields, name))
    .map((name) => ({
      path: `search.${name}`,
      expected: `a field of the model (${Object.keys(model.fields).join(', ')})`,
      cure: 'mend its spelling, or add it to the model',
    }))
  if (problems.length > 0) throw new SelfsameError('call-invalid', problems)
  const reader = recordReader({ ...model, sources: {} }, '')
  return table.columns.flatMap((column, f) => {
    const values = reader.read(fields, f).flatMap((raw) => {
      const normalized = column.normalize(raw, {})
      return 'value' in normalized ? [normalized.value] : []
    })
    return values.length > 0 ? [{ column, values }] : []
  })
}

/** What one field says of a row; a quarantined value says nothing. */
function evidence(
  { index, model }: IdentityState,
  column: FieldColumn,
  values: readonly string[],
  row: number,
): { level: string; millibits: number } {
  const type = index.typeOfField(column.name)
  const speaks = (id: number): boolean => type < 0 || !index.quarantined.has(index.nodeOf(type, id))
  const held = column
    .ids(column.cells.data[row]!)
    .filter(speaks)
    .map((id) => column.values.get(id))
  const comparison = model.comparisons.find((c) => c.field === column.name)
  if (comparison)
    return compareValues(
      comparison,
      Object.hasOwn(model.frequencies, column.name) ? model.frequencies[column.name] : undefined,
      values,
      held,
    )
  const shared = type >= 0 && held.some((value) => values.includes(value))
  return shared ? { level: 'equal', millibits: index.types[type]!.millibits } : { level: 'missing', millibits: 0 }
}
