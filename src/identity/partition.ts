import { Int32Column, Uint8Column } from '../collections/column.ts'
import type { Grouping } from '../collections/grouping.ts'
import { grow } from '../collections/grow.ts'
import { finish, type Steps } from '../collections/steps.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import { UnionFind } from '../collections/union-find.ts'
import { UNOWNED } from '../graph/component.ts'
import { EntityLedger, type IdChanges } from '../graph/entity-ledger.ts'
import { POLICIES } from '../graph/policy.ts'
import type { SettledJudgements } from '../graph/settle-judgements.ts'
import { Arrival, type Transition } from '../graph/transition.ts'
import type { ComparisonWeights } from '../score/comparison-weights.ts'
import type { RecordTable } from '../table/record-table.ts'
import { ComponentDivider, type Components, type Divided, groupedComponents } from './component-divider.ts'
import { connectRows } from './connect-rows.ts'
import { Contents } from './contents.ts'
import { ContestedComponents } from './contested-component.ts'
import { Evidence } from './evidence.ts'
import { Guard } from './guard.ts'
import type { NodeIndex } from './node-index.ts'
import { PairLinks } from './pair-links.ts'
import { Repeats } from './repeats.ts'
import type { RowRefusal } from './row-refusal.ts'
import { Twins } from './twins.ts'

/** What is decided beside the entities, as the partition keeps it. */
export interface Decided {
  /** Per row: the next row of its component; the rows of a component form a ring, in which those of an entity follow each other. */
  readonly ring: Int32Column
  /** Per row: other than 0 where its component was divided by the policy; 1 where that was not done here. */
  readonly contested: Uint8Column
  /** Nodes whose owner is not simply the entity of their rows: a row of the owner, UNOWNED or DISPUTED. */
  readonly owners: Map<number, number>
  /** Refusals of a divided component, at one of its rows. */
  readonly refusals: Map<number, readonly RowRefusal[]>
}

/** What golden records ask of a partition, as it stands, for another thread to read. */
export interface SharedPartition {
  readonly entity: Int32Array
  readonly contested: Uint8Array
  readonly owners: ReadonlyMap<number, number>
}

/** Whether the component of a row was divided by the policy, and by what is not known, in a snapshot; or known. */
const UNCONTESTED = 0
const UNKNOWN = 1
const KNOWN = 2

/** Parts whose rows are moved in one step. */
const STEP = 2 ** 14

/** No judgement is in force. */
export const NO_JUDGEMENTS: SettledJudgements = Object.freeze({ same: [], different: [], suspended: [] })
/** Nothing happened to any id. */
export const NO_IDS: IdChanges = Object.freeze({
  entities: new Int32Array(0),
  minted: [],
  absorbed: [],
  reclaimed: [],
  redirected: [],
  removed: [],
})

/**
 * Which rows are one entity: components of the live evidence, those that break a guard divided by the policy.
 * `decide` takes any set of rows that is closed under evidence and decides it as if nothing else existed, so that a
 * whole batch and one live record run through the same code. `append` is the short way for what `decide` would find
 * anyway: a new row that joins entities in which nothing is contested, before or after.
 */
export class Partition {
  readonly evidence: Evidence
  readonly pairs: PairLinks
  readonly guard: Guard
  readonly contents: Contents
  readonly ledger: EntityLedger = new EntityLedger()
  /** Per row: its entity, or −1. */
  readonly entity: Int32Column = new Int32Column()
  /** Per entity: its first row in the ring of its component, −1 where it has none. */
  readonly rowOfEntity: Int32Column = new Int32Column()
  /** Per row: the next row of its component; the rows of a component form a ring, in which those of an entity follow each other. */
  readonly #ring = new Int32Column()
  /** Per row: UNCONTESTED, UNKNOWN or KNOWN. */
  readonly #contested = new Uint8Column()
  /** Nodes whose owner is not simply the entity of their rows: a row of the owner, UNOWNED or DISPUTED. */
  readonly #owners = new Map<number, number>()
  /** Refusals of a divided component, at one of its rows. */
  readonly #refusals = new Map<number, readonly RowRefusal[]>()
  readonly #table: RecordTable
  readonly #index: NodeIndex
  /** What divides components of its rows. */
  readonly divider: ComponentDivider
  readonly #twins: Twins
  /** Nodes that were decided by how many rows hold them. */
  readonly #counted = new Set<number>()
  /** Per row: its number within the rows being decided + 1; 0 outside of `decide`, so that no row is written to before. */
  #local: Int32Array = new Int32Array(0)

  /** @param weights those of a scorer of the same model, where the table only shows what another thread holds */
  constructor(table: RecordTable, index: NodeIndex, weights?: ComparisonWeights) {
    this.#table = table
    this.#index = index
    this.evidence = new Evidence(table, index, weights)
    this.guard = new Guard(table, index, this.evidence)
    this.contents = new Contents(table, index)
    this.pairs = new PairLinks(index, this.evidence, new Repeats(index, this.evidence, this.guard, this.contents))
    const components = new ContestedComponents(table, index, this.evidence, this.guard, this.pairs, this.contents)
    const policy = POLICIES[table.model.policy]
    this.divider = new ComponentDivider({ index, guard: this.guard, pairs: this.pairs, components, policy })
    this.#twins = new Twins({
      table,
      index,
      evidence: this.evidence,
      contents: this.contents,
      repeats: this.pairs.repeats,
      components,
      isKnown: (row) => this.#contested.data[row] !== UNKNOWN,
      isCounted: (node) => this.#counted.has(node),
    })
  }

  /** Bytes of memory it takes, links of pairs left out. */
  get byteLength(): number {
    const local = 4 * Math.min(this.#local.length, this.#table.size)
    return totalBytes([this.entity, this.rowOfEntity, this.#ring, this.#contested, this.ledger, this.guard]) + local
  }

  /** The rows of the component of `row`, itself first. */
  componentOf(row: number): number[] {
    const rows = [row]
    const ring = this.#ring.data
    for (let at = ring[row]!; at !== row; at = ring[at]!) rows.push(at)
    return rows
  }

  /** The rows of the entity of `row`. */
  entityRows(row: number): number[] {
    if (!this.isContested(row)) return this.componentOf(row)
    const entity = this.entity.data[row]!
    const first = this.rowOfEntity.data[entity]!
    const rows = [first]
    const ring = this.#ring.data
    for (let at = ring[first]!; at !== first && this.entity.data[at] === entity; at = ring[at]!) rows.push(at)
    return rows
  }

  /** The entity of a row, −1 where it has none. */
  entityOf(row: number): number {
    return row < this.entity.length ? this.entity.data[row]! : -1
  }

  /** Whether a row's component holds what the policy had to divide. */
  isContested(row: number): boolean {
    return this.#contested.data[row] !== UNCONTESTED
  }

  /** A row of the entity that owns a node, UNOWNED or DISPUTED. */
  ownerOf(node: number): number {
    const known = this.#owners.size === 0 ? undefined : this.#owners.get(node)
    if (known !== undefined) return known
    const { postings } = this.#index
    return postings.count(node) === 0 ? UNOWNED : postings.rowAt(node, 0)
  }

  /** Refusals of the components that any of `rows` belongs to, given whole. */
  *refusalsOf(rows: Iterable<number>): Generator<RowRefusal> {
    if (this.#refusals.size > 0) for (const row of rows) yield* this.#refusals.get(row) ?? []
  }

  /** All refusals in force. */
  *refusals(): Generator<RowRefusal> {
    for (const list of this.#refusals.values()) yield* list
  }

  /** Whether sharing a node is enough for a link. */
  links(node: number): boolean {
    return this.evidence.links(node)
  }

  /**
   * Lets a new row join what it is linked to, where nothing is contested before or after, or where it says again what a row
   * said that is there. Its links to others must be known, and nobody may have judged it.
   *
   * @param mayMerge whether it may bring entities together: not where some of their records may have been judged different
   * @param isJudged whether a person judged a row
   * @returns undefined where the component has to be decided by `decide`; nothing was changed then
   */
  append(row: number, mayMerge: boolean, isJudged: (row: number) => boolean): Transition | undefined {
    this.#extend()
    const { postings } = this.#index
    const end = postings.endOf(row)
    let entities: number[] | undefined
    let twin = -1
    for (let e = postings.start.data[row]!; e < end; e++) {
      const node = postings.key.data[e]!
      if (!this.evidence.links(node)) continue
      const other = postings.otherRow(node, row)
      if (other < 0) continue
      twin = other
      if (this.isContested(twin)) return this.#appendRepeat(row, isJudged)
      entities = including(entities, this.entity.data[twin]!)
    }
    const centre = this.pairs.repeats.centreOf(row)
    const isRepeat = centre !== row
    if (isRepeat) {
      if (this.isContested(centre)) return this.#appendRepeat(row, isJudged)
      entities = including(entities, this.entity.data[centre]!)
    }
    for (let link = this.pairs.first(row); link >= 0; link = this.pairs.nextOf(link, row)) {
      const other = this.pairs.other(link, row)
      if (this.isContested(other)) return undefined
      entities = including(entities, this.entity.data[other]!)
    }
    if (!entities) return this.#appendAlone(row)
    if (entities.length > 1 && !mayMerge) return undefined
    // what says nothing new contradicts nobody
    if (entities.length > 1 || !(isRepeat || (twin >= 0 && this.guard.isRepetition(row, twin)))) {
      const members = entities.length === 1 ? this.#rowsOf(entities[0]!) : entities.flatMap((e) => this.#rowsOf(e))
      const contested =
        entities.length === 1 ? this.guard.contestsWith(members, row) : this.guard.contests([...members, row])
      if (contested) return undefined
    }
    return this.#appendTo(row, entities)
  }

  /**
   * The same of a row that joins a contested component. Rows that say the same are one to the policy, so another one
   * changes nothing where it comes first in nothing, is at no new time to a policy that goes by time, and where none of
   * its values was decided by how many rows hold it.
   */
  #appendRepeat(row: number, isJudged: (row: number) => boolean): Transition | undefined {
    const twins = this.#twins.of(row, isJudged)
    if (!this.#twins.isBehind(row, twins) || !this.#twins.haveTime(twins, this.#table.at.data[row]!)) return undefined
    const twin = twins.at(-1)!
    this.entity.data[row] = this.entity.data[twin]!
    this.#contested.data[row] = KNOWN
    this.#ring.data[row] = this.#ring.data[twin]!
    this.#ring.data[twin] = row
    return new Arrival(row, this.entity.data[row]!, false)
  }

  /**
   * Rows that say what a row says, which nobody judged, where it may go and nothing else changes; none where it may not. Each
   * of them holds together what it does; in a contested component it makes no difference to the policy either, by the same
   * token as one that comes and says again what another says. `leave` does it.
   */
  heirsOf(row: number, isJudged: (row: number) => boolean): readonly number[] {
    const twins = this.#twins.of(row, isJudged)
    if (this.isContested(row)) {
      if (!this.#twins.isBehind(row, twins) || !this.#twins.haveTime(twins, this.#table.at.data[row]!)) return []
    }
    return twins.some((twin) => this.ledger.foundedAlike(row, twin)) ? twins : []
  }

  /** Whether a row of a contested component, which nobody judged, may be of another time, and nothing else changes. */
  mayMoveTo(row: number, at: number, isJudged: (row: number) => boolean): boolean {
    if (this.#contested.data[row] !== KNOWN) return false
    const twins = this.#twins.of(row, isJudged)
    return this.#twins.haveTime(twins, this.#table.at.data[row]!) && this.#twins.haveTime(twins, at)
  }

  /**
   * Takes out a row that has heirs. Where it came first or last of them the one before it is at hand; else that costs the rows
   * of its entity, mere steps from one to the next.
   */
  leave(row: number, heirs: readonly number[]): Transition {
    const entity = this.entity.data[row]!
    const ring = this.#ring.data
    // where it is its entity's first row, the one before it may be another's
    const isFirst = this.rowOfEntity.data[entity] === row
    const first = isFirst ? row : this.rowOfEntity.data[entity]!
    let before = heirs.find((heir) => ring[heir] === row) ?? first
    while (ring[before] !== row) before = ring[before]!
    if (isFirst) this.rowOfEntity.data[entity] = ring[row]!
    ring[before] = ring[row]!
    this.ledger.releaseAlike(row)
    this.drop(row)
    return { rows: [row], before: [entity], after: [-1], ids: NO_IDS }
  }

  /**
   * Decides rows anew, the pairs that evidence joins being known.
   *
   * @param rows live rows, closed under links, rule links and judgements
   * @param formers entities they belonged to, including those all of whose rows are gone
   */
  decide(
    rows: Int32Array,
    formers: ReadonlySet<number> = new Set(),
    judgements: SettledJudgements = NO_JUDGEMENTS,
  ): IdChanges {
    return finish(this.deciding(rows, formers, judgements))
  }

  /** The same, some thousand rows at a time; tells how many are done. */
  *deciding(rows: Int32Array, formers: ReadonlySet<number>, judgements: SettledJudgements): Steps<IdChanges, number> {
    const components = yield* this.connecting(rows, judgements)
    const divided = yield* this.divider.dividing(components, 0, components.groups.starts.length - 1)
    this.keep(divided)
    return yield* this.assigning({ starts: divided.parts, items: divided.rows }, formers)
  }

  /** The components of rows that are decided anew: what `divider` divides. */
  *connecting(rows: Int32Array, judgements: SettledJudgements): Steps<Components, number> {
    this.#extend()
    const { size } = this.#table
    if (size > this.#local.length) this.#local = grow(this.#local, size)
    for (let i = 0; i < rows.length; i++) this.#local[rows[i]!] = i + 1
    const sets = new UnionFind(rows.length)
    const joins = { table: this.#table, index: this.#index, evidence: this.evidence, pairs: this.pairs }
    yield* connectRows(joins, rows, this.#local, sets, judgements.same)
    const components = yield* groupedComponents(rows, this.#local, sets, judgements)
    for (let i = 0; i < rows.length; i++) this.#local[rows[i]!] = 0
    return components
  }

  /** Keeps what `divider` told of components; the ids of their parts are given by `assigning`. */
  keep({ rows, components, contested, owners, counted, refusals }: Divided): void {
    const ring = this.#ring.data
    let next = 0
    for (let c = 0; c + 1 < components.length; c++) {
      const isContested = contested[next] === c
      if (isContested) next++
      const end = components[c + 1]!
      let before = rows[end - 1]!
      for (let i = components[c]!; i < end; i++) {
        const row = rows[i]!
        ring[before] = row
        this.#contested.data[row] = isContested ? KNOWN : UNCONTESTED
        before = row
      }
    }
    for (let i = 0; i < owners.length; i += 2) this.#owners.set(owners[i]!, owners[i + 1]!)
    for (const node of counted) this.#counted.add(node)
    for (const [row, of] of refusals) this.#refusals.set(row, of)
  }

  /** Gives the parts of rows that were divided their ids, which moves the rows. */
  *assigning(parts: Grouping, formers: ReadonlySet<number>): Steps<IdChanges, number> {
    const numbering = this.#numbering(parts, formers)
    let step = numbering.next()
    for (; !step.done; step = numbering.next()) yield this.#table.size
    yield* this.#settle(parts, formers, step.value)
    return step.value
  }

  /** Forgets what was decided of rows whose evidence changed; call before `decide`. */
  clear(rows: Iterable<number>): void {
    for (const row of rows) {
      this.#refusals.delete(row)
      this.clearOwners(this.#index.postings.keysOf(row))
    }
  }

  /** Forgets who owns nodes; call before the index forgets that a row holds them. */
  clearOwners(nodes: ArrayLike<number>): void {
    if (this.#owners.size + this.#counted.size === 0) return
    for (let i = 0; i < nodes.length; i++) {
      this.#owners.delete(nodes[i]!)
      this.#counted.delete(nodes[i]!)
    }
  }

  /** Says that the values of a row changed. */
  forget(row: number): void {
    this.guard.forget(row)
  }

  /** Takes a row out that is no longer live. */
  drop(row: number): void {
    this.entity.data[row] = -1
    this.#ring.data[row] = row
    this.#contested.data[row] = 0
    this.evidence.lists.forget(row)
    this.ledger.release(row)
  }

  /** What was decided, with room for every row of the table: for snapshots, which read and fill it. */
  get decided(): Decided {
    this.#extend()
    return { ring: this.#ring, contested: this.#contested, owners: this.#owners, refusals: this.#refusals }
  }

  /** Which entity each row is of, and what it owns, for another thread to read. */
  share(): SharedPartition {
    return { entity: this.entity.view, contested: this.#contested.view, owners: this.#owners }
  }

  /** Shows what another thread decided. */
  adopt({ entity, contested, owners }: SharedPartition): void {
    this.entity.adopt(entity)
    this.#contested.adopt(contested)
    for (const [node, owner] of owners) this.#owners.set(node, owner)
  }

  #numbering(parts: Grouping, formers: ReadonlySet<number>): Steps<IdChanges, undefined> {
    const { starts, items } = parts
    const smallest = (part: number): string =>
      Array.from(items.subarray(starts[part], starts[part + 1]), (row) => this.#table.keys.get(row)).sort()[0]!
    const before = (a: number, b: number): boolean => smallest(a) < smallest(b)
    return this.ledger.assigning(parts, formers, (row) => this.entity.data[row]!, before)
  }

  /** Puts rows into the entities they were in, after a write was taken back: who is with whom is as it was. */
  reassign(entities: ReadonlyMap<number, number>): void {
    const first = new Map<number, number>()
    for (const [row, entity] of entities) {
      const now = this.entity.data[row]!
      if (entity >= 0) first.set(entity, this.rowOfEntity.data[now]!)
    }
    for (const [row, entity] of entities) {
      for (const e of [this.entity.data[row]!, entity]) if (e >= 0) this.rowOfEntity.data[e] = -1
    }
    for (const [row, entity] of entities) this.entity.data[row] = entity
    for (const [entity, row] of first) this.rowOfEntity.data[entity] = row
  }

  #extend(): void {
    const { size } = this.#table
    this.entity.extend(size, -1)
    this.#ring.extend(size, -1)
    this.#contested.extend(size)
  }

  /** The rows of an entity that is a whole component. */
  #rowsOf(entity: number): number[] {
    return this.componentOf(this.rowOfEntity.data[entity]!)
  }

  #appendAlone(row: number): Transition {
    const entity = this.ledger.mintFor(row)
    this.rowOfEntity.extend(entity + 1, -1)
    this.rowOfEntity.data[entity] = row
    this.entity.data[row] = entity
    this.#ring.data[row] = row
    return new Arrival(row, entity, true)
  }

  #appendTo(row: number, entities: readonly number[]): Transition {
    const ring = this.#ring.data
    const ids = entities.length === 1 ? NO_IDS : this.ledger.join(entities)
    const entity = entities.length === 1 ? entities[0]! : ids.entities[0]!
    const home = this.rowOfEntity.data[entity]!
    ring[row] = ring[home]!
    ring[home] = row
    this.entity.data[row] = entity
    if (entities.length === 1) return new Arrival(row, entity, false)
    const rows = [row]
    const before = [-1]
    for (const from of entities) {
      if (from === entity) continue
      const first = this.rowOfEntity.data[from]!
      for (const other of this.componentOf(first)) {
        rows.push(other)
        before.push(from)
        this.entity.data[other] = entity
      }
      // swapping what follows them makes one ring of two
      const next = ring[home]!
      ring[home] = ring[first]!
      ring[first] = next
      this.rowOfEntity.data[from] = -1
    }
    return { rows, before, after: rows.map(() => entity), ids }
  }

  *#settle({ starts, items }: Grouping, formers: ReadonlySet<number>, changes: IdChanges): Steps<void, number> {
    for (const entity of formers) {
      this.rowOfEntity.extend(entity + 1, -1)
      this.rowOfEntity.data[entity] = -1
    }
    for (let part = 0; part + 1 < starts.length; part++) {
      const entity = changes.entities[part]!
      this.rowOfEntity.extend(entity + 1, -1)
      this.rowOfEntity.data[entity] = items[starts[part]!]!
      for (let i = starts[part]!; i < starts[part + 1]!; i++) this.entity.data[items[i]!] = entity
      if (part % STEP === STEP - 1) yield this.#table.size
    }
  }
}

/** A list with a number in it, once. */
function including(list: number[] | undefined, number: number): number[] {
  if (!list) return [number]
  if (!list.includes(number)) list.push(number)
  return list
}
