import { type Problem, SelfsameError } from '../errors.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { assertObject } from '../model/assert-call.ts'
import type { Model } from '../model/model.ts'
import { type RecordReader, recordReader } from '../table/record-reader.ts'

/** An entity that may own what was asked for. */
export interface Candidate {
  readonly entity: string
  /** Evidence of the identifiers it holds, in bits. */
  readonly bits: number
}

/** Who owns the identifiers asked for. */
export interface Found {
  readonly status: 'found' | 'ambiguous' | 'quarantined' | 'none'
  /** Id of the owner, when `found`. */
  readonly entity?: string
  /**
   * When `found`, the owner; when `ambiguous`, the entities in question; most bits first. Of a value that more than 100
   * entities claim, the 100 whose records came first, and those that another value asked for brings up.
   */
  readonly candidates: readonly Candidate[]
}

/** How many entities that claim one value are looked up: an answer is no list of all that there are. */
const CLAIMANTS = 100

/** @throws SelfsameError `call-invalid` for a field that is no identifier of the model */
export function findOwner(state: IdentityState, fields: Readonly<Record<string, unknown>>): Found {
  assertObject('find', fields)
  checkFields(state, fields)
  const bits = new Map<number, number>()
  const owners = new Set<number>()
  let quarantined = false
  const crowded: { readonly node: number; readonly claimants: ReadonlySet<number> }[] = []
  const speak = (node: number, entity: number): void => {
    const type = state.index.types[state.index.typeOf(node)]!
    bits.set(entity, (bits.get(entity) ?? 0) + type.millibits / 1000)
  }
  for (const node of nodesAsked(state, fields)) {
    if (state.index.quarantined.has(node)) {
      quarantined = true
      continue
    }
    const owner = state.partition.links(node) ? state.partition.ownerOf(node) : -1
    const rows =
      owner >= 0
        ? [owner]
        : state.isUnowned(node) && state.partition.links(node)
          ? []
          : state.claimants(node, CLAIMANTS)
    const entities = rows.map((row) => state.partition.entity.data[row]!)
    for (const entity of entities) speak(node, entity)
    if (entities.length === 1) owners.add(entities[0]!)
    if (entities.length === CLAIMANTS) crowded.push({ node, claimants: new Set(entities) })
  }
  for (const { node, claimants } of crowded) {
    for (const entity of bits.keys()) if (!claimants.has(entity) && holds(state, entity, node)) speak(node, entity)
  }
  const candidates = [...bits]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .map(([entity, weight]) => ({ entity: state.ids.name(entity), bits: weight }))
  const [owner] = owners
  if (owners.size === 1) {
    const id = state.ids.name(owner!)
    return { status: 'found', entity: id, candidates: candidates.filter((c) => c.entity === id) }
  }
  if (candidates.length > 0) return { status: 'ambiguous', candidates }
  return { status: quarantined ? 'quarantined' : 'none', candidates: [] }
}

/** Whether a record of an entity holds a value. */
function holds({ partition, index }: IdentityState, entity: number, node: number): boolean {
  return partition.entityRows(partition.rowOfEntity.data[entity]!).some((row) => index.postings.holds(row, node))
}

function checkFields({ model, index }: IdentityState, fields: Readonly<Record<string, unknown>>): void {
  // every page view asks: a list is made of what is wrong, and of nothing else
  if (Object.keys(fields).every((name) => index.typeOfField(name) >= 0)) return
  const identifiers = Object.keys(model.fields).filter((name) => index.typeOfField(name) >= 0)
  const problems: Problem[] = Object.keys(fields)
    .filter((name) => !identifiers.includes(name))
    .map((name) => ({
      path: `find.${name}`,
      expected: `an identifier of the model (${identifiers.join(', ')})`,
      cure: Object.hasOwn(model.fields, name)
        ? 'use search for attributes'
        : 'mend its spelling, or add it to the model',
    }))
  if (problems.length > 0) throw new SelfsameError('call-invalid', problems)
}

/** The nodes of the values asked for, as far as some record ever held them. */
function nodesAsked({ table, index, model }: IdentityState, fields: Readonly<Record<string, unknown>>): Set<number> {
  const nodes = new Set<number>()
  const reader = readerOf(model)
  table.columns.forEach((column, f) => {
    const type = index.typeOfField(column.name)
    if (type < 0) return
    for (const raw of reader.read(fields, f)) {
      const normalized = column.normalize(raw, {})
      if ('reason' in normalized) continue
      const isHeld = (node: number): boolean => node >= 0 && index.postings.count(node) > 0
      const direct = index.nodeOf(type, column.values.find(normalized.value))
      if (isHeld(direct)) nodes.add(direct)
      // only where nobody holds the value itself: its hashes would tell the same thing again
      else if (typeof raw === 'string')
        for (const node of index.hashNodesOf(column.name, raw)) if (isHeld(node)) nodes.add(node)
    }
  })
  return nodes
}

const readers = new WeakMap<Model, RecordReader>()

/** What takes fields as the model names them, made once a model. */
function readerOf(model: Model): RecordReader {
  const known = readers.get(model)
  if (known) return known
  const reader = recordReader({ ...model, sources: {} }, '')
  readers.set(model, reader)
  return reader
}
