import { Int32Column, Uint8Column } from '../collections/column.ts'
import { grow } from '../collections/grow.ts'
import type { Steps } from '../collections/steps.ts'
import type { Component } from '../graph/component.ts'
import type { Condition } from '../model/rule.ts'
import { type ConditionTest, conditionTest } from '../score/condition-test.ts'
import { MISSING } from '../score/scorer.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Evidence } from './evidence.ts'
import type { NodeIndex } from './node-index.ts'
import { NO_PROFILE, Profiles } from './profiles.ts'

/** What the guard adds to a component. */
type Guarded =
  | 'profile'
  | 'profiles'
  | 'forbidRules'
  | 'forbids'
  | 'comparisons'
  | 'priors'
  | 'threshold'
  | 'evidence'
  | 'held'
  | 'list'

/** Up to how many rows the pairs are weighed before it is asked which rows are alike: that costs more than a pair. */
const FEW = 4

/** Rows whose profiles are gathered in one step. */
const STEP = 2 ** 13

/** What no entity may break: limits, forbid rules and evidence against, checked over one component after the other. */
export class Guard {
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  readonly #forbids: readonly ConditionTest[]
  readonly #limited: boolean
  readonly #compares: boolean
  /** Per comparison: whether it compares an attribute. */
  readonly #attributes: readonly boolean[]
  readonly #attributeColumns: readonly FieldColumn[]
  /** Columns of attributes that are compared. */
  readonly #told: readonly FieldColumn[]
  /** Values that are compared or that forbid rules look at. */
  readonly #profiles: Profiles
  readonly #nodesSeen = new Marks()
  readonly #profilesSeen = new Marks()
  /** Per profile: its number in the component at hand, NO_PROFILE outside of it. */
  readonly #numbers = new Int32Column()
  /** Per row of the component at hand. */
  readonly #profile = new Int32Column()
  readonly #list = new Int32Column()
  readonly #heldStarts = new Int32Column()
  /** Per value of a limited identifier that a row of it holds. */
  readonly #heldType = new Int32Column()
  readonly #heldValue = new Int32Column()
  readonly #heldJoins = new Uint8Column()
  /** Per comparison, as a policy sees it. */
  readonly #comparisons: Component['comparisons']

  constructor(table: RecordTable, index: NodeIndex, evidence: Evidence) {
    const { forbid, comparisons } = table.model
    const used = new Set([
      ...forbid.flatMap((rule) => fieldsOf(rule.when)),
      ...comparisons.flatMap((c) => [c.field, ...(c.with ?? [])]),
    ])
    this.#index = index
    this.#evidence = evidence
    this.#attributes = evidence.scorer.comparisons.map(({ column }) => index.typeOfField(column.name) < 0)
    this.#comparisons = evidence.scorer.comparisons.map(({ comparison }, c) => {
      return { attribute: this.#attributes[c]!, own: comparison.own ?? false }
    })
    this.#forbids = forbid.map((rule) => conditionTest(table, rule.when))
    this.#profiles = new Profiles(
      table.columns.filter((column) => used.has(column.name)),
      this.#hashesCompared(comparisons.map(({ field }) => index.typeOfField(field))),
    )
    this.#attributeColumns = table.columns.filter((column) => index.typeOfField(column.name) < 0)
    this.#limited = index.types.some((type) => type.limit !== undefined)
    this.#compares = this.#forbids.length > 0 || this.#attributes.includes(true)
    this.#told = comparisons
      .filter((_, c) => this.#attributes[c])
      .flatMap((c) => [c.field, ...(c.with ?? [])].map((field) => table.column(field)!))
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#profiles.byteLength
  }

  /** Says that the values of a row changed. */
  forget(row: number): void {
    this.#profiles.forget(row)
  }

  /**
   * Whether rows that evidence joins break a limit or a forbid rule, or hold two that contradict each other.
   *
   * @param agree whether the match weight of two rows is known to make a link; false where nobody weighed them
   */
  contests(rows: readonly number[], agree: (a: number, b: number) => boolean = () => false): boolean {
    if ((this.#limited && this.#exceedsLimit(rows)) || this.#repeatsList(rows)) return true
    if (rows.length < 2 || !this.#compares) return false
    const told = rows.filter((row) => this.#mayContradict(row))
    return this.#forbids.length === 0 && told.length <= FEW
      ? this.#fewContradict(told, agree)
      : this.#holdsContradiction(told)
  }

  /** The same of `rows` that were one entity and a row that joins them. */
  contestsWith(rows: readonly number[], row: number): boolean {
    const all = [...rows, row]
    if ((this.#limited && this.#exceedsLimit(all)) || this.#repeatsList(all)) return true
    if (!this.#mayContradict(row)) return false
    const profile = this.#profiles.of(row)
    this.#profilesSeen.begin(this.#profiles.size)
    for (const other of rows) {
      if (!this.#mayContradict(other)) continue
      const p = this.#profiles.of(other)
      this.#profilesSeen.begun(this.#profiles.size)
      if (!this.#profilesSeen.add(p)) continue
      if (this.#forbiddenWith(row, other) >= 0 || (p !== profile && this.#contradict(row, other))) return true
    }
    return false
  }

  /**
   * Whether nothing can speak against a row that joins an entity in which `twin` already stands: it is alike in all that is
   * compared, comes from no clean list, and brings no value of a limited type that is new to the entity.
   */
  isRepetition(row: number, twin: number): boolean {
    if (this.#evidence.lists.any) return false
    if (this.#mayContradict(row) && this.#profiles.of(row) !== this.#profiles.of(twin)) return false
    if (this.#forbids.length > 0 && this.#forbiddenWith(row, twin) >= 0) return false
    if (!this.#limited) return true
    const { types, postings } = this.#index
    const { key, start } = postings
    for (let e = start.data[row]!, end = postings.endOf(row); e < end; e++) {
      const node = key.data[e]!
      if (types[this.#index.typeOf(node)]?.limit === undefined) continue
      if (postings.count(node) < 2 || !this.#evidence.links(node)) return false
      // a hash that was derived so far counts once a record holds it itself
      if (this.#index.rank(node) === 1) return false
    }
    return true
  }

  /** Whether a forbid rule keeps a row apart from those that are like it. */
  isForbiddenWithItself(row: number): boolean {
    return this.#forbiddenWith(row, row) >= 0
  }

  /** Profiles of rows as a policy needs them, numbered from 0 in this component, some thousand rows at a time; good until others are asked for. */
  *profilesOf(rows: Int32Array): Steps<Pick<Component, Guarded>, undefined> {
    const { scorer, threshold, lists } = this.#evidence
    const [profile, list, example] = [this.#profile, this.#list, [] as number[]]
    profile.length = 0
    list.length = 0
    for (const column of [this.#heldStarts, this.#heldType, this.#heldValue, this.#heldJoins]) column.length = 0
    for (const row of rows) {
      profile.push(this.#numberOf(row, example))
      list.push(lists.any ? lists.of(row) : -1)
      this.#heldStarts.push(this.#heldType.length)
      if (this.#limited) this.#addHeld(row)
      if (profile.length % STEP === 0) yield undefined
    }
    this.#heldStarts.push(this.#heldType.length)
    for (const row of example) this.#numbers.data[this.#profiles.of(row)] = NO_PROFILE
    return {
      profile: profile.data,
      profiles: example.length,
      forbidRules: this.#forbids.length,
      forbids: (p, q) => this.#forbiddenWith(example[p]!, example[q]!),
      comparisons: this.#comparisons,
      priors: scorer.priors,
      threshold,
      evidence: (p, q, into, at) => scorer.evidenceInto(example[p]!, example[q]!, into, at),
      held: {
        starts: this.#heldStarts.data,
        type: this.#heldType.data,
        value: this.#heldValue.data,
        joins: this.#heldJoins.data,
      },
      list: list.data,
    }
  }

  /** Number of the profile of a row in a component, given when it is first met; `example` gets a row of it. */
  #numberOf(row: number, example: number[]): number {
    const profile = this.#profiles.of(row)
    if (profile === NO_PROFILE) return NO_PROFILE
    this.#numbers.extend(this.#profiles.size, NO_PROFILE)
    if (this.#numbers.data[profile] === NO_PROFILE) this.#numbers.data[profile] = example.push(row) - 1
    return this.#numbers.data[profile]!
  }

  /** Adds the values of limited identifiers that a row holds. */
  #addHeld(row: number): void {
    const { types, postings, quarantined } = this.#index
    for (let e = postings.start.data[row]!, end = postings.endOf(row); e < end; e++) {
      const node = postings.key.data[e]!
      const of = this.#index.typeOf(node)
      if (types[of]?.limit === undefined || quarantined.has(node)) continue
      if (this.#index.rank(node) === 1 && this.#index.isDerived(node, [row])) continue
      this.#heldType.push(of)
      this.#heldValue.push(node)
      this.#heldJoins.push(this.#evidence.links(node) ? 1 : 0)
    }
  }

  #repeatsList(rows: readonly number[]): boolean {
    const { lists } = this.#evidence
    if (!lists.any) return false
    const of = rows.map((row) => lists.of(row)).filter((list) => list >= 0)
    return new Set(of).size < of.length
  }

  #exceedsLimit(rows: readonly number[]): boolean {
    const { types, postings, size, quarantined } = this.#index
    this.#nodesSeen.begin(size)
    const counts = new Int32Array(types.length)
    for (const row of rows) {
      for (let e = postings.start.data[row]!, end = postings.endOf(row); e < end; e++) {
        const node = postings.key.data[e]!
        const t = this.#index.typeOf(node)
        const limit = types[t]?.limit
        if (limit === undefined || !this.#nodesSeen.add(node)) continue
        if (quarantined.has(node)) continue
        if (this.#index.rank(node) === 1 && this.#index.isDerived(node, this.#index.rowsOf(node))) continue
        if (++counts[t]! > limit) return true
      }
    }
    return false
  }

  /** Whether two of a few rows contradict each other, where nothing is forbidden. */
  #fewContradict(rows: readonly number[], agree: (a: number, b: number) => boolean): boolean {
    for (let i = 1; i < rows.length; i++) {
      const a = rows[i]!
      for (let j = 0; j < i; j++) {
        const b = rows[j]!
        if (agree(a, b) || !this.#contradict(a, b)) continue
        if (this.#profiles.of(a) !== this.#profiles.of(b)) return true
      }
    }
    return false
  }

  #holdsContradiction(rows: readonly number[]): boolean {
    this.#profilesSeen.begin(this.#profiles.size)
    const examples: number[] = []
    const repeated: number[] = []
    for (const row of rows) {
      const profile = this.#profiles.of(row)
      this.#profilesSeen.begun(this.#profiles.size)
      ;(this.#profilesSeen.add(profile) ? examples : repeated).push(row)
    }
    // rows of one profile are alike, yet a forbid rule may keep even those apart
    if (this.#forbids.length > 0 && repeated.some((row) => this.#forbiddenWith(row, row) >= 0)) return true
    return examples.some((a, i) => {
      for (let j = 0; j < i; j++) {
        const b = examples[j]!
        if (this.#forbiddenWith(a, b) >= 0 || this.#contradict(a, b)) return true
      }
      return false
    })
  }

  /** Whether anything of a row can speak against another: rows that hold identifiers alone cannot, and are many. */
  #mayContradict(row: number): boolean {
    if (!this.#compares) return false
    if (this.#forbids.length > 0) return this.#profiles.of(row) !== NO_PROFILE
    return this.#told.some((column) => column.cells.data[row] !== NO_VALUE)
  }

  /** Whether two rows that can be compared say that they are different people. */
  #contradict(a: number, b: number): boolean {
    const { scorer, threshold } = this.#evidence
    if (scorer.weightFrom(a, b, threshold) !== undefined) return false
    return this.#attributes.some((attribute, c) => attribute && scorer.level(c, a, b) !== MISSING)
  }

  /** Whether a row tells more than values that link: an attribute, or an identifier too weak to link alone. */
  isDescribed(row: number): boolean {
    const { types, postings, quarantined } = this.#index
    if (this.#attributeColumns.some((column) => column.cells.data[row] !== NO_VALUE)) return true
    return postings.keysOf(row).some((node) => {
      return this.#index.typeOf(node) < types.length && !quarantined.has(node) && !this.#evidence.links(node)
    })
  }

  /**
   * The hashes a row is known by, as a text, where hashes are compared: they are of values as written, and tell apart rows
   * whose canonical values are equal. Undefined where none are.
   */
  #hashesCompared(types: readonly number[]): ((row: number) => string) | undefined {
    const hashed = types.filter((type) => this.#index.hashedColumns(type).length > 0)
    if (hashed.length === 0) return undefined
    const { postings } = this.#index
    return (row) =>
      [...postings.keysOf(row)]
        .filter((node) => hashed.includes(this.#index.typeOf(node)))
        .sort()
        .join(',')
  }

  /** Number of the first forbid rule that keeps two rows apart, or −1. */
  #forbiddenWith(a: number, b: number): number {
    for (let rule = 0; rule < this.#forbids.length; rule++) if (this.#forbids[rule]!(a, b)) return rule
    return -1
  }
}

/** Marks on numbers, taken off all at once. */
class Marks {
  #stamps: Int32Array = new Int32Array(0)
  #stamp = 0

  /** Takes all marks off; numbers up to `size` − 1 can be marked. */
  begin(size: number): void {
    this.begun(size)
    this.#stamp++
  }

  /** Makes room for numbers that came up since. */
  begun(size: number): void {
    if (size > this.#stamps.length) this.#stamps = grow(this.#stamps, size)
  }

  /** Marks a number; false if it was marked. */
  add(number: number): boolean {
    if (this.#stamps[number] === this.#stamp) return false
    this.#stamps[number] = this.#stamp
    return true
  }
}

function fieldsOf(condition: Condition): string[] {
  return condition.kind === 'all' || condition.kind === 'any' ? condition.of.flatMap(fieldsOf) : [condition.field]
}
