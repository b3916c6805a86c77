import { Int32Column } from '../collections/column.ts'
import type { Steps } from '../collections/steps.ts'
import { totalBytes } from '../collections/total-bytes.ts'
import type { PairLink } from './pair-links.ts'

const NONE = -1

/** Links that are gone through in one step. */
const STEP = 2 ** 16

/** Links as they stand, for another thread to read. */
export interface SharedLinks {
  readonly first: Int32Array
  readonly a: Int32Array
  readonly b: Int32Array
  readonly rule: Int32Array
  readonly weight: Int32Array
  readonly nextOfA: Int32Array
  readonly nextOfB: Int32Array
}

/** Links of rows, each in the chains of its two rows; one of a row with itself stands in its chain once. 24 bytes a link, 4 a row. */
export class LinkChains {
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

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return totalBytes([this.#first, this.#a, this.#b, this.#rule, this.#weight, this.#nextOfA, this.#nextOfB])
  }

  /** All of them as they stand, for another thread to read. */
  share(): SharedLinks {
    return {
      first: this.#first.view,
      a: this.#a.view,
      b: this.#b.view,
      rule: this.#rule.view,
      weight: this.#weight.view,
      nextOfA: this.#nextOfA.view,
      nextOfB: this.#nextOfB.view,
    }
  }

  /** Shows links of another thread. */
  adopt({ first, a, b, rule, weight, nextOfA, nextOfB }: SharedLinks): void {
    this.#first.adopt(first)
    this.#a.adopt(a)
    this.#b.adopt(b)
    this.#rule.adopt(rule)
    this.#weight.adopt(weight)
    this.#nextOfA.adopt(nextOfA)
    this.#nextOfB.adopt(nextOfB)
  }

  /** @param a not greater than `b` */
  add(a: number, b: number, rule: number, weight: number): void {
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
    this.#first.data[a] = link
    if (a === b) return
    this.#nextOfB.data[link] = this.#first.data[b]!
    this.#first.data[b] = link
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

  /** Number of the link rule that makes a link, −1: the match weight of its rows. */
  ruleOf(link: number): number {
    return this.#rule.data[link]!
  }

  /** The links of a row, in no order. */
  *of(row: number): Generator<PairLink> {
    for (let link = this.first(row); link !== NONE; link = this.nextOf(link, row)) yield this.#link(link)
  }

  /** All links, in no order. */
  *[Symbol.iterator](): Generator<PairLink> {
    for (let link = 0; link < this.#a.length; link++) if (this.#a.data[link] !== NONE) yield this.#link(link)
  }

  /** Calls `each` with the rows of every link, its rule and its weight, in no order, some thousand links in a step. */
  *forEach(each: (a: number, b: number, rule: number, weight: number) => void): Steps<void> {
    const [a, b, rule, weight] = [this.#a.view, this.#b.view, this.#rule.view, this.#weight.view]
    for (let link = 0; link < a.length; link++) {
      if (a[link] !== NONE) each(a[link]!, b[link]!, rule[link]!, weight[link]!)
      if (link % STEP === STEP - 1) yield
    }
  }

  /** Takes the links of a row away. */
  drop(row: number): void {
    let link = this.first(row)
    if (link === NONE) return
    this.#first.data[row] = NONE
    while (link !== NONE) {
      const next = this.nextOf(link, row)
      const other = this.other(link, row)
      if (other !== row) this.#unchain(other, link)
      this.#release(link)
      link = next
    }
  }

  /** Takes the links between two rows, or of a row with itself, away. */
  disconnect(x: number, y: number): void {
    let link = this.first(x)
    while (link !== NONE) {
      const next = this.nextOf(link, x)
      if (this.other(link, x) === y) {
        this.#unchain(x, link)
        if (x !== y) this.#unchain(y, link)
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
