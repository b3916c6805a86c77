import { StringPool } from '../collections/string-pool.ts'
import type { Component } from '../graph/component.ts'
import type { Condition } from '../model/rule.ts'
import { type ConditionTest, conditionTest } from '../score/condition-test.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { NodeIndex } from './node-index.ts'

/** What no entity may break: limits and forbid rules, checked over the rows of one component after the other. */
export class Guard {
  readonly #table: RecordTable
  readonly #index: NodeIndex
  readonly #forbids: readonly ConditionTest[]
  /** Numbers of the columns that forbid rules look at. */
  readonly #columns: readonly number[]
  readonly #links: (node: number) => boolean
  readonly #limited: boolean
  readonly #profiles = new StringPool()
  /** Per node: the component in which it was counted last. */
  #seen = new Int32Array(0)
  #component = 0

  /** @param links whether sharing a node is enough for a link */
  constructor(table: RecordTable, index: NodeIndex, links: (node: number) => boolean) {
    const { forbid } = table.model
    const used = new Set(forbid.flatMap((rule) => fieldsOf(rule.when)))
    this.#table = table
    this.#index = index
    this.#links = links
    this.#forbids = forbid.map((rule) => conditionTest(table, rule.when))
    this.#columns = table.columns.flatMap((column, i) => (used.has(column.name) ? [i] : []))
    this.#limited = index.types.some((type) => type.limit !== undefined)
  }

  /** Whether rows that evidence joins break a limit or a forbid rule. */
  contests(rows: readonly number[]): boolean {
    return (this.#limited && this.#exceedsLimit(rows)) || this.#holdsForbiddenPair(rows)
  }

  /** Profiles of rows as a policy needs them, numbered from 0 in this component. */
  profilesOf(rows: readonly number[]): Pick<Component, 'profile' | 'profiles' | 'forbids'> {
    const number = new Map<number, number>()
    const example: number[] = []
    const profile = Int32Array.from(rows, (row) => {
      const global = this.#profileOf(row)
      if (global < 0) return -1
      if (!number.has(global)) number.set(global, example.push(row) - 1)
      return number.get(global)!
    })
    return { profile, profiles: example.length, forbids: (p, q) => this.#forbiddenWith(example[p]!, example[q]!) }
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

  #holdsForbiddenPair(rows: readonly number[]): boolean {
    if (this.#forbids.length === 0 || rows.length < 2) return false
    const distinct = new Map<number, number>()
    for (const row of rows) {
      const profile = this.#profileOf(row)
      if (profile < 0) continue
      const other = distinct.get(profile)
      if (other === undefined) distinct.set(profile, row)
      else if (this.#forbiddenWith(row, other) >= 0) return true
    }
    const examples = [...distinct.values()]
    return examples.some((a, i) => examples.slice(0, i).some((b) => this.#forbiddenWith(a, b) >= 0))
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
