import { StringPool } from '../collections/string-pool.ts'
import type { Component } from '../graph/component.ts'
import type { Condition } from '../model/rule.ts'
import { type ConditionTest, conditionTest } from '../score/condition-test.ts'
import { MISSING, type Scorer } from '../score/scorer.ts'
import { NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { NodeIndex } from './node-index.ts'

/**
 * Share of the prior that every pair of two groups of records brings to their join. With the whole prior, records that
 * have little to compare would keep apart what others prove; with none, chains of namesakes would grow together.
 * Measured on labelled files with many and with few records a person.
 */
const PRIOR_SHARE = 0.7

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
    this.#limited = index.types.some((type) => type.limit !== undefined)
  }

  /** Whether rows that evidence joins break a limit or a forbid rule, or hold two that contradict each other. */
  contests(rows: readonly number[]): boolean {
    return (this.#limited && this.#exceedsLimit(rows)) || this.#holdsContradiction(rows)
  }

  /** Profiles of rows as a policy needs them, numbered from 0 in this component. */
  profilesOf(rows: readonly number[]): Pick<Component, 'profile' | 'profiles' | 'described' | 'forbids' | 'evidence'> {
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
      forbids: (p, q) => this.#forbiddenWith(example[p]!, example[q]!),
      evidence: (p, q) => this.#evidence(example[p]!, example[q]!),
    }
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
        if (!this.#links(node) || this.#index.isDerived(node, this.#index.rowsOf(node))) continue
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
      examples.slice(0, i).some((b) => this.#forbiddenWith(a, b) >= 0 || this.#evidence(a, b).all < 0),
    )
  }

  /** What two rows say of each other; nothing where no attribute can be compared: people have several identifiers. */
  #evidence(a: number, b: number): { readonly all: number; readonly attributes: number } {
    let attributes = 0
    let identifiers = 0
    let compared = false
    for (let c = 0; c < this.#attributes.length; c++) {
      const millibits = this.#scorer.evidence(c, a, b)
      if (this.#attributes[c]) {
        attributes += millibits
        compared ||= this.#scorer.level(c, a, b) !== MISSING
      } else identifiers += millibits
    }
    if (!compared) return NO_EVIDENCE
    return { all: attributes + identifiers + Math.round(this.#scorer.prior * PRIOR_SHARE), attributes }
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

const NO_EVIDENCE = Object.freeze({ all: 0, attributes: 0 })

function fieldsOf(condition: Condition): string[] {
  return condition.kind === 'all' || condition.kind === 'any' ? condition.of.flatMap(fieldsOf) : [condition.field]
}
