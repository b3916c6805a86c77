/**
 * Disjoint sets over 0 … n−1 (Rem's algorithm with splicing, the fastest in Patwary, Blair and Manne,
 * "Experiments on union-find algorithms for the disjoint-set data structure", 2010).
 * One Int32Array; the representative of a set is its smallest element, whatever the order of unions.
 */
export class UnionFind {
  readonly parent: Int32Array
  #sets: number

  /** @throws RangeError when `size` is no whole number from 0 to 2³¹−1 */
  constructor(size: number) {
    if (!Number.isInteger(size) || size < 0 || size > 0x7fffffff) {
      throw new RangeError(`UnionFind: size must be a whole number from 0 to 2147483647, got ${size}`)
    }
    this.parent = new Int32Array(size)
    for (let i = 0; i < size; i++) this.parent[i] = i
    this.#sets = size
  }

  get size(): number {
    return this.parent.length
  }

  /** How many sets there are. */
  get sets(): number {
    return this.#sets
  }

  /** The smallest element of the set of `x`. */
  find(x: number): number {
    const { parent } = this
    let p = parent[this.#inside(x)]!
    while (p !== parent[p]) {
      // halving keeps paths short without a second pass
      parent[x] = parent[p]!
      x = p
      p = parent[p]!
    }
    return p
  }

  /** Joins the sets of `a` and `b`; false if they were one already. */
  union(a: number, b: number): boolean {
    const { parent } = this
    let ra = this.#inside(a)
    let rb = this.#inside(b)
    while (parent[ra] !== parent[rb]) {
      if (parent[ra]! < parent[rb]!) {
        const swap = ra
        ra = rb
        rb = swap
      }
      // ra has the larger parent: a root is joined, anything else is spliced onto the smaller parent and walked up
      const p = parent[ra]!
      parent[ra] = parent[rb]!
      if (p === ra) {
        this.#sets--
        return true
      }
      ra = p
    }
    return false
  }

  /** Whether `a` and `b` are in one set. */
  connected(a: number, b: number): boolean {
    return this.find(a) === this.find(b)
  }

  #inside(x: number): number {
    if ((x | 0) !== x || x < 0 || x >= this.parent.length) {
      throw new RangeError(`UnionFind: element ${x} is no whole number from 0 to ${this.parent.length - 1}`)
    }
    return x
  }
}
