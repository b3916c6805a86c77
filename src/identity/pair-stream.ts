import { type ComparedNodes, NOWHERE } from './compared-nodes.ts'

/** Pairs of rows that share a node. */
export interface PairSource {
  /** Number in the index of the node that the last pair shares. */
  readonly node: number
  /** How many pairs it went through since `seek`, those met before included. */
  readonly seen: number
  readonly ended: boolean
  /** Goes to row `i` of a node; it will end before row `endI` of node `endNode`. */
  seek(node: number, i: number, endNode: number, endI: number): void
  /**
   * Writes the next pairs, the smaller row in `a`, and returns how many: as many as there is room for, or all that are
   * left. Of a node whose pairs a rule compares, they are that node's alone.
   */
  next(a: Int32Array, b: Int32Array): number
}

/**
 * The pairs of rows that share a node, node by node, each weighed pair at the first node that brings it up: a pair met
 * before is known by the nodes of its rows, and no pair is remembered. Pairs of a rule's node come at each of them.
 */
export class PairStream implements PairSource {
  node = -1
  seen = 0
  readonly #nodes: ComparedNodes
  /** The node at hand, and the places of the rows in it that come next: `i`, and `j` < `i`. */
  #node = 0
  #i = 1
  #j = 0
  /** Where it ends: before row `endI` of node `endNode`. */
  #endNode: number
  #endI = 0
  /** The nodes of each row of the node at hand, side by side; and of which node they are. */
  #of = new Int32Array(0)
  #gathered = -1

  constructor(nodes: ComparedNodes) {
    this.#nodes = nodes
    this.#endNode = nodes.node.length
  }

  seek(node: number, i: number, endNode: number, endI: number): void {
    this.#node = node
    this.#i = Math.max(i, 1)
    this.#j = 0
    this.#endNode = endNode
    this.#endI = endI
    this.seen = 0
    this.#gathered = -1
  }

  get ended(): boolean {
    return this.#node > this.#endNode || (this.#node === this.#endNode && this.#i >= this.#endI)
  }

  next(a: Int32Array, b: Int32Array): number {
    let n = 0
    while (n < a.length && !this.ended) {
      const isRule = this.#nodes.type[this.#node]! < 0
      if (isRule && n > 0) break
      this.node = this.#nodes.node[this.#node]!
      n = this.#fill(a, b, n)
      if (isRule && n > 0) break
    }
    return n
  }

  /** Writes pairs of the node at hand behind the first `n`. */
  #fill(a: Int32Array, b: Int32Array, n: number): number {
    const { starts, rows, type, types, several } = this.#nodes
    const node = this.#node
    const start = starts[node]!
    const end = node === this.#endNode ? this.#endI : starts[node + 1]! - start
    const t = type[node]!
    if (t >= 0) this.#gather(start, end)
    const of = this.#of
    const room = a.length
    let i = this.#i
    let j = this.#j
    for (; i < end && n < room; j = 0, i++) {
      const x = rows[start + i]!
      for (; j < i && n < room; j++) {
        this.seen++
        let met = false
        for (let q = 0; q < t && !met; q++) {
          const nodeX = of[i * types + q]!
          const nodeY = of[j * types + q]!
          met = nodeX === nodeY ? nodeX >= 0 : several[q] === 1 && this.#leastShared(nodeX, nodeY) < NONE
        }
        if (met) continue
        if (t >= 0 && several[t] === 1 && this.#leastShared(of[i * types + t]!, of[j * types + t]!) < node) continue
        // the last row of a node stands first
        a[n] = x
        b[n++] = rows[start + j]!
      }
      if (j < i) break
    }
    if (i >= end && node !== this.#endNode) {
      this.#node++
      i = 1
      j = 0
    }
    this.#i = i
    this.#j = j
    return n
  }

  #gather(start: number, size: number): void {
    if (this.#gathered === this.#node) return
    this.#gathered = this.#node
    const { rows, types, of } = this.#nodes
    if (this.#of.length < size * types) this.#of = new Int32Array(2 * size * types)
    for (let i = 0, to = 0; i < size; i++) {
      const from = rows[start + i]! * types
      for (let q = 0; q < types; q++) this.#of[to++] = of[from + q]!
    }
  }

  /** The least node that is one of both rows', each given as one node, NOWHERE or a list; NONE if there is none. */
  #leastShared(x: number, y: number): number {
    if (x === NOWHERE || y === NOWHERE) return NONE
    if (x >= 0 && y >= 0) return x === y ? x : NONE
    const { lists } = this.#nodes
    let i = x >= 0 ? 0 : -2 - x
    let j = y >= 0 ? 0 : -2 - y
    const endX = x >= 0 ? i : i + lists[i]!
    const endY = y >= 0 ? j : j + lists[j]!
    let nodeX = x >= 0 ? x : lists[++i]!
    let nodeY = y >= 0 ? y : lists[++j]!
    while (nodeX !== nodeY) {
      if (nodeX < nodeY) {
        if (i >= endX) return NONE
        nodeX = lists[++i]!
      } else {
        if (j >= endY) return NONE
        nodeY = lists[++j]!
      }
    }
    return nodeX
  }
}

/** Above every node. */
const NONE = 0x7fffffff
