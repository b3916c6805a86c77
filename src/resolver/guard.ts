import { StringPool } from '../collections/string-pool.ts'
import type { Component } from '../graph/component.ts'
import type { Condition } from '../model/rule.ts'
import { type ConditionTest, conditionTest } from '../score/condition-test.ts'
import { MISSING, type Scorer } from '../score/scorer.ts'
import { NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { CleanLists } from './clean-lists.ts'
import type { NodeIndex } from './node-index.ts'

/** What no entity may break: limits, forbid rules and evidence against, checked over one component after the other. */
export class Guard {
  readonly #table: RecordTable
  readonly #index: NodeIndex
  readonly #forbids: readonly ConditionTest[]
  readonly #scorer: Scorer
  /** Numbers of the columns that are compared or that forbid rules look at. */
  readonly #columns: readonly number[]
  readonly #links: (node: number) => boolean
  readonly #limited: boolean
  /** Weight of a link, millibits. */
  readonly #threshold: number
  readonly #lists: CleanLists
  /** Per comparison: whether it compares an attribute. */
  readonly #attributes: readonly boolean[]
  readonly #profiles = new StringPool()
  /** Per node: the component in which it was counted last. */
  #seen = new Int32Array(0)
  #component = 0

  /** @param links whether sharing a node is enough for a link */
  constructor(table: RecordTable, index: NodeIndex, scorer: Scorer, links: (node: number) => boolean) {
    const { forbid, comparisons } = table.model
    const used = new Set([...forbid.flatMap((rule) => fieldsOf(rule.when)), ...comparisons.map((c) => c.field)])
    this.#scorer = scorer
    this.#attributes = scorer.comparisons.map(({ column }) => index.typeOfField(column.name) < 0)
    this.#table = table
    this.#index = index
    this.#links = links
    this.#forbids = forbid.map((rule) => conditionTest(table, rule.when))
    this.#columns = table.columns.flatMap((column, i) => (used.has(column.name) ? [i] : []))
    this.#lists = new CleanLists(table)
    this.#threshold = Math.round(table.model.thresholds.link * 1000)
    this.#limited = index.types.some((type) => type.limit !== undefined)
  }

  /** Whether rows that evidence joins break a limit or a forbid rule, or hold two that contradict each other. */
  contests(rows: readonly number[]): boolean {
    return (this.#limited && this.#exceedsLimit(rows)) || this.#repeatsList(rows) || this.#holdsContradiction(rows)
  }

  /** Profiles of rows as a policy needs them, numbered from 0 in this component. */
  profilesOf(
    rows: readonly number[],
  ): Omit<Component, 'size' | 'at' | 'nodes' | 'links' | 'same' | 'different' | 'limits'> {
    const number = new Map<number, number>()
    const example: number[] = []
    const profile = Int32Array.from(rows, (row) => {
      const global = this.#profileOf(row)
      if (global < 0) return -1
      if (!number.has(global)) number.set(global, example.push(row) - 1)
      return number.get(global)!
    })
    return {
      profile,
      profiles: example.length,
      described: Uint8Array.from(rows, (row) => (this.#isDescribed(row) ? 1 : 0)),
      forbidRules: this.#forbids.length,
      forbids: (p, q) => this.#forbiddenWith(example[p]!, example[q]!),
      comparisons: this.#scorer.comparisons.map(({ comparison }, c) => {
        return { attribute: this.#attributes[c]!, own: comparison.own ?? false }
      }),
      priors: this.#scorer.priors,
      threshold: this.#threshold,
      evidence: (p, q, into, at) => this.#scorer.evidenceInto(example[p]!, example[q]!, into, at),
      held: rows.map((row) => this.#heldBy(row)),
      list: Int32Array.from(rows, (row) => this.#lists.of(row)),
    }
  }

  /** Whether two rows come from one clean list: then they are two people. */
  sameList(a: number, b: number): boolean {
    const list = this.#lists.of(a)
    return list >= 0 && list === this.#lists.of(b)
  }

  /** Values of limited identifiers that a row holds. */
  #heldBy(row: number): Component['held'][number] {
    const { types, postings, type, quarantined } = this.#index
    return [...postings.keysOf(row)]
      .filter((node) => types[type.data[node]!]?.limit !== undefined && quarantined.data[node] === 0)
      .filter((node) => !this.#index.isDerived(node, [row]))
      .map((node) => ({ type: type.data[node]!, value: node, joins: this.#links(node) }))
  }

  #repeatsList(rows: readonly number[]): boolean {
    if (!this.#lists.any) return false
    const lists = rows.map((row) => this.#lists.of(row)).filter((list) => list >= 0)
    return new Set(lists).size < lists.length
  }

  #exceedsLimit(rows: readonly number[]): boolean {
    const { types, postings, type, size } = this.#index
    if (this.#seen.length < size) {
      const seen = new Int32Array(Math.max(size, this.#seen.length * 2))
      seen.set(this.#seen)
      this.#seen = seen
    }
    this.#component++
    const counts = new Int32Array(types.length)
    for (const row of rows) {
      for (const node of postings.keysOf(row)) {
        const t = type.data[node]!
        const limit = types[t]?.limit
        if (limit === undefined || this.#seen[node] === this.#component) continue
        this.#seen[node] = this.#component
        if (this.#index.quarantined.data[node] === 1 || this.#index.isDerived(node, this.#index.rowsOf(node))) continue
        if (++counts[t]! > limit) return true
      }
    }
    return false
  }

  #holdsContradiction(rows: readonly number[]): boolean {
    if (rows.length < 2 || (this.#forbids.length === 0 && this.#scorer.comparisons.length === 0)) return false
    const distinct = new Map<number, number>()
    for (const row of rows) {
      const profile = this.#profileOf(row)
      if (profile < 0) continue
      const other = distinct.get(profile)
      if (other === undefined) distinct.set(profile, row)
      else if (this.#forbiddenWith(row, other) >= 0) return true
    }
    const examples = [...distinct.values()]
    return examples.some((a, i) =>
      examples.slice(0, i).some((b) => this.#forbiddenWith(a, b) >= 0 || this.#contradict(a, b)),
    )
  }

  /** Whether two rows that can be compared say that they are different people. */
  #contradict(a: number, b: number): boolean {
    const compared = this.#attributes.some((attribute, c) => attribute && this.#scorer.level(c, a, b) !== MISSING)
    return compared && this.#scorer.weight(a, b) < this.#threshold
  }

  #isDescribed(row: number): boolean {
    return this.#scorer.comparisons.some(({ column }, c) => this.#attributes[c] && column.cells.data[row] !== NO_VALUE)
  }

  /** Number of the first forbid rule that keeps two rows apart, or −1. */
  #forbiddenWith(a: number, b: number): number {
    return this.#forbids.findIndex((test) => test(a, b))
  }

  /** Rows with equal values in the fields of the forbid rules have one profile; −1: no such value. */
  #profileOf(row: number): number {
    let text = ''
    let known = false
    for (const c of this.#columns) {
      const column = this.#table.columns[c]!
      const cell = column.cells.data[row]!
      known ||= cell !== -1
      text += cell >= -1 ? `${cell}|` : `${column.ids(cell).toSorted().join(',')}|`
    }
    return known ? this.#profiles.intern(text) : -1
  }
}

function fieldsOf(condition: Condition): string[] {
  return condition.kind === 'all' || condition.kind === 'any' ? condition.of.flatMap(fieldsOf) : [condition.field]
}
