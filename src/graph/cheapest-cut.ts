/** What joins vertices, two or more at once, and what it costs to take it away. */
export interface Bond {
  /** Distinct. */
  readonly members: readonly number[]
  /** A whole number ≥ 0. */
  readonly cost: number
}

/** The vertices in two parts, and what the bonds between them cost. */
export interface Cut {
  readonly cost: number
  /** Per vertex: 1 on the smaller side, 0 on the other. */
  readonly side: Uint8Array
}

/**
 * The cheapest way to take bonds away so that the vertices fall into two parts (global minimum cut). The algorithm of
 * Stoer and Wagner ("A simple min-cut algorithm", 1997) in its form for bonds of several vertices (Klimmek and Wagner,
 * "A simple hypergraph min cut algorithm", 1996): a bond costs once, however it is divided. Of several cuts of one cost
 * the first found. Costs n³ + n · (members of bonds of more than two), and 8 n² bytes.
 *
 * @param n number of vertices, ≥ 2
 */
export function cheapestCut(n: number, bonds: readonly Bond[]): Cut {
  const left = new LeftVertices(n, bonds)
  let cost = Number.POSITIVE_INFINITY
  let best: readonly number[] = []
  while (left.vertices.length > 1) {
    const { last, before, degree } = left.order()
    if (degree < cost) {
      cost = degree
      best = [...left.merged[last]!]
    }
    left.merge(before, last)
  }
  const side = new Uint8Array(n)
  const isSmaller = best.length * 2 <= n
  if (!isSmaller) side.fill(1)
  for (const v of best) side[v] = isSmaller ? 1 : 0
  return { cost, side }
}

/** The vertices that are left while others are merged into them, and the bonds between them. */
class LeftVertices {
  readonly vertices: number[]
  /** Per vertex: those merged into it, itself first. */
  readonly merged: readonly number[][]
  readonly #n: number
  /** What parting two vertices costs by bonds of two, at a · n + b and b · n + a. */
  readonly #pairs: Float64Array
  /** Bonds of more than two. */
  #wide: { members: number[]; readonly cost: number }[] = []
  readonly #pull: Float64Array

  constructor(n: number, bonds: readonly Bond[]) {
    this.#n = n
    this.vertices = Array.from({ length: n }, (_, v) => v)
    this.merged = this.vertices.map((v) => [v])
    this.#pairs = new Float64Array(n * n)
    this.#pull = new Float64Array(n)
    for (const { members, cost } of bonds) this.#add([...members], cost)
  }

  /** Takes the vertices one after the other, always the one that most costs to part from those taken: the last two. */
  order(): { readonly last: number; readonly before: number; readonly degree: number } {
    const pull = this.#pull.fill(0)
    const open = [...this.vertices]
    const touched = new Uint8Array(this.#wide.length)
    const wideOf = this.#wideOfEach()
    let [last, before, degree] = [-1, -1, 0]
    while (open.length > 0) {
      let at = 0
      for (let i = 1; i < open.length; i++) if (pull[open[i]!]! > pull[open[at]!]!) at = i
      const next = open[at]!
      ;[before, last, degree] = [last, next, pull[next]!]
      open.splice(at, 1)
      for (const v of open) pull[v]! += this.#pairs[next * this.#n + v]!
      for (const bond of wideOf.get(next) ?? []) {
        if (touched[bond] === 1) continue
        touched[bond] = 1
        // those that are taken are never looked at again
        for (const v of this.#wide[bond]!.members) pull[v]! += this.#wide[bond]!.cost
      }
    }
    return { last, before, degree }
  }

  /** Makes one vertex of two. */
  merge(into: number, from: number): void {
    this.merged[into]!.push(...this.merged[from]!)
    this.vertices.splice(this.vertices.indexOf(from), 1)
    for (const v of this.vertices) if (v !== into) this.#addPair(into, v, this.#pairs[from * this.#n + v]!)
    const wide = this.#wide
    this.#wide = []
    for (const bond of wide) {
      if (bond.members.includes(from)) bond.members = [...new Set(bond.members.map((v) => (v === from ? into : v)))]
      this.#add(bond.members, bond.cost)
    }
  }

  #add(members: number[], cost: number): void {
    if (members.length > 2) this.#wide.push({ members, cost })
    else if (members.length === 2) this.#addPair(members[0]!, members[1]!, cost)
  }

  #addPair(a: number, b: number, cost: number): void {
    this.#pairs[a * this.#n + b]! += cost
    this.#pairs[b * this.#n + a]! += cost
  }

  #wideOfEach(): ReadonlyMap<number, readonly number[]> {
    const wideOf = new Map<number, number[]>()
    this.#wide.forEach(({ members }, bond) => {
      for (const v of members) {
        const known = wideOf.get(v)
        if (known) known.push(bond)
        else wideOf.set(v, [bond])
      }
    })
    return wideOf
  }
}
