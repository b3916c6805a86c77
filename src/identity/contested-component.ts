import { compareTexts } from '../collections/compare-texts.ts'
import type { Component, Node } from '../graph/component.ts'
import type { JudgedPair } from '../graph/settle-judgements.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Evidence } from './evidence.ts'
import type { Guard } from './guard.ts'
import type { NodeIndex } from './node-index.ts'
import type { PairLink } from './pair-links.ts'

/** A node of a component, with its number in the index. */
export interface NodeOfComponent {
  readonly id: number
  readonly node: Node
}

/** A component as a policy sees it, and the rows and nodes of the table behind its numbers. */
interface ContestedComponent {
  readonly component: Component
  readonly rows: readonly number[]
  readonly nodes: readonly NodeOfComponent[]
}

/** Puts components into the numbers and the order that a policy takes. */
export class ContestedComponents {
  readonly #table: RecordTable
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  readonly #guard: Guard
  readonly #limits: Component['limits']
  readonly #priorities: Component['priorities']

  constructor(table: RecordTable, index: NodeIndex, evidence: Evidence, guard: Guard) {
    this.#table = table
    this.#index = index
    this.#evidence = evidence
    this.#guard = guard
    this.#limits = index.types.map((type) => type.limit ?? 0)
    this.#priorities = index.types.map((type) => type.priority)
  }

  /** The component of rows that evidence joins, with its links and judgements. */
  of(
    members: readonly number[],
    links: readonly PairLink[],
    same: readonly JudgedPair[],
    different: readonly JudgedPair[],
  ): ContestedComponent {
    const rows = this.#inKeyOrder(members)
    const at = new Map(rows.map((row, i) => [row, i]))
    const nodes = this.#nodesOf(rows, at)
    const component: Component = {
      size: rows.length,
      at: Float64Array.from(rows, (row) => this.#table.at.data[row]!),
      nodes: nodes.map(({ node }) => node),
      links: links
        .map(({ a, b, weight }) => ({ a: at.get(a)!, b: at.get(b)!, weight }))
        .map(({ a, b, weight }) => ({ a: Math.min(a, b), b: Math.max(a, b), weight }))
        .sort((x, y) => x.a - y.a || x.b - y.b || y.weight - x.weight),
      same: pairsInOrder(same, at),
      different: pairsInOrder(different, at),
      limits: this.#limits,
      priorities: this.#priorities,
      ...this.#guard.profilesOf(rows),
    }
    return { component, rows, nodes }
  }

  /** Rows by record key, so that a division does not depend on the order of arrival. */
  #inKeyOrder(members: readonly number[]): number[] {
    return [...members].sort((a, b) => compareTexts(this.#table.keys, a, b))
  }

  /** The nodes that may join rows of a component, in canonical order. */
  #nodesOf(rows: readonly number[], at: ReadonlyMap<number, number>): NodeOfComponent[] {
    const ids = new Set<number>()
    for (const row of rows) for (const id of this.#index.postings.keysOf(row)) ids.add(id)
    const type = (id: number): number => this.#index.type.data[id]!
    const of = [...ids]
      .filter((id) => this.#evidence.links(id))
      .map((id) => ({ id, type: type(id), text: this.#index.valueText(id) }))
      .sort((a, b) => a.type - b.type || (a.text < b.text ? -1 : 1))
    return of.map(({ id }) => {
      const holders = this.#index.rowsOf(id)
      return {
        id,
        node: {
          type: this.#index.isBlock(id) ? -1 : type(id),
          rows: Int32Array.from(holders, (row) => at.get(row)!).sort(),
          weight: this.#evidence.nodeWeight(id),
          derived: this.#index.isDerived(id, holders),
        },
      }
    })
  }
}

function pairsInOrder(pairs: readonly JudgedPair[], at: ReadonlyMap<number, number>): [number, number][] {
  return pairs
    .map(({ a, b }): [number, number] => [Math.min(at.get(a)!, at.get(b)!), Math.max(at.get(a)!, at.get(b)!)])
    .sort((x, y) => x[0] - y[0] || x[1] - y[1])
}
