import { takeKeys } from '../block/key-column.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { BlockingKey } from '../model/comparison.ts'
import { all, exact } from '../model/rule.ts'
import type { FieldColumn } from '../table/field-column.ts'
import type { Cure } from './cure.ts'

/** What a key may take of values that are not equal, the most telling first. */
const WEAKER: readonly Omit<BlockingKey, 'field'>[] = [
  { take: 'sound' },
  { take: 'day' },
  { take: 'year' },
  { take: 'words' },
  { take: 'prefix', length: 3 },
  { take: 'prefix', length: 1 },
]

/** The rule that would bring two rows together: on all that they hold in common, else on the most telling part of it. */
export function commonKey(state: IdentityState, a: number, b: number): Cure | undefined {
  const { table, model } = state
  const shared = table.columns.filter((column) => sharesValue(state, column, a, b)).map(({ name }) => name)
  if (model.comparisons.length === 0) {
    if (shared.length === 0) return undefined
    return { do: 'add-link', rule: { name: `same ${shared.join(' and ')}`, when: all(...shared.map(exact)) } }
  }
  if (shared.length > 0) {
    return { do: 'add-blocking', rule: { keys: shared.map((field) => ({ field, take: 'value' as const })) } }
  }
  for (const part of WEAKER) {
    const column = table.columns.find((c) => sharesPart(state, c, { ...part, field: c.name }, a, b))
    if (column) return { do: 'add-blocking', rule: { keys: [{ field: column.name, ...part }] } }
  }
  return undefined
}

/** Whether two rows share a value that may be a key: one that is not quarantined. */
function sharesValue(state: IdentityState, column: FieldColumn, a: number, b: number): boolean {
  const { index } = state
  const type = index.typeOfField(column.name)
  const ofB = keptValues(state, column, b)
  return keptValues(state, column, a).some((id) => {
    return ofB.includes(id) && (type < 0 || !index.quarantined.has(index.nodeOf(type, id)))
  })
}

function sharesPart(state: IdentityState, column: FieldColumn, key: BlockingKey, a: number, b: number): boolean {
  const of = (row: number): string[] =>
    keptValues(state, column, row).flatMap((id) => takeKeys(key, column.values.get(id)))
  const ofB = of(b)
  return of(a).some((part) => ofB.includes(part))
}

/** What a row holds in a field; an identifier over the limit of its record is in no key. */
function keptValues({ index }: IdentityState, column: FieldColumn, row: number): readonly number[] {
  const ids = column.ids(column.cells.data[row]!)
  const type = index.typeOfField(column.name)
  return type < 0 ? ids : ids.filter((id) => index.postings.holds(row, index.nodeOf(type, id)))
}
