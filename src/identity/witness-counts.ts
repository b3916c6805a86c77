import type { Witness } from './witness.ts'

/** How many rows show each witness value, one map a witness. */
type Counts = readonly Map<number, number>[]

/**
 * How many different witness values stand beside a node. Counted only for nodes on more rows than their cap, which are
 * few, and kept up to date row by row, so that one more row on a busy value costs that row.
 */
export class WitnessCounts {
  readonly #byNode = new Map<number, Counts>()
  /** Per identifier type. */
  readonly #witnesses: readonly (readonly Witness[])[]

  constructor(witnesses: readonly (readonly Witness[])[]) {
    this.#witnesses = witnesses
  }

  /** Whether nothing is counted, so that nothing needs to be told. */
  get isEmpty(): boolean {
    return this.#byNode.size === 0
  }

  /** Whether more than `cap` different values of one witness stand beside a node of `type` whose rows are `rows`. */
  exceeds(node: number, type: number, cap: number, rows: () => Iterable<number>): boolean {
    let counts = this.#byNode.get(node)
    if (!counts) {
      counts = this.#witnesses[type]!.map(() => new Map())
      this.#byNode.set(node, counts)
      for (const row of rows()) this.#count(counts, type, row, 1)
    }
    return counts.some((count) => count.size > cap)
  }

  /** Stops counting a node that is within its cap. */
  drop(node: number): void {
    this.#byNode.delete(node)
  }

  /** Says that `row`, as the table holds it, came to a node (1) or is about to leave it (−1). */
  tell(node: number, type: number, row: number, by: 1 | -1): void {
    const counts = this.#byNode.get(node)
    if (counts) this.#count(counts, type, row, by)
  }

  #count(counts: Counts, type: number, row: number, by: 1 | -1): void {
    this.#witnesses[type]!.forEach((witness, w) => {
      const count = counts[w]!
      witness(row, (value) => {
        const n = (count.get(value) ?? 0) + by
        if (n === 0) count.delete(value)
        else count.set(value, n)
      })
    })
  }
}
