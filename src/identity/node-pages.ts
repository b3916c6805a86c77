import { Int32Column } from '../collections/column.ts'
import { totalBytes } from '../collections/total-bytes.ts'

/** A page: so many values of one type, 2^PAGE_BITS, whose nodes follow each other. */
const PAGE_BITS = 7
const PAGE = 2 ** PAGE_BITS
const NO_PAGE = -1

/** Pages as they stand, for another thread to read. */
export interface SharedPages {
  readonly type: Int32Array
  readonly firstValue: Int32Array
  readonly pages: readonly Int32Array[]
}

/**
 * Values of several types ⇄ their nodes, page by page: so neither way costs memory by node, or a look at anything that is
 * not at hand. The price are nodes of values that were never asked for, which hold nothing.
 */
export class NodePages {
  /** Per page of nodes: the type of its values, and the first of them. */
  readonly #type = new Int32Column()
  readonly #firstValue = new Int32Column()
  /** Per type and page of values: its page of nodes, or NO_PAGE. */
  readonly #pages: readonly Int32Column[]

  constructor(types: number) {
    this.#pages = Array.from({ length: types }, () => new Int32Column(4))
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#firstValue.length << PAGE_BITS
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return totalBytes([this.#type, this.#firstValue, ...this.#pages])
  }

  /** The type of a node. */
  typeOf(node: number): number {
    return this.#type.data[node >> PAGE_BITS]!
  }

  /** The value of a node. */
  valueOf(node: number): number {
    return this.#firstValue.data[node >> PAGE_BITS]! + (node & (PAGE - 1))
  }

  /** The node of a value (≥ 0) of a type; −1 where there is none. */
  find(type: number, value: number): number {
    const pages = this.#pages[type]!
    const at = value >> PAGE_BITS
    const page = at < pages.length ? pages.data[at]! : NO_PAGE
    return page === NO_PAGE ? -1 : (page << PAGE_BITS) | (value & (PAGE - 1))
  }

  /** The node of a value of a type, with a page for it if there is none: the last one then. */
  node(type: number, value: number): number {
    const known = this.find(type, value)
    if (known >= 0) return known
    const pages = this.#pages[type]!
    const at = value >> PAGE_BITS
    pages.extend(at + 1, NO_PAGE)
    this.#type.push(type)
    pages.data[at] = this.#firstValue.push(at << PAGE_BITS)
    return this.find(type, value)
  }

  share(): SharedPages {
    return { type: this.#type.view, firstValue: this.#firstValue.view, pages: this.#pages.map((pages) => pages.view) }
  }

  /** Shows another thread's pages. */
  adopt({ type, firstValue, pages }: SharedPages): void {
    this.#type.adopt(type)
    this.#firstValue.adopt(firstValue)
    for (const [type, of] of pages.entries()) this.#pages[type]!.adopt(of)
  }
}
