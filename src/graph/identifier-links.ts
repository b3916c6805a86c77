import type { Clusters, Obstacle } from './clusters.ts'
import type { Component, Refusal } from './component.ts'
import type { Observation } from './observations.ts'
import { obstacleAmong } from './obstacle-among.ts'

/** Two elements, the smaller first, that were observed together. */
interface IdentifierLink {
  readonly a: number
  readonly b: number
  /** Sum of the priorities of two identifiers. */
  readonly rank: number
  /** Number of the observation that told it last. */
  stamp: number
}

/**
 * The links of identifiers in force after each observation, and where the rows are. An observation that breaks nothing
 * costs what it holds; one that does costs the clusters it would join.
 */
export class IdentifierLinks {
  readonly #component: Component
  readonly #clusters: Clusters
  /** Pairs of rows that a person judged the same, at each of the two. */
  readonly #judged = new Map<number, number[]>()
  /** The links in force, by their smaller element and the other. */
  readonly #links = new Map<number, Map<number, IdentifierLink>>()
  /** Per row that was observed: its observation, and the number of that. */
  readonly #observed = new Map<number, { readonly observation: Observation; readonly stamp: number }>()
  /** Why a pair of elements that was observed together is not, by the pair. */
  readonly #refused = new Map<number, Obstacle>()
  #stamp = 0

  constructor(component: Component, clusters: Clusters, judged: readonly (readonly [number, number])[]) {
    this.#component = component
    this.#clusters = clusters
    for (const [a, b] of judged) {
      this.#judged.set(a, [...(this.#judged.get(a) ?? []), b])
      this.#judged.set(b, [...(this.#judged.get(b) ?? []), a])
    }
  }

  observe(observation: Observation): void {
    this.#stamp++
    const rows = observation.rows.filter((row) => !this.#isFree(row))
    const elements = observation.nodes.map((node) => this.#component.size + node)
    for (const row of observation.rows) this.#observed.set(row, { observation, stamp: this.#stamp })
    for (const [i, b] of elements.entries()) for (const a of elements.slice(0, i)) this.#stampLink(a, b)
    const [first, ...others] = elements as [number, ...number[]]
    const joins = rows.every((row) => this.#seat(row, first)) && others.every((other) => this.#join(first, other))
    if (!joins) this.#rebuild(new Set([...rows, ...elements].map((element) => this.#clusters.of(element))))
  }

  /** Puts the rows where their most trusted identifier is that nothing could keep from it. */
  seatFreeRows(): void {
    for (const [row, { observation }] of this.#observed) {
      if (this.#isFree(row)) this.#seat(row, this.#component.size + observation.nodes[0]!)
    }
  }

  /** What rows observed and lost again, each identifier with the reason. */
  *refusals(): Generator<Refusal> {
    const { size } = this.#component
    for (const [row, { observation }] of this.#observed) {
      const home = this.#clusters.of(row)
      const seat = observation.nodes.find((node) => !this.#refused.has(this.#pair(row, size + node)))
      for (const node of observation.nodes) {
        const place = this.#clusters.of(size + node)
        if (place === home) continue
        const why =
          this.#refused.get(this.#pair(row, size + node)) ?? this.#refused.get(this.#pair(size + seat!, size + node))!
        yield why.reason === 'limit' ? { ...why, a: row, b: place < size ? place : row, node } : { ...why, node }
      }
    }
  }

  /** Whether nothing is known of a row that could keep it from any other: then it is nowhere until all is decided. */
  #isFree(row: number): boolean {
    return this.#clusters.isUnguarded(row) && !this.#judged.has(row)
  }

  #stampLink(a: number, b: number): void {
    const known = this.#links.get(a)?.get(b)
    if (known) known.stamp = this.#stamp
    else {
      const { size, nodes, priorities } = this.#component
      const rank = priorities[nodes.type[a - size]!]! + priorities[nodes.type[b - size]!]!
      const links = this.#links.get(a) ?? new Map<number, IdentifierLink>()
      this.#links.set(a, links.set(b, { a, b, rank, stamp: this.#stamp }))
    }
  }

  /** Divides clusters that may not all be one. */
  #rebuild(names: ReadonlySet<number>): void {
    const { size } = this.#component
    const elements = [...names].flatMap((name) => this.#clusters.members(name))
    for (const name of names) this.#clusters.dissolve(name)
    for (const row of elements) {
      for (const other of this.#judged.get(row) ?? []) {
        this.#clusters.markJudged(this.#clusters.join(this.#clusters.of(row), this.#clusters.of(other)))
      }
    }
    for (const row of this.#rowsInOrder(elements.filter((element) => element < size))) {
      this.#observed.get(row)!.observation.nodes.some((node) => this.#seat(row, size + node))
    }
    for (const { a, b } of this.#linksInOrder(elements)) if (!this.#join(a, b)) this.#links.get(a)!.delete(b)
  }

  /** Rows that a person joined first, for that outranks a limit; then the newer before the older. */
  #rowsInOrder(rows: readonly number[]): number[] {
    const judged = (row: number): number => (this.#judged.has(row) ? 1 : 0)
    const stamp = (row: number): number => this.#observed.get(row)!.stamp
    return rows
      .filter((row) => this.#observed.has(row))
      .sort((a, b) => judged(b) - judged(a) || stamp(b) - stamp(a) || a - b)
  }

  #linksInOrder(elements: readonly number[]): IdentifierLink[] {
    const isNewest = ({ stamp }: IdentifierLink): number => (stamp === this.#stamp ? 1 : 0)
    return elements
      .flatMap((element) => [...(this.#links.get(element)?.values() ?? [])])
      .sort((x, y) => isNewest(y) - isNewest(x) || x.rank - y.rank || y.stamp - x.stamp || x.a - y.a || x.b - y.b)
  }

  /** Puts a row where one of its identifiers is; false if it may not be there. */
  #seat(row: number, identifier: number): boolean {
    return this.#joinUnless(row, identifier, { own: true })
  }

  /** Joins the clusters of two identifiers; false if they may not be one. */
  #join(a: number, b: number): boolean {
    return this.#joinUnless(a, b, { own: false })
  }

  #joinUnless(a: number, b: number, options: { readonly own: boolean }): boolean {
    const names = [this.#clusters.of(a), this.#clusters.of(b)] as const
    const obstacle =
      names[0] === names[1] ? undefined : obstacleAmong(this.#clusters, names, this.#component.size, options)
    if (obstacle) this.#refused.set(this.#pair(a, b), obstacle)
    else {
      this.#refused.delete(this.#pair(a, b))
      this.#clusters.join(...names)
    }
    return !obstacle
  }

  /** One number for two elements. */
  #pair(a: number, b: number): number {
    return a * (this.#component.size + this.#component.nodes.length) + b
  }
}
