import {
  type AnyModel,
  defineModel,
  type FieldSpec,
  identifier,
  type PolicyName,
  type RecordInput,
  Resolver,
  resolve,
} from '../../src/index.ts'

/** A namespace and a value in it. */
export type Identifier = readonly string[]

/** Events in time order and the identifiers that are one entity after the last. */
export interface Scenario {
  readonly name: string
  readonly events: readonly (readonly Identifier[])[]
  readonly entities: readonly (readonly Identifier[])[]
}

/** Every order of up to 6 events is tried, of more a seeded sample. */
const ALL_ORDERS_UP_TO = 6

/** A model of identifiers in order of trust. */
export function modelOf(
  policy: PolicyName,
  namespaces: readonly string[],
  limit: (namespace: string) => number | undefined,
  blocked: readonly string[] = [],
): AnyModel {
  const fields: Record<string, FieldSpec> = {}
  namespaces.forEach((namespace, i) => {
    const limited = limit(namespace)
    fields[fieldOf(namespace)] = identifier(namespace, {
      priority: i + 1,
      cap: 1_000_000,
      blocked,
      ...(limited === undefined ? {} : { limit: limited }),
    })
  })
  return defineModel({ fields, policy, comparisons: [] })
}

/** Ordered by time, whatever the order of arrival. */
export function recordsOf({ events }: Scenario): RecordInput[] {
  return events.map((event, i) => {
    const values: Record<string, string[]> = {}
    for (const [namespace, value] of event) {
      const field = fieldOf(namespace!)
      values[field] = [...(values[field] ?? []), value!]
    }
    return { source: 'events', id: `${i + 1}`, at: Date.UTC(2026, 0, 1 + i), ...values }
  })
}

export function ordersOf(records: readonly RecordInput[]): RecordInput[][] {
  if (records.length <= ALL_ORDERS_UP_TO) return permutations(records)
  let seed = 1
  const random = (): number => {
    seed = (seed * 48271) % 0x7fffffff
    return seed
  }
  return [
    [...records],
    [...records].reverse(),
    ...Array.from({ length: 120 }, () => {
      return records
        .map((record) => ({ record, by: random() }))
        .sort((a, b) => a.by - b.by)
        .map(({ record }) => record)
    }),
  ]
}

/** What a scenario says of the outcome: whose the identifiers are, where the records are, and what `find` answers. */
export interface Outcome {
  /** The identifiers of each entity that owns any. */
  readonly entities: readonly string[]
  /** Record key → the identifiers of its entity. */
  readonly records: Readonly<Record<string, string>>
  /** Identifier → the identifiers of the entity that `find` answers, or its status. */
  readonly found: Readonly<Record<string, string>>
}

/** The outcome of live writes in the order given. */
export function outcomeOf(model: AnyModel, records: readonly RecordInput[], { events }: Scenario): Outcome {
  const resolver = new Resolver(model)
  for (const record of records) resolver.put(record)
  const entities = [...resolver.entities()]
  const name = new Map(entities.map((entity) => [entity.id, ownedBy(entity.identifiers)]))
  const found = events.flat().map((of) => {
    const answer = resolver.find({ [fieldOf(of[0]!)]: of[1] })
    return [shown(of), answer.status === 'found' ? name.get(answer.entity!)! : answer.status]
  })
  return {
    entities: [...name.values()].filter((owned) => owned !== '').sort(),
    records: Object.fromEntries(entities.flatMap(({ id, records }) => records.map((key) => [key, name.get(id)!]))),
    found: Object.fromEntries(found),
  }
}

/** Record key → the identifiers of its entity, as a batch decides. */
export async function batchOf(model: AnyModel, records: readonly RecordInput[]): Promise<Outcome['records']> {
  const resolution = await resolve(records, model)
  const name = new Map([...resolution.entities].map((entity) => [entity.id, ownedBy(entity.identifiers)]))
  return Object.fromEntries(
    [...resolution.records].map(({ source, id, entity }) => [`${source}:${id}`, name.get(entity)!]),
  )
}

function ownedBy(identifiers: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(identifiers)
    .flatMap(([field, values]) => values.map((value) => `${field}=${value}`))
    .sort()
    .join(' ')
}

/** A set of identifiers as an outcome shows it. */
export function shownSet(identifiers: readonly Identifier[]): string {
  return identifiers.map(shown).sort().join(' ')
}

function shown([namespace, value]: Identifier): string {
  return `${fieldOf(namespace!)}=${value}`
}

function fieldOf(namespace: string): string {
  return `_${namespace.replaceAll('.', '_')}`
}

function permutations<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((first, i) => permutations(values.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}
