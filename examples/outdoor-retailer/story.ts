import type { Entity } from '../../src/index.ts'
import type { SourceRecord } from './records.ts'

/** One thing that happened to a customer, as one system wrote it down. */
interface Moment {
  /** As the record says, or '' where it does not. */
  readonly at: string
  readonly source: string
  readonly id: string
  /** What else the row says: `column: text` of every column that is not blank. */
  readonly said: string
}

/** A field of the golden record with where it comes from. */
interface GoldenField {
  readonly field: string
  readonly value: string
  /** Key of the record that decided. */
  readonly from: string
  /** How many records hold the value (the values, where there are several). */
  readonly holders: number
}

/** A customer's whole story across the systems, and who he is by now. */
export interface Story {
  readonly entity: string
  readonly sources: number
  readonly moments: readonly Moment[]
  readonly golden: readonly GoldenField[]
}

/** The richest customer: known to most systems, then by most records; ties by entity id. Needs at least one entity. */
export function richest(entities: Iterable<Entity>): Entity {
  let best: Entity | undefined
  for (const entity of entities) if (best === undefined || isRicher(entity, best)) best = entity
  if (best === undefined) throw new Error('there is no entity')
  return best
}

function isRicher(a: Entity, b: Entity): boolean {
  const systems = sourcesIn(a) - sourcesIn(b) || a.records.length - b.records.length
  return systems > 0 || (systems === 0 && a.id < b.id)
}

const sourcesIn = ({ records }: Entity): number => new Set(records.map((key) => key.slice(0, key.indexOf(':')))).size

/** The story of one entity. `recordOf` gives the records of the exports by key, `atColumn` the time column of a source. */
export function storyOf(
  entity: Entity,
  recordOf: ReadonlyMap<string, SourceRecord>,
  atColumn: (source: string) => string,
): Story {
  const moments = entity.records.map((key): Moment => {
    const { source, id, row } = recordOf.get(key)!
    const at = atColumn(source)
    const said = Object.entries(row).filter(([column, text]) => column !== at && text !== '' && text !== id)
    return {
      at: String(row[at] ?? ''),
      source,
      id,
      said: said.map(([column, text]) => `${column}: ${text}`).join(' · '),
    }
  })
  return {
    entity: entity.id,
    sources: sourcesIn(entity),
    moments: moments.sort((a, b) => (a.at < b.at ? -1 : 1)),
    golden: Object.entries(entity.golden).map(([field, golden]) => ({
      field,
      value: typeof golden!.value === 'string' ? golden!.value : golden!.value.join(', '),
      from: golden!.from[0]!.record,
      holders: new Set(golden!.from.map(({ record }) => record)).size,
    })),
  }
}
