import { Int32Column } from '../collections/column.ts'
import { finish } from '../collections/steps.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import { comparedNodes } from './compared-nodes.ts'
import type { Evidence } from './evidence.ts'
import { LinkFinder } from './link-finder.ts'
import type { NodeIndex } from './node-index.ts'
import type { RangeLinks } from './pair-ranges.ts'
import { PairStream } from './pair-stream.ts'

/** Two rows, the smaller first, that a comparison joins. */
export interface PairLink {
  readonly a: number
  readonly b: number
  /** Number of the link rule that joins them, −1: their match weight. */
  readonly rule: number
  /** Millibits. */
  readonly weight: number
}

const NONE = -1

/**
 * The pairs of rows that comparison joins, kept from one decision to the next: a pair is weighed when one of its rows
 * changes, or a value it shares is silenced or speaks again, and at no other time. 24 bytes a link and 4 a row.
 */
export class PairLinks {
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  /** Per row: its first link, or NONE. */
  readonly #first = new Int32Column()
  /** Per link; `#a` is NONE of one that is free. */
  readonly #a = new Int32Column()
  readonly #b = new Int32Column()
  readonly #rule = new Int32Column()
  readonly #weight = new Int32Column()
  /** The next link of row `a` and of row `b`. */
  readonly #nextOfA = new Int32Column()
  readonly #nextOfB = new Int32Column()
  /** First of the links that are free again, chained by `#nextOfA`. */
  #free = NONE

  constructor(index: NodeIndex, evidence: Evidence) {
    this.#index = index
    this.#evidence = evidence
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return totalBytes([this.#first, this.#a, this.#b, this.#rule, this.#weight, this.#nextOfA, this.#nextOfB])
  }

  /** Compares all rows with each other, node by node. */
  compareAll(): void {
    const pairs = new PairStream(finish(comparedNodes(this.#index, this.#evidence)))
    const finder = new LinkFinder(this.#evidence, pairs)
    while (!finder.pairs.ended) {
      const links = finder.next()
      for (let i = 0; i < links; i++) this.#add(finder.a[i]!, finder.b[i]!, finder.rule, finder.weight[i]!)
    }
  }

  /** Holds links that were found in a range of the pairs of all rows. */
  addAll({ a, b, rule, weight }: RangeLinks): void {
    for (let i = 0; i < a.length; i++) this.#add(a[i]!, b[i]!, rule[i]!, weight[i]!)
  }

  /** Compares rows that are new or changed with all that share a node with them; what was known of them is dropped. */
  compare(rows: Iterable<number>): void {
    const dirty = new Set(rows)
    for (const row of dirty) this.drop(row)
    for (const row of dirty) this.compareRow(row, dirty)
  }

  /**
   * Compares a row of which no link is known with all that share a node with it.
   * @param done rows compared in the same go: of two of them only the smaller is compared with the other
   */
  compareRow(row: number, done?: ReadonlySet<number>): void {
    const { postings } = this.#index
    const { key, start, length } = postings
    const from = start.data[row]!
    const to = from + length.data[row]!
    for (let own = from; own < to; own++) {
      const node = key.data[own]!
      if (!this.#evidence.compares(node)) continue
      for (let i = 0, n = postings.count(node); i < n; i++) {
        const other = postings.rowAt(node, i)
        if (other === row || (other < row && done?.has(other))) continue
        this.#compare(node, row, other)
      }
    }
  }

  /**
   * A node stopped to speak: of the links among its rows those remain that another shared node makes.
   * @returns the rows whose links are others now
   */
  silence(node: number): Set<number> {
    const rows = this.#index.rowsOf(node)
    const held = new Set(rows)
    const pairs: [number, number][] = []
    for (const row of rows) {
      for (let link = this.first(row); link !== NONE; link = this.nextOf(link, row)) {
        const other = this.other(link, row)
        if (row < other && held.has(other)) pairs.push([row, other])
      }
    }
    const changed = new Set<number>()
    for (const [a, b] of pairs) this.#compareAnew(a, b, changed)
    return changed
  }

  /**
   * A node speaks again: the pairs of its rows that no other shared node has brought together are compared.
   * @returns the rows whose links are others now
   */
  speak(node: number): Set<number> {
    const rows = this.#index.rowsOf(node)
    const changed = new Set<number>()
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < i; j++) this.#compareAnew(rows[i]!, rows[j]!, changed)
    }
    return changed
  }

  #compareAnew(x: number, y: number, changed: Set<number>): void {
    const before = this.#linksBetween(x, y)
    this.#disconnect(x, y)
    this.#comparePair(x, y)
    if (this.#linksBetween(x, y) !== before) changed.add(x).add(y)
  }

  /** The links between two rows as one text, `''` where there are none. */
  #linksBetween(x: number, y: number): string {
    const links: string[] = []
    for (let link = this.first(x); link !== NONE; link = this.nextOf(link, x)) {
      if (this.other(link, x) === y) links.push(`${this.#rule.data[link]}:${this.#weight.data[link]}`)
    }
    return links.length < 2 ? (links[0] ?? '') : links.sort().join()
  }

  /** Forgets the links of a row. */
  drop(row: number): void {
    if (row >= this.#first.length) return
    let link = this.#first.data[row]!
    this.#first.data[row] = NONE
    while (link !== NONE) {
      const next = this.nextOf(link, row)
      this.#unchain(this.other(link, row), link)
      this.#release(link)
      link = next
    }
  }

  /** The links of a row. */
  *of(row: number): Generator<PairLink> {
    if (row >= this.#first.length) return
    for (let link = this.#first.data[row]!; link !== NONE; link = this.nextOf(link, row)) yield this.#link(link)
  }

  /** The first link of a row, or −1. */
  first(row: number): number {
    return row < this.#first.length ? this.#first.data[row]! : NONE
  }

  /** The link of a row after `link`, or −1. */
  nextOf(link: number, row: number): number {
    return (this.#a.data[link] === row ? this.#nextOfA : this.#nextOfB).data[link]!
  }

  /** The row that a link of `row` joins it to. */
  other(link: number, row: number): number {
    return this.#a.data[link] === row ? this.#b.data[link]! : this.#a.data[link]!
  }

  /** Weight of a link, millibits. */
  weightOf(link: number): number {
    return this.#weight.data[link]!
  }

  /** Whether a link is made by the match weight of its rows. */
  isWeighed(link: number): boolean {
    return this.#rule.data[link] === NONE
  }

  /** Calls `each` with the rows of every link, in no order. */
  forEach(each: (a: number, b: number) => void): void {
    const [a, b] = [this.#a.view, this.#b.view]
    for (let link = 0; link < a.length; link++) if (a[link] !== NONE) each(a[link]!, b[link]!)
  }

  /** Whether the match weight of two rows makes a link between them. */
  agree(a: number, b: number): boolean {
    for (let link = this.first(a); link !== NONE; link = this.nextOf(link, a)) {
      if (this.#rule.data[link] === NONE && this.other(link, a) === b) return true
    }
    return false
  }

  /** Whether there is a link between two rows. */
  links(a: number, b: number): boolean {
    for (let link = this.first(a); link !== NONE; link = this.nextOf(link, a))
      if (this.other(link, a) === b) return true
    return false
  }

  /** The links among rows that hold all the links of each other, each once. */
  *among(rows: Iterable<number>): Generator<PairLink> {
    for (const row of rows) {
      for (let link = this.first(row); link !== NONE; link = this.nextOf(link, row)) {
        if (this.#a.data[link] === row) yield this.#link(link)
      }
    }
  }

  /** Holds links that were known before, without weighing anything. */
  load(links: Iterable<PairLink>): void {
    for (const { a, b, rule, weight } of links) this.#add(a, b, rule, weight)
  }

  /** All links. */
  *[Symbol.iterator](): Generator<PairLink> {
    for (let link = 0; link < this.#a.length; link++) if (this.#a.data[link] !== NONE) yield this.#link(link)
  }

  #compare(node: number, x: number, y: number): void {
    const rule = this.#evidence.ruleOf(node)
    if (rule < 0 && this.#evidence.weighedBefore(node, x, y)) return
    const a = Math.min(x, y)
    const b = Math.max(x, y)
    const weight = this.#evidence.weigh(node, a, b)
    if (weight !== undefined) this.#add(a, b, rule, weight)
  }

  #add(a: number, b: number, rule: number, weight: number): void {
    this.#first.extend(b + 1, NONE)
    let link = this.#free
    if (link === NONE) {
      link = this.#a.length
      for (const column of [this.#a, this.#b, this.#rule, this.#weight, this.#nextOfA, this.#nextOfB]) column.push(NONE)
    } else this.#free = this.#nextOfA.data[link]!
    this.#a.data[link] = a
    this.#b.data[link] = b
    this.#rule.data[link] = rule
    this.#weight.data[link] = weight
    this.#nextOfA.data[link] = this.#first.data[a]!
    this.#nextOfB.data[link] = this.#first.data[b]!
    this.#first.data[a] = link
    this.#first.data[b] = link
  }

  /** Compares two rows of which no link is known, through every node that they share. */
  #comparePair(x: number, y: number): void {
    const { postings } = this.#index
    const keys = postings.keysOf(y)
    for (const node of postings.keysOf(x)) {
      if (keys.includes(node) && this.#evidence.compares(node)) this.#compare(node, x, y)
    }
  }

  /** Forgets the links between two rows. */
  #disconnect(x: number, y: number): void {
    let link = this.first(x)
    while (link !== NONE) {
      const next = this.nextOf(link, x)
      if (this.other(link, x) === y) {
        this.#unchain(x, link)
        this.#unchain(y, link)
        this.#release(link)
      }
      link = next
    }
  }

  #release(link: number): void {
    this.#a.data[link] = NONE
    this.#nextOfA.data[link] = this.#free
    this.#free = link
  }

  #link(link: number): PairLink {
    return {
      a: this.#a.data[link]!,
      b: this.#b.data[link]!,
      rule: this.#rule.data[link]!,
      weight: this.#weight.data[link]!,
    }
  }

  /** Takes a link out of the chain of one of its rows. */
  #unchain(row: number, link: number): void {
    const next = this.nextOf(link, row)
    if (this.#first.data[row] === link) {
      this.#first.data[row] = next
      return
    }
    for (let at = this.#first.data[row]!; at !== NONE; at = this.nextOf(at, row)) {
      if (this.nextOf(at, row) !== link) continue
      const chain = this.#a.data[at] === row ? this.#nextOfA : this.#nextOfB
      chain.data[at] = next
      return
    }
  }
}
