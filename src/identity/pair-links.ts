import { finish, type Steps } from '../collections/steps.ts'
import { comparedNodes } from './compared-nodes.ts'
import type { Evidence } from './evidence.ts'
import { LinkChains, type SharedLinks } from './link-chains.ts'
import { LinkFinder } from './link-finder.ts'
import type { NodeIndex } from './node-index.ts'
import type { RangeLinks } from './pair-ranges.ts'
import { PairStream } from './pair-stream.ts'
import type { Repeats } from './repeats.ts'

/** Two rows, the smaller first, that a comparison joins. */
export interface PairLink {
  readonly a: number
  readonly b: number
  /** Number of the link rule that joins them, −1: their match weight. */
  readonly rule: number
  /** Millibits. */
  readonly weight: number
}

/** Links as they stand, for another thread to read. */
export interface SharedPairs {
  readonly links: SharedLinks
  readonly centres: Int32Array
}

const NONE = -1
/** In place of a rule in what is kept of links: the second row repeats the first. */
const REPEATS = -2

/**
 * The pairs of rows that comparison joins, kept from one decision to the next: a pair is weighed when one of its rows
 * changes, or a value it shares is silenced or speaks again, and at no other time. Rows that say the same and are linked by
 * it are a star: its centre has the links of all, and one with itself for those among them; see {@link Repeats}.
 */
export class PairLinks {
  readonly repeats: Repeats
  readonly #index: NodeIndex
  readonly #evidence: Evidence
  readonly #chains = new LinkChains()

  constructor(index: NodeIndex, evidence: Evidence, repeats: Repeats) {
    this.#index = index
    this.#evidence = evidence
    this.repeats = repeats
  }

  /** All of them as they stand, for another thread to read. */
  share(): SharedPairs {
    return { links: this.#chains.share(), centres: this.repeats.share() }
  }

  /** Shows links of another thread. */
  adopt({ links, centres }: SharedPairs): void {
    this.#chains.adopt(links)
    this.repeats.adopt(centres)
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#chains.byteLength + this.repeats.byteLength
  }

  /** Compares all rows with each other, node by node. */
  compareAll(): void {
    finish(this.findingRepeats())
    const pairs = new PairStream(finish(comparedNodes(this.#index, this.#evidence, this.repeats)))
    const finder = new LinkFinder(this.#evidence, pairs)
    while (!finder.pairs.ended) {
      const links = finder.next()
      for (let i = 0; i < links; i++) this.#chains.add(finder.a[i]!, finder.b[i]!, finder.rule, finder.weight[i]!)
    }
  }

  /** Finds the rows that need not be compared, no link being known yet: before all others are. */
  findingRepeats(): Steps<void> {
    return this.repeats.findAll((row, twin) => this.#join(row, twin))
  }

  /** Holds links that were found in a range of the pairs of all rows. */
  addAll({ a, b, rule, weight }: RangeLinks): void {
    for (let i = 0; i < a.length; i++) this.#chains.add(a[i]!, b[i]!, rule[i]!, weight[i]!)
  }

  /** Compares rows that are new or changed with all that share a node with them; what was known of them is dropped. */
  compare(rows: Iterable<number>): void {
    const dirty = Int32Array.from(new Set(rows)).sort()
    for (const row of dirty) this.drop(row)
    const later = new Set(dirty)
    for (const row of dirty) {
      later.delete(row)
      this.compareRow(row, later)
    }
  }

  /**
   * Compares a row of which no link is known with all that share a node with it.
   * @param later rows that will be compared in the same go, this one among others
   */
  compareRow(row: number, later: ReadonlySet<number> = NO_ROWS): void {
    const { postings } = this.#index
    const { key, start } = postings
    const from = start.data[row]!
    const to = postings.endOf(row)
    const twin = this.repeats.find(row, (other) => later.has(other))
    if (twin !== NONE) {
      // to others the two are alike, even where they make no link between them
      if (!this.#join(row, twin)) for (const link of [...this.#chains.of(twin)]) this.#addLike(link, twin, row)
      return
    }
    for (let own = from; own < to; own++) {
      const node = key.data[own]!
      if (!this.#evidence.compares(node)) continue
      for (let i = 0, n = postings.count(node); i < n; i++) {
        const other = postings.rowAt(node, i)
        if (other === row || this.repeats.isRepeat(other) || later.has(other)) continue
        this.#compare(node, row, other)
      }
    }
  }

  /**
   * A node stopped to speak: of the links among its rows those remain that another shared node makes.
   * @returns the rows whose links are others now; for those of a star its centre
   */
  silence(node: number): Set<number> {
    const rows = this.#unrepeated(node)
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
    for (const row of rows) this.#weighStar(row, changed)
    return changed
  }

  /**
   * A node speaks again: the pairs of its rows that no other shared node has brought together are compared.
   * @returns the rows whose links are others now; for those of a star its centre
   */
  speak(node: number): Set<number> {
    const rows = this.#unrepeated(node)
    const changed = new Set<number>()
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < i; j++) {
        const [row, other] = [rows[i]!, rows[j]!]
        if (this.repeats.isRepeat(other)) continue
        this.#compareAnew(row, other, changed)
        if (!this.#hasLink(row, other) || !this.repeats.areAlike(row, other)) continue
        this.#chains.drop(row)
        this.#join(row, other)
        break
      }
    }
    for (const row of rows) this.#weighStar(row, changed)
    return changed
  }

  /** Forgets the links of a row; another one that says the same takes its place in their star. */
  drop(row: number): void {
    if (this.repeats.isCentre(row)) {
      const others = this.repeats.of(row)
      const next = others.at(-1)
      if (next !== undefined) {
        for (const other of others) this.repeats.join(other, next)
        for (const link of this.#chains.of(row)) this.#addLike(link, row, next)
      }
    }
    this.repeats.leave(row)
    this.#chains.drop(row)
  }

  /** Links that join a row to all that comparison joins it to, through the centre of its star where it is in one. */
  *of(row: number): Generator<PairLink> {
    const centre = this.repeats.centreOf(row)
    for (const link of this.#chains.of(centre)) {
      const isOwn = link.a === link.b
      if (centre === row && !isOwn) yield link
      else if (centre !== row && isOwn) yield { ...link, ...inOrder(row, centre) }
    }
  }

  /** The first link that is kept of a row, or −1; of a star the centre has them. */
  first(row: number): number {
    return this.#chains.first(row)
  }

  /** The link of a row after `link`, or −1. */
  nextOf(link: number, row: number): number {
    return this.#chains.nextOf(link, row)
  }

  /** The row that a link of `row` joins it to; itself where it is one of the star around it. */
  other(link: number, row: number): number {
    return this.#chains.other(link, row)
  }

  /** Weight of a link, millibits. */
  weightOf(link: number): number {
    return this.#chains.weightOf(link)
  }

  /** Whether a link is made by the match weight of its rows. */
  isWeighed(link: number): boolean {
    return this.#chains.ruleOf(link) === NONE
  }

  /** Calls `each` with two rows for every link that is kept, and for every row of a star and its centre; in no order, and in steps. */
  *forEach(each: (a: number, b: number) => void): Steps<void> {
    yield* this.#chains.forEach(each)
    this.repeats.forEach(each)
  }

  /** Whether the match weight of two rows makes a link between them. */
  agree(a: number, b: number): boolean {
    return this.#hasLink(a, b, true)
  }

  /** The links between two rows. */
  between(a: number, b: number): PairLink[] {
    const [x, y] = [this.repeats.centreOf(a), this.repeats.centreOf(b)]
    return [...this.#chains.of(x)]
      .filter((link) => (link.a === x ? link.b : link.a) === y)
      .map((link) => ({ ...link, ...inOrder(a, b) }))
  }

  /** Whether there is a link between two rows. */
  links(a: number, b: number): boolean {
    return this.#hasLink(a, b)
  }

  /** The links kept of rows that hold all the links of each other, each once: of a star, those of its centre. */
  *keptOf(rows: Iterable<number>): Generator<PairLink> {
    for (const row of rows) for (const link of this.#chains.of(row)) if (link.a === row) yield link
  }

  /** Calls `each` with every link kept; in no order, and in steps. */
  forEachKept(each: (a: number, b: number, rule: number, weight: number) => void): Steps<void> {
    return this.#chains.forEach(each)
  }

  /** All links: of k rows that say the same k × (k − 1) / 2. */
  *[Symbol.iterator](): Generator<PairLink> {
    const stars = this.repeats.byCentre()
    for (const link of this.#chains) {
      const [as, bs] = [stars.get(link.a) ?? [link.a], stars.get(link.b) ?? [link.b]]
      for (const [i, a] of as.entries()) {
        for (const b of link.a === link.b ? as.slice(i + 1) : bs) yield { ...link, ...inOrder(a, b) }
      }
    }
  }

  /**
   * What {@link load} takes, a function of the rows: the first of each star is its centre. Link by link in ascending order of
   * rows, rule and weight, some thousand rows at a time.
   *
   * @param rows all that are there, in the order that counts
   */
  *image(rows: Int32Array, number: Int32Array): Generator<PairLink[]> {
    const stars = new Map<number, { readonly first: number; readonly others: number[] }>()
    if (this.repeats.any) {
      for (const row of rows) {
        const centre = this.repeats.centreOf(row)
        if (centre === row && !this.repeats.isCentre(row)) continue
        const star = stars.get(centre)
        if (star) star.others.push(row)
        else stars.set(centre, { first: row, others: [] })
      }
    }
    const firstOf = (row: number): number => stars.get(row)?.first ?? row
    for (const row of rows) {
      const centre = this.repeats.centreOf(row)
      const star = stars.get(centre)
      if (star && star.first !== row) continue
      const links: PairLink[] = []
      for (const { a, b, rule, weight } of this.#chains.of(centre)) {
        const other = firstOf(a === centre ? b : a)
        if (a === b ? star && star.others.length > 0 : number[row]! < number[other]!) {
          links.push({ a: row, b: other, rule, weight })
        }
      }
      for (const other of star?.others ?? []) links.push({ a: row, b: other, rule: REPEATS, weight: 0 })
      yield links.sort((x, y) => number[x.b]! - number[y.b]! || x.rule - y.rule || x.weight - y.weight)
    }
  }

  /** Holds links that were known before, without weighing anything. */
  load(links: Iterable<PairLink>): void {
    for (const { a, b, rule, weight } of links) {
      if (rule === REPEATS) this.repeats.join(b, a)
      else this.#chains.add(a, b, rule, weight)
    }
  }

  /** The rows of a node that have their own links. */
  #unrepeated(node: number): number[] {
    return this.#index.rowsOf(node).filter((row) => !this.repeats.isRepeat(row))
  }

  /** Puts a row without links into the star of one that says the same; false where nothing that they say makes a link. */
  #join(row: number, twin: number): boolean {
    if (!this.repeats.isCentre(twin)) {
      this.#compareWithLike(twin)
      if (!this.#chainHolds(twin, twin, false)) return false
    }
    this.repeats.join(row, twin)
    return true
  }

  /** Weighs the link anew that the rows of a star have among them; where it is none any more, they have the same links each. */
  #weighStar(centre: number, changed: Set<number>): void {
    if (!this.repeats.isCentre(centre)) return
    this.#compareAnew(centre, centre, changed)
    if (this.#chainHolds(centre, centre, false)) return
    const others = this.repeats.of(centre)
    const links = [...this.#chains.of(centre)]
    for (const row of [...others, centre]) this.repeats.leave(row)
    for (const row of others) for (const link of links) this.#addLike(link, centre, row)
  }

  /** Gives a row the link that another one has. */
  #addLike({ a, b, rule, weight }: PairLink, one: number, row: number): void {
    const pair = a === b ? { a: row, b: row } : inOrder(row, a === one ? b : a)
    this.#chains.add(pair.a, pair.b, rule, weight)
  }

  #hasLink(a: number, b: number, weighed = false): boolean {
    return a !== b && this.#chainHolds(this.repeats.centreOf(a), this.repeats.centreOf(b), weighed)
  }

  #chainHolds(a: number, b: number, weighed: boolean): boolean {
    for (let link = this.first(a); link !== NONE; link = this.nextOf(link, a)) {
      if (this.other(link, a) === b && (!weighed || this.isWeighed(link))) return true
    }
    return false
  }

  #compareAnew(x: number, y: number, changed: Set<number>): void {
    const before = this.#linksBetween(x, y)
    this.#chains.disconnect(x, y)
    this.#comparePair(x, y)
    if (this.#linksBetween(x, y) !== before) changed.add(x).add(y)
  }

  /** The links kept between two rows as one text, `''` where there are none. */
  #linksBetween(x: number, y: number): string {
    const links: string[] = []
    for (let link = this.first(x); link !== NONE; link = this.nextOf(link, x)) {
      if (this.other(link, x) === y) links.push(`${this.#chains.ruleOf(link)}:${this.weightOf(link)}`)
    }
    return links.length < 2 ? (links[0] ?? '') : links.sort().join()
  }

  #compare(node: number, x: number, y: number): void {
    const rule = this.#evidence.ruleOf(node)
    if (rule < 0 && this.#evidence.weighedBefore(node, x, y)) return
    const { a, b } = inOrder(x, y)
    const weight = this.#evidence.weigh(node, a, b)
    if (weight !== undefined) this.#chains.add(a, b, rule, weight)
  }

  /** Compares a row of which no link is known with its like, through every node that it has. */
  #compareWithLike(row: number): void {
    const { postings } = this.#index
    const { key, start } = postings
    for (let own = start.data[row]!, to = postings.endOf(row); own < to; own++) {
      const node = key.data[own]!
      if (this.#evidence.compares(node)) this.#compare(node, row, row)
    }
  }

  /** Compares two rows of which no link is known through every node that they share. */
  #comparePair(x: number, y: number): void {
    if (x === y) {
      this.#compareWithLike(x)
      return
    }
    const { postings } = this.#index
    const keys = postings.keysOf(y)
    for (const node of postings.keysOf(x)) {
      if (keys.includes(node) && this.#evidence.compares(node)) this.#compare(node, x, y)
    }
  }
}

const NO_ROWS: ReadonlySet<number> = new Set()

function inOrder(x: number, y: number): { a: number; b: number } {
  return x < y ? { a: x, b: y } : { a: y, b: x }
}
