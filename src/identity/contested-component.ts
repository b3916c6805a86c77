import { Float64Column, Int32Column, Uint8Column } from '../collections/column.ts'
import { compareTexts } from '../collections/compare-texts.ts'
import type { Component, Links, Nodes } from '../graph/component.ts'
import type { JudgedPair } from '../graph/settle-judgements.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Evidence } from './evidence.ts'
import type { Guard } from './guard.ts'
import type { NodeIndex } from './node-index.ts'
import type { PairLinks } from './pair-links.ts'

/** A component as a policy sees it, and the rows and nodes of the table behind its numbers. */
interface ContestedComponent {
  readonly component: Component
  /** Rows of the table, by record key. */
  readonly rows: Int32Array
  /** Nodes of the index. */
  readonly nodes: Int32Array
}

/** Puts components into the numbers and the order that a policy takes, one after the other in the same columns. */
export class ContestedComponents {
  readonly #table: RecordTable
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  readonly #guard: Guard
  readonly #pairs: PairLinks
  readonly #limits: Component['limits']
  readonly #priorities: Component['priorities']
  /** Whether a value that one row alone holds is decided, too: by policies in which rows lose what they observed. */
  readonly #decidesLone: boolean
  /** Per row of the table that is in the component at hand: its number in it. */
  readonly #place = new Int32Column()
  readonly #at = new Float64Column()
  /** Per row: how many values and links it takes part in. */
  readonly #degree = new Int32Column()
  readonly #bare = new Uint8Column()
  /** Per node. */
  readonly #node = new Int32Column()
  readonly #type = new Int32Column()
  readonly #starts = new Int32Column()
  readonly #rows = new Int32Column()
  readonly #weight = new Float64Column()
  readonly #derived = new Uint8Column()
  /** Per link. */
  readonly #linkA = new Int32Column()
  readonly #linkB = new Int32Column()
  readonly #linkWeight = new Int32Column()
  readonly #weighed = new Uint8Column()

  constructor(table: RecordTable, index: NodeIndex, evidence: Evidence, guard: Guard, pairs: PairLinks) {
    this.#table = table
    this.#index = index
    this.#evidence = evidence
    this.#guard = guard
    this.#pairs = pairs
    this.#limits = index.types.map((type) => type.limit ?? 0)
    this.#priorities = index.types.map((type) => type.priority)
    this.#decidesLone = table.model.policy !== 'strongest-first'
  }

  /** The component of rows that evidence joins, with its links and judgements; good until the next one is asked for. */
  of(members: Int32Array, same: readonly JudgedPair[], different: readonly JudgedPair[]): ContestedComponent {
    // by record key, so that a division does not depend on the order of arrival
    const rows = members.slice().sort((a, b) => compareTexts(this.#table.keys, a, b))
    this.#place.extend(this.#table.size, 0)
    this.#at.length = 0
    this.#degree.length = 0
    for (let i = 0; i < rows.length; i++) {
      this.#place.data[rows[i]!] = i
      this.#at.push(this.#table.at.data[rows[i]!]!)
      this.#degree.push(0)
    }
    const nodes = this.#nodesOf(rows)
    const links = this.#linksOf(rows)
    this.#bare.length = 0
    for (let i = 0; i < rows.length; i++) {
      this.#bare.push(this.#degree.data[i] === 1 && !this.#guard.isDescribed(rows[i]!) ? 1 : 0)
    }
    const component: Component = {
      size: rows.length,
      at: this.#at.data,
      nodes,
      links,
      same: this.#inOrder(same),
      different: this.#inOrder(different),
      limits: this.#limits,
      priorities: this.#priorities,
      bare: this.#bare.data,
      ...this.#guard.profilesOf(rows),
    }
    return { component, rows, nodes: this.#node.view }
  }

  /** Number of a row of the table in the component at hand. */
  placeOf(row: number): number {
    return this.#place.data[row]!
  }

  /** The nodes that may join rows of a component, in canonical order. */
  #nodesOf(rows: Int32Array): Nodes {
    const { postings, type } = this.#index
    const ids = this.#node
    ids.length = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      const start = postings.start.data[row]!
      for (let e = start, end = start + postings.length.data[row]!; e < end; e++) {
        const id = postings.key.data[e]!
        if (!this.#evidence.links(id)) continue
        const isLone = postings.count.data[id] === 1
        if (isLone && !this.#decidesLone && (this.#limits[type.data[id]!] ?? 0) === 0) {
          if (!this.#index.isDerived(id, [row])) this.#degree.data[i]!++
        } else if (isLone || postings.rowAt(id, 0) === row) ids.push(id)
      }
    }
    ids.view.sort((a, b) => this.#index.compareNodes(a, b))
    for (const column of [this.#type, this.#starts, this.#rows, this.#weight, this.#derived]) column.length = 0
    for (let n = 0; n < ids.length; n++) this.#addNode(ids.data[n]!)
    this.#starts.push(this.#rows.length)
    return {
      length: ids.length,
      type: this.#type.data,
      starts: this.#starts.data,
      rows: this.#rows.data,
      weight: this.#weight.data,
      derived: this.#derived.data,
    }
  }

  #addNode(id: number): void {
    const { postings } = this.#index
    const isBlock = this.#index.isBlock(id)
    const isDerived = !isBlock && this.#index.rank(id) === 1 && this.#index.isDerived(id, this.#index.rowsOf(id))
    this.#type.push(isBlock ? -1 : this.#index.type.data[id]!)
    this.#weight.push(this.#evidence.nodeWeight(id))
    this.#derived.push(isDerived ? 1 : 0)
    const start = this.#rows.length
    this.#starts.push(start)
    for (let i = 0, count = postings.count.data[id]!; i < count; i++) {
      const row = this.#place.data[postings.rowAt(id, i)]!
      this.#rows.push(row)
      if (!isDerived) this.#degree.data[row]!++
    }
    const { data, length } = this.#rows
    if (length - start > 2) data.subarray(start, length).sort()
    else if (length - start === 2 && data[start]! > data[start + 1]!) {
      const first = data[start + 1]!
      data[start + 1] = data[start]!
      data[start] = first
    }
  }

  /** The links among rows. */
  #linksOf(rows: Int32Array): Links {
    const [a, b, weight] = [this.#linkA, this.#linkB, this.#linkWeight]
    for (const column of [a, b, weight, this.#weighed]) column.length = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      for (let link = this.#pairs.first(row); link >= 0; link = this.#pairs.nextOf(link, row)) {
        const other = this.#pairs.other(link, row)
        this.#degree.data[i]!++
        // each once
        if (other < row) continue
        const j = this.#place.data[other]!
        a.push(Math.min(i, j))
        b.push(Math.max(i, j))
        weight.push(this.#pairs.weightOf(link))
        this.#weighed.push(this.#pairs.isWeighed(link) ? 1 : 0)
      }
    }
    return { length: a.length, a: a.data, b: b.data, weight: weight.data, weighed: this.#weighed.data }
  }

  #inOrder(pairs: readonly JudgedPair[]): [number, number][] {
    const place = this.#place.data
    return pairs
      .map(({ a, b }): [number, number] => [Math.min(place[a]!, place[b]!), Math.max(place[a]!, place[b]!)])
      .sort((x, y) => x[0] - y[0] || x[1] - y[1])
  }
}
