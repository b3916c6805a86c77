/** A question to a person, in rows: are these two records one person? */
export interface Doubt {
  /** `pair`: apart, and nearly a link. `entity`: together, and nearly apart. */
  readonly kind: 'pair' | 'entity'
  readonly a: number
  readonly b: number
  /** Millibits that would have to be added or taken for the other decision, 0 or more. */
  readonly margin: number
  /** Doubts of one kind are alike: pairs that agree in the same fields to the same degree, entities that differ in the same. */
  readonly pattern: string
}

/** Doubts of one pattern: how many were met, and those of the least margin, the least first. */
export interface Pattern {
  count: number
  readonly nearest: Doubt[]
}

/** Doubts by pattern; of each pattern the `keep` of the least margin. */
export class Patterns {
  readonly #patterns = new Map<string, Pattern>()
  readonly #keep: number
  readonly #order: (x: Doubt, y: Doubt) => number

  /** @param order of doubts of equal margin, so that one answer is given whatever the order in which they are met */
  constructor(keep: number, order: (x: Doubt, y: Doubt) => number) {
    this.#keep = keep
    this.#order = (x, y) => x.margin - y.margin || order(x, y)
  }

  add(doubt: Doubt): void {
    let pattern = this.#patterns.get(doubt.pattern)
    if (!pattern) {
      pattern = { count: 0, nearest: [] }
      this.#patterns.set(doubt.pattern, pattern)
    }
    pattern.count++
    const { nearest } = pattern
    if (nearest.length === this.#keep && this.#order(nearest.at(-1)!, doubt) <= 0) return
    nearest.splice(this.#placeOf(doubt, nearest), 0, doubt)
    if (nearest.length > this.#keep) nearest.pop()
  }

  /**
   * All that are kept: first the nearest of every pattern, then the second nearest …; in each round those of the least
   * margin first, and of these the rarest patterns.
   */
  inRounds(): Doubt[] {
    const placed = [...this.#patterns.values()].flatMap(({ count, nearest }) =>
      nearest.map((doubt, round) => ({ doubt, round, count })),
    )
    placed.sort((x, y) => {
      return x.round - y.round || x.doubt.margin - y.doubt.margin || x.count - y.count || this.#order(x.doubt, y.doubt)
    })
    return placed.map(({ doubt }) => doubt)
  }

  #placeOf(doubt: Doubt, among: readonly Doubt[]): number {
    const at = among.findIndex((other) => this.#order(doubt, other) < 0)
    return at < 0 ? among.length : at
  }
}
