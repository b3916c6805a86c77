import { type AnyModel, UnionFind } from '../../src/index.ts'
import type { SourceRecord } from './records.ts'

/** An identifier as it stands in a record: the field it belongs to, and the text as written. */
export interface RawIdentifier {
  readonly field: string
  readonly text: string
}

/** The identifiers of a record as written, most trusted column first. Blanks are none. */
export function rawIdentifiers({ source, row }: SourceRecord, model: AnyModel): RawIdentifier[] {
  const found: RawIdentifier[] = []
  for (const [column, field] of Object.entries(model.sources[source]?.headers ?? {})) {
    // Identifiers are the fields with a place in the order of trust.
    if (typeof field !== 'string' || !('priority' in model.fields[field]!)) continue
    const text = String(row[column] ?? '')
    if (text !== '') found.push({ field, text })
  }
  return found
}

/**
 * The baseline: plain connected components. Two records that hold the same raw text as the same identifier are one
 * person, and so is whoever they lead to. `ignored` texts join nobody. Gives the entity (a number as text) of each
 * record key.
 */
export function naiveEntities(
  records: readonly SourceRecord[],
  model: AnyModel,
  ignored: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const sets = new UnionFind(records.length)
  const firstHolder = new Map<string, number>()
  records.forEach((record, index) => {
    for (const { field, text } of rawIdentifiers(record, model)) {
      if (ignored.has(text)) continue
      const holder = firstHolder.get(`${field} ${text}`)
      if (holder === undefined) firstHolder.set(`${field} ${text}`, index)
      else sets.union(holder, index)
    }
  })
  return new Map(records.map(({ key }, index) => [key, String(sets.find(index))]))
}

/**
 * What one system alone takes for a customer: whoever shows the same first identifier, as written. A record without any
 * is a stranger for ever. Gives a name of the customer per record key, unlike those of the other systems.
 */
export function strangersOf(records: readonly SourceRecord[], model: AnyModel): Map<string, string> {
  return new Map(
    records.map((record) => {
      const [first] = rawIdentifiers(record, model)
      return [record.key, first ? `${record.source} ${first.field} ${first.text}` : record.key]
    }),
  )
}
