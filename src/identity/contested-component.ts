import { Float64Column, Int32Column, Uint8Column } from '../collections/column.ts'
import { compareTexts } from '../collections/compare-texts.ts'
import { groupBy } from '../collections/grouping.ts'
import { sortInSteps } from '../collections/sort-in-steps.ts'
import { finish, type Steps } from '../collections/steps.ts'
import type { Component, Links, Nodes } from '../graph/component.ts'
import type { JudgedPair } from '../graph/settle-judgements.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Contents } from './contents.ts'
import type { Evidence } from './evidence.ts'
import type { Guard } from './guard.ts'
import type { NodeIndex } from './node-index.ts'
import type { PairLinks } from './pair-links.ts'

/** Up to how many nodes it takes longer to ask for their first rows than for their texts. */
const FEW = 64

/** Rows that are gathered in one step. */
const STEP = 2 ** 14

/** A component as a policy sees it, and the rows and nodes of the table behind its numbers. */
interface ContestedComponent {
  readonly component: Component
  /** Rows of the table, by record key. */
  readonly rows: Int32Array
  /** Per row of the component: the first of its rows of the table. */
  readonly firsts: Int32Array
  /** Nodes of the index. */
  readonly nodes: Int32Array
}

/**
 * Puts components into the numbers and the order that a policy takes, one after the other in the same columns.
 *
 * Rows of the table that say the same, and are linked by what they say, are one row to a policy, which goes by the smallest
 * of their keys and the earliest of their times, counts as many times as they are, and was observed at each of their times:
 * a visitor with a thousand clicks is decided like one with a click. Not so those that a person judged, nor those of clean
 * lists, where two rows are two people, or that a rule forbids to be one with their like.
 */
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
  readonly #contents: Contents
  /** Per row of the table that is in the component at hand: its number in it. */
  readonly #place = new Int32Column()
  /** Per row: the first row of the table behind it, the earliest time, how many rows are behind it. */
  readonly #first = new Int32Column()
  readonly #at = new Float64Column()
  readonly #count = new Int32Column()
  /** The times at which rows were observed, by row. */
  readonly #timeStarts = new Int32Column()
  readonly #times = new Float64Column()
  /** Per row: what its content hashes to, and the next row of the same bucket. */
  readonly #hash = new Int32Column()
  readonly #nextAlike = new Int32Column()
  #buckets = new Int32Array(16)
  /** Per row: the node that it was last met at. */
  readonly #metAt = new Int32Column()
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
  /** Per row of the table whose links they have: the first row with them, −1 while no links are gathered; per row: the next one. */
  readonly #firstOfStar = new Int32Column()
  readonly #nextOfStar = new Int32Column()
  readonly #weighed = new Uint8Column()

  constructor(
    table: RecordTable,
    index: NodeIndex,
    evidence: Evidence,
    guard: Guard,
    pairs: PairLinks,
    contents: Contents,
  ) {
    this.#table = table
    this.#index = index
    this.#evidence = evidence
    this.#guard = guard
    this.#pairs = pairs
    this.#contents = contents
    this.#limits = index.types.map((type) => type.limit ?? 0)
    this.#priorities = index.types.map((type) => type.priority)
    this.#decidesLone = table.model.policy !== 'strongest-first'
  }

  /** The component of rows that evidence joins, with its links and judgements; good until the next one is asked for. */
  of(members: Int32Array, same: readonly JudgedPair[], different: readonly JudgedPair[]): ContestedComponent {
    return finish(this.gathering(members, same, different))
  }

  /** The same, in steps. */
  *gathering(
    members: Int32Array,
    same: readonly JudgedPair[],
    different: readonly JudgedPair[],
  ): Steps<ContestedComponent, undefined> {
    // by record key, so that a division does not depend on the order of arrival
    const rows = members.slice()
    yield* sortInSteps(rows, (a, b) => compareTexts(this.#table.keys, a, b))
    yield* this.#gather(rows, same, different)
    yield undefined
    const firsts = this.#first.view
    const nodes = this.#nodesOf(firsts)
    yield undefined
    const links = this.#linksOf(firsts)
    yield undefined
    this.#bare.length = 0
    for (let i = 0; i < firsts.length; i++) {
      this.#bare.push(this.#degree.data[i] === 1 && !this.#guard.isDescribed(firsts[i]!) ? 1 : 0)
    }
    const profiles = yield* this.#guard.profilesOf(firsts)
    const component: Component = {
      size: firsts.length,
      at: this.#at.data,
      count: this.#count.data,
      times: { starts: this.#timeStarts.data, at: this.#times.data },
      nodes,
      links,
      same: this.#inOrder(same),
      different: this.#inOrder(different),
      limits: this.#limits,
      priorities: this.#priorities,
      bare: this.#bare.data,
      ...profiles,
    }
    return { component, rows, firsts, nodes: this.#node.view }
  }

  /** Whether rows that say what `row` says are decided as one, where they are linked and nobody judged them. */
  isOneWithItsLike(row: number): boolean {
    return this.#evidence.lists.of(row) < 0 && !this.#guard.isForbiddenWithItself(row)
  }

  /** Makes rows of the component of those of the table, and tells when they were observed. */
  *#gather(rows: Int32Array, same: readonly JudgedPair[], different: readonly JudgedPair[]): Steps<void, undefined> {
    const judged = new Set<number>()
    for (const pairs of [same, different]) for (const { a, b } of pairs) judged.add(a).add(b)
    const { at } = this.#table
    this.#place.extend(this.#table.size, 0)
    for (const column of [this.#first, this.#at, this.#count, this.#hash, this.#nextAlike]) column.length = 0
    let places = 16
    while (places < 2 * rows.length) places *= 2
    if (this.#buckets.length < places) this.#buckets = new Int32Array(places)
    this.#buckets.fill(-1, 0, places)
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      const hash = this.#contents.hash(row)
      const bucket = (hash ^ (hash >>> 16)) & (places - 1)
      const isAlone = (judged.size > 0 && judged.has(row)) || this.#evidence.lists.of(row) >= 0
      let place = isAlone ? -1 : this.#buckets[bucket]!
      while (place >= 0 && !this.#isRepetition(row, hash, place)) place = this.#nextAlike.data[place]!
      if (place >= 0) {
        this.#at.data[place] = Math.min(this.#at.data[place]!, at.data[row]!)
        this.#count.data[place]!++
      } else {
        place = this.#first.push(row)
        this.#at.push(at.data[row]!)
        this.#count.push(1)
        this.#hash.push(hash)
        this.#nextAlike.push(isAlone ? -1 : this.#buckets[bucket]!)
        if (!isAlone) this.#buckets[bucket] = place
      }
      this.#place.data[row] = place
      if (i % STEP === STEP - 1) yield undefined
    }
    this.#tellTimes(rows)
    for (const column of [this.#degree, this.#metAt]) {
      column.length = 0
      column.extend(this.#first.length, 0)
    }
  }

  /** Whether a row of the table says again what is known of a row of the component. */
  #isRepetition(row: number, hash: number, place: number): boolean {
    if (this.#hash.data[place] !== hash) return false
    const first = this.#first.data[place]!
    if (!this.#contents.areSame(row, first) || !this.isOneWithItsLike(row)) return false
    const { postings } = this.#index
    const { key, start } = postings
    for (let e = start.data[row]!, end = postings.endOf(row); e < end; e++)
      if (this.#evidence.links(key.data[e]!)) return true
    return this.#pairs.links(row, first)
  }

  #tellTimes(rows: Int32Array): void {
    const starts = this.#timeStarts
    starts.length = 0
    // each begins as its end, and moves back as its times are told
    let end = 0
    for (let i = 0; i < this.#first.length; i++) {
      end += this.#count.data[i]!
      starts.push(end)
    }
    starts.push(end)
    this.#times.length = 0
    while (this.#times.length < end) this.#times.push(0)
    for (const row of rows) this.#times.data[--starts.data[this.#place.data[row]!]!] = this.#table.at.data[row]!
  }

  /** Number of a row of the table in the component at hand. */
  placeOf(row: number): number {
    return this.#place.data[row]!
  }

  /** The nodes that may join rows of a component, in canonical order. */
  #nodesOf(rows: Int32Array): Nodes {
    const { postings } = this.#index
    const ids = this.#node
    ids.length = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      for (let e = postings.start.data[row]!, end = postings.endOf(row); e < end; e++) {
        const id = postings.key.data[e]!
        if (!this.#evidence.links(id)) continue
        const isLone = postings.count(id) === 1
        if (isLone && !this.#decidesLone && (this.#limits[this.#index.typeOf(id)] ?? 0) === 0) {
          if (!this.#index.isDerived(id, [row])) this.#degree.data[i]!++
        } else if (isLone || this.#first.data[this.#place.data[postings.rowAt(id, 0)]!] === row) ids.push(id)
      }
    }
    this.#sortNodes()
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

  /**
   * Puts the nodes into canonical order: by type, then by text. Where values go by their first row, and texts matter between
   * those of one row alone, by that before: then most are in their order as they come.
   */
  #sortNodes(): void {
    const { view } = this.#node
    if (this.#decidesLone || view.length <= FEW) {
      view.sort((a, b) => this.#index.compareNodes(a, b))
      return
    }
    const { postings } = this.#index
    const types = Int32Array.from(view, (id) => this.#index.typeOf(id))
    const { starts, items } = groupBy(types, this.#index.types.length + this.#index.blocks.length)
    const ids = view.slice()
    const firsts = Int32Array.from(ids, (id) => {
      let first = this.#place.data[postings.rowAt(id, 0)]!
      for (let i = 1, count = postings.count(id); i < count; i++) {
        first = Math.min(first, this.#place.data[postings.rowAt(id, i)]!)
      }
      return first
    })
    const order = (a: number, b: number): number =>
      firsts[a]! - firsts[b]! || (a === b ? 0 : this.#index.compareNodes(ids[a]!, ids[b]!))
    for (let t = 0; t + 1 < starts.length; t++) {
      const of = items.subarray(starts[t], starts[t + 1])
      if (of.some((a, i) => i > 0 && order(of[i - 1]!, a) > 0)) of.sort(order)
    }
    for (let i = 0; i < items.length; i++) view[i] = ids[items[i]!]!
  }

  #addNode(id: number): void {
    const { postings } = this.#index
    const isBlock = this.#index.isBlock(id)
    const isDerived = !isBlock && this.#index.rank(id) === 1 && this.#index.isDerived(id, this.#index.rowsOf(id))
    this.#type.push(isBlock ? -1 : this.#index.typeOf(id))
    this.#weight.push(this.#evidence.nodeWeight(id))
    this.#derived.push(isDerived ? 1 : 0)
    const start = this.#rows.length
    this.#starts.push(start)
    const met = this.#metAt.data
    // from 1: rows were met nowhere at first
    const node = this.#weight.length
    for (let i = 0, count = postings.count(id); i < count; i++) {
      const row = this.#place.data[postings.rowAt(id, i)]!
      if (met[row] === node) continue
      met[row] = node
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
    this.#gatherStars(rows)
    for (let i = 0; i < rows.length; i++) {
      const centre = this.#pairs.repeats.centreOf(rows[i]!)
      for (let link = this.#pairs.first(centre); link >= 0; link = this.#pairs.nextOf(link, centre)) {
        // those that say the same are one row here, and have the same links; only those that a person judged are several
        const other = this.#pairs.other(link, centre)
        for (let j = this.#firstOfStar.data[other]!; j >= 0; j = this.#nextOfStar.data[j]!) {
          if (i === j) continue
          this.#degree.data[i]!++
          // each once
          if (j < i) continue
          a.push(i)
          b.push(j)
          weight.push(this.#pairs.weightOf(link))
          this.#weighed.push(this.#pairs.isWeighed(link) ? 1 : 0)
        }
      }
    }
    // links lead to rows of the table, too, that are another row here: there, none of an earlier component may be left
    for (const row of rows) this.#firstOfStar.data[this.#pairs.repeats.centreOf(row)] = -1
    return { length: a.length, a: a.data, b: b.data, weight: weight.data, weighed: this.#weighed.data }
  }

  /** Chains the rows of the component that have the links of the same row of the table. */
  #gatherStars(rows: Int32Array): void {
    this.#firstOfStar.extend(this.#table.size, -1)
    this.#nextOfStar.length = 0
    this.#nextOfStar.extend(rows.length, -1)
    for (let i = rows.length - 1; i >= 0; i--) {
      const centre = this.#pairs.repeats.centreOf(rows[i]!)
      this.#nextOfStar.data[i] = this.#firstOfStar.data[centre]!
      this.#firstOfStar.data[centre] = i
    }
  }

  #inOrder(pairs: readonly JudgedPair[]): [number, number][] {
    const place = this.#place.data
    return pairs
      .map(({ a, b }): [number, number] => [Math.min(place[a]!, place[b]!), Math.max(place[a]!, place[b]!)])
      .sort((x, y) => x[0] - y[0] || x[1] - y[1])
  }
}
