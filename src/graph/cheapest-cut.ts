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
 * the first found. Costs n² + n · (members of all bonds), n times smaller with each phase.
 *
 * @param n number of vertices, ≥ 2
 */
export function cheapestCut(n: number, bonds: readonly Bond[]): Cut {
  /** Per vertex that is left: the vertices merged into it. */
  const merged = Array.from({ length: n }, (_, v) => [v])
  const left = [...merged.keys()]
  let members = bonds.map((bond) => [...bond.members])
  let cost = Number.POSITIVE_INFINITY
  let best: readonly number[] = []
  while (left.length > 1) {
    const { last, before, degree } = phase(left, members, bonds)
    if (degree < cost) {
      cost = degree
      best = [...merged[last]!]
    }
    merged[before]!.push(...merged[last]!)
    left.splice(left.indexOf(last), 1)
    members = members.map((of) => [...new Set(of.map((v) => (v === last ? before : v)))])
  }
  const side = new Uint8Array(n)
  const isSmaller = best.length * 2 <= n
  for (let v = 0; v < n; v++) side[v] = best.includes(v) === isSmaller ? 1 : 0
  return { cost, side }
}

/** Takes the vertices one after the other, always the one that most costs to part from those taken. */
function phase(
  left: readonly number[],
  members: readonly (readonly number[])[],
  bonds: readonly Bond[],
): { readonly last: number; readonly before: number; readonly degree: number } {
  const bondsOf = new Map<number, number[]>(left.map((v) => [v, []]))
  members.forEach((of, bond) => {
    if (of.length > 1) for (const v of of) bondsOf.get(v)!.push(bond)
  })
  const pull = new Map<number, number>(left.map((v) => [v, 0]))
  const touched = new Uint8Array(bonds.length)
  let [last, before, degree] = [-1, -1, 0]
  while (pull.size > 0) {
    let next = -1
    for (const [v, sum] of pull) if (next < 0 || sum > pull.get(next)!) next = v
    ;[before, last, degree] = [last, next, pull.get(next)!]
    pull.delete(next)
    for (const bond of bondsOf.get(next)!) {
      if (touched[bond] === 1) continue
      touched[bond] = 1
      for (const v of members[bond]!) if (pull.has(v)) pull.set(v, pull.get(v)! + bonds[bond]!.cost)
    }
  }
  return { last, before, degree }
}
